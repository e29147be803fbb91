"""The stages of an event, from preliminary to final, and the names of their races and groups."""

#: Phase code: (name of one, name of the stage, order with the final first).
PHASES = {
    "final": ("Final", "Final", 0),
    "final-b": ("B final", "B final", 1),
    "repechage": ("Repechage", "Repechage", 3),
    "semifinal": ("Semifinal", "Semifinals", 2),
    "quarterfinal": ("Quarterfinal", "Quarterfinals", 4),
    "heat": ("Heat", "Heats", 5),
    "qualification": ("Qualification", "Qualification", 6),
    "preliminary": ("Preliminary", "Preliminary round", 7),
    "combined": ("Leg", "Legs", 8),
    "unknown": ("Round not known", "Round not known", 9),
}


def phase_order(phase: str) -> int:
    return PHASES[phase][2]


def stage_name(phase: str) -> str:
    """``Semifinals``."""
    return PHASES[phase][1]


def unit_name(phase: str, group: str) -> str:
    """``Semifinal 2``, ``Qualification A``, ``Final``."""
    name = PHASES[phase][0]
    if not group:
        return name
    return f"{name}, group {group}" if phase in ("final", "unknown") else f"{name} {group}"


def group_order(group: str) -> tuple[int, str]:
    """None, then letters, then numbers in their order."""
    return (int(group), "") if group.isdecimal() else (0, group)


#: Stages that only those who came through an earlier one reach; a straight final is none.
EARLIER_STAGES = frozenset(
    {"semifinal", "quarterfinal", "heat", "qualification", "preliminary", "repechage"}
)
