"""Records, ages and head-to-heads that record books print, on the whole archive."""

import pytest

from athletics.tests.archive.reading import Reader, cells, row, table, text


@pytest.mark.parametrize(
    ("progression", "best"),
    [
        ("world-championships/mens-100m", ["9.58", "+0.9", "Usain Bolt", "JAM"]),
        ("world-championships/mens-200m", ["19.19", "-0.3", "Usain Bolt", "JAM"]),
        ("world-championships/mens-long-jump", ["8.95 m", "+0.3", "Mike Powell", "USA"]),
        ("world-championships/mens-triple-jump", ["18.29 m", "+1.3", "Jonathan Edwards", "GBR"]),
        ("world-championships/womens-high-jump", ["2.09 m", "", "Stefka Kostadinova", "BUL"]),
        ("world-championships/mens-high-jump", ["2.41 m", "", "Bohdan Bondarenko", "UKR"]),
        ("world-championships/mens-1500m", ["3:27.65", "", "Hicham El Guerrouj", "MAR"]),
        ("olympic-games/womens-100m", ["10.61", "-0.6", "Elaine Thompson-Herah", "JAM"]),
        ("olympic-games/womens-200m", ["21.34", "+1.3", "Florence Griffith Joyner", "USA"]),
        ("olympic-games/mens-100m", ["9.63", "+1.5", "Usain Bolt", "JAM"]),
        ("olympic-games/mens-long-jump", ["8.90 m", "+2.0", "Bob Beamon", "USA"]),
        ("olympic-games/mens-javelin-throw", ["92.97 m", "", "Arshad Nadeem", "PAK"]),
        ("olympic-games/mens-decathlon", ["9018", "", "Damian Warner", "CAN"]),
        ("world-u20-championships/mens-shot-put", ["23.34 m", "", "Konrad Bukowiecki", "POL"]),
        ("world-indoor-championships/mens-pole-vault", ["6.20 m", "", "Armand Duplantis", "SWE"]),
    ],
)
def test_the_record_of_a_championship(read: Reader, progression: str, best: list[str]) -> None:
    """In the first table: that of the specification used today."""
    first = cells(read(f"/records/{progression}/").select_one("main table").tbody.tr)
    assert first[:4] == best
    assert "stands" in first[-1]


def test_an_old_javelin_keeps_its_record(read: Reader) -> None:
    page = read("/records/olympic-games/mens-javelin-throw/")
    assert [text(one) for one in page.select("h2")] == ["Model of 1986", "Model before 1986"]
    old = cells(table(page, "Progression, model before 1986").tbody.tr)
    assert old[:4] == ["94.58 m", "", "Miklós Németh", "HUN"]


def test_a_hand_time_falls_to_an_electronic_one(read: Reader) -> None:
    """10.0 in Tokyo 1964 was 10.06; 10.14 in a heat of 1968 beats it only by the allowance."""
    progression = table(read("/records/olympic-games/mens-100m/"), "Progression")
    marks = [cells(line)[0] for line in progression.tbody.find_all("tr")]
    assert marks[:9] == ["9.63", "9.69", "9.84", "9.92", "9.95", "10.02", "10.10", "10.11", "10.14"]
    assert marks[9] == "10.0"
    assert "9.79" not in marks


@pytest.mark.parametrize(
    ("championship", "record", "holder", "age"),
    [
        ("world-championships", "Youngest champion, men", "Ismael Kirui", "18 years 177 days"),
        ("world-championships", "Oldest champion, women", "Ellina Zvereva", "40 years 268 days"),
        (
            *("european-championships", "Youngest champion, men", "Jakob Ingebrigtsen"),
            "17 years 325 days",
        ),
        ("olympic-games", "Oldest medallist, women", "Merlene Ottey", "40 years 136 days"),
    ],
)
def test_the_youngest_and_the_oldest(
    read: Reader, championship: str, record: str, holder: str, age: str
) -> None:
    ages = table(read(f"/records/{championship}/"), "By age")
    found = cells(row(ages, record))
    assert (found[1], found[3]) == (holder, age)


def test_kerr_and_ingebrigtsen(read: Reader) -> None:
    """Doha, Tokyo and Eugene to the Norwegian, Budapest and Paris to the Briton."""
    page = read("/head-to-head/jakob-ingebrigtsen/josh-kerr/")
    assert text(page.select_one("dl.counts dd")) == "3–2"
    meetings = table(page, "Every race or contest in which both took part")
    finals = [
        [text(line.th.find_all("a")[1]), text(line.find_all("td")[3])]
        for line in meetings.tbody.find_all("tr")
        if text(line.th).endswith(", final")
    ]
    assert finals == [
        ["Paris 2024", "Josh Kerr by 0.45"],
        ["Budapest 2023", "Josh Kerr by 0.27"],
        ["Eugene 2022", "Jakob Ingebrigtsen by 1.13"],
        ["Tokyo 2020", "Jakob Ingebrigtsen by 0.73"],
        ["Doha 2019", "Jakob Ingebrigtsen by 0.82"],
    ]


def test_the_best_of_a_country(read: Reader) -> None:
    """Wells ran 10.11 in Moscow, Christie 9.96 in Barcelona and 9.97 in Seoul."""
    bests = table(read("/records/olympic-games/?country=GBR"), "Best mark")
    assert cells(row(bests, "Men's 100 m"))[1:4] == ["9.96", "+0.5", "Linford Christie"]
