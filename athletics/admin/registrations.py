"""What the desk consists of; imported when the app is ready."""

from athletics.admin import (
    championships,
    changesets,
    corrections,
    findings,
    people,
    results,
    words,
)

__all__ = [
    "championships",
    "changesets",
    "corrections",
    "findings",
    "people",
    "results",
    "words",
]
