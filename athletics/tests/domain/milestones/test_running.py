"""Titles in one country or club, favourites beaten again, sweeps."""

from athletics.domain.milestones.registry import of_event_type
from athletics.tests.domain.milestones.builders import (
    COMMONWEALTH,
    GAMES,
    GBR,
    KEN,
    NOR,
    final,
    person,
    runner,
    stay,
    team,
    told,
)

AT = "in the men's 1500 m at the World Championships"
KERR, WIGHTMAN = runner("Josh Kerr"), runner("Jake Wightman")
JAKOB = runner("Jakob Ingebrigtsen", NOR)


def champion_of(who):
    return {"champions": frozenset({who.competitor})}


def test_two_athletes_of_one_country_running():
    history = [final(2022, WIGHTMAN, JAKOB), final(2023, KERR, JAKOB)]
    assert told(history, "country-running") == [
        (
            f"Second title running for Great Britain {AT}, by 2 different athletes: Jake Wightman "
            "(City 2022) and Josh Kerr (City 2023)."
        )
    ]


def test_one_athlete_twice_is_not_two_of_one_country_but_counts_in_its_run():
    assert told([final(2022, KERR), final(2023, KERR)], "country-running") == []
    history = [final(2019, KERR), final(2022, KERR), final(2023, WIGHTMAN)]
    assert told(history, "country-running") == [
        (
            f"Third title running for Great Britain {AT}, by 2 different athletes: Josh Kerr "
            "(City 2019), Josh Kerr (City 2022) and Jake Wightman (City 2023)."
        )
    ]


def test_a_run_ends_with_a_title_elsewhere_and_with_medals_not_held():
    for between in (final(2022, JAKOB), final(2022, medals=False)):
        assert told([final(2019, KERR), between, final(2023, WIGHTMAN)], "country-running") == []


def test_nothing_is_said_of_countries_where_they_are_not_held():
    history = [
        final(2018, WIGHTMAN, at=COMMONWEALTH),
        final(2022, KERR, runner("B"), runner("C"), at=COMMONWEALTH),
    ]
    kinds = {one.kind for one in of_event_type(history)}
    assert kinds & {"country-running", "clean-sweep", "beaten-again"} == set()


def test_relays_are_not_different_athletes():
    relay = {"for_teams": True}
    history = [final(2019, team(GBR), **relay), final(2022, team(GBR), **relay)]
    assert told(history, "country-running") == []


def test_the_same_favourite_beaten_twice_running_by_one_country():
    history = [
        final(2022, WIGHTMAN, JAKOB, **champion_of(JAKOB)),
        final(2023, KERR, JAKOB, leaders=frozenset({JAKOB.competitor}), **champion_of(JAKOB)),
    ]
    assert told(history, "beaten-again") == [
        (
            "For the second time running an athlete of Great Britain beat Jakob Ingebrigtsen "
            f"(Olympic champion and first on the world list on the eve) to the title {AT}: Josh "
            "Kerr, after Jake Wightman at City 2022."
        )
    ]
    (one,) = [one for one in of_event_type(history) if one.kind == "beaten-again"]
    assert one.subject == "athletes/jakob-ingebrigtsen"
    assert [(row.contest.year, row.finisher.name) for row in one.rows] == [
        (2022, "Jake Wightman"),
        (2022, "Jakob Ingebrigtsen"),
        (2023, "Josh Kerr"),
        (2023, "Jakob Ingebrigtsen"),
    ]


def test_beaten_again_needs_a_favourite_both_times_and_two_athletes_of_one_country():
    favoured = champion_of(JAKOB)
    cases = {
        "not favoured at first": [
            final(2022, WIGHTMAN, JAKOB),
            final(2023, KERR, JAKOB, **favoured),
        ],
        "the same winner": [
            final(2022, KERR, JAKOB, **favoured),
            final(2023, KERR, JAKOB, **favoured),
        ],
        "two countries": [
            final(2022, runner("Kip", KEN), JAKOB, **favoured),
            final(2023, KERR, JAKOB, **favoured),
        ],
        "his own country": [
            final(2022, runner("Ola", NOR), JAKOB, **favoured),
            final(2023, runner("Per", NOR), JAKOB, **favoured),
        ],
        "not in the final": [
            final(2022, WIGHTMAN, JAKOB, **favoured),
            final(2023, KERR, out=(JAKOB,), **favoured),
        ],
        "did not start": [
            final(2022, WIGHTMAN, JAKOB, **favoured),
            final(
                2023,
                runner("Josh Kerr", colour="G", place=1),
                runner("Jakob Ingebrigtsen", NOR, status="DNS"),
                **favoured,
            ),
        ],
    }
    assert {name: told(history, "beaten-again") for name, history in cases.items()} == {
        name: [] for name in cases
    }


def of_the_club(name, *memberships):
    return runner(name, person=person(name, *memberships))


def test_two_champions_running_of_one_club():
    history = [final(2022, of_the_club("Jake", stay())), final(2023, of_the_club("Josh", stay()))]
    assert told(history, "club-running") == [
        (
            f"Two champions running from Edinburgh AC {AT}: Jake (City 2022) and Josh (City 2023); "
            "the years of membership are not all held."
        )
    ]
    known = [
        final(2022, of_the_club("Jake", stay(2010, 2024))),
        final(2023, of_the_club("Josh", stay(2012, 2025))),
    ]
    assert told(known, "club-running") == [
        f"Two champions running from Edinburgh AC {AT}: Jake (City 2022) and Josh (City 2023)."
    ]


def test_who_had_left_the_club_or_won_twice_is_no_second_champion_of_it():
    gone = of_the_club("Jake", stay(2010, 2021))
    assert told([final(2022, gone), final(2023, of_the_club("Josh", stay()))], "club-running") == []
    same = of_the_club("Josh", stay())
    assert told([final(2022, same), final(2023, same)], "club-running") == []


def test_a_clean_sweep():
    names = [runner(name, KEN) for name in ("Kip", "Kim", "Kit")]
    assert told([final(2011, *names)], "clean-sweep") == [
        (
            "Clean sweep for Kenya in the men's 1500 m at the World Championships, City 2011: Kip, "
            "Kim and Kit."
        )
    ]
    assert told([final(2011, *names[:2])], "clean-sweep") == []
    assert told([final(2011, *names[:2], KERR)], "clean-sweep") == []


def test_the_olympic_title_alone_is_no_run_at_the_worlds():
    history = [final(2021, WIGHTMAN, at=GAMES), final(2022, KERR)]
    assert told(history, "country-running") == []
