"""Both databases must sort alike, or a page reads otherwise on each."""

from collections.abc import Iterable
from typing import Any

from django.core import checks
from django.db import connections


@checks.register(checks.Tags.database)
def check_collation(databases: Iterable[str] | None = None, **_: Any) -> list[checks.CheckMessage]:
    """Warns of a PostgreSQL that sorts as a language does: ``a b`` after ``aa``, ``B`` after ``a``.

    There the index of a column does not serve a search for its first letters either.
    """
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        if connections[alias].vendor != "postgresql":
            continue
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 'a b' < 'aa' AND 'B' < 'a'")
            if cursor.fetchone() != (True,):
                found.append(
                    checks.Warning(
                        "The database sorts by the rules of a language, not by the codes of "
                        "letters: lists come in another order than on SQLite.",
                        hint="Make it so: CREATE DATABASE archive TEMPLATE template0 "
                        "ENCODING 'UTF8' LOCALE 'C.UTF-8'",
                        obj=alias,
                        id="athletics.W001",
                    )
                )
    return found
