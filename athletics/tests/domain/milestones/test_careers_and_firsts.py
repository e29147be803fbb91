"""Careers across championships, and the firsts of countries."""

import datetime as dt

from athletics.domain.milestones.contests import Country, Honour
from athletics.domain.milestones.registry import of_athlete, of_country
from athletics.tests.domain.milestones.builders import (
    EUROPEANS,
    GAMES,
    INDOORS,
    JUNIORS,
    WORLDS,
    final,
    person,
    runner,
)

KERR = person("Josh Kerr")
IVB = Country("IVB", "British Virgin Islands")
ON_THE_23RD = {"day": dt.date(2023, 8, 23)}


def medal(colour, at, year, country=IVB, name="Josh Kerr", **more):
    one = runner(name, country, colour, place="GSB".index(colour) + 1)
    return Honour(final(year, one, at=at, **more), one)


def career(*honours):
    return [(one.kind, one.sentence) for one in of_athlete(KERR, honours)]


def firsts(*honours, lacking=None, country=IVB):
    return [
        (one.kind, one.scope.slug if one.scope else "", one.sentence)
        for one in of_country(country, honours, lacking or {})
    ]


def test_the_first_global_title_tells_the_best_medal_before():
    assert career(
        medal("G", WORLDS, 2023), medal("B", GAMES, 2021), medal("G", EUROPEANS, 2018)
    ) == [
        (
            "first-global-title",
            (
                "First global title for Josh Kerr, and the biggest win until then: the men's 1500 "
                "m at the World Championships, City 2023. Best before: bronze at the Olympic "
                "Games, City 2021."
            ),
        )
    ]


def test_a_bigger_win_is_at_a_higher_level_than_every_title_before():
    told = career(medal("G", INDOORS, 2022), medal("G", WORLDS, 2023), medal("G", EUROPEANS, 2024))
    assert [kind for kind, _ in told] == ["first-global-title", "biggest-win"]
    assert told[1][1] == (
        "Biggest win of Josh Kerr until then: the men's 1500 m at the World Championships, "
        "City 2023, after gold at the World Indoors, City 2022."
    )
    assert len(career(medal("G", GAMES, 2021), medal("G", WORLDS, 2023))) == 1


def test_junior_and_continental_titles_are_not_global():
    assert career(medal("G", JUNIORS, 2018), medal("G", EUROPEANS, 2022)) == []


def test_titles_of_one_edition_without_days_are_joint_firsts():
    undated = career(medal("G", GAMES, 1936), medal("G", GAMES, 1936, slug="mens-100m"))
    assert [sentence.split(":")[0] for _, sentence in undated] == [
        "First global title for Josh Kerr, one of 2 at City 1936, and the biggest win until then"
    ] * 2
    days = [dt.date(1936, 8, day) for day in (3, 4)]
    dated = career(*(medal("G", GAMES, 1936, day=day) for day in days))
    assert len(dated) == 1


def test_medals_at_all_four_levels_with_the_last_of_them():
    levels = [medal("S", at, 2018 + year) for year, at in enumerate((JUNIORS, GAMES, INDOORS))]
    assert career(*levels) == []
    assert career(*levels, medal("B", WORLDS, 2022), medal("S", WORLDS, 2023)) == [
        (
            "all-levels",
            (
                "Josh Kerr had medals at all four levels: world junior (City 2018), Olympic (City "
                "2019), world indoor (City 2020) and world (City 2022)."
            ),
        )
    ]


def test_a_country_has_a_first_medal_at_each_championship_and_one_in_the_archive():
    told = firsts(
        medal("S", WORLDS, 2023, name="Kyron McMaster"), medal("B", INDOORS, 2008, name="Tahesia")
    )
    assert told == [
        (
            "first-medal",
            "world-indoor-championships",
            (
                "First medal of the British Virgin Islands at the World Indoors: Tahesia, bronze "
                "in the men's 1500 m, City 2008."
            ),
        ),
        (
            "first-medal",
            "world-championships",
            (
                "First medal of the British Virgin Islands at the World Championships: Kyron "
                "McMaster, silver in the men's 1500 m, City 2023."
            ),
        ),
        (
            "first-medal",
            "",
            (
                "First medal of the British Virgin Islands in the archive: Tahesia, bronze in the "
                "men's 1500 m, World Indoors, City 2008."
            ),
        ),
    ]


def test_a_first_is_of_those_held_where_earlier_events_have_no_medals():
    lacking = {"world-championships": [dt.date(1983, 8, 1), dt.date(2023, 8, 1)], "": []}
    told = firsts(medal("G", WORLDS, 2023), lacking=lacking)
    assert told[0][2] == (
        "First medal held of the British Virgin Islands at the World Championships: Josh Kerr, "
        "gold in the men's 1500 m, City 2023; 1 earlier event has no medals here."
    )
    assert [(kind, scope) for kind, scope, _ in told] == [
        ("first-medal", "world-championships"),
        ("first-title", "world-championships"),
        ("first-medal", ""),
        ("first-title", ""),
    ]


def test_medals_of_one_day_are_joint_firsts_and_a_later_one_is_none():
    same = [medal("S", WORLDS, 2023, **ON_THE_23RD), medal("B", WORLDS, 2023, **ON_THE_23RD)]
    later = medal("G", WORLDS, 2023, day=dt.date(2023, 8, 24))
    told = [sentence for kind, _, sentence in firsts(*same, later) if kind == "first-medal"]
    assert len(told) == 4
    assert told[0].startswith("One of the 2 first medals of the British Virgin Islands at the ")


def test_neutral_athletes_have_no_firsts():
    neutral = Country("ANA", "Authorised Neutral Athletes", is_nation=False)
    assert firsts(medal("G", WORLDS, 2017, neutral), country=neutral) == []
