"""Scoring points against those that World Athletics printed beside marks of its season lists."""

import pytest

from athletics.domain.forecasts.coefficients import SCORING
from athletics.domain.scoring import event_key, points


@pytest.mark.parametrize(
    ("mark", "discipline", "sex", "indoor", "printed"),
    [
        (207_140, "1500", "M", False, 1286),  # Ingebrigtsen 3:27.14
        (115_770, "800", "W", False, 1239),  # Hodgkinson 1:55.77
        (46_510, "400H", "M", False, 1310),  # Warholm 46.51
        (6_120, "PV", "M", False, 1300),  # Duplantis 6.12
        (23_560, "SP", "M", False, 1334),  # Crouser 23.56
        (2_020, "HJ", "W", False, 1239),  # Olyslagers 2.02
        (8_188_000, "MAR", "W", False, 1247),  # Wanjiru 2:16:28
        (8_836_000, "DEC", "M", False, 1256),  # Neugebauer 8836
        (6_430, "60", "M", True, 1250),  # Lyles 6.43
        (232_180, "MILE", "M", True, 1233),  # Silva 3:52.18
        (235_450, "MILE", "M", True, 1189),  # Koech 3:55.45
        (227_830, "MILE", "M", True, 1292),  # Nuguse 3:47.83
        (256_410, "MILE", "W", True, 1249),  # St. Pierre 4:16.41
    ],
)
def test_points_are_within_one_of_those_printed(mark, discipline, sex, indoor, printed):
    told = points(mark, discipline, sex, indoor=indoor, factors=SCORING)
    assert told == pytest.approx(printed, abs=1)


OWN, OTHER = {"60 M indoor": (0, 0, 1)}, {"60 M": (0, 0, 2)}


@pytest.mark.parametrize(
    ("indoor", "factors", "told"),
    [
        (True, OWN | OTHER, 1),
        (False, OWN | OTHER, 2),
        (True, OTHER, 2),
        (False, OWN, 1),
        (True, {}, None),
        (True, {"60 W indoor": (0, 0, 3)}, None),
    ],
)
def test_the_own_table_counts_before_that_under_the_other_roof(indoor, factors, told):
    assert points(6_430, "60", "M", indoor=indoor, factors=factors) == told


def test_points_are_a_square_of_seconds():
    assert points(3_000, "60", "M", indoor=True, factors={"60 M indoor": (2, -5, 7)}) == 10


#: A time, and the same one per cent slower; a mark, and the same one per cent shorter.
_USUAL = {
    "60": 6_700, "100": 10_200, "200": 20_500, "400": 45_500, "800": 106_000, "1500": 216_000,
    "MILE": 234_000, "3000": 465_000, "5000": 800_000, "10000": 1_670_000, "MAR": 7_700_000,
}  # fmt: skip


@pytest.mark.parametrize("key", [key for key in SCORING if key.split()[0] in _USUAL])
def test_slower_scores_less(key):
    discipline, sex, *roof = key.split()
    mark = _USUAL[discipline] * (110 if sex == "W" else 100) // 100
    at = [
        points(mark * percent // 100, discipline, sex, indoor=bool(roof), factors=SCORING)
        for percent in (98, 99, 100, 101, 102, 104)
    ]
    assert at == sorted(at, reverse=True)
    assert event_key(discipline, sex, indoor=bool(roof)) == key
