"""What holds for all rules: said for editors, and never raising."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.checks import duplicates
from athletics.domain.checks.facts import (
    AthleteFacts,
    ClaimFacts,
    CountryFacts,
    EventFacts,
    LineFacts,
    MemberFacts,
    PastFacts,
    PersonFacts,
    RecordFacts,
    UnitFacts,
)
from athletics.domain.checks.registry import EVENT_RULES, PEOPLE_RULE, RULES, check_event_facts
from athletics.domain.dates import PartialDate
from athletics.domain.medals import ACTIONS, COLOURS, Decision
from athletics.domain.rounds import PHASES
from athletics.domain.statuses import ADVANCED, STATUSES

TEXT = st.text(max_size=8)
MARKS = st.sampled_from(["", "9.9", "9.58", "10.2h", "8.95w", "3:29.38", "8069", "no mark"])
VALUES = st.none() | st.integers(0, 99_999_999)
SMALL = st.none() | st.integers(-99, 99)
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
SEXES = st.sampled_from("MWX")
KEYS = st.sampled_from(["1", "2", "GBR", ""])
DISCIPLINES = st.sampled_from(["100", "1500", "LJ", "HJ", "DEC", "HEP", "4x100", "XC", "?"])
BIRTHS = st.none() | st.builds(PartialDate, st.integers(1, 9999))
PEOPLE = st.builds(
    PersonFacts,
    id=st.integers(0, 3),
    slug=TEXT,
    name=TEXT,
    sex=SEXES,
    born=BIRTHS,
    countries=st.tuples(KEYS, KEYS),
    combined=st.tuples(DISCIPLINES),
)
LINES = st.builds(
    LineFacts,
    competitor=KEYS,
    country=KEYS,
    person=st.none() | PEOPLE,
    status=st.sampled_from([*STATUSES]),
    place=st.none() | st.integers(0, 9),
    mark=MARKS,
    value=VALUES,
    wind=SMALL,
    legal_mark=MARKS,
    legal_value=VALUES,
    legal_wind=SMALL,
    date=st.none() | DAYS,
    advanced=st.sampled_from([*ADVANCED]),
    reaction=st.none() | st.integers(0, 9999),
    note=TEXT,
    past=st.none() | st.builds(PastFacts, st.integers(0, 9999), st.integers(0, 9)),
)
MEASURES = st.sampled_from(["time", "distance", "points"])
BETTER = st.sampled_from(["lower", "higher"])
UNITS = st.builds(
    UnitFacts,
    phase=st.sampled_from([*PHASES]),
    discipline=DISCIPLINES,
    measure=MEASURES,
    better=BETTER,
    group=st.sampled_from(["", "1", "A"]),
    component=st.sampled_from(["", "100", "LJ"]),
    implement=st.sampled_from(["", "6kg"]),
    wind_counts=st.booleans(),
    lines=st.lists(LINES, max_size=5).map(tuple),
)
EVENTS = st.builds(
    EventFacts,
    championship=TEXT,
    edition=TEXT,
    slug=TEXT,
    start=DAYS,
    end=DAYS,
    sex=SEXES,
    discipline=DISCIPLINES,
    measure=MEASURES,
    better=BETTER,
    group=st.sampled_from(["sprints", "combined", "middle"]),
    indoor=st.booleans(),
    age_group=st.sampled_from(["senior", "u20"]),
    for_teams=st.booleans(),
    field_size=st.none() | st.integers(0, 9),
    units=st.lists(UNITS, max_size=4).map(tuple),
    members=st.lists(
        st.builds(MemberFacts, KEYS, PEOPLE, SMALL, st.sampled_from(["final", "heats", "unknown"])),
        max_size=4,
    ).map(tuple),
    decisions=st.lists(
        st.builds(
            Decision,
            KEYS,
            st.sampled_from([*COLOURS]),
            st.sampled_from([*ACTIONS]),
            BIRTHS,
        ),
        max_size=4,
    ).map(tuple),
    claims=st.lists(
        st.builds(
            ClaimFacts,
            st.sampled_from(["margin", "mark"]),
            st.sampled_from(["0.27", "5 cm", "1:02", "+ 3 points", ":", "99999.999"]) | TEXT,
            TEXT,
            st.none() | KEYS,
            st.none() | st.sampled_from(["final", "heat 1"]),
        ),
        max_size=3,
    ).map(tuple),
    records=st.lists(
        st.builds(RecordFacts, DAYS, st.integers(1, 9999), MARKS, TEXT), max_size=3
    ).map(tuple),
    countries=st.dictionaries(KEYS, st.builds(CountryFacts, KEYS, TEXT, SMALL, SMALL)),
)
ATHLETES = st.builds(
    AthleteFacts,
    id=st.integers(0, 9),
    slug=TEXT,
    name=TEXT,
    given=TEXT,
    family=TEXT,
    sex=SEXES,
    nation=KEYS,
    born=BIRTHS,
    other_names=st.lists(TEXT, max_size=2).map(tuple),
    events=st.frozensets(st.integers(0, 3)),
    years=st.tuples(st.integers(0, 9999), st.integers(0, 9999)),
)


@given(EVENTS)
def test_no_facts_make_a_rule_raise(facts):
    for rule, found in check_event_facts(facts):
        assert found.subject
        assert found.message.endswith("."), rule.slug


@given(st.lists(ATHLETES, max_size=6))
def test_no_people_make_the_search_raise(people):
    assert [*duplicates.check(people)] == [*duplicates.check(people)]


def test_rules_have_names_of_their_own_and_words_for_editors():
    assert len({rule.slug for rule in RULES}) == len(RULES) == len(EVENT_RULES) + 1
    assert RULES[-1] is PEOPLE_RULE.RULE
    assert {rule.severity for rule in RULES} == {"error", "warning"}
    for rule in RULES:
        assert rule.description.endswith("."), rule.slug
        assert len(rule.slug) <= 60
        assert rule.title[0].isupper()
