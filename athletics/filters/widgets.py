"""Form parts that are plain HTML."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class PlainSelect(forms.Select):
    """A select without groups, written in one go: Django renders a template for each option, which
    takes longer for 260 countries than the rest of a page."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = "" if value is None else str(value)
        marks = {True: " selected", False: ""}
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, marks[str(key) == chosen], label) for key, label in self.choices),
        )
        built = flatatt(self.build_attrs({**self.attrs, "name": name}, attrs))
        return format_html("<select{}>{}</select>", built, options)
