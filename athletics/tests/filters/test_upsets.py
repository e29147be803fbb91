"""Which upsets each filter finds, alone and with every other: worked out in plain Python."""

from itertools import combinations

import pytest
from django.http import QueryDict

from athletics.filters import UpsetFilter
from athletics.models import Event, Upset
from athletics.tests import factories as make
from athletics.tests.pages import builders as build
from athletics.tests.pages.upset_rows import CASES, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows(settings):
    settings.SIMPLE_HISTORY_ENABLED = False
    write()


def filtered(**query):
    asked = QueryDict(mutable=True)
    asked.update(query)
    return UpsetFilter(asked, Upset.objects.visible_to(None))


def found(**query):
    """Edition, discipline, sex and basis of each row, in the order of the list."""
    chosen = filtered(**query)
    assert chosen.form.is_valid(), chosen.form.errors
    return [
        (row.event.edition.slug, row.event.discipline_id, row.event.sex, row.basis)
        for row in chosen.qs
    ]


def either(code):
    return lambda case: code in case.nations


#: A value of each filter, and what it says of a case. What is not said of ``surprise`` and
#: ``basis`` is their default, below.
FILTERS = {
    ("since", "2021"): lambda case: case.year >= 2021,
    ("until", "2021"): lambda case: case.year <= 2021,
    ("championship", "olympic-games"): lambda case: case.championship == "olympic-games",
    ("edition", "2023-budapest"): lambda case: case.edition == "2023-budapest",
    ("discipline", "1500m"): lambda case: case.code == "1500",
    ("group", "jumps"): lambda case: case.code == "HJ",
    ("sex", "W"): lambda case: case.sex == "W",
    ("winner", "josh-kerr"): lambda case: case.winner == "Josh Kerr",
    ("favourite", "jakob-ingebrigtsen"): lambda case: case.favourite == "Jakob Ingebrigtsen",
    ("winner_country", "GBR"): lambda case: case.nations[0] == "GBR",
    ("favourite_country", "EUN"): lambda case: case.nations[1] == "EUN",
    ("country", "NOR"): either("NOR"),
    ("kind", "before-final"): lambda case: case.kind == "before-final",
    ("kind", "outsider"): lambda case: case.outsider,
    ("chance", "46"): lambda case: (case.chances[0] or 0) >= 460_000,
    ("odds", "1/4"): lambda case: case.basis == "odds" and case.implied >= 800_000,
    ("text", "leader second"): lambda case: "leader" in case.evidence and "second" in case.evidence,
    **{
        (flag, "on"): lambda case, flag=flag: flag in case.flags
        for flag in (
            *("title_holder", "olympic_champion", "season_leader", "record_holder", "unbeaten"),
            *("first_medal", "first_title", "again", "again_by_country"),
        )
    },
    ("basis", "model"): lambda case: case.basis == "model",
    ("surprise", "any"): lambda case: True,
    ("surprise", "shock"): lambda case: case.shock,
}


def expected(*asked):
    names = {name for name, _ in asked}
    cases = [case for case in CASES if all(FILTERS[one](case) for one in asked)]
    if "basis" not in names:
        cases = [case for case in cases if case.first]
    if "surprise" not in names:
        cases = [case for case in cases if case.upset or case.basis == "reported"]
    return {case.key for case in cases}


@pytest.mark.parametrize("asked", FILTERS, ids="=".join)
def test_a_filter_alone(asked):
    rows = found(**dict([asked]))
    assert set(rows) == expected(asked)
    assert len(rows) == len(set(rows))
    wide = found(**dict([asked]), surprise="any") if asked[0] != "surprise" else rows
    assert 0 < len(wide) < len(CASES)


PAIRS = [pair for pair in combinations(FILTERS, 2) if pair[0][0] != pair[1][0]]


def test_filters_in_pairs():
    """All pairs, over any favourite beaten, so that fewer of them are empty."""
    wrong = []
    for pair in PAIRS:
        names = {name for name, _ in pair}
        asked = pair if "surprise" in names else (*pair, ("surprise", "any"))
        rows = found(**dict(asked))
        if set(rows) != expected(*asked) or len(rows) != len(set(rows)):
            wrong.append((asked, rows))
    assert wrong == []


