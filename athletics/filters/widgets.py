"""Filter forms whose inputs are written in one go.

Django renders a template for each input and for each option: with a form of thirty fields and
260 countries that takes longer than the rest of a page.
"""

from html import escape
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

_OF_WIDGETS = "django/forms/widgets"


class PlainInputs(DjangoTemplates):
    """Writes inputs and selects as Django's templates would, without them."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        write = _WRITERS.get(template_name)
        return (
            write(context["widget"]) if write else super().render(template_name, context, request)
        )


class FilterForm(forms.Form):
    """The form of a filter: what it asks stands in the address."""

    default_renderer = PlainInputs


def _input(widget: dict[str, Any]) -> SafeString:
    attrs = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        attrs["value"] = widget["value"]
    return mark_safe(f"<input{flatatt(attrs | widget['attrs'])}>")  # noqa: S308 - flatatt escapes


def _select(widget: dict[str, Any]) -> SafeString:
    """Choices in groups have none here."""
    options = "".join(
        f'<option value="{escape(str(one["value"]))}"{" selected" if one["selected"] else ""}>'
        f"{escape(str(one['label']))}</option>\n"
        for _, group, _ in widget["optgroups"]
        for one in group
    )
    attrs = flatatt({"name": widget["name"], **widget["attrs"]})
    return mark_safe(f"<select{attrs}>{options}</select>")  # noqa: S308 - escaped above


_WRITERS = {
    f"{_OF_WIDGETS}/text.html": _input,
    f"{_OF_WIDGETS}/number.html": _input,
    f"{_OF_WIDGETS}/checkbox.html": _input,
    f"{_OF_WIDGETS}/select.html": _select,
}
