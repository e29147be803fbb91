import datetime as dt

import pytest

from athletics.models import Edition, Status
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.conftest import rows, table, text

PAIR = "/head-to-head/jake-wightman/josh-kerr/"
CAPTION = "Every race or contest in which both took part"


@pytest.fixture
def two(db):
    return build.athlete("Jake Wightman"), build.athlete("Josh Kerr")


def meet(two, slug, first, second, phase="final", **more):
    """``first`` and ``second`` are fields of the results of both."""
    event = build.event(build.edition(slug), **more)
    where = build.unit(event, phase, "" if phase == "final" else "1")
    for athlete, fields in zip(two, (first, second), strict=True):
        build.result(where, athlete, **fields)
    return event


def won(mark="3:29.38"):
    return {"place": 1, "mark": mark}


def second(mark="3:29.65"):
    return {"place": 2, "mark": mark}


def scores(page):
    return [text(one) for one in page.select("dl.counts dd")]


def test_meetings_newest_first_with_places_marks_and_margin(two, read):
    meet(two, "2022-eugene", won(), second(), phase="heat")
    meet(two, "2022-eugene", won("3:29.23"), {"status": "DNF"})
    event = meet(two, "2023-budapest", second(), won())
    build.unit(event).results.update(date=dt.date(2023, 8, 23))
    page = read(PAIR)
    world = "World Championships"
    assert rows(table(page, CAPTION)) == [
        [
            f"Men's 1500 m, Budapest 2023 {world}, final",
            *("23 August 2023", "2nd 3:29.65", "1st 3:29.38", "Josh Kerr by 0.27"),
        ],
        [
            f"Men's 1500 m, Eugene 2022 {world}, final",
            *("", "1st 3:29.23", "DNF", "Jake Wightman"),
        ],
        [
            f"Men's 1500 m, Eugene 2022 {world}, heat 1",
            *("", "1st 3:29.38", "2nd 3:29.65", "Jake Wightman by 0.27"),
        ],
    ]
    assert scores(page) == ["1–1", "2–1", "3"]


def test_an_unknown_outcome_is_shown_and_not_scored(two, read):
    meet(two, "2022-eugene", won(), {"status": "TOOKPART"})
    meet(two, "2023-budapest", {"place": 1}, {"place": 1})
    page = read(PAIR)
    assert [row[-1] for row in rows(table(page, CAPTION))] == ["level", "not known"]
    assert scores(page) == ["0–0", "0–0", "2"]
    words = text(page.main)
    assert (
        "they shared the place in 1; who was ahead is not known in 1, which is not scored" in words
    )


def test_other_races_of_the_same_event_stand_apart_and_are_not_scored(two, read):
    event = build.event()
    build.result(build.unit(event, "heat", "1"), two[0], 1, "3:35.00")
    build.result(build.unit(event, "semifinal", "1"), two[0], 9, "3:36.00")
    build.result(build.unit(event, "heat", "2"), two[1], 2, "3:34.00")
    unknown = build.event(build.edition("2019-doha"))
    for athlete in two:
        build.result(build.unit(unknown, "unknown"), athlete, status="TOOKPART")
    page = read(PAIR)
    assert not page.select("dl.counts")
    assert "No meeting held." in text(page.main)
    assert rows(table(page, "Events both contested")) == [
        [
            "Men's 1500 m, Budapest 2023 World Championships",
            *("semifinal 1 9th 3:36.00", "heat 2 2nd 3:34.00"),
        ],
        ["Men's 1500 m, Doha 2019 World Championships", "took part", "took part"],
    ]


def test_who_did_not_start_and_legs_of_a_combined_event_make_no_meeting(two, read):
    meet(two, "2022-eugene", won(), {"status": "DNS"})
    decathlon = build.event(code="DEC")
    for athlete in two:
        build.result(build.unit(decathlon, "combined", component="LJ"), athlete, 1, "7.00")
    build.result(decathlon, two[0], 1, "9000")
    build.result(decathlon, two[1], 2, "8900")
    assert [row[-1] for row in rows(table(read(PAIR), CAPTION))] == ["Jake Wightman by 100"]


def test_the_favoured_on_the_firmest_basis_that_both_have(two, read):
    event = meet(two, "2023-budapest", won(), second())
    assert "Favoured" not in text(read(PAIR).main)
    make.forecast(event=event, athlete=two[0], basis="odds", position=1)
    for athlete, position in zip(two, (2, 1), strict=True):
        make.forecast(event=event, athlete=athlete, basis="model", position=position)
    for athlete, position in zip(two, (1, 2), strict=True):
        make.forecast(event=event, athlete=athlete, basis="season", position=position)
    assert rows(table(read(PAIR), CAPTION))[0][-1] == "Josh Kerr model"


