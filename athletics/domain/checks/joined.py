"""Units that hold more than one race or group, because their source does not part them."""

from collections import defaultdict

from athletics.domain.checks.facts import UnitFacts
from athletics.domain.rounds import EARLIER_STAGES


def may_be_joined(unit: UnitFacts) -> bool:
    """An earlier round, a leg or an unknown round whose group is not held."""
    return not unit.group and unit.phase in {*EARLIER_STAGES, "combined", "unknown"}


def is_joined(unit: UnitFacts) -> bool:
    """One place comes with different marks in a unit that may hold several groups."""
    marks = defaultdict(set)
    for line in unit.placed:
        if line.mark:
            marks[line.place].add(line.mark)
    return may_be_joined(unit) and any(len(held) > 1 for held in marks.values())
