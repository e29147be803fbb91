"""Facts that anybody who follows athletics can check by hand."""

import pytest

from athletics.tests.archive.reading import (
    Reader,
    cell,
    cells,
    facts,
    honours,
    links,
    row,
    table,
    text,
)


def colours(medals: list[str]) -> str:
    """``GGS`` for two golds and a silver."""
    return "".join(medal[0] for medal in medals)


@pytest.mark.parametrize(
    ("slug", "world", "olympic"),
    [
        ("usain-bolt", "G" * 11 + "SS" + "B", "G" * 8),
        ("merlene-ottey", "GGG" + "SSSS" + "B" * 7, "SSS" + "B" * 6),
        ("carl-lewis", "G" * 8 + "S" + "B", "G" * 9 + "S"),
        ("allyson-felix", "G" * 14 + "SSS" + "BBB", "G" * 7 + "SSS" + "B"),
        ("paavo-nurmi", "", "G" * 9 + "SSS"),
        ("sergey-bubka", "G" * 6, "G"),
    ],
)
def test_medals_of_the_great(read: Reader, slug: str, world: str, olympic: str) -> None:
    held = honours(read(f"/athletes/{slug}/"))
    assert colours(held.get("World Championships", [])) == world
    assert colours(held.get("Olympic Games", [])) == olympic


@pytest.mark.parametrize(
    ("edition", "first"),
    [
        ("world-championships/2022-eugene", ["1", "USA United States", "13", "9", "11", "33"]),
        ("world-championships/2023-budapest", ["1", "USA United States", "12", "8", "9", "29"]),
        ("olympic-games/2020-tokyo", ["1", "USA United States", "7", "12", "7", "26"]),
        ("olympic-games/2024-paris", ["1", "USA United States", "14", "11", "9", "34"]),
    ],
)
def test_first_of_the_medal_table(read: Reader, edition: str, first: list[str]) -> None:
    medals = table(read(f"/championships/{edition}/"), "By country")
    assert cells(medals.tbody.tr) == first


def test_equal_tallies_share_a_rank(read: Reader) -> None:
    medals = table(read("/championships/olympic-games/2020-tokyo/"), "By country")
    ranks = [cells(line)[:2] for line in medals.tbody.find_all("tr")[6:9]]
    assert ranks == [["=7", "CAN Canada"], ["=7", "CHN China"], ["9", "UGA Uganda"]]


def podium(read: Reader, event: str) -> list[list[str]]:
    """Medal, name, country and mark of those who hold medals today."""
    lines = table(read(f"/championships/{event}/"), "Medallists").tbody.find_all("tr")
    return [cells(line)[:4] for line in lines]


def test_sydney_2000_has_two_silvers_and_no_gold_in_the_womens_100_m(read: Reader) -> None:
    assert podium(read, "olympic-games/2000-sydney/womens-100m") == [
        ["S", "Katerina Thanou", "GRE", "11.12"],
        ["S", "Tayna Lawrence", "JAM", "11.18"],
        ["B", "Merlene Ottey", "JAM", "11.19"],
    ]


def test_tokyo_2020_has_two_golds_and_no_silver_in_the_mens_high_jump(read: Reader) -> None:
    assert podium(read, "olympic-games/2020-tokyo/mens-high-jump") == [
        ["G", "Mutaz Essa Barshim", "QAT", "2.37 m"],
        ["G", "Gianmarco Tamberi", "ITA", "2.37 m"],
        ["B", "Maksim Nedasekau", "BLR", "2.37 m"],
    ]


def test_seoul_1988_gave_the_gold_of_the_mens_100_m_to_lewis(read: Reader) -> None:
    assert podium(read, "olympic-games/1988-seoul/mens-100m") == [
        ["G", "Carl Lewis", "USA", "9.92"],
        ["S", "Linford Christie", "GBR", "9.97"],
        ["B", "Calvin Smith", "USA", "9.99"],
    ]


def test_mexico_city_1968_keeps_beamons_jump(read: Reader) -> None:
    gold = podium(read, "olympic-games/1968-mexico-city/mens-long-jump")[0]
    assert gold == ["G", "Bob Beamon", "USA", "8.90 m"]


def test_editions_before_and_after_budapest_2023(read: Reader) -> None:
    turn = read("/championships/world-championships/2023-budapest/").select_one("nav.turn")
    assert links(turn) == {
        "Eugene 2022": "/championships/world-championships/2022-eugene/",
        "Tokyo 2025": "/championships/world-championships/2025-tokyo/",
    }


def test_same_names_point_to_each_other(read: Reader) -> None:
    (notice,) = read("/athletes/shaun-bownes/").select(".notice")
    assert text(notice) == (
        "Same name. Not to be confused with Shaun Bownes (RSA, born about 1979)."
    )
    (notice,) = read("/athletes/shaun-bownes-1979/").select(".notice")
    assert text(notice) == (
        "Same name. Not to be confused with Shaun Bownes (RSA, born 24 October 1970)."
    )


@pytest.mark.parametrize(
    ("slug", "born"),
    [
        ("josh-kerr", "8 October 1997, Edinburgh, Great Britain"),
        ("spyridon-louis", "1873"),
        ("bob-garrett", "about 1876 (from an age; may be a year earlier), United States"),
    ],
)
def test_a_birth_date_shows_how_much_of_it_is_known(read: Reader, slug: str, born: str) -> None:
    assert facts(read(f"/athletes/{slug}/"))["Born"] == born


def test_ottey_ran_for_jamaica_and_then_for_slovenia(read: Reader) -> None:
    lede = read("/athletes/merlene-ottey/").select_one("p.lede")
    assert text(lede) == "Jamaica JAM 1980–2000 · Slovenia SLO 2003–2006"


def test_winners_of_the_mens_1500_m_through_time(read: Reader) -> None:
    winners = table(read("/events/mens-1500m/"), "Medallists at the World Athletics Championships")
    first = [
        [text(line.th), text(line.select_one("td a"))] for line in winners.tbody.find_all("tr")
    ]
    assert first[:4] == [
        ["Tokyo 2025", "Isaac Nader"],
        ["Budapest 2023", "Josh Kerr"],
        ["Eugene 2022", "Jake Wightman"],
        ["Doha 2019", "Timothy Cheruiyot"],
    ]
    assert first[-1] == ["Helsinki 1983", "Steve Cram"]


def test_final_places_of_a_countback(read: Reader) -> None:
    final = table(read("/championships/olympic-games/2020-tokyo/mens-high-jump/"), "Final")
    assert cell(row(final, "Gianmarco Tamberi"), "place") == "=1"
    assert cell(row(final, "Maksim Nedasekau"), "place") == "3"


def test_a_fan_walks_from_budapest_2023_to_eugene_2022(read: Reader) -> None:
    path = "/"
    for step in (
        "Championships",
        "World Athletics Championships",
        "Budapest 2023",
        "Men's 1500 m",
        "Josh Kerr",
        "Edinburgh AC",
        "Jake Wightman",
        "World Championships, Eugene 2022",
    ):
        path = links(read(path))[step]
    assert text(read(path).h1) == "Eugene 2022"
    assert path == "/championships/world-championships/2022-eugene/"
