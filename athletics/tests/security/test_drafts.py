"""No public address tells of a draft: pages, tables, feeds, search, sitemaps, suggestions."""

import pytest
from django.test import Client
from django.urls import get_resolver

from athletics.models import Edition, Event
from athletics.services.rebuild import rebuild
from athletics.tests.pages import builders as build

WORLDS = "world-championships"
PUBLIC, DRAFT = f"{WORLDS}/2023-budapest", f"{WORLDS}/2099-atlantis"
#: By name of the address, what to ask for; every name is here, or in NOT_ASKED with its reason.
ADDRESSES = {
    "home": ["/"],
    "championships": ["/championships/"],
    "championship": [f"/championships/{WORLDS}/"],
    "edition": [f"/championships/{PUBLIC}/", f"/championships/{DRAFT}/"],
    "event": [f"/championships/{PUBLIC}/mens-1500m/", f"/championships/{DRAFT}/mens-high-jump/"],
    "event-history": [
        f"/championships/{PUBLIC}/mens-1500m/history/",
        f"/championships/{DRAFT}/mens-high-jump/history/",
    ],
    "event-types": ["/events/"],
    "event-type": ["/events/mens-1500m/", "/events/mens-high-jump/"],
    "upsets": ["/upsets/", "/upsets/?winner=josh-kerr"],
    "upset-method": ["/upsets/method/"],
    "upset": [f"/upsets/{PUBLIC}/mens-1500m/", f"/upsets/{DRAFT}/mens-high-jump/"],
    "athletes": ["/athletes/", "/athletes/?name=kerr"],
    "athlete": ["/athletes/josh-kerr/"],
    "athlete-history": ["/athletes/josh-kerr/history/"],
    "countries": ["/countries/"],
    "country": ["/countries/gbr/"],
    "head-to-heads": ["/head-to-head/"],
    "head-to-head": ["/head-to-head/jake-wightman/josh-kerr/"],
    "records": ["/records/"],
    "championship-records": [f"/records/{WORLDS}/"],
    "record-progression": [
        f"/records/{WORLDS}/mens-1500m/",
        f"/records/{WORLDS}/mens-high-jump/",
    ],
    "upset-feed": ["/feeds/upsets/"],
    "milestone-feed": ["/feeds/milestones/"],
    "milestones": ["/milestones/"],
    "feeds": ["/feeds/"],
    "result-feed": ["/feeds/results/"],
    "correction-feed": ["/feeds/corrections/"],
    "results": ["/results/", "/results/?sort=age", "/results/?discipline=high-jump"],
    "title-holders": ["/results/title-holders/"],
    "search": ["/search/?q=atlantis", "/search/?q=high+jump", "/search/?q=kerr"],
    "on-this-day": ["/on-this-day/"],
    "day": ["/on-this-day/8-23/"],
    "data": ["/data/"],
    "sources": ["/sources/"],
    "sitemaps": ["/sitemap.xml"],
    "sitemap": [
        f"/sitemap-{kind}-0.xml" for kind in ("pages", "editions", "events", "athletes", "clubs")
    ],
    "correction-new": [f"/corrections/new/?page=/championships/{DRAFT}/"],
}
NOT_ASKED = {
    "club": "names athletes, no events but those of claims, see tests of pages",
    "athlete-share": "an image, see its tests among those of the pages",
    "event-share": "an image, see its tests among those of the pages",
    "upset-share": "an image, see its tests among those of the pages",
    "download": "a file made beforehand, see tests of services and pages",
    "correction": "tells what became of a correction only",
}
#: Places, years and marks that stand in the draft alone.
SECRETS = ("atlantis", "Atlantis", "2099", "3:11.11", "2.99")


def everything():
    for addresses in ADDRESSES.values():
        for address in addresses:
            yield address, {}
            if not address.endswith(".xml") and "/feeds/" not in address:
                yield from ((address, {"format": form}) for form in ("csv", "json"))
            if "/search/" in address:
                yield address, {"HX-Request": "true"}


def read(client, address, more):
    if "HX-Request" in more:
        answer = client.get(address, headers=more)
    else:
        answer = client.get(
            address
            + ("&" if "?" in address and more else "?" if more else "")
            + "&".join(f"{name}={value}" for name, value in more.items())
        )
    told = b"".join(answer.streaming_content).decode() if answer.streaming else answer.text
    # What was asked for may be said again.
    for part in (address, DRAFT, "2099 atlantis", "mens high jump", "atlantis", "high jump"):
        told = told.replace(part, "") if part in address.replace("+", " ") else told
    return answer.status_code, told


@pytest.fixture
def with_draft(db):
    kerr, rival = build.athlete("Josh Kerr"), build.athlete("Jake Wightman")
    build.result(build.event(), kerr, 1, "3:29.38", date=build.FINAL_DAY)
    build.result(build.event(), rival, 2, "3:30.00", date=build.FINAL_DAY)
    hidden = build.edition("2099-atlantis", status="draft")
    third = build.athlete("Hidden Person", "KEN")
    for code, mark in (("HJ", "2.99"), ("1500", "3:11.11")):
        event = build.event(hidden, code, status="draft")
        build.result(event, kerr, 1, mark, date=build.FINAL_DAY.replace(year=2099))
        build.result(event, rival, 2, mark, date=build.FINAL_DAY.replace(year=2099))
        build.result(event, third, 3)
    rebuild()


def test_no_public_address_tells_of_a_draft(with_draft):
    leaks = []
    for address, more in everything():
        status, told = read(Client(), address, more)
        found = [secret for secret in SECRETS if secret in told and secret not in address]
        if found:
            leaks.append((address, more, found))
        assert status < 500, address
    assert leaks == []


def test_the_same_addresses_tell_it_once_it_is_public(with_draft):
    Edition.objects.update(status="published")
    Event.objects.update(status="published")
    rebuild()
    told = {
        address
        for address, more in everything()
        if any(secret in read(Client(), address, more)[1] for secret in SECRETS)
    }
    for address in (
        "/",
        f"/championships/{WORLDS}/",
        "/athletes/josh-kerr/",
        "/milestones/",
        f"/records/{WORLDS}/",
        "/sitemap-events-0.xml",
        "/search/?q=atlantis",
    ):
        assert address in told


def test_every_public_address_is_asked():
    names = {
        pattern.name for pattern in get_resolver().url_patterns if getattr(pattern, "name", None)
    }
    assert names == {*ADDRESSES, *NOT_ASKED}
