"""What marks of one discipline can be compared: the implement, the model, the tables, the course.

A championship record stands within one specification. Rules and years: World Athletics
Competition Rules and the introduction to its Scoring Tables of Combined Events.
"""

import datetime as dt

#: Implements of juniors as units carry them, and how pages say them.
_IMPLEMENTS = {
    "1.75kg": "1.75 kg discus",
    "5kg": "5 kg",
    "6kg": "6 kg",
    "99.0cm": "99.0 cm hurdles",
    "U20": "U20 implements",
}

#: The centre of gravity moved forward: men from 1 April 1986, women from 1 April 1999.
_NEW_JAVELIN = {"M": dt.date(1986, 4, 1), "W": dt.date(1999, 4, 1)}

#: First day of each set of scoring tables, newest first, by sex.
_TABLES = {
    "M": (
        (dt.date(1985, 4, 1), "tables of 1985"),
        (dt.date(1964, 1, 1), "tables of 1962"),
        (dt.date(1952, 1, 1), "tables of 1950"),
        (dt.date(1935, 1, 1), "tables of 1934"),
        (dt.date.min, "tables of 1912"),
    ),
    "W": (
        (dt.date(1985, 4, 1), "tables of 1985"),
        (dt.date(1971, 1, 1), "tables of 1971"),
        (dt.date.min, "tables of 1954"),
    ),
}
_COMBINED = frozenset({"DEC", "HEP", "PEN"})

#: 42,195 m became the standard distance in May 1921.
_STANDARD_MARATHON = dt.date(1921, 5, 1)

#: Courses and team scores that no two editions share: first past the post, no record.
WITHOUT_RECORDS = frozenset(
    {"XC", "XC-TEAM", "3MI-TEAM", "4MI-TEAM", "3000-TEAM", "5000-TEAM", "AA"}
)

SENIOR_IMPLEMENT = "senior implement"


def specification(discipline: str, sex: str, implement: str, day: dt.date) -> str:
    """What a mark was made under, in words; empty where the discipline knows only one.

    ``implement`` is that of the race or group, empty for the senior one; ``day`` any day of it.
    """
    parts = [_IMPLEMENTS.get(implement, implement)] if implement else []
    if discipline == "JT" and sex in _NEW_JAVELIN:
        changed = _NEW_JAVELIN[sex]
        model = "model of" if day >= changed else "model before"
        parts.append(f"{model} {changed.year}")
    elif discipline in _COMBINED and sex in _TABLES:
        parts.append(next(name for first, name in _TABLES[sex] if day >= first))
    elif discipline == "MAR" and day < _STANDARD_MARATHON:
        parts.append("courses of other lengths")
    return ", ".join(parts)
