"""What can be said of a competitor in one race or group, and which values go with it."""

STATUSES = {
    "OK": "finished, with a place or a mark",
    "UNPLACED": "competed, place not held",
    "TOOKPART": "took part, outcome not held",
    "DNF": "did not finish",
    "DNS": "did not start",
    "DQ": "disqualified",
    "NM": "no mark",
}

#: How a competitor went on to the next round.
ADVANCED = {
    "": "",
    "Q": "qualified by place",
    "q": "qualified by mark",
    "qR": "advanced by the referee",
    "qJ": "advanced by the jury of appeal",
    "qD": "advanced by drawing lots",
}

_NO_PLACE = {"UNPLACED", "TOOKPART", "DNF", "DNS", "DQ", "NM"}
_NO_MARK = {"TOOKPART", "DNS", "NM"}


def contradiction(status: str, has_place: bool, has_mark: bool) -> str:
    """Why place and mark do not fit the status, with the mend; empty where they fit."""
    if has_place and status in _NO_PLACE:
        return f"{status} ({STATUSES[status]}) has no place; leave the place empty or write OK"
    if has_mark and status in _NO_MARK:
        return f"{status} ({STATUSES[status]}) has no mark; leave the mark empty"
    if status == "OK" and not has_place and not has_mark:
        return "OK needs a place or a mark; write TOOKPART where neither is held"
    return ""
