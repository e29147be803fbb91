"""What search engines read of a page: schema.org data of an edition, an event, an athlete."""

from typing import Any

from athletics.models import Athlete, Edition
from athletics.queries.athletes import AthletePage
from athletics.queries.events import EventPage
from athletics.queries.lines import Line

Data = dict[str, Any]


def edition_data(edition: Edition, address: str) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "SportsEvent",
        "name": edition.official_name,
        "sport": "Athletics",
        "startDate": edition.start_date.isoformat(),
        "endDate": edition.end_date.isoformat(),
        "url": address + edition.get_absolute_url(),
        "location": _place(edition),
        "organizer": {"@type": "Organization", "name": edition.championship.organiser},
    }


def event_data(page: EventPage, address: str) -> Data:
    event = page.event
    days = page.days or [event.edition.start_date, event.edition.end_date]
    return {
        "@context": "https://schema.org",
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


def athlete_data(page: AthletePage, address: str) -> Data:
    """Without what is not known; ``birthDate`` only where the source gives day or year."""
    athlete = page.athlete
    data = _person(athlete, address) | {
        "@context": "https://schema.org",
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
    return data


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
