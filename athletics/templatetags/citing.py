"""The citation of a page."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils import timezone

from athletics.domain.citations import Citation

register = template.Library()

#: Parts of an address that do not belong to what is cited.
_PASSING = {"page", "format", "table", "picture"}


@register.simple_tag(takes_context=True)
def citation(context: Any, title: str, at: str = "") -> Citation:
    """Of the page that is shown: ``at`` its address, else as asked, without empty filters."""
    asked = context["request"].GET
    query = [(name, value) for name, value in asked.items() if value and name not in _PASSING]
    address = context["canonical_url"] + (f"?{urlencode(query, safe='/')}" if query else "")
    return Citation(title, at or address, timezone.localdate())
