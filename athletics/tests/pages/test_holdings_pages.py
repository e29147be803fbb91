"""The front page, a day of the year, what is held, sources, and what robots read."""

import datetime as dt
import re

import pytest
import time_machine

from athletics.models import Edition, Milestone
from athletics.pages import holdings
from athletics.pages.sitemaps import RUN
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_ids")]


@pytest.fixture
def won():
    """The 1500 m of Budapest, won on 23 August 2023 by somebody born on that day."""
    run = build.event()
    build.result(run, build.athlete(born="1997-08-23"), 1, "3:29.38", date=build.FINAL_DAY)
    rebuild()
    return run


def locations(response):
    return re.findall(r"<loc>http://testserver(.*?)</loc>", response.content.decode())


@time_machine.travel(dt.datetime(2024, 8, 23, 12, tzinfo=dt.UTC))
def test_the_front_page_counts_and_names_the_champions_of_the_day(won, read):
    page = read("/")
    counts = {text(one.dt): text(one.dd) for one in page.select("dl.counts div")}
    assert counts["results"] == counts["athletes"] == counts["events"] == counts["medals"] == "1"
    assert "World Championships, 19 to 27 August 2023" in text(page.main)
    assert "2023: Josh Kerr GBR Men's 1500 m" in text(page.main)


@pytest.mark.parametrize("most", [60, 8, 7])
@time_machine.travel(dt.datetime(2007, 8, 23, 12, tzinfo=dt.UTC))
def test_of_many_champions_of_the_day_the_front_page_shows_six_and_tells_how_many(
    read, monkeypatch, most
):
    """That of ten years ago too, however few of the finals are read."""
    monkeypatch.setattr(holdings, "READ_ON_FRONT", most)
    for year in range(1990, 1998):
        run = build.event(build.edition(f"{year}-c{year}"))
        build.result(run, build.athlete(f"Winner W{year}"), 1, date=dt.date(year, 8, 23))
    rebuild()
    Milestone.objects.all().delete()  # which would tell it in their own words
    page = read("/")
    shown = [text(one) for one in page.select("h2 + ul.said li") if "Winner" in text(one)]
    assert [line[:4] for line in shown] == ["1997", "1996", "1995", "1994", "1993", "1992"]
    assert "All 8 finals of the day" in text(page.main)
    told = [text(one) for one in page.select("h3 + ul.said li")]
    assert [line.split(":")[0] for line in told] == ["10 years ago"]
    assert "Winner W1997" in told[0]


