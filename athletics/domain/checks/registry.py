"""All rules, in the order in which the desk lists them."""

from collections.abc import Iterator
from typing import Protocol

from athletics.domain.checks import (
    age,
    age_group,
    combined_total,
    country_years,
    date_near,
    date_outside,
    duplicates,
    earlier_round,
    equal_marks,
    gaps,
    legal_mark,
    legs_among_heats,
    margins,
    medal_decisions,
    medal_ties,
    one_country,
    one_day,
    one_wind,
    own_past,
    places_and_marks,
    places_in_joined_groups,
    possible_mark,
    qualifiers,
    reaction,
    relay_legs,
    rounds_in_order,
    sex,
    statuses,
    ties,
    twice,
    wind_indoors,
    wind_missing,
    world_record,
)
from athletics.domain.checks.facts import EventFacts
from athletics.domain.checks.findings import Found, Rule


class EventRule(Protocol):
    """A module with one rule about an event."""

    RULE: Rule

    def check(self, facts: EventFacts) -> Iterator[Found]: ...


#: What a line says by itself, then a race, the rounds, the medals, people, and sources.
EVENT_RULES: tuple[EventRule, ...] = (
    statuses,
    possible_mark,
    world_record,
    own_past,
    wind_indoors,
    wind_missing,
    one_wind,
    one_day,
    legal_mark,
    reaction,
    places_and_marks,
    places_in_joined_groups,
    equal_marks,
    ties,
    gaps,
    twice,
    qualifiers,
    earlier_round,
    legs_among_heats,
    medal_ties,
    medal_decisions,
    combined_total,
    relay_legs,
    date_outside,
    date_near,
    rounds_in_order,
    sex,
    age,
    age_group,
    country_years,
    one_country,
    margins,
)
PEOPLE_RULE = duplicates
RULES: tuple[Rule, ...] = (*(module.RULE for module in EVENT_RULES), PEOPLE_RULE.RULE)


def check_event_facts(facts: EventFacts) -> Iterator[tuple[Rule, Found]]:
    """What all rules say of one event, in the order of the rules."""
    for module in EVENT_RULES:
        for found in module.check(facts):
            yield module.RULE, found
