"""Each filter of results alone and in pairs, against plain Python over the same rows."""

import datetime as dt
from itertools import combinations

import pytest
from django.http import QueryDict

from athletics.filters import ResultFilter
from athletics.models import ResultReading
from athletics.queries import finder_choices
from athletics.services.rebuild import rebuild
from athletics.tests import factories as make
from athletics.tests.pages import builders as build

pytestmark = pytest.mark.django_db

#: Name: (edition, code, phase, athlete or team, country, place, mark, more).
ROWS = {
    "kerr": ("2023-budapest", "1500", "final", "Josh Kerr", "GBR", 1, "3:29.38", {}),
    "jakob": ("2023-budapest", "1500", "final", "Jakob Inge", "NOR", 2, "3:29.65", {}),
    "nordas": ("2023-budapest", "1500", "final", "Narve Nordås", "NOR", 3, "3:29.68", {}),
    "host": ("2023-budapest", "1500", "final", "Istvan Nagy", "HUN", 4, "3:31.00", {}),
    "fell": ("2023-budapest", "1500", "final", "Dieter Falk", "GER", None, "", {"status": "DNF"}),
    "heat": ("2023-budapest", "1500", "heat", "Josh Kerr", "GBR", 2, "3:34.00", {}),
    "silent": ("2023-budapest", "1500", "unknown", "Ola Ukjent", "NOR", None, "",
               {"status": "TOOKPART"}),
    "jump": ("2023-budapest", "LJ", "final", "Miltos Tent", "GRE", 1, "8.52", {"wind": "-0.3"}),
    "gusty": ("2023-budapest", "LJ", "final", "Wayne Pin", "JAM", 2, "8.55w",
              {"wind": "+2.4", "legal_mark": "8.48"}),
    "breezy": ("2023-budapest", "LJ", "final", "Tajay Gay", "JAM", 3, "8.50w", {"wind": "+2.2"}),
    "windless": ("2023-budapest", "LJ", "final", "Anon Y", "CUB", 4, "8.40", {}),
    "relay": ("2023-budapest", "4x100", "final", None, "USA", 1, "37.38", {"sources": "a;b"}),
    "wight": ("2022-eugene", "1500", "final", "Jake Wight", "GBR", 1, "3:29.23",
              {"sources": "a;b"}),
    "runner-up": ("2022-eugene", "1500", "final", "Jakob Inge", "NOR", 2, "3:29.47",
                  {"sources": "recall"}),
    "decathlete": ("2022-eugene", "DEC", "final", "Kevin Mayer", "FRA", 1, "8816", {}),
    "leg": ("2022-eugene", "DEC", "combined", "Kevin Mayer", "FRA", 5, "10.62", {"leg": "100"}),
}  # fmt: skip
BORN = {
    "Josh Kerr": "1997-10-08",
    "Jakob Inge": "2000-09-19",
    "Narve Nordås": "1998",
    "Istvan Nagy": "2004-01-01",
    "Kevin Mayer": "1992-02-10",
}
DAYS = {"2023-budapest": dt.date(2023, 8, 23), "2022-eugene": dt.date(2022, 7, 19)}


@pytest.fixture
def rows():
    """By name: the id of the result."""
    people, made = {}, {}
    for name, (slug, code, phase, who, nation, place, mark, more) in ROWS.items():
        at = build.edition(slug)
        of = build.unit(build.event(at, code), phase, component=more.get("leg", ""))
        if who and who not in people:
            people[who] = build.athlete(who, nation, born=BORN.get(who, ""))
        fields = {key: value for key, value in more.items() if key != "leg"}
        fields = {"nation": nation, "date": DAYS[slug], **fields}
        made[name] = build.result(of, people.get(who, nation), place, mark, **fields).pk
    here = build.edition("2023-budapest")
    build.season_line(here, people["Josh Kerr"], 12)
    build.season_line(here, people["Jakob Inge"], 1)
    rebuild()
    return made


