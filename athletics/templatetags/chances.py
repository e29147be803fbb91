"""Chances as pages print them; they come as whole millionths."""

from django import template

from athletics.domain.upset_words import BASES, chance_in_words, per_cent

register = template.Library()

_WHOLE = 1_000_000


@register.filter
def chance(millionths: int | None, at_most: bool = False) -> str:
    """``1 in 25 (4 %)``, ``at most 7 in 8 (87.5 %)``; a dash where none is known."""
    return "–" if millionths is None else chance_in_words(millionths / _WHOLE, at_most)


@register.filter
def percent(millionths: int | None, at_most: bool = False) -> str:
    """``4 %``, ``at most 87.5 %``; a dash where none is known."""
    if millionths is None:
        return "–"
    return f"{'at most ' if at_most else ''}{per_cent(millionths / _WHOLE, at_most)}"


@register.filter
def on_basis(basis: str) -> str:
    """``on the model``"""
    return BASES[basis]


@register.filter
def of_one(share: float) -> str:
    """``44 %`` of a share between 0 and 1."""
    return per_cent(share)
