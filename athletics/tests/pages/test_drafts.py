"""Drafts are for staff: nobody else can tell from any page that they are there."""

import datetime as dt

import pytest
from django.apps import apps
from django.test import Client

from athletics.models import Athlete, Edition, Event
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import reader, rows, table, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_ids")]

BUDAPEST = "/championships/world-championships/2023-budapest/"
ATLANTIS = "/championships/world-championships/2031-atlantis/"
PUBLIC = (
    *("/", "/championships/", "/championships/world-championships/", BUDAPEST),
    *(f"{BUDAPEST}?sex=W", f"{BUDAPEST}?group=jumps", f"{BUDAPEST}mens-1500m/"),
    *("/events/", "/events/mens-1500m/", "/events/womens-1500m/", "/events/mens-4x100m-relay/"),
    *("/athletes/", "/athletes/josh-kerr/", "/athletes/jake-wightman/"),
    *("/athletes/?medal=any", "/athletes/?medal=S", "/athletes/?decade=2030"),
    *("/athletes/?country=KEN", "/athletes/?discipline=high-jump"),
    "/athletes/?discipline=4x100m-relay",
    *("/countries/", "/countries/gbr/", "/countries/ken/", "/clubs/edinburgh-ac/"),
    *("/on-this-day/8-23/", "/on-this-day/8-24/", "/data/", "/sources/"),
    *("/milestones/", "/milestones/?athlete=josh-kerr", "/feeds/milestones/"),
    *("/sitemap.xml", "/sitemap-pages-0.xml", "/sitemap-editions-0.xml", "/sitemap-events-0.xml"),
    *("/athletes/josh-kerr/share.png", f"{BUDAPEST}mens-1500m/share.png"),
    f"{BUDAPEST}womens-1500m/share.png",
    *("/head-to-head/", "/head-to-head/?first=j&second=wightman"),
    *("/head-to-head/jake-wightman/josh-kerr/", "/records/", "/records/world-championships/"),
    "/records/world-championships/?country=GBR",
    *(f"/records/world-championships/{event}/" for event in ("mens-1500m", "mens-high-jump")),
    *(f"{BUDAPEST}mens-high-jump/", f"{BUDAPEST}womens-1500m/", ATLANTIS),
    *(f"{ATLANTIS}mens-1500m/", f"{ATLANTIS}mens-4x100m-relay/"),
    *("/championships/world-championships/2031-old/", f"{BUDAPEST}nothing/"),
)


@pytest.fixture
def published():
    kerr, wightman = build.athlete(), build.athlete("Jake Wightman", born="1994-08-24")
    run = build.event()
    build.result(run, kerr, 1, "3:29.38", date=build.FINAL_DAY)
    build.result(run, wightman, 4, "3:30.00")
    make.membership(athlete=kerr, club=make.club())
    make.country("KEN")
    make.source("agency")
    for code in ("HJ", "4x100"):
        build.discipline(code)
    rebuild()


@pytest.fixture
def draft_of():
    """Makes drafts of everything about those whom the published record names."""

    def draft():
        kerr, wightman = Athlete.objects.order_by("pk")
        edition = build.edition("2031-atlantis", status="draft")
        jump = build.event(Edition.objects.get(slug="2023-budapest"), "HJ", status="draft")
        for event, day in (
            (jump, dt.date(2023, 8, 24)),
            (build.event(jump.edition, sex="W", status="draft"), dt.date(2023, 8, 23)),
            (build.event(edition), dt.date(2031, 8, 23)),
        ):
            mark = "2.40" if event == jump else "3:20.00"
            build.result(event, kerr, 1, mark, date=day)
            build.result(event, wightman, 2, mark, nation="KEN")
            make.quote(athlete=kerr, event=event)
            make.absence(event=event, athlete=wightman)
            build.claim(event=event, kind="judgement", subject="club")
            build.claim(result=event.units.get().results.first())
        build.season_line(edition, kerr, 1)
        relay = build.event(edition, "4x100")
        build.result(relay, "KEN", 1)
        make.team_member(event=relay, athlete=kerr, country=make.country("KEN"))
        build.result(build.event(jump.edition, "4x100", status="draft"), "GBR", 1)
        make.redirect("championships/world-championships/2031-old", edition=edition)
        rebuild()

    return draft


@pytest.mark.parametrize("who", ["visitor", "account"])
def test_a_draft_changes_no_page(published, draft_of, account, who):
    client = account if who == "account" else Client()
    before = [(client.get(address).status_code, client.get(address).content) for address in PUBLIC]
    draft_of()
    after = [(client.get(address).status_code, client.get(address).content) for address in PUBLIC]
    changed = [
        address for address, old, new in zip(PUBLIC, before, after, strict=True) if old != new
    ]
    assert changed == []


def test_the_pages_of_drafts_are_missing_for_all_but_staff(published, draft_of, account):
    draft_of()
    hidden = [ATLANTIS, f"{ATLANTIS}mens-1500m/", f"{BUDAPEST}mens-high-jump/"]
    for client in (Client(), account):
        assert [client.get(address).status_code for address in hidden] == [404, 404, 404]


def test_staff_see_drafts_with_a_notice(published, draft_of, staff):
    draft_of()
    read = reader(staff)
    for address in (ATLANTIS, f"{ATLANTIS}mens-1500m/", f"{BUDAPEST}mens-high-jump/"):
        assert "Draft. Only staff see this page." in text(read(address).main)
    assert "Draft." not in read(BUDAPEST).main.text
    assert "Men's high jump" in read(BUDAPEST).main.text
    assert "Atlantis 2031" in read("/").main.text
    assert "Atlantis 2031" in read("/athletes/josh-kerr/").main.text
    assert [row[0] for row in rows(table(read("/championships/world-championships/"), ""))] == [
        "Atlantis 2031",
        "Budapest 2023",
    ]
    moved = staff.get("/championships/world-championships/2031-old/")
    assert moved["Location"] == ATLANTIS


def test_a_draft_is_not_in_the_sitemap_even_for_staff(published, draft_of, staff):
    draft_of()
    for kind in ("pages", "editions", "events"):
        found = staff.get(f"/sitemap-{kind}-0.xml").text
        assert "atlantis" not in found
        assert "high-jump" not in found


def test_publishing_shows_everything(published, draft_of, client):
    draft_of()
    Edition.objects.update(status="published")
    Event.objects.update(status="published")
    assert {client.get(address).status_code for address in PUBLIC} == {200, 301, 404}
    assert client.get(f"{BUDAPEST}mens-high-jump/").status_code == 200
    assert "Atlantis 2031" in client.get("/").text


@pytest.mark.parametrize(
    ("address", "model"),
    [
        (BUDAPEST, "edition"),
        (f"{BUDAPEST}mens-1500m/", "event"),
        ("/athletes/josh-kerr/", "athlete"),
        ("/countries/gbr/", "country"),
        ("/clubs/edinburgh-ac/", "club"),
    ],
)
def test_links_to_the_desk_are_for_staff(published, staff, account, address, model):
    links = [one["href"] for one in reader(staff)(address).select("a.edit")]
    pk = apps.get_model("athletics", model).objects.first().pk
    assert links == [f"/admin/athletics/{model}/{pk}/change/"]
    for client in (Client(), account):
        assert "/admin/" not in client.get(address).text
