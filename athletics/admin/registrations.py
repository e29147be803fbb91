"""What the desk consists of; imported when the app is ready."""

from athletics.admin import championships, changesets, corrections, people, results, words

__all__ = ["championships", "changesets", "corrections", "people", "results", "words"]
