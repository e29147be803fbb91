"""Merging and splitting at the desk: search, preview, confirm; refused without the permission."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from athletics.models import Athlete, Changeset
from athletics.tests import factories as make
from athletics.tests.pages.conftest import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return make.athlete("josh-kerr", born="1997-10-08")


@pytest.fixture
def gone():
    return make.athlete("joshua-kerr", given_name="Joshua", family_name="Kerr")


def address(athlete, page="merge"):
    return reverse(f"admin:athletics_athlete_{page}", args=[athlete.pk])


def read(client, path, **query):
    response = client.get(path, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("page", ["merge", "split"])
def test_only_those_with_the_permission_merge_and_split(page, kept, gone, editor, contributor):
    for client in (editor, contributor):
        for answer in (
            client.get(address(kept, page)),
            client.post(f"{address(kept, page)}?with={gone.pk}", {"why": "one"}),
        ):
            assert answer.status_code == 403
    assert Athlete.objects.count() == 2


def test_a_visitor_is_asked_to_log_in(kept, client):
    assert client.get(address(kept)).status_code == 302


def test_the_athletes_page_at_the_desk_leads_there(kept, reviewer, editor):
    change = reverse("admin:athletics_athlete_change", args=[kept.pk])
    links = [one["href"] for one in read(reviewer, change).select(".object-tools a")]
    assert [address(kept), address(kept, "split")] == links[:2]
    assert address(kept) not in editor.get(change).text


def test_the_other_is_searched_by_name(kept, gone, reviewer):
    namesake = make.athlete("josh-kerr-2", given_name="Josh", family_name="Kerr")
    first = [text(one) for one in read(reviewer, address(kept)).select(".candidates li > a")]
    assert first[:1] == ["Josh Kerr"]
    found = read(reviewer, address(kept), q="kérr JOSHUA")
    assert [one["href"] for one in found.select(".candidates li > a:first-child")] == [
        f"?with={gone.pk}"
    ]
    assert str(namesake.pk) not in found.select_one(".candidates").text
    nobody = read(reviewer, address(kept), q="nobody at all")
    assert "Nobody else has these words in the name; try fewer." in nobody.text


def test_the_preview_tells_all_and_writes_nothing(kept, gone, reviewer):
    Athlete.objects.filter(pk=gone.pk).update(born="1997-10-09")
    make.result(1, athlete=gone, mark="3:29.38")
    make.season_best(athlete=gone, season=2022)
    for who in (kept, gone):
        make.season_best(athlete=who)
    page = read(reviewer, address(kept), **{"with": gone.pk})
    told = text(page.select_one("#content"))
    for line in (
        "Birth dates differ: 1997-10-08 stays, 1997-10-09 is lost.",
        "“Joshua Kerr” joins the other names",
        "1 results move",
        "Men's 1500, Budapest 2023, final: 1 3:29.38",
        "1 season bests told twice",
    ):
        assert line in told
    assert (Athlete.objects.count(), Changeset.objects.count()) == (2, 0)


def test_a_confirmed_merge_is_done_and_told(kept, gone, reviewer):
    make.result(1, athlete=gone)
    answer = reviewer.post(
        f"{address(kept)}?with={gone.pk}", {"why": "same birth date"}, follow=True
    )
    assert "Merged Joshua Kerr (joshua-kerr) into Josh Kerr. Its old address leads here." in (
        text(BeautifulSoup(answer.content, "html.parser").select_one(".messagelist"))
    )
    made = Changeset.objects.get()
    assert (made.made_by.username, made.reason) == ("reviewer", "same birth date")
    assert (kept.results.count(), Athlete.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("both", "why", "said"),
    [
        (True, "one", "Both stand in Men's 1500, Budapest 2023, final"),
        (False, " ", "Say why the two are one."),
    ],
)
def test_what_stands_against_it_is_said_and_nothing_is_written(
    kept, gone, reviewer, both, why, said
):
    unit = make.unit()
    make.result(1, unit=unit, athlete=kept)
    make.result(2, unit=unit if both else make.unit(phase="heat"), athlete=gone)
    answer = reviewer.post(f"{address(kept)}?with={gone.pk}", {"why": why})
    assert said in BeautifulSoup(answer.content, "html.parser").text
    assert Athlete.objects.count() == 2
    assert Changeset.objects.count() == 0


@pytest.mark.parametrize("chosen", ["x", "999999", "9" * 40, "-1"])
def test_an_other_that_is_not_there_brings_the_search_back(kept, reviewer, chosen):
    assert read(reviewer, address(kept), **{"with": chosen}).select_one("#q")


def test_an_athlete_who_is_not_there_is_not_found(reviewer):
    assert reviewer.get("/admin/athletics/athlete/999/merge/").status_code == 404
    assert reviewer.get("/admin/athletics/athlete/x/split/").status_code == 404


@pytest.fixture
def other(kept):
    return {
        "given_name": "Josh",
        "family_name": "Kerr",
        "name_order": "western",
        "slug": "josh-kerr-1950",
        "sex": "M",
        "country": kept.country_id,
        "born": "1950",
        "why": "born 1950 and 1997",
    }


def test_the_results_ticked_go_to_the_new_athlete(kept, other, reviewer):
    then, now = make.result(1, athlete=kept), make.result(2, unit=make.unit(phase="heat"))
    now.athlete = kept
    now.name_competitor()
    now.save()
    page = read(reviewer, address(kept, "split"))
    assert [one["value"] for one in page.select(".ticks input")] == [str(then.pk), str(now.pk)]
    answer = reviewer.post(address(kept, "split"), {**other, "result": [then.pk]})
    new = Athlete.objects.get(slug="josh-kerr-1950")
    assert answer["Location"] == reverse("admin:athletics_athlete_change", args=[new.pk])
    assert (list(new.results.all()), list(kept.results.all())) == ([then], [now])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"slug": "josh-kerr"}, "Athlete with this Slug already exists."),
        ({"family_name": ""}, "This field is required."),
        ({"born": "soon"}, "write 1997-10-08"),
        ({"result": []}, "Tick the results that belong to the other athlete."),
        ({"result": ["x", "9" * 30]}, "Tick the results that belong to the other athlete."),
        ({"result": ["999999"]}, "Tick the results that belong to the other athlete."),
        ({"why": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(kept, other, reviewer, wrong, said):
    held = [make.result(1, athlete=kept), make.result(1, unit=make.unit(phase="heat"))]
    sent = {**other, "result": [held[0].pk], **wrong}
    answer = reviewer.post(address(kept, "split"), sent)
    page = BeautifulSoup(answer.content, "html.parser")
    assert said in page.text
    assert page.select_one("[name=why]").get("value", "") == sent["why"]
    assert Changeset.objects.count() == 0


@pytest.mark.parametrize("many", [1, 12])
def test_both_pages_take_as_many_queries_for_one_result_and_for_many(
    many, kept, gone, reviewer, django_assert_num_queries
):
    for number in range(many):
        run = make.event(edition=make.edition(f"{2000 + number}-city"))
        make.result(1, unit=make.unit(event=run), athlete=gone)
        make.team_member(event=run, athlete=gone)
        make.medal_decision(event=run, athlete=gone)
        make.season_best(athlete=gone, season=2000 + number)
    with django_assert_num_queries(27):
        read(reviewer, address(kept), **{"with": gone.pk})
    with django_assert_num_queries(9):
        read(reviewer, address(gone, "split"))
