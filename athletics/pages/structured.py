"""What search engines read of a page: schema.org data of what it is about, and the way to it."""

from typing import Any

from django.urls import reverse

from athletics.models import Athlete, Championship, Club, Country, Edition
from athletics.queries.athletes import AthletePage
from athletics.queries.downloads import Version
from athletics.queries.events import EventPage
from athletics.queries.lines import Line
from athletics.queries.records import ChampionshipRecords, Progression
from athletics.queries.upset_case import CasePage

Data = dict[str, Any]

_CONTEXT = "https://schema.org"
_LICENCE = "https://opendatacommons.org/licenses/odbl/1-0/"
_NAME = "The athletics archive"
_CHAMPIONSHIPS = ("Championships", "/championships/")
_TABLE_KINDS = {"csv": "text/csv", "json": "application/json"}
_DATA_KINDS = {".zip": "application/zip", ".sqlite3": "application/vnd.sqlite3"}


def trail(address: str, *steps: tuple[str, str]) -> Data:
    """The way from the front page: names and paths, the page itself last."""
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address + path}
            for number, (name, path) in enumerate(steps, 1)
        ],
    }


def site_data(address: str) -> Data:
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": _NAME,
        "url": f"{address}/",
        "license": _LICENCE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{address}{reverse('search')}?q={{words}}",
            },
            "query-input": "required name=words",
        },
    }


def archive_data(versions: list[Version], address: str) -> Data:
    """The whole archive as a data set; the files of its newest version where one is built."""
    data = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": _NAME,
        "description": "Results, medals, athletes and upsets of athletics championships since "
        "1896, with the source of each value.",
        "url": address + reverse("data"),
        "license": _LICENCE,
        "isAccessibleForFree": True,
        "temporalCoverage": "1896/..",
        "creator": {"@type": "Organization", "name": _NAME, "url": f"{address}/"},
    }
    if versions:
        newest = versions[0]
        data["version"] = newest.name
        data["dateModified"] = newest.made_at.isoformat()
        data["distribution"] = [
            {
                "@type": "DataDownload",
                "name": file.about,
                "contentUrl": address + reverse("download", args=[newest.name, file.name]),
                "encodingFormat": kind,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in newest.files
            for ending, kind in _DATA_KINDS.items()
            if file.name.endswith(ending)
        ]
    return data


def championship_data(championship: Championship, address: str) -> list[Data]:
    path = championship.get_absolute_url()
    series = {
        "@context": _CONTEXT,
        "@type": "EventSeries",
        "name": championship.name,
        "url": address + path,
        "organizer": {"@type": "Organization", "name": championship.organiser},
    }
    return [series, trail(address, _CHAMPIONSHIPS, (championship.name, path))]


def country_data(country: Country, address: str) -> list[Data]:
    path = country.get_absolute_url()
    team = _team(country.name, address + path) | {"alternateName": country.code}
    return [team, trail(address, ("Countries", reverse("countries")), (country.name, path))]


def club_data(club: Club, address: str) -> list[Data]:
    path = club.get_absolute_url()
    place = {"@type": "Place", "name": club.city or club.country.name}
    team = _team(club.name, address + path) | {"location": place}
    return [team, trail(address, (club.name, path))]


def pair_data(first: Athlete, second: Athlete, address: str) -> list[Data]:
    path = reverse("head-to-head", args=[first.slug, second.slug])
    name = f"{first.name} v {second.name}"
    found = table_data(name, f"{name}: every championship race or contest of both.", path, address)
    found["about"] = [_person(first, address), _person(second, address)]
    return [found, trail(address, ("Head-to-head", reverse("head-to-heads")), (name, path))]


def records_data(page: ChampionshipRecords, address: str) -> list[Data]:
    path = reverse("championship-records", args=[page.championship.pk])
    name = f"Records of the {page.championship.name}"
    about = f"{name}: the best mark of each event, the youngest and oldest champions."
    steps = (("Records", reverse("records")), (page.championship.short_name, path))
    return [table_data(name, about, path, address), trail(address, *steps)]


def progression_data(page: Progression, address: str) -> list[Data]:
    path = reverse("record-progression", args=[page.championship.pk, page.event_slug])
    name = f"{page.name}: record of the {page.championship.name}"
    about = f"{name}, with each mark that beat or equalled all earlier ones."
    steps = (
        ("Records", reverse("records")),
        (
            page.championship.short_name,
            reverse("championship-records", args=[page.championship.pk]),
        ),
        (page.name, path),
    )
    return [table_data(name, about, path, address), trail(address, *steps)]


def table_data(name: str, about: str, path: str, address: str) -> Data:
    """A page whose tables can be taken away, as a data set."""
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": f"{about} From the results that the archive holds, with their sources.",
        "url": address + path,
        "license": _LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": _NAME, "url": f"{address}/"},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{address}{path}?format={form}",
                "encodingFormat": kind,
            }
            for form, kind in _TABLE_KINDS.items()
        ],
    }