@time_machine.travel(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
def test_a_day_without_finals_says_so_on_the_front_page(won, read):
    assert "No final that the archive dates was won on this day." in text(read("/").main)


def test_an_empty_archive_has_a_front_page(read):
    page = read("/")
    assert {text(one.dd) for one in page.select("dl.counts div")} == {"0"}
    assert "No edition is held yet." in text(page.main)


def test_a_day_tells_who_won_and_which_medallists_were_born(won, read):
    build.athlete("Never Won", born="1990-08-23")
    page = read("/on-this-day/8-23/")
    assert text(page.h1) == "23 August"
    assert [text(one) for one in page.select("ul.list li")] == ["Josh Kerr GBR, 1997"]
    assert len(page.select("ul.said li")) == 1
    assert [one["href"] for one in page.select(".turn a")] == [
        "/on-this-day/8-22/",
        "/on-this-day/8-24/",
    ]


def test_the_leap_day_and_the_turn_of_the_year(read):
    assert text(read("/on-this-day/2-29/").h1) == "29 February"
    turns = [one["href"] for one in read("/on-this-day/1-1/").select(".turn a")]
    assert turns == ["/on-this-day/12-31/", "/on-this-day/1-2/"]


@time_machine.travel(dt.datetime(2024, 2, 29, tzinfo=dt.UTC))
def test_today_may_be_the_leap_day(read):
    assert text(read("/on-this-day/").h1) == "29 February"
    assert read("/")


def test_heats_and_second_places_are_no_finals_won(read):
    run = build.event()
    build.result(run, build.athlete("Second One"), 2, date=build.FINAL_DAY)
    build.result(build.unit(run, "heat", "1"), build.athlete(), 1, date=build.FINAL_DAY)
    assert not read("/on-this-day/8-23/").select("ul.said")


def test_what_is_held_and_missing_by_edition(read):
    run = build.event(field=1, field_sources=make.source_set())
    build.result(run, build.athlete(), 1)
    jump = build.event(code="HJ")
    build.result(jump, build.athlete("Six Jumper"), 6)
    build.result(build.unit(jump, "unknown"), build.athlete("Lost Row"), status="TOOKPART")
    build.result(build.event(code="4x100"), "USA", 1)
    rebuild()
    page = read("/data/")
    held = rows(table(page, "Coverage of the World Championships"))
    assert held == [["Budapest 2023", "3", "1", "4", "4", "8", "1"]]
    assert (
        "World Championships: relay medals not attributed for 1 edition with a relay or team "
        "medal whose runners are not all held (Budapest 2023)."
    ) in [text(one) for one in page.select("ul.said li")]


def test_every_source_with_its_licence_and_the_results_that_name_it(read):
    make.source("lists", title="The lists", publisher="Somebody", licence="ODbL")
    run = build.event()
    build.result(run, build.athlete("One Runner"), 1, sources="lists;recall")
    build.result(run, build.athlete("Two Runner"), 2, sources="lists")
    page = read("/sources/")
    held = {row[0]: row[1:4] for row in rows(page.select_one("table"))}
    assert held["The lists lists"] == ["Somebody", "ODbL", "2"]
    assert held["recall recall"] == ["", "", "1"]
    assert page.select_one("tr#lists")


def test_robots_are_led_to_the_sitemap_and_away_from_the_desk(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.text == (
        "User-agent: *\nDisallow: /admin/\nSitemap: http://testserver/sitemap.xml\n"
    )


def test_the_sitemap_names_each_file_that_holds_something(client, won):
    assert locations(client.get("/sitemap.xml")) == [
        "/sitemap-pages-0.xml",
        "/sitemap-editions-0.xml",
        "/sitemap-events-0.xml",
        "/sitemap-athletes-0.xml",
    ]


def test_a_sitemap_file_is_a_run_of_row_ids(client):
    build.athlete("First One", pk=RUN - 1)
    build.athlete("Second One", pk=RUN)
    build.athlete("Third One", pk=3 * RUN)
    files = [one for one in locations(client.get("/sitemap.xml")) if "athletes" in one]
    assert files == [f"/sitemap-athletes-{run}.xml" for run in (0, 1, 3)]
    assert [locations(client.get(one)) for one in files] == [
        ["/athletes/first-one/"],
        ["/athletes/second-one/"],
        ["/athletes/third-one/"],
    ]


def test_every_address_of_the_sitemap_is_there(client, won):
    make.club()
    build.edition("2022-eugene")
    addresses = [
        address
        for file in locations(client.get("/sitemap.xml"))
        for address in locations(client.get(file))
    ]
    assert {client.get(address).status_code for address in addresses} == {200}
    assert {
        *("/", "/sources/", "/events/mens-1500m/", "/countries/gbr/", "/clubs/edinburgh-ac/"),
        *("/championships/world-championships/", won.get_absolute_url()),
        *("/championships/world-championships/2022-eugene/", "/athletes/josh-kerr/"),
    } <= set(addresses)
    assert len(addresses) == len(set(addresses))


def test_the_site_has_one_address_where_one_is_set(client, won, settings):
    settings.SITE_ADDRESS = "https://archive.example"
    assert b"<loc>https://archive.example/sitemap-pages-0.xml" in client.get("/sitemap.xml").content
    page = client.get(won.get_absolute_url()).content.decode()
    assert f'<link rel="canonical" href="https://archive.example{won.get_absolute_url()}">' in page


def test_the_favicon_of_old_browsers_leads_to_the_drawing(client):
    assert client.get("/favicon.ico")["Location"] == "/static/img/favicon.svg"


def test_a_start_before_the_year_of_the_name(read):
    """Tokyo 2020 was held in 2021: days tell the truth, the name keeps its year."""
    build.edition(
        slug="2020-tokyo",
        of="olympic-games",
        start_date=dt.date(2021, 7, 30),
        end_date=dt.date(2021, 8, 8),
    )
    assert Edition.objects.get().name == "Tokyo 2020"
    page = read("/championships/olympic-games/2020-tokyo/")
    assert "30 July to 8 August 2021" in text(page.select_one("p.line"))
