import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.domain.dates import PartialDate
from athletics.domain.matching import Candidate, Match, match_name, name_forms

KERR = Candidate(1, ("Josh Kerr", "Joshua Kerr"), frozenset({"GBR"}), PartialDate(1997, 10, 8))
NORDAS = Candidate(2, ("Narve Gilje Nordås",), frozenset({"NOR"}), PartialDate(1998, 9, 30))
ENNIS = Candidate(3, ("Jessica Ennis",), frozenset({"GBR"}), PartialDate(1986, 1, 28))
LIU = Candidate(4, ("Liu Xiang",), frozenset({"CHN"}), PartialDate(1983, 7, 13))
LAGAT = Candidate(5, ("Bernard Lagat",), frozenset({"KEN", "USA"}), None)
WANG = Candidate(6, ("Wang Zhi Yuan",), frozenset({"CHN"}), None)
ALL = [KERR, NORDAS, ENNIS, LIU, LAGAT, WANG]


@pytest.mark.parametrize(
    ("printed", "forms"),
    [
        ("KERR Josh", ("josh kerr", "kerr josh", "kerr")),
        ("Josh KERR", ("josh kerr", "kerr josh", "kerr")),
        ("Kerr, Josh", ("josh kerr", "kerr josh", "kerr")),
        ("Josh Kerr", ("josh kerr", "kerr josh", "kerr")),
        ("INGEBRIGTSEN Jakob", ("jakob ingebrigtsen", "ingebrigtsen jakob", "ingebrigtsen")),
        ("Niels van der Meer", ("niels van der meer", "van der meer niels", "van der meer")),
        (
            "Jessica ENNIS-HILL (ENNIS)",
            ("jessica ennis hill", "ennis hill jessica", "jessica ennis", "ennis jessica",
             "ennis hill"),
        ),
        ("Pelé", ("pele",)),
        ("", ()),
        ("(", ()),
    ],
)  # fmt: skip
def test_a_name_is_looked_up_in_several_forms(printed, forms):
    assert name_forms(printed) == forms


@pytest.mark.parametrize(
    ("printed", "country", "born", "candidate"),
    [
        ("KERR Josh", "GBR", None, KERR),
        ("Josh KERR", "", None, KERR),
        ("Kerr, Joshua", "GBR", PartialDate(1997), KERR),
        ("JOSH KERR", "GBR", PartialDate(1997, 10, 8), KERR),
        ("NORDAS Narve Gilje", "NOR", None, NORDAS),
        ("Jessica ENNIS-HILL (ENNIS)", "GBR", None, ENNIS),
        ("XIANG Liu", "CHN", PartialDate(1983), LIU),
        ("LIU Xiang", "CHN", None, LIU),
        ("Bernard LAGAT", "USA", PartialDate(1974, 12, 12), LAGAT),
    ],
)
def test_the_one_of_that_name_is_exact(printed, country, born, candidate):
    assert match_name(printed, country, born, ALL) == Match("exact", candidate, [])


@pytest.mark.parametrize(
    ("printed", "country", "born", "candidate", "score", "why"),
    [
        ("Josh KERR", "FRA", None, KERR, 92, "same name, but GBR"),
        (
            "Josh KERR", "GBR", PartialDate(1998), KERR, 87,
            "same name, but born 1997-10-08, sheet says 1998",
        ),
        (
            "Josh KERR", "FRA", PartialDate(1998), KERR, 77,
            "same name, but GBR and born 1997-10-08, sheet says 1998",
        ),
        ("Narve NORDÅS", "NOR", None, NORDAS, 88, "one name is a part of the other"),
        ("Bernard LAGGAT", "USA", None, LAGAT, 92, "one letter differs"),
        ("Bernrad LAGAT", "USA", None, LAGAT, 92, "one letter differs"),
        ("Bernhardd LAGAT", "KEN", None, LAGAT, 86, "two letters differ"),
        ("J. KERR", "GBR", None, KERR, 80, "family name and initial agree"),
        ("B LAGAT", "", None, LAGAT, 78, "family name and initial agree"),
        ("WANG Zhiyuan", "CHN", None, WANG, 97, "same letters, parted otherwise"),
        ("Bernard LAGAT", "GER", None, LAGAT, 92, "same name, but KEN, USA"),
    ],
)  # fmt: skip
def test_what_is_near_is_offered_with_the_reason(printed, country, born, candidate, score, why):
    assert match_name(printed, country, born, ALL) == Match(
        "close", None, [(candidate, score, why)]
    )