def test_an_event_stands_once_on_its_firmest_basis():
    budapest = [row for row in found(surprise="any") if row[0] == "2023-budapest"]
    assert budapest == [("2023-budapest", "1500", "M", "odds")]
    assert found(basis="model", edition="2023-budapest") == [
        ("2023-budapest", "1500", "M", "model")
    ]


def test_reported_cases_stand_among_the_upsets_and_are_no_shocks():
    reported = ("2009-berlin", "HJ", "W", "reported")
    assert reported in found()
    assert reported not in found(surprise="shock")
    assert ("1992-barcelona", "HJ", "W", "season") not in found()


@pytest.mark.parametrize("price", ["1/7", "1-7", "1.15", "-650", " 1 / 7 "])
def test_a_price_is_as_short_in_any_format(price):
    """1/7 says 0.875, 1.15 says 0.8696 and -650 0.8667: a row of 1/7 is at or shorter."""
    assert found(odds=price) == [("2023-budapest", "1500", "M", "odds")]


def test_the_odds_asked_for_count_and_longer_ones_do_not():
    london = ("2012-london", "110H", "W", "odds")
    assert london in found(odds="4/5")  # 5/9, kept as 555,556 millionths
    assert london not in found(odds="3/4")  # 4/7
    assert london in found(odds="evens")


@pytest.mark.parametrize("chance", ["87.5", "87.5 %", "87.5%", "7 in 8"])
def test_the_chance_asked_for_counts(chance):
    assert found(chance=chance) == [("2023-budapest", "1500", "M", "odds")]


def test_countries_are_those_of_the_day():
    barcelona = ("1992-barcelona", "HJ", "W", "season")
    assert found(winner_country="JAM", surprise="any") == [barcelona]
    assert found(winner_country="SLO", surprise="any") == []
    assert found(favourite_country="RUS", surprise="any") == [
        ("2009-berlin", "HJ", "W", "reported")
    ]
    assert set(found(country="gbr")) == set(found(country="GBR")) == set(found(country="NOR"))


def test_a_favourite_without_a_row_counts_for_the_country_of_today():
    run = build.event(build.edition("1964-tokyo", "olympic-games"), "LJ")
    absent = build.athlete("Ralph Boston", "USA")
    make.upset(event=run, winner=build.athlete("Lynn Davies"), favourite=absent)
    assert ("1964-tokyo", "LJ", "M", "model") in found(favourite_country="USA")


@pytest.mark.parametrize(
    ("text", "editions"),
    [
        ("ONDRAS", ["2012-london"]),
        ("ondráš pearson", ["2012-london"]),
        ("kerr jakob", ["2023-budapest"]),
        ("kerr wightman", []),
        ("eugene", ["2022-eugene"]),
        ("2022", ["2022-eugene"]),
        ("1-7", ["2023-budapest"]),
        ("hurdles", ["2012-london"]),
        ("men's 1500m", ["2023-budapest", "2022-eugene"]),
        ("women olympic", ["2012-london"]),
        ("out-kicks", ["2023-budapest"]),
        ("night of upsets", ["2023-budapest"]),
        ("%", []),
        ("???", []),
        ("_", []),
    ],
)
def test_every_word_must_occur_somewhere(text, editions):
    assert [row[0] for row in found(text=text)] == editions


def test_words_of_a_note_that_is_hidden_find_its_reason_only():
    event = Event.objects.get(edition__slug="2023-budapest")
    event.upset_note.hidden, event.upset_note.hidden_because = True, "He was ill"
    event.upset_note.save()
    assert found(text="out-kicks") == []
    assert [row[0] for row in found(text="ill")] == ["2023-budapest"]


def test_a_slug_that_moved_and_a_name_as_it_is_said_find_the_athlete():
    kerr = Upset.objects.get(basis="odds", event__edition__year=2023).winner
    make.redirect("athletes/joshua-kerr", athlete=kerr)
    for winner in ("joshua-kerr", "Josh Kerr", "JOSH-KERR"):
        assert found(winner=winner) == [("2023-budapest", "1500", "M", "odds")]
    assert found(edition="Budapest 2023") == [("2023-budapest", "1500", "M", "odds")]


