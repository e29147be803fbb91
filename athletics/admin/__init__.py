"""The editors' desk, on Django's admin: one module a family of nouns."""

from athletics.admin import championships, people, results, words

__all__ = ["championships", "people", "results", "words"]
