"""Columns for types of the domain."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from athletics.domain.dates import PartialDate

if TYPE_CHECKING:
    _Text = models.CharField[PartialDate | str | None, PartialDate | None]
else:
    _Text = models.CharField  # takes no types while running


class PartialDateField(_Text):
    """A ``PartialDate``, kept as text that sorts in time order; empty text is unknown (None)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, expression: Any, connection: Any) -> PartialDate | None:
        return PartialDate.from_sort_key(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or value == "" or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean(self, value: Any, model_instance: models.Model | None) -> PartialDate | None:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> str:
        cleaned = self.to_python(value)
        return cleaned.sort_key if cleaned else ""

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")