#: Each filter, and the rows that match it, by hand.
ALONE = {
    "championship=world-championships": set(ROWS),
    "edition=2022-eugene": {"wight", "runner-up", "decathlete", "leg"},
    "since=2023": set(ROWS) - {"wight", "runner-up", "decathlete", "leg"},
    "until=2022": {"wight", "runner-up", "decathlete", "leg"},
    "discipline=long-jump": {"jump", "gusty", "breezy", "windless"},
    "group=middle": {
        "kerr", "jakob", "nordas", "host", "fell", "heat", "silent", "wight", "runner-up",
    },
    "measure=points": {"decathlete"},
    "measure=distance": {"jump", "gusty", "breezy", "windless"},
    "sex=W": set(),
    "sex=M": set(ROWS),
    "phase=heat": {"heat"},
    "phase=combined": {"leg"},
    "country=NOR": {"jakob", "nordas", "silent", "runner-up"},
    "athlete=josh-kerr": {"kerr", "heat"},
    "athlete=KERR josh": {"kerr", "heat"},
    "athlete=nordas": {"nordas"},
    "place_from=3": {"nordas", "host", "breezy", "windless", "leg"},
    "place_to=1": {"kerr", "jump", "relay", "wight", "decathlete"},
    "medal=G": {"kerr", "jump", "relay", "wight", "decathlete"},
    "medal=any": set(ROWS) - {"host", "fell", "heat", "silent", "windless", "leg"},
    "medal=none": {"host", "fell", "heat", "silent", "windless", "leg"},
    "status=DNF": {"fell"},
    "mark=3:29.65": {"kerr", "wight", "runner-up", "relay", "leg"},
    "wind=aided": {"gusty", "breezy"},
    "wind=unknown": {"windless", "leg"},
    "wind=legal": set(ROWS) - {"breezy", "windless", "leg"},
    "age_to=19": {"host"},
    "age_from=25": {"kerr", "heat", "decathlete", "leg"},
    # 24 or 25: in neither answer for certain
    "age_to=24": {"jakob", "host", "runner-up"},
    "measure=time&behind=0.27": {"kerr", "jakob", "runner-up", "wight", "relay"},
    "measure=time&ahead=0.25": {"kerr"},
    "measure=time&ahead=0.24": {"kerr", "wight"},
    "host=home": {"host"},
    "title=holder": set(),
    "rounds=through": {"kerr", "jakob", "nordas", "host", "fell"},
    "form_from=2": {"kerr", "heat"},
    "medallist=never": {"host", "fell", "silent", "windless"},
    "medallist=ever": set(ROWS) - {"host", "fell", "silent", "windless", "relay"},
    "sources=0": {"runner-up"},
    "sources=2": {"relay", "wight"},
    "when=first": {"wight", "runner-up", "decathlete", "leg"},
    "when=last": set(ROWS) - {"wight", "runner-up", "decathlete", "leg"},
}  # fmt: skip
#: These choose among what the others leave, so that no intersection tells them.
LAST = {"when=first", "when=last"}


def found(query, rows):
    names = {pk: name for name, pk in rows.items()}
    filtered = ResultFilter(QueryDict(query))
    assert filtered.form.is_valid(), filtered.form.errors
    return {names[pk] for pk in filtered.qs.values_list("pk", flat=True)}


def test_each_filter_alone(rows):
    assert {query: found(query, rows) for query in ALONE} == ALONE


