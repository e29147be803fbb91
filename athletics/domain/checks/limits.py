"""What nobody has ever done: the world's best of each discipline, and the limits beyond it.

The bests are the world records and world bests listed by World Athletics at the end of 2025,
for men and women, older implements and rules included where their marks were better (javelins
before 1986 and 1999). A plausible mark is at most MARGIN beyond them, and neither three times as
slow nor a quarter as far or high.
"""

from athletics.domain.marks import DISTANCE, POINTS, TIME, parse_mark

#: Discipline: the best of men, of women; empty where there is none.
_BESTS = {
    TIME: {
        "60": ("6.34", "6.92"),
        "100": ("9.58", "10.49"),
        "200": ("19.19", "21.34"),
        "400": ("43.03", "47.60"),
        "600": ("1:12.81", "1:21.63"),
        "800": ("1:40.91", "1:53.28"),
        "1000": ("2:11.96", "2:28.98"),
        "1500": ("3:26.00", "3:48.68"),
        "MILE": ("3:43.13", "4:06.42"),
        "2000": ("4:43.13", "5:19.70"),
        "3000": ("7:17.55", "8:06.11"),
        "5000": ("12:35.36", "13:58.06"),
        "10000": ("26:11.00", "28:54.14"),
        "HMAR": ("56:42", "1:02:52"),
        "MAR": ("2:00:35", "2:09:56"),
        "60H": ("7.27", "7.65"),
        "80H": ("", "10.2"),
        "100H": ("", "12.12"),
        "110H": ("12.80", ""),
        "200H": ("22.30", "24.8"),
        "400H": ("45.94", "50.37"),
        "2000SC": ("5:10.68", "5:47.42"),
        "3000SC": ("7:52.11", "8:44.32"),
        "4x100": ("36.84", "40.82"),
        "4x200": ("1:18.63", "1:27.46"),
        "4x400": ("2:54.29", "3:15.17"),
        "4x800": ("7:02.43", "7:50.17"),
        "3000W": ("10:25", "11:35"),
        "5000W": ("17:54", "20:01"),
        "10000W": ("37:25", "41:37"),
        "10KW": ("36:30", "41:04"),
        "20KW": ("1:16:10", "1:23:49"),
        "35KW": ("2:20:43", "2:37:15"),
        "50KW": ("3:32:33", "3:59:15"),
    },
    DISTANCE: {
        "HJ": ("2.45", "2.10"),
        "PV": ("6.30", "5.06"),
        "LJ": ("8.95", "7.52"),
        "TJ": ("18.29", "15.74"),
        "SP": ("23.56", "22.63"),
        "DT": ("75.56", "76.80"),
        "HT": ("86.74", "82.98"),
        "JT": ("104.80", "80.00"),
        "SHJ": ("1.90", "1.52"),
        "SLJ": ("3.73", "2.92"),
        "STJ": ("11.00", ""),
    },
    POINTS: {
        "PEN": ("", "5083"),
        "HEP": ("6670", "7291"),
        "DEC": ("9126", "8358"),
    },
}
#: Of the record, in thousandths; a lighter implement of the young goes further.
MARGIN, MARGIN_LIGHT = 30, 200
_SLOWEST, _SHORTEST = 3, 4

_BEST_VALUES = {
    (discipline, sex): (parse_mark(mark, measure).value, measure)
    for measure, disciplines in _BESTS.items()
    for discipline, marks in disciplines.items()
    for sex, mark in zip("MW", marks, strict=True)
    if mark
}


def limits(discipline: str, sex: str, light: bool = False) -> tuple[int, int] | None:
    """Least and greatest plausible value, in thousandths; None where no best is listed.

    ``light`` stands for an implement or hurdles other than the senior ones. A mixed event is
    judged as men's at its best.
    """
    held = _BEST_VALUES.get((discipline, "M" if sex == "X" else sex))
    if held is None:
        return None
    best, measure = held
    margin = best * (MARGIN_LIGHT if light else MARGIN) // 1000
    if measure == TIME:
        return best - margin, best * _SLOWEST
    return best // _SHORTEST, best + margin
