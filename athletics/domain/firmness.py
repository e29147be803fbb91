"""How firmly a value stands: on two sources or more, on one, or on general knowledge."""

from collections.abc import Iterable

#: The source that stands for general knowledge.
RECALL = "recall"
TWO, ONE, GENERAL = 2, 1, 0
FIRMNESS = {
    TWO: "two sources or more",
    ONE: "one source",
    GENERAL: "general knowledge",
}


def firmness(sources: Iterable[str]) -> int:
    """``TWO``, ``ONE`` or ``GENERAL`` from the ids of the sources that give a value."""
    return min(len(set(sources) - {RECALL}), TWO)
