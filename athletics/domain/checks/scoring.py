"""Points of combined events: the IAAF (World Athletics) scoring tables of 1985.

Races ``a * (b - t) ** c`` with seconds; jumps and throws ``a * (m - b) ** c`` with centimetres for
jumps and metres for throws; cut to whole points. Constants and the allowance for hand times from
"IAAF Scoring Tables for Combined Events" (editions 2001 and later, Monaco).
"""

from decimal import ROUND_DOWN, Decimal

from athletics.domain.marks import DISTANCE, TIME

_CENTIMETRES = {"HJ", "PV", "LJ"}
#: Sex and discipline: a, b, c.
_CONSTANTS = {
    ("M", "60"): ("58.0150", "11.5", "1.81"),
    ("M", "100"): ("25.4347", "18", "1.81"),
    ("M", "400"): ("1.53775", "82", "1.81"),
    ("M", "1000"): ("0.08713", "305.5", "1.85"),
    ("M", "1500"): ("0.03768", "480", "1.85"),
    ("M", "60H"): ("20.5173", "15.5", "1.92"),
    ("M", "110H"): ("5.74352", "28.5", "1.92"),
    ("M", "HJ"): ("0.8465", "75", "1.42"),
    ("M", "PV"): ("0.2797", "100", "1.35"),
    ("M", "LJ"): ("0.14354", "220", "1.40"),
    ("M", "SP"): ("51.39", "1.5", "1.05"),
    ("M", "DT"): ("12.91", "4", "1.10"),
    ("M", "JT"): ("10.14", "7", "1.08"),
    ("W", "200"): ("4.99087", "42.5", "1.81"),
    ("W", "800"): ("0.11193", "254", "1.88"),
    ("W", "60H"): ("20.0479", "17", "1.835"),
    ("W", "100H"): ("9.23076", "26.7", "1.835"),
    ("W", "HJ"): ("1.84523", "75", "1.348"),
    ("W", "LJ"): ("0.188807", "210", "1.41"),
    ("W", "SP"): ("56.0211", "1.5", "1.05"),
    ("W", "JT"): ("15.9803", "3.8", "1.04"),
}
_CONSTANTS_EXACT = {key: tuple(map(Decimal, values)) for key, values in _CONSTANTS.items()}
#: Thousandths of a second added to a time taken by hand.
_HAND = {**dict.fromkeys(("60", "100", "200", "60H", "100H", "110H"), 240), "400": 140}

#: Combined event, sex, indoors: its legs.
LEGS = {
    ("DEC", "M", False): ("100", "LJ", "SP", "HJ", "400", "110H", "DT", "PV", "JT", "1500"),
    ("HEP", "W", False): ("100H", "HJ", "SP", "200", "LJ", "JT", "800"),
    ("HEP", "M", True): ("60", "LJ", "SP", "HJ", "60H", "PV", "1000"),
    ("PEN", "W", True): ("60H", "HJ", "SP", "LJ", "800"),
}
#: Totals of earlier years were reckoned by older tables.
FIRST_YEAR = 1985


def points(
    sex: str, discipline: str, value: int, measure: str, by_hand: bool = False
) -> int | None:
    """Whole points of a mark in thousandths; None where the tables have no such leg."""
    constants = _CONSTANTS_EXACT.get((sex, discipline))
    if constants is None:
        return None
    a, b, c = constants
    amount = Decimal(value + (_HAND.get(discipline, 0) if by_hand else 0)) / 1000
    if measure == DISTANCE and discipline in _CENTIMETRES:
        amount *= 100
    over = b - amount if measure == TIME else amount - b
    if over <= 0:
        return 0
    return int((a * over**c).to_integral_value(ROUND_DOWN))