def case_data(page: CasePage, address: str) -> list[Data]:
    event, edition = page.event, page.event.edition
    path = reverse("upset", args=[edition.championship_id, edition.slug, event.slug])
    article = {
        "@context": _CONTEXT,
        "@type": "Article",
        "headline": page.title,
        "url": address + path,
        "image": f"{address}{path}share.png",
        "license": _LICENCE,
        "author": {"@type": "Organization", "name": _NAME, "url": f"{address}/"},
        "about": {
            "@type": "SportsEvent",
            "name": str(event),
            "url": address + event.get_absolute_url(),
            "startDate": (page.days[0] if page.days else edition.start_date).isoformat(),
            "location": _place(edition),
        },
    }
    return [article, trail(address, ("Upsets", reverse("upsets")), (event.name, path))]


def edition_data(edition: Edition, address: str) -> list[Data]:
    data = {
        "@context": _CONTEXT,
        "@type": "SportsEvent",
        "name": edition.official_name,
        "sport": "Athletics",
        "startDate": edition.start_date.isoformat(),
        "endDate": edition.end_date.isoformat(),
        "url": address + edition.get_absolute_url(),
        "location": _place(edition),
        "organizer": {"@type": "Organization", "name": edition.championship.organiser},
    }
    return [data, trail(address, *_steps(edition))]


def event_data(page: EventPage, address: str) -> list[Data]:
    event = page.event
    days = page.days or [event.edition.start_date, event.edition.end_date]
    data = {
        "@context": _CONTEXT,
        "@type": "SportsEvent",
        "name": str(event),
        "sport": "Athletics",
        "startDate": days[0].isoformat(),
        "endDate": days[-1].isoformat(),
        "url": address + event.get_absolute_url(),
        "location": _place(event.edition),
        "superEvent": {
            "@type": "SportsEvent",
            "name": event.edition.official_name,
            "url": address + event.edition.get_absolute_url(),
        },
        "competitor": [_competitor(line, address) for line in page.podium],
    }
    here = (event.name, event.get_absolute_url())
    return [data, trail(address, *_steps(event.edition), here)]


def athlete_data(page: AthletePage, address: str) -> list[Data]:
    """Without what is not known; ``birthDate`` only where the source gives day or year."""
    athlete = page.athlete
    data = _person(athlete, address) | {
        "@context": _CONTEXT,
        "givenName": athlete.given_name,
        "familyName": athlete.family_name,
        "gender": "Male" if athlete.sex == "M" else "Female",
        "nationality": {"@type": "Country", "name": athlete.country.name},
    }
    if athlete.born and not athlete.born.about:
        data["birthDate"] = str(athlete.born)
    if athlete.spellings:
        data["alternateName"] = athlete.spellings
    if page.memberships:
        data["affiliation"] = [
            {"@type": "SportsTeam", "name": membership.club.name} for membership in page.memberships
        ]
    here = (athlete.name, athlete.get_absolute_url())
    return [data, trail(address, ("Athletes", reverse("athletes")), here)]


def _steps(edition: Edition) -> list[tuple[str, str]]:
    championship = edition.championship
    return [
        _CHAMPIONSHIPS,
        (championship.name, championship.get_absolute_url()),
        (edition.name, edition.get_absolute_url()),
    ]


def _team(name: str, url: str) -> Data:
    return {
        "@context": _CONTEXT,
        "@type": "SportsTeam",
        "name": name,
        "sport": "Athletics",
        "url": url,
    }


def _person(athlete: Athlete, address: str) -> Data:
    return {
        "@type": "Person",
        "name": athlete.name,
        "url": address + athlete.get_absolute_url(),
    }


def _competitor(line: Line, address: str) -> Data:
    result = line.result
    if result.athlete:
        return _person(result.athlete, address)
    return {"@type": "SportsTeam", "name": f"{result.country.name} {result.team}".strip()}


def _place(edition: Edition) -> Data:
    return {
        "@type": "Place",
        "name": edition.venue or edition.city,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": edition.city,
            "addressCountry": edition.country.iso2 or edition.country.name,
        },
    }
