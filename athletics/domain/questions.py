"""What was asked of the results, in one sentence of plain English."""

from dataclasses import dataclass

from athletics.domain.events import GROUPS, event_name
from athletics.domain.firmness import FIRMNESS
from athletics.domain.marks import DISTANCE, POINTS, TIME
from athletics.domain.medals import COLOURS
from athletics.domain.statuses import STATUSES

FIRST, LAST = "first", "last"
_UNITS = {TIME: " s", DISTANCE: " m", POINTS: " points"}


@dataclass(frozen=True)
class Question:
    """What is asked for; each part is empty or None where it was not asked.

    Names are as pages print them; ages are whole years, differences as typed.
    """

    sex: str = ""
    discipline: str = ""
    group: str = ""
    measure: str = ""
    #: Whether less is better, as in races; None where the marks asked for are of both kinds.
    lower_is_better: bool | None = None
    phase: str = ""
    championship: str = ""
    edition: str = ""
    since: int | None = None
    until: int | None = None
    country: str = ""
    athlete: str = ""
    place_from: int | None = None
    place_to: int | None = None
    medal: str = ""
    status: str = ""
    mark: str = ""
    wind: str = ""
    age_from: int | None = None
    age_to: int | None = None
    behind: str = ""
    ahead: str = ""
    host: str = ""
    title_holder: bool = False
    through_rounds: bool = False
    form_from: int | None = None
    medallist: str = ""
    firmness: int | None = None
    occasion: str = ""


def sentence(asked: Question) -> str:
    """``Men's 1500 m finals at the World Championships since 2009, places 1 to 3, faster than
    3:30``."""
    opening = f"{_what(asked)}{_where(asked)}{_years(asked)}"
    return ", ".join(filter(None, [opening, *_limits(asked)]))


def _what(asked: Question) -> str:
    """``Men's 1500 m finals``, ``Women's results in throws``, ``Results``."""
    stage = _MEDALLISTS[asked.medal] if _is_of_medallists(asked) else _STAGES[asked.phase]
    if asked.discipline and asked.sex:
        return f"{event_name(asked.sex, asked.discipline)} {stage}"
    if asked.discipline:
        return f"{asked.discipline} {stage}"
    words = {"M": f"Men's {stage}", "W": f"Women's {stage}", "X": f"Mixed {stage}"}.get(asked.sex)
    words = words or f"{stage[:1].upper()}{stage[1:]}"
    return f"{words} in {GROUPS[asked.group].lower()}" if asked.group else words


def _is_of_medallists(asked: Question) -> bool:
    """Medals are won in finals: ``champions`` says it all."""
    return asked.medal in _MEDALLISTS and asked.phase in ("", "final")


_MEDALLISTS = {
    "any": "medallists",
    "G": "champions",
    "S": "silver medallists",
    "B": "bronze medallists",
}
_STAGES = {
    "": "results",
    "final": "finals",
    "final-b": "B finals",
    "semifinal": "semifinals",
    "quarterfinal": "quarterfinals",
    "repechage": "repechages",
    "heat": "heats",
    "qualification": "qualifying",
    "preliminary": "preliminary rounds",
    "combined": "legs",
    "unknown": "results of a round not known",
}


def _where(asked: Question) -> str:
    if asked.edition:
        return f" at {asked.edition}"
    return f" at the {asked.championship}" if asked.championship else ""


def _years(asked: Question) -> str:
    if asked.since and asked.until:
        if asked.since == asked.until:
            return f" in {asked.since}"
        return f" from {asked.since} to {asked.until}"
    if asked.since:
        return f" since {asked.since}"
    return f" until {asked.until}" if asked.until else ""


def _limits(asked: Question) -> list[str]:
    unit = _UNITS.get(asked.measure, "")
    return [
        f"by {asked.athlete}" if asked.athlete else "",
        f"for {asked.country}" if asked.country else "",
        _span(asked.place_from, asked.place_to, "place {}", "places {} to {}", "place {} or lower"),
        "" if _is_of_medallists(asked) else _medal(asked.medal),
        STATUSES[asked.status] if asked.status else "",
        _mark(asked),
        _measured(asked),
        {
            "legal": "with a legal wind where wind counts",
            "aided": "wind-aided",
            "unknown": "wind not known",
        }.get(asked.wind, ""),
        _age(asked.age_from, asked.age_to),
        f"at most {asked.behind}{unit} behind the winner" if asked.behind else "",
        f"won by at least {asked.ahead}{unit}" if asked.ahead else "",
        {"home": "for the host nation", "away": "not for the host nation"}.get(asked.host, ""),
        "by the title holder" if asked.title_holder else "",
        "in finals reached through rounds" if asked.through_rounds else "",
        f"ranked {asked.form_from} or lower on the season list among known entrants"
        if asked.form_from
        else "",
        {
            "never": "by athletes without any medal here",
            "ever": "by athletes with a medal here",
        }.get(asked.medallist, ""),
        f"resting on {FIRMNESS[asked.firmness]}" if asked.firmness is not None else "",
        {FIRST: "the first edition only", LAST: "the latest edition only"}.get(asked.occasion, ""),
    ]


def _span(first: int | None, last: int | None, one: str, span: str, open_end: str) -> str:
    if first and last:
        return one.format(first) if first == last else span.format(first, last)
    if last:
        return one.format(1) if last == 1 else span.format(1, last)
    return open_end.format(first) if first else ""


def _medal(medal: str) -> str:
    if medal == "any":
        return "with a medal held today"
    if medal == "none":
        return "without a medal"
    return f"with {COLOURS[medal]} as held today" if medal else ""


def _mark(asked: Question) -> str:
    if not asked.mark:
        return ""
    if asked.measure == TIME:
        return f"faster than {asked.mark}"
    if asked.measure == POINTS:
        word = "fewer" if asked.lower_is_better else "more"
        return f"{word} than {asked.mark} points"
    return f"better than {asked.mark} m"


def _measured(asked: Question) -> str:
    """The measure, where nothing else says it."""
    told = asked.discipline or asked.group or asked.mark or asked.behind or asked.ahead
    return "" if told or not asked.measure else f"measured in {asked.measure}"


def _age(youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        same = youngest == oldest
        return f"aged {youngest}" if same else f"aged {youngest} to {oldest}"
    if oldest is not None:
        return f"aged {oldest} or younger"
    return f"aged {youngest} or older" if youngest is not None else ""
