"""What cannot be read is refused by name, with the mend."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from athletics.api.views import athletes, championships, findings, reference, results
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

LISTS = {
    "athletes": athletes.Athletes,
    "championships": championships.Championships,
    "countries": reference.Countries,
    "disciplines": reference.Disciplines,
    "editions": championships.Editions,
    "events": championships.Events,
    "head-to-head": findings.HeadToHeads,
    "milestones": findings.Milestones,
    "records": findings.Records,
    "results": results.Results,
    "season-lists": reference.SeasonLists,
    "sources": reference.Sources,
    "upsets": findings.Upsets,
}
#: Filters that take any words, and find nothing by them.
FREE = {"athletes": {"name"}, "upsets": {"text"}}
FREE |= {name: {"edition"} for name in ("events", "milestones", "season-lists")}
FIELDS = [
    (name, field)
    for name, view in LISTS.items()
    for field in view.filters()
    if field not in FREE.get(name, ())
]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_nonsense_is_refused_under_the_name_of_its_field(api, name, field):
    errors = api(f"{name}/", answers=400, **{field: "(nonsense)"})["errors"]
    assert list(errors) == [field]
    assert all(errors[field])


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_parameter_is_refused_with_those_there_are(api, name):
    (mend,) = api(f"{name}/", answers=400, nmae="x")["errors"]["nmae"]
    assert mend.startswith("There is no parameter “nmae”; choose from ")
    for known in ("cursor", "limit", *LISTS[name].filters()):
        assert known in mend


@pytest.mark.parametrize("limit", ["0", "-1", "201", "ten", "", "1.5", "９", "9" * 5000])
def test_a_limit_out_of_bounds_is_refused(api, limit):
    errors = api("athletes/", answers=400, limit=limit)["errors"]
    assert errors == {"limit": ["Write a whole number from 1 to 200."]}


@pytest.mark.parametrize("cursor", ["", "abc", "W10:x:y", "\x00", "é"])
def test_a_made_up_cursor_is_refused(api, cursor):
    assert list(api("athletes/", answers=400, cursor=cursor)["errors"]) == ["cursor"]


def test_a_choice_names_what_it_may_be(api):
    (_, mend) = api("events/", answers=400, sex="Q")["errors"]["sex"]
    assert mend == "Choose from M, W, X."
    (_, mend) = api("events/", answers=400, championship="games")["errors"]["championship"]
    assert mend == "The values are listed at /api/v1/championships/."


def test_groups_of_the_finder_are_no_parameters_here(api):
    assert list(api("results/", answers=400, by="athlete")["errors"]) == ["by"]


def test_a_detail_takes_no_parameters(api):
    build.athlete("Josh Kerr")
    errors = api("athletes/josh-kerr/", answers=400, expand="results")["errors"]
    assert errors == {"expand": ["There is no parameter “expand”; this address takes none."]}


@pytest.mark.parametrize(
    "path",
    [
        *("athletes/nobody/", "championships/games/", "countries/xxx/", "disciplines/darts/"),
        *("editions/games/2023-x/", "events/games/2023-x/mens-1500m/", "sources/nothing/"),
        *("upsets/games/2023-x/mens-1500m/", "records/games/mens-1500m/", "records/games/x/"),
        *("head-to-head/nobody/somebody/", "season-lists/games/2023-x/mens-1500m/", "x/", "a b/"),
        *("athletes/josh kerr/", "head-to-head/josh-kerr/josh-kerr/"),
    ],
)
def test_what_is_not_held_is_told_in_json(api, path):
    found = api(path, answers=404)
    assert found["errors"] == {}
    assert found["detail"].startswith("Nothing of this address is held")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, db, method):
    response = getattr(client, method)("/api/v1/athletes/", {"slug": "x"}, "application/json")
    assert response.status_code == 405
    assert set(response.json()) == {"detail", "errors"}


def test_old_addresses_lead_to_the_new_ones(client, db):
    kerr, moved = build.athlete("Josh Kerr"), build.edition()
    build.athlete("Jakob Ingebrigtsen")
    build.event()
    make.redirect("athletes/joshua-kerr", athlete=kerr)
    make.redirect("championships/world-championships/2023-buda", edition=moved)
    moves = {
        "athletes/joshua-kerr/": "athletes/josh-kerr/",
        "editions/world-championships/2023-buda/": "editions/world-championships/2023-budapest/",
        "events/world-championships/2023-buda/mens-1500m/": (
            "events/world-championships/2023-budapest/mens-1500m/"
        ),
        "upsets/world-championships/2023-buda/mens-1500m/": (
            "upsets/world-championships/2023-budapest/mens-1500m/"
        ),
        "head-to-head/joshua-kerr/jakob-ingebrigtsen/": (
            "head-to-head/jakob-ingebrigtsen/josh-kerr/"
        ),
        "head-to-head/josh-kerr/jakob-ingebrigtsen/": "head-to-head/jakob-ingebrigtsen/josh-kerr/",
        "athletes": "athletes/",
    }
    found = {path: client.get(f"/api/v1/{path}") for path in moves}
    assert {path: one.status_code for path, one in found.items()} == dict.fromkeys(moves, 301)
    assert {path: one["Location"] for path, one in found.items()} == {
        path: f"/api/v1/{target}" for path, target in moves.items()
    }


@settings(max_examples=60)
@given(
    asked=some.sampled_from([(name, field) for name in LISTS for field in LISTS[name].filters()]),
    value=some.text(max_size=30)
    | some.integers().map(str)
    | some.sampled_from(["3:30", "8.50", "1/7", "50 %", "1 in 2", "2023-02-30", "M", "G", "on"]),
)
def test_no_value_of_a_filter_breaks_it(client, db, asked, value):
    name, field = asked
    response = client.get(f"/api/v1/{name}/", {field: value})
    assert response.status_code in (200, 400)
    if response.status_code == 400:
        assert field in response.json()["errors"]