def test_filters_in_pairs_leave_what_both_leave(rows):
    fields = {query: {part.partition("=")[0] for part in query.split("&")} for query in ALONE}
    # a mark means another thing beside another filter; the ends of a span must stand in order
    alone = LAST | {query for query in ALONE if "mark" in fields[query] or "from" in query}
    pairs = [
        (one, two)
        for one, two in combinations(sorted(ALONE.keys() - alone), 2)
        if not fields[one] & fields[two] and {"since", "until"} != fields[one] | fields[two]
    ]
    assert len(pairs) > 400
    chosen = pairs[::9]
    assert {pair: found("&".join(pair), rows) for pair in chosen} == {
        pair: ALONE[pair[0]] & ALONE[pair[1]] for pair in chosen
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("place_from=3&place_to=3", {"nordas", "breezy"}),
        ("age_from=20&age_to=25", {"kerr", "heat", "jakob", "nordas", "runner-up"}),
        ("form_from=2&phase=final", {"kerr"}),
        ("since=2022&until=2022&place_from=5", {"leg"}),
    ],
)
def test_spans(rows, query, names):
    assert found(query, rows) == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("discipline=1500m&mark=3:29.65", {"kerr", "wight", "runner-up"}),
        ("discipline=long-jump&mark=8.50", {"jump", "gusty"}),
        # 8.55 was aided, its best legal mark is 8.48
        ("discipline=long-jump&mark=8.50&wind=legal", {"jump"}),
        ("discipline=long-jump&mark=8.45&wind=legal", {"jump", "gusty"}),
        ("discipline=decathlon&mark=8800", {"decathlete"}),
        ("measure=distance&mark=8.51", {"jump", "gusty"}),
        ("group=sprints&mark=10.70", set()),
        ("phase=combined&measure=time&mark=10.70", {"leg"}),
        ("medal=S&when=first", {"runner-up"}),
        ("phase=heat&when=first", {"heat"}),
    ],
)
def test_filters_that_lean_on_each_other(rows, query, names):
    assert found(query, rows) == names


@pytest.mark.parametrize(
    ("query", "field", "part"),
    [
        ("championship=olympics", "championship", "choose one of those listed"),
        ("edition=2024-nowhere", "edition", "choose one of those listed"),
        ("since=1700", "since", "greater than or equal to 1896"),
        ("since=2020&until=2010", "since", "exchange the two"),
        ("until=soon", "until", "whole number"),
        ("discipline=1501m", "discipline", "choose one of those listed"),
        ("group=sprint", "group", "choose one of those listed"),
        ("measure=kg", "measure", "choose one of those listed"),
        ("sex=men", "sex", "choose one of those listed"),
        ("phase=finals", "phase", "choose one of those listed"),
        ("country=ZZZ", "country", "choose one of those listed"),
        ("athlete=zzz", "athlete", "write part of a name"),
        ("athlete=%00", "athlete", "Null characters"),
        ("place_from=0", "place_from", "greater than or equal to 1"),
        ("place_from=5&place_to=3", "place_from", "exchange the two"),
        ("medal=gold", "medal", "choose one of those listed"),
        ("status=dnf", "status", "choose one of those listed"),
        ("mark=8.50", "mark", "Choose a discipline, a group, or what it is measured in"),
        ("discipline=1500m&mark=3:75", "mark", "minutes and seconds go up to 59"),
        ("discipline=long-jump&mark=far", "mark", "write 8.95 or 8.95w (metres)"),
        ("wind=strong", "wind", "choose one of those listed"),
        ("age_from=-1", "age_from", "greater than or equal to 0"),
        ("age_from=30&age_to=20", "age_from", "exchange the two"),
        ("behind=0.1", "behind", "Seconds, metres or points?"),
        ("measure=time&behind=0.0001", "behind", "3 decimal places"),
        ("measure=time&ahead=NaN", "ahead", "Enter a number"),
        ("host=yes", "host", "choose one of those listed"),
        ("title=1", "title", "choose one of those listed"),
        ("rounds=1", "rounds", "choose one of those listed"),
        ("form_from=first", "form_from", "whole number"),
        ("medallist=no", "medallist", "choose one of those listed"),
        ("sources=3", "sources", "choose one of those listed"),
        ("when=once", "when", "choose one of those listed"),
        ("by=club", "by", "choose one of those listed"),
        ("least=3", "least", "Choose what to group by"),
        ("sort=mark", "sort", "Choose a discipline"),
        ("sort=-count", "sort", "does not sort results without groups"),
        ("by=year&sort=age", "sort", "does not sort groups"),
        ("by=year&sort=best", "sort", "no best of seconds and metres"),
    ],
)
def test_each_error_names_its_field_and_the_mend(rows, query, field, part):
    filtered = ResultFilter(QueryDict(query))
    assert list(filtered.qs) == []
    assert list(filtered.form.errors) == [field]
    assert part in filtered.form.errors[field][0]