@pytest.mark.parametrize(
    "printed", ["Eliud KIPCHOGE", "KERR", "Deborah KERR", "王军霞", "", "()", ",", "Liu"]
)
def test_what_is_near_nobody_is_new(printed):
    assert match_name(printed, "GBR", None, ALL) == Match("new", None, [])


def test_two_of_one_name_are_for_the_editor_to_choose_from():
    one = Candidate(10, ("Wang Wei",), frozenset({"CHN"}), PartialDate(1990))
    other = Candidate(11, ("Wang Wei",), frozenset({"CHN"}))
    third = Candidate(12, ("Wang Wei",), frozenset({"TPE"}))
    match = match_name("WANG Wei", "CHN", None, [third, other, one])
    assert match == Match(
        "close",
        None,
        [(one, 100, "same name"), (other, 100, "same name"), (third, 92, "same name, but TPE")],
    )
    # A birth that agrees does not choose between two whom nothing contradicts.
    assert match_name("WANG Wei", "CHN", PartialDate(1990), [third, other, one]) == match


def test_who_is_contradicted_stands_beside_the_exact_one():
    father = Candidate(20, ("Josh Kerr",), frozenset({"GBR"}), PartialDate(1960))
    assert match_name("KERR Josh", "GBR", PartialDate(1997), [KERR, father]) == Match(
        "exact",
        KERR,
        [(father, 72, "same name, but born 1960, sheet says 1997")],
    )


def test_a_year_known_about_may_be_one_out():
    early = Candidate(30, ("Spyridon Louis",), frozenset({"GRE"}), PartialDate(1873, about=True))
    assert match_name("LOUIS Spyridon", "GRE", PartialDate(1872), [early]).kind == "exact"
    assert match_name("LOUIS Spyridon", "GRE", PartialDate(1870), [early]).kind == "close"


def test_a_name_in_other_letters_is_found_by_itself():
    candidate = Candidate(40, ("Wang Junxia", "王军霞"))
    assert match_name("王军霞", "CHN", None, [candidate]).candidate == candidate


letters = st.text(alphabet="abcdeéøßIJ -'.(),王", max_size=14)
births = st.none() | st.builds(PartialDate, st.integers(1990, 1993))
candidates = st.lists(
    st.builds(
        Candidate,
        st.integers(1, 4),
        st.lists(letters | st.text(max_size=8), max_size=3).map(tuple),
        st.frozensets(st.sampled_from(["GBR", "FRA"])),
        births,
    ),
    max_size=6,
)


@given(letters | st.text(), st.sampled_from(["", "GBR", "x"]), births, candidates)
def test_any_name_among_any_candidates_is_matched_in_order(printed, country, born, among):
    match = match_name(printed, country, born, among)
    assert (match.candidate is not None) == (match.kind == "exact")
    assert match.kind != "new" or match.alternatives == []
    assert all(0 <= score <= 100 and why for _, score, why in match.alternatives)
    keys = [candidate.key for candidate, _, _ in match.alternatives]
    assert len(keys) == len(set(keys))
    assert all(form == form.strip() and form for form in name_forms(printed))


@given(st.lists(st.sampled_from("Kerr Josh Nordås Gilje O'Brien".split()), min_size=1, max_size=4))
def test_the_order_of_words_accents_and_capitals_do_not_matter(words):
    candidate = Candidate(1, (" ".join(words),))
    for printed in (" ".join(reversed(words)), " ".join(words).upper(), ", ".join(words[:2])):
        expected = "exact" if len(words) < 3 or "," not in printed else None
        if expected:
            assert match_name(printed, "", None, [candidate]).kind == expected


@given(letters, letters)
def test_likeness_holds_both_ways(one, other):
    there = match_name(one, "", None, [Candidate(1, (other,))])
    back = match_name(other, "", None, [Candidate(1, (one,))])
    assert there.kind == back.kind
    assert [score for _, score, _ in there.alternatives] == [
        score for _, score, _ in back.alternatives
    ]
