"""The finder: counts, sentence, groups, files, errors, drafts, and a fixed number of queries."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings

from athletics.models import Edition, Event, Status
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.world import full_world

pytestmark = pytest.mark.django_db

#: Choices 4; drafts 1; the count 1; the latest case and the one before 3; the page 2, of groups 3.
RESULTS, GROUPS, WITH_UNKNOWN, FRONT, TITLES = 11, 12, 12, 5, 5


def text(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def file(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode(), response["Content-Disposition"]


def rows_of(client, address):
    return list(csv.DictReader(io.StringIO(file(client, address)[0])))


@override_settings(SIMPLE_HISTORY_ENABLED=False)
def many_runners(number):
    """A heat of as many runners, the first in 3:30.00 and each 0.01 behind the one before."""
    race = build.unit(build.event(), "heat", "1")
    for place in range(1, number + 1):
        who = build.athlete(f"Runner R{place}", slug=f"runner-r{place}")
        build.result(race, who, place, f"3:3{place // 100}.{place % 100:02d}")
    rebuild()


@pytest.mark.parametrize("many", [1, 4])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/results/", FRONT),
        ("/results/?sort=-date", RESULTS),
        ("/results/?medal=any&sort=name", RESULTS),
        ("/results/?sort=age", WITH_UNKNOWN),
        ("/results/?place_to=3", WITH_UNKNOWN),
        ("/results/?by=athlete", GROUPS + 1),
        ("/results/?by=country", GROUPS),
        ("/results/?by=edition", GROUPS),
        ("/results/?by=discipline", GROUPS),
        ("/results/title-holders/", TITLES),
    ],
)
def test_one_row_and_many_cost_the_same_queries(
    client, many, address, queries, django_assert_num_queries
):
    full_world(many + 1)  # a title holder needs an edition before
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_the_answer_has_its_sentence_count_latest_case_and_address(client):
    for year, winner in ((2015, "A One"), (2017, "B Two"), (2019, "A One")):
        run = build.event(build.edition(f"{year}-c{year}"))
        who = build.athlete(winner, slug=f"{winner[0].lower()}-{year}")
        build.result(run, who, 1, "3:29.00")
        build.result(run, build.athlete("Z Last", slug=f"z-{year}"), 2, "3:31.00")
    rebuild()
    page = text(client, "/results/?place_to=1&discipline=1500m&sex=M&since=2016")
    assert "Men&#x27;s 1500 m results since 2016, place 1</h2>" in page
    assert "<b>2 results</b> from 2017 to 2019." in page
    latest, _, before = page.partition("Before that:")
    assert "Men&#x27;s 1500 m, C2019" in latest.rpartition("Latest:")[2]
    assert "Men&#x27;s 1500 m, C2017" in before[:300]
    address = "/results/?since=2016&amp;discipline=1500m&amp;sex=M&amp;place_to=1"
    assert f'<a href="{address}">address</a>' in page
    assert f'<link rel="canonical" href="http://testserver{address}">' in page
    only = text(client, "/results/?since=2019&until=2019&medal=G")
    assert "There is no earlier case." in only


def test_what_is_not_known_and_how_firm_it_is_stands_with_the_answer(client):
    run = build.event()
    build.result(run, build.athlete("A One", born="2004-01-01"), 1, "3:29", sources="a;b")
    build.result(run, build.athlete("B Two", born="1990-01-01"), 2, "3:30", sources="recall")
    build.result(run, build.athlete("C Three"), 3, "3:31", sources="a")
    rebuild()
    page = text(client, "/results/?age_to=20")
    assert "<b>1 result</b> of 2023." in page
    assert "Of 3 results under the other filters, 1 cannot be told by age" in page
    everything = text(client, "/results/?phase=final")
    assert (
        "Of these results 1 rests on two sources or more, 1 rests on one source and "
        "1 rests on general knowledge." in everything
    )
    assert "cannot be told" not in everything


def test_what_a_form_sends_of_open_fields_leaves_the_address(client):
    response = client.get("/results/?sex=M&country=&mark=&page=")
    assert (response.status_code, response["Location"]) == (302, "/results/?sex=M")
    assert client.get("/results/?sex=&medal=")["Location"] == "/results/"


def test_the_file_holds_more_than_a_page_whole_and_in_order(client):
    many_runners(205)
    page = text(client, "/results/?phase=heat&sort=-place")
    assert "<b>205 results</b>" in page
    assert page.count('<th scope="row" class="who">') == 40
    rows = rows_of(client, "/results/?phase=heat&sort=-place&format=csv")
    assert [row["athlete"] for row in rows] == [f"runner-r{place}" for place in range(205, 0, -1)]
    last = rows[-1]
    assert {name: last[name] for name in ("place", "mark", "ahead", "behind", "round")} == {
        "place": "1",
        "mark": "3:30.01",
        "ahead": "0.01",
        "behind": "0.00",
        "round": "heat",
    }
    assert last["address"] == (
        "http://testserver/championships/world-championships/2023-budapest/mens-1500m/"
    )
    told = json.loads(file(client, "/results/?phase=heat&sort=-place&format=json")[0])
    assert [row["athlete"] for row in told["rows"]] == [row["athlete"] for row in rows]


def test_the_name_of_the_file_says_what_was_filtered(client):
    _, name = file(client, "/results/?sex=M&place_to=3&format=csv")
    assert name.startswith('attachment; filename="results-sex-m-place-to-3-20')


def test_a_bare_file_is_every_result(client):
    many_runners(3)
    assert len(rows_of(client, "/results/?format=csv")) == 3


def test_groups_count_medals_and_the_best_mark(client):
    ones = build.athlete("A One", "NOR")
    for year in (2015, 2017):
        run = build.event(build.edition(f"{year}-c{year}"))
        build.result(run, ones, 1 if year == 2015 else 2, f"3:29.{year - 2000}")
        build.result(run, build.athlete("B Two", slug=f"b-{year}"), 3, "3:28.00")
        build.result(build.unit(run, "heat", "1"), ones, 1, "3:40.00")
    relay = build.event(build.edition("2017-c2017"), "4x100")
    build.result(relay, "NOR", 1, "38.00")
    rebuild()
    rows = rows_of(client, "/results/?discipline=1500m&by=athlete&format=csv")
    assert rows[0] == {
        "athlete": "a-one",
        "name": "A One",
        "results": "4",
        "gold": "1",
        "silver": "1",
        "bronze": "0",
        "best": "3:29.15",
        "first_year": "2015",
        "last_year": "2017",
        "address": "http://testserver/athletes/a-one/",
    }
    assert len(rows) == 3
    assert [
        row["athlete"]
        for row in rows_of(client, "/results/?discipline=1500m&by=athlete&least=2&format=csv")
    ] == ["a-one"]
    best = rows_of(client, "/results/?discipline=1500m&by=athlete&sort=best&format=csv")
    assert [row["best"] for row in best] == ["3:28.00", "3:28.00", "3:29.15"]
    page = text(client, "/results/?by=athlete")
    assert "3 groups; 1 result of teams stand in none" in page
    assert 'href="?athlete=a-one">4</a>' in page
    years = text(client, "/results/?by=year")
    assert 'href="?since=2017&amp;until=2017">4</a>' in years
    assert 'href="?edition=2017-c2017">' in text(client, "/results/?by=edition")
    assert 'href="?country=NOR">' in text(client, "/results/?by=country")
    assert 'href="?discipline=4x100m-relay">' in text(client, "/results/?by=discipline")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("contry=GBR", "There is no filter “contry”; choose from championship, edition"),
        ("sex=M&sex=W", "sex is given more than once; choose one value."),
        ("mark=8.50", "Mark better than (mark): “8.50” can be seconds, metres or points."),
        ("place_to=three", "Place to (place_to): Enter a whole number."),
    ],
)
def test_a_wrong_value_is_refused_with_its_mend_and_nothing_is_lost(client, query, said):
    page = text(client, f"/results/?{query}&until=2001", 400)
    assert "No results are shown." in page
    assert said in page
    assert 'value="2001"' in page
    assert said[1:] in text(client, f"/results/?{query}&format=csv", 400)


def test_an_unknown_format_and_page_are_refused(client):
    assert "choose csv or json" in text(client, "/results/?format=xls", 400)
    assert client.get("/results/?sort=-date&page=99").status_code == 404


@pytest.mark.parametrize("draft", ["event", "edition"])
def test_drafts_are_seen_by_staff_alone(client, draft):
    run = build.event()
    build.result(run, build.athlete("A One"), 1, "3:29")
    build.result(build.event(build.edition("2022-eugene")), build.athlete("B Two"), 1, "3:30")
    rebuild()
    if draft == "event":
        Event.objects.filter(pk=run.pk).update(status=Status.DRAFT)
    else:
        Edition.objects.filter(pk=run.edition_id).update(status=Status.DRAFT)
    public = text(client, "/results/?sort=-date")
    assert "<b>1 result</b>" in public
    assert ("2023-budapest" in public) is (draft == "event")  # the edition itself is public
    assert [row["athlete"] for row in rows_of(client, "/results/?format=csv")] == ["b-two"]
    assert len(rows_of(client, "/results/?by=athlete&format=csv")) == 1
    title = "/results/title-holders/?format=csv"
    assert rows_of(client, title) == []
    staff = Client()
    staff.force_login(User.objects.create_user("editor", is_staff=True))
    assert "<b>2 results</b>" in text(staff, "/results/?sort=-date")
    assert len(rows_of(staff, "/results/?format=csv")) == 2


def test_title_holders_and_their_outcomes_with_the_denominator(client):
    one, two = build.athlete("A One"), build.athlete("B Two")
    for year, first, second in ((2015, one, two), (2017, two, one), (2019, two, None)):
        run = build.event(build.edition(f"{year}-c{year}"))
        build.result(run, first, 1, "3:29")
        if second:
            build.result(run, second, 2, "3:30")
    build.result(build.event(build.edition("2023-budapest")), one, 1, "3:29")
    make.absence(event=build.event(build.edition("2023-budapest")), athlete=two)
    rebuild()
    page = text(client, "/results/title-holders/?outcome=lost")
    assert "2 titles at stake" in page
    assert "<dt>retained the title</dt><dd>1</dd>" in page
    assert "<dt>absent, as a source says</dt><dd>1</dd>" in page
    rows = rows_of(client, "/results/title-holders/?outcome=lost&format=csv")
    assert [(row["year"], row["athlete"], row["outcome"], row["won_at"]) for row in rows] == [
        ("2023", "b-two", "absent", "2019-c2019"),
        ("2017", "a-one", "medal", "2015-c2015"),
    ]
    assert "choose one of those listed" in text(client, "/results/title-holders/?outcome=won", 400)


def test_htmx_is_loaded_once_and_nothing_runs_inline(client):
    page = text(client, "/results/")
    assert page.count("htmx.min") == 1
    assert page.count("<script") == page.count("<script src=")


def test_every_ready_made_question_has_an_answer(client):
    full_world(2)
    page = client.get("/results/")
    for _, query in page.context["ready"]:
        assert client.get(f"/results/?{query}").status_code == 200, query