def test_a_chart_with_its_figures(two, read):
    for year in (2019, 2021, 2022):
        meet(two, f"{year}-city", won(), second())
    meet(two, "2023-budapest", second(), won())
    page = read(PAIR)
    (drawing,) = page.select("svg.chart")
    assert text(drawing.desc) == "4 scored meetings. After the last, Jake Wightman leads by 2."
    assert len(drawing.select("circle.final")) == 4
    assert not page.select("[style]")
    figures = rows(table(page, "Running balance"))
    assert [row[1:] for row in figures] == [
        ["Jake Wightman", "Wightman +1"],
        ["Jake Wightman", "Wightman +2"],
        ["Jake Wightman", "Wightman +3"],
        ["Josh Kerr", "Wightman +2"],
    ]


def test_the_other_order_an_old_address_the_same_athlete_and_nobody(two, client):
    make.redirect("athletes/j-kerr", athlete=two[1])
    moved = {
        "/head-to-head/josh-kerr/jake-wightman/?format=csv": f"{PAIR}?format=csv",
        "/head-to-head/j-kerr/jake-wightman/": PAIR,
    }
    for address, target in moved.items():
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, target)
    for address, words in {
        "/head-to-head/josh-kerr/josh-kerr/": "Josh Kerr stands on both sides",
        "/head-to-head/josh-kerr/nobody/": "There is no athlete “nobody” here",
    }.items():
        response = client.get(address)
        assert response.status_code == 404
        assert words in response.content.decode()


def test_drafts_are_for_staff(two, read, staff, client):
    meet(two, "2023-budapest", won(), second())
    rebuild()
    Edition.objects.update(status=Status.DRAFT)
    assert "No meeting held." in text(read(PAIR).main)
    assert "No meeting held." not in staff.get(PAIR).content.decode()
    assert not read("/athletes/josh-kerr/").select("#rivals")
    assert '<h2 id="rivals"' in staff.get("/athletes/josh-kerr/").content.decode()


def test_the_same_rows_as_csv_and_json(two, client):
    meet(two, "2023-budapest", second(), won())
    lines = b"".join(client.get(PAIR, {"format": "csv"}).streaming_content).decode().splitlines()
    assert lines[0].split(",")[:6] == ["championship", "edition", "event", "page", "round", "date"]
    assert lines[1].startswith("world-championships,2023-budapest,mens-1500m,http://testserver/")
    assert lines[1].endswith(",second,josh-kerr,0.27,,")
    data = b"".join(client.get(PAIR, {"format": "json", "table": "apart"}).streaming_content)
    assert data.decode().endswith('"rows": [\n]}\n')
    assert client.get(PAIR, {"format": "xml"}).status_code == 400


def test_two_names_lead_to_their_page(two, client):
    build.athlete("Hamish Kerr")
    answer = client.get("/head-to-head/", {"first": "KERR josh", "second": "wightman"})
    assert (answer.status_code, answer["Location"]) == (302, PAIR)


def test_an_ambiguous_name_is_chosen_from_and_the_other_kept(two, read):
    build.athlete("Hamish Kerr")
    page = read("/head-to-head/", {"first": "kerr", "second": "wightman"})
    links = {text(one): one["href"] for one in page.select("main ul.list a")}
    assert links == {
        "Hamish Kerr": "?first=hamish-kerr&second=jake-wightman",
        "Josh Kerr": "?first=josh-kerr&second=jake-wightman",
    }


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("kerr", "", "Second athlete: type a name."),
        ("nobody", "kerr", "First athlete: nobody of that name is held"),
        ("kerr", "josh kerr", "Both names mean Josh Kerr; choose somebody else."),
        ("x" * 101, "kerr", "First athlete: nobody of that name is held"),
        ("%", "kerr", "First athlete: nobody of that name is held"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_kept(two, client, first, second, words):
    response = client.get("/head-to-head/", {"first": first, "second": second})
    assert response.status_code == 400
    html = response.content.decode()
    assert words in html
    assert f'value="{first[:100]}"' in html
    assert f'value="{second}"' in html


def test_rivals_are_those_met_most_often_at_most_five(two, read):
    people = [build.athlete(f"Rival R{number}") for number in range(6)]
    for number, rival in enumerate(people, 1):
        for year in range(number):
            event = build.event(build.edition(f"20{10 + year}-city"))
            build.result(event, rival, number + 1, "3:40.00")
            build.result(event, two[1], 1, "3:39.00") if number == 6 else None
    rebuild()
    items = [text(one) for one in read("/athletes/josh-kerr/").select("#rivals + ul li")]
    assert items == [f"Rival R{number} {number + 1} meetings" for number in (5, 4, 3, 2, 1)]
