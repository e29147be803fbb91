"""What the desk consists of; imported when the app is ready."""

from athletics.admin import (
    accounts,
    championships,
    changesets,
    corrections,
    findings,
    people,
    results,
    words,
)

__all__ = [
    "accounts",
    "championships",
    "changesets",
    "corrections",
    "findings",
    "people",
    "results",
    "words",
]
