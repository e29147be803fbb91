"""Event types: a discipline for one sex, the thing behind ``/events/mens-1500m/``."""

SEXES = {"M": "Men", "W": "Women", "X": "Mixed"}
_PREFIXES = {"M": "mens", "W": "womens", "X": "mixed"}
_POSSESSIVES = {"M": "Men's", "W": "Women's", "X": "Mixed"}

GROUPS = {
    "sprints": "Sprints",
    "middle": "Middle distance",
    "long": "Long distance",
    "hurdles": "Hurdles",
    "steeplechase": "Steeplechase",
    "relays": "Relays",
    "road": "Road",
    "walks": "Race walks",
    "jumps": "Jumps",
    "throws": "Throws",
    "combined": "Combined events",
    "defunct": "No longer held",
}
MEASURES = {"time": "time", "distance": "distance", "points": "points"}
BETTER = {"lower": "lower is better", "higher": "higher is better"}


def event_slug(sex: str, discipline_slug: str) -> str:
    """``mens-1500m``."""
    return f"{_PREFIXES[sex]}-{discipline_slug}"


def split_event_slug(slug: str) -> tuple[str, str]:
    """Sex and discipline slug of ``mens-1500m``. Raises ValueError."""
    prefix, _, discipline = slug.partition("-")
    for sex, name in _PREFIXES.items():
        if prefix == name and discipline:
            return sex, discipline
    raise ValueError(f"{slug!r} is no event; it starts with mens-, womens- or mixed-")


def event_name(sex: str, discipline_name: str) -> str:
    """``Men's 1500 m``, ``Women's high jump``."""
    return f"{_POSSESSIVES[sex]} {discipline_name[:1].lower()}{discipline_name[1:]}"
