"""What a rule is, and what it says of the record."""

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """An error stops publication; a warning can be excused with a reason."""

    slug: str
    title: str
    description: str
    severity: str


@dataclass(frozen=True, slots=True)
class Found:
    """One breach: ``subject`` names it for ever, ``message`` has the value, the rule, the mend."""

    subject: str
    message: str
    athlete: int | None = None