def test_points_that_grow_and_points_that_shrink_are_not_compared(rows):
    make.discipline(
        "3000-TEAM", slug="3000m-team", group="defunct", measure="points", better="lower"
    )
    filtered = ResultFilter(QueryDict("measure=points&mark=8000"))
    assert "Choose a discipline" in filtered.form.errors["mark"][0]


def test_what_is_not_known_is_counted_by_what_was_asked(rows):
    def counted(query):
        asked = ResultFilter(QueryDict(query))
        among = asked.without_unsure()
        return among.count(), {
            name: among.filter(unknown).count() for name, unknown in asked.unsure().items()
        }

    # of the 7 of Budapest's 1500 m: two have no birth date, and one was 24 or 25
    assert counted("edition=2023-budapest&discipline=1500m&age_to=24") == (7, {"age": 3})
    assert counted("edition=2023-budapest&discipline=1500m&age_to=30") == (7, {"age": 2})
    assert counted("discipline=1500m&place_to=3") == (9, {"place": 1})
    assert counted("discipline=long-jump&wind=legal&mark=8.50") == (4, {"mark": 0, "wind": 1})
    assert counted("sort=form&phase=final&discipline=1500m") == (7, {"rank on the season list": 5})
    assert counted("sex=M") == (16, {})


def test_the_title_holder_is_who_won_the_time_before(rows):
    jake = ResultReading.objects.get(pk=rows["wight"]).athlete
    ran = build.result(build.event(build.edition("2023-budapest")), jake, 5, "3:32.00")
    rebuild()
    assert list(ResultFilter(QueryDict("title=holder")).qs.values_list("pk", flat=True)) == [ran.pk]


@pytest.fixture
def many_editions(monkeypatch):
    """Two of each of two championships, in a list that offers two."""
    monkeypatch.setattr(finder_choices, "MOST_EDITIONS", 2)
    for slug in ("2019-doha", "2022-eugene"):
        make.edition(slug)
    for slug in ("2021-tokyo", "2024-paris"):
        make.edition(
            slug,
            start_date=dt.date(int(slug[:4]), 8, 1),
            championship=make.championship("olympic-games"),
        )


@pytest.mark.parametrize(
    ("query", "first", "offered"),
    [
        ("", "Any; choose a championship", ["2024-paris", "2022-eugene"]),
        ("championship=world-championships", "Any", ["2022-eugene", "2019-doha"]),
        ("edition=2019-doha", "Any; choose", ["2024-paris", "2022-eugene", "2019-doha"]),
        ("championship=olympic-games&edition=2022-eugene", "Any",
         ["2024-paris", "2022-eugene", "2021-tokyo"]),
        ("edition=2019-nowhere", "Any; choose", ["2024-paris", "2022-eugene"]),
    ],
)  # fmt: skip
def test_of_many_editions_some_are_offered_and_each_is_taken(many_editions, query, first, offered):
    form = ResultFilter(QueryDict(query)).form
    (_, anything), *others = form["edition"].field.widget.choices
    assert anything.startswith(first)
    assert ("choose" in anything) == ("choose" in first)
    assert [name for name, _ in others] == offered
    assert form.is_valid() == ("nowhere" not in query)


def test_of_few_editions_all_are_offered_whatever_is_chosen(many_editions, monkeypatch):
    monkeypatch.setattr(finder_choices, "MOST_EDITIONS", 4)
    form = ResultFilter(QueryDict("championship=olympic-games")).form
    names = [name for name, _ in form["edition"].field.widget.choices]
    assert names == ["", "2024-paris", "2022-eugene", "2021-tokyo", "2019-doha"]
