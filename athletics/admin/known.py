"""Choices that need no query: what a row already points to is known with the row."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect

from athletics.admin.site import described


class KnownAutocomplete(AutocompleteSelect):
    """An autocomplete field whose present choice was read with its row."""

    known: Any = None

    def optgroups(
        self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None
    ) -> list[Any]:
        if self.known is None or [str(self.known.pk)] != [str(one) for one in value]:
            return super().optgroups(name, list(value), attrs)
        option = self.create_option(name, value[0], described(self.known), True, 0)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 1)]
        return [(None, [*empty, option], 0)]


def make_known(form: Any, names: tuple[str, ...]) -> None:
    """Give each autocomplete field of a form the record that its instance came with."""
    for name in names:
        if name in form.fields and form.instance.pk and form.instance.__dict__.get(f"{name}_id"):
            widget = form.fields[name].widget
            inner = getattr(widget, "widget", widget)
            inner.known = getattr(form.instance, name)