@pytest.mark.parametrize(
    ("sort", "years"),
    [
        ("", [2023, 2012, 2021, 2022, 2009]),
        ("favourite", [2023, 2012, 2021, 2022, 2009]),
        ("newest", [2023, 2022, 2021, 2012, 2009]),
        # 0.04 twice, the likelier favourite first; 0.045; the unknown last
        ("winner", [2023, 2021, 2022, 2012, 2009]),
        # the World Championships were made first, so they come first; each from its oldest
        ("edition", [2009, 2022, 2023, 2012, 2021]),
    ],
)
def test_orders(sort, years):
    assert [int(row[0][:4]) for row in found(sort=sort)] == years


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("since", "last year", "Enter a whole number."),
        ("since", "1066", "greater than or equal to 1890"),
        ("until", "9" * 400, "less than or equal to 2100"),
        ("championship", "moon-games", "is not known here; choose one of those listed"),
        ("edition", "1066-hastings", "such as 2023-budapest"),
        ("discipline", "4x100m-relay", "is not known here; choose one of those listed"),
        ("group", "relays", "is not known here; choose one of those listed"),
        ("sex", "X", "is not known here; choose one of those listed"),
        ("winner", "nobody", "such as josh-kerr"),
        ("favourite", "???", "such as josh-kerr"),
        ("country", "XXX", "such as NOR"),
        ("winner_country", "Atlantis", "such as NOR"),
        ("favourite_country", "--", "such as NOR"),
        ("kind", "sad", "is not known here; choose one of those listed"),
        ("basis", "gut", "is not known here; choose one of those listed"),
        ("chance", "0.5", "a per cent from 1 to 100"),
        ("chance", "101", "a per cent from 1 to 100"),
        ("chance", "1 in 0", "a per cent from 1 to 100"),
        ("chance", "high", "a per cent from 1 to 100"),
        ("odds", "short", "write 1/4, 1-4, 1.25, -400 or evens"),
        ("odds", "0/4", "write 1/4, 1-4, 1.25, -400 or evens"),
        ("unbeaten", "maybe", "Write “on”, or leave it out."),
        ("surprise", "huge", "is not known here; choose one of those listed"),
        ("sort", "random", "is not known here; choose one of those listed"),
        ("text", "x" * 101, "at most 100 characters"),
        ("text", "a\x00b", "Null characters"),
    ],
)
def test_a_value_that_means_nothing_names_its_mend_and_finds_nothing(name, value, mend):
    chosen = filtered(**{name: value})
    assert mend in " ".join(chosen.form.errors[name])
    assert list(chosen.form.errors) == [name]
    assert list(chosen.qs) == []


def test_years_the_wrong_way_round_are_refused():
    chosen = filtered(since="2020", until="2010")
    assert chosen.form.errors == {"until": ["2010 comes before 2020; change one of the two years."]}


@pytest.mark.parametrize("value", ["off", "0", "false", ""])
def test_a_box_that_is_not_ticked_filters_nothing(value):
    assert found(again=value) == found()
    assert found(again="1") == found(again="on") != found()


@pytest.mark.parametrize("of", ["event", "edition"])
def test_drafts_are_not_found(of):
    event = Event.objects.get(edition__slug="2022-eugene")
    draft = event if of == "event" else event.edition
    draft.status = "draft"
    draft.save()
    assert "2022-eugene" not in {row[0] for row in found(surprise="any")}
    assert found(winner="jake-wightman") == []


def test_the_address_leaves_out_what_is_empty_or_the_default():
    chosen = filtered(
        sort="favourite", surprise="upset", odds="1/4", since="", again="on", page="2"
    )
    assert chosen.form.is_valid()
    assert chosen.address_query() == "odds=1/4&again=on"
    assert chosen.chosen() == [
        ("Surprise", "Upsets"),
        ("Odds at or shorter than", "1/4"),
        ("Beaten at the edition before too", ""),
    ]
