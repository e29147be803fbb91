import datetime as dt

import pytest

from athletics.domain.specifications import specification


@pytest.mark.parametrize(
    ("discipline", "sex", "implement", "day", "words"),
    [
        ("JT", "M", "", (1984, 8, 5), "model before 1986"),
        ("JT", "M", "", (1986, 3, 31), "model before 1986"),
        ("JT", "M", "", (1986, 4, 1), "model of 1986"),
        ("JT", "W", "", (1998, 8, 20), "model before 1999"),
        ("JT", "W", "", (1999, 8, 28), "model of 1999"),
        ("SP", "M", "", (2000, 10, 20), ""),
        ("SP", "M", "6kg", (2002, 7, 17), "6 kg"),
        ("DT", "M", "1.75kg", (2002, 7, 17), "1.75 kg discus"),
        ("110H", "M", "99.0cm", (2006, 8, 17), "99.0 cm hurdles"),
        ("HT", "M", "7kg", (2030, 8, 17), "7kg"),
        ("DEC", "M", "", (1932, 8, 6), "tables of 1912"),
        ("DEC", "M", "", (1936, 8, 8), "tables of 1934"),
        ("DEC", "M", "", (1960, 9, 6), "tables of 1950"),
        ("DEC", "M", "", (1984, 8, 9), "tables of 1962"),
        ("DEC", "M", "", (1988, 9, 29), "tables of 1985"),
        ("DEC", "M", "U20", (2006, 8, 16), "U20 implements, tables of 1985"),
        ("HEP", "W", "", (1984, 8, 4), "tables of 1971"),
        ("HEP", "W", "", (1988, 9, 24), "tables of 1985"),
        ("PEN", "W", "", (1968, 10, 16), "tables of 1954"),
        ("MAR", "M", "", (1920, 8, 22), "courses of other lengths"),
        ("MAR", "M", "", (1924, 7, 13), ""),
        ("100", "X", "", (1896, 4, 10), ""),
    ],
)
def test_marks_are_compared_within_one_specification(discipline, sex, implement, day, words):
    assert specification(discipline, sex, implement, dt.date(*day)) == words
