"""Many new rows at once.

``bulk_create`` compiles the SQL of each batch anew, with every value passing several layers: half
the time of a whole load. One statement with many parameter rows says the same in a quarter of it.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

#: Columns whose Python values the drivers take as they are.
_PLAIN = (
    models.CharField,
    models.SlugField,
    models.URLField,
    models.TextField,
    models.IntegerField,
    models.SmallIntegerField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.ForeignKey,
)


def insert(model: type[models.Model], records: Sequence[models.Model]) -> None:
    """Insert records that have no id yet, or whose id is a name. Ids are not filled in."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField | models.BigAutoField)
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column or "") for field in fields)
    places = ", ".join(["%s"] * len(fields))
    prepare = [(field.attname, None if type(field) in _PLAIN else field) for field in fields]
    rows = [[_value(getattr(record, name), field) for name, field in prepare] for record in records]
    with connection.cursor() as cursor:
        cursor.executemany(
            # names of our own tables and columns, quoted; every value is a parameter
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608
            rows,
        )


def _value(value: Any, field: "models.Field[Any, Any] | None") -> Any:
    return value if field is None else field.get_db_prep_save(value, connection)
