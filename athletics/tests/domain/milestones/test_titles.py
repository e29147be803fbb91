"""Titles: the n-th, defended, regained, lost, most of all, and won after a low place."""

from athletics.tests.domain.milestones.builders import GAMES, GBR, KEN, final, runner, team, told

A, B, C, D = (runner(name) for name in ("Ann Able", "Bob Bold", "Cy Cole", "Dan Dale"))
AT = "in the men's 1500 m at the World Championships"


def test_the_second_title_and_the_title_defended():
    history = [final(2017, A, B), final(2019, A, C)]
    assert told(history, "nth-title") == [f"Second title for Ann Able {AT}, after City 2017."]
    assert told(history, "title-defended") == [f"Ann Able defended the title of City 2017 {AT}."]
    assert told(history, "title-regained") == told(history, "title-lost") == []


def test_a_title_regained_says_after_which_place():
    history = [
        final(2019, A, B),
        final(2022, B, C, D, runner("E"), runner("F"), runner("G"), A),
        final(2023, A, B),
    ]
    assert told(history, "title-regained") == [
        (
            f"Ann Able regained the title {AT}, last won at City 2019, "
            "after seventh place at City 2022."
        )
    ]
    assert told(history, "title-lost") == [
        (
            f"Title holder Ann Able lost the title of City 2019 {AT} to Bob Bold: "
            "seventh in the final."
        ),
        f"Title holder Bob Bold lost the title of City 2022 {AT} to Ann Able: second in the final.",
    ]
    assert told(history, "comeback") == []


def test_a_title_regained_by_somebody_without_a_row_in_between():
    history = [final(2019, A), final(2022, B), final(2023, A)]
    assert told(history, "title-regained") == [
        f"Ann Able regained the title {AT}, last won at City 2019, with no row held for City 2022."
    ]


def test_silence_is_no_defeat_and_a_medal_unknown_is_no_title_regained():
    absent = [final(2019, A, B), final(2022, C, D)]
    assert told(absent, "title-lost") == []
    unknown = [final(2019, A), final(2022, medals=False), final(2023, A)]
    assert told(unknown, "title-regained") == told(unknown, "title-defended") == []
    assert told(unknown, "nth-title") == [
        (
            f"Second title for Ann Able {AT} of those held (1 earlier without medals here), "
            "after City 2019."
        )
    ]


def test_a_title_holder_out_in_the_heats_lost_it_and_one_who_did_not_start_did_not():
    history = [final(2019, A), final(2022, B, out=(A,))]
    assert told(history, "title-lost") == [
        f"Title holder Ann Able lost the title of City 2019 {AT} to Bob Bold: out before the final."
    ]
    gone = runner("Ann Able", status="DNS")
    assert told([final(2019, A), final(2022, B, out=(gone,))], "title-lost") == []


def test_a_title_holder_who_did_not_finish():
    fallen = runner("Ann Able", status="DNF")
    race = final(2022, runner("Bob Bold", colour="G", place=1), fallen)
    assert told([final(2019, A), race], "title-lost") == [
        f"Title holder Ann Able lost the title of City 2019 {AT} to Bob Bold: did not finish."
    ]


def test_a_shared_title_is_a_title_of_both():
    shared = final(
        2022, runner("Ann Able", colour="G", place=1), runner("Bob Bold", colour="G", place=1)
    )
    history = [final(2019, A, B), shared, final(2023, B, A)]
    assert told(history, "title-defended") == [
        f"Ann Able defended the title of City 2019 {AT}.",
        f"Bob Bold defended the title of City 2022 {AT}.",
    ]


def test_the_titles_of_another_championship_do_not_count():
    history = [final(2019, A), final(2021, A, at=GAMES), final(2022, B, A)]
    assert told(history, "nth-title") == []


def test_most_titles_from_the_third_on_and_only_beyond_all_others():
    history = [final(year, A) for year in (2001, 2003, 2005)]
    history += [final(year, B) for year in (2007, 2009, 2011, 2013)]
    assert told(history, "most-titles") == [
        f"With 3 titles Ann Able had the most {AT} up to City 2005.",
        f"With 4 titles Bob Bold had the most {AT} up to City 2013; nobody else had more than 3.",
    ]


def test_a_comeback_from_fifth_but_not_from_fourth():
    fifth = final(2022, A, B, C, D, runner("Eve"))
    assert told([fifth, final(2023, runner("Eve"))], "comeback") == [
        f"Eve won {AT.removeprefix('in ')} after fifth place at City 2022."
    ]
    assert told([fifth, final(2023, D)], "comeback") == []


def test_teams_defend_titles_too():
    relay = {"for_teams": True, "name": "men's 4 x 100 m relay"}
    history = [final(2019, team(GBR), team(KEN), **relay), final(2022, team(GBR), **relay)]
    assert told(history, "title-defended") == [
        (
            "Great Britain defended the title of City 2019 in the men's 4 x 100 m relay at the "
            "World Championships."
        )
    ]
