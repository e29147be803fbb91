"""Which version of the archive is being read."""

from django.db import DatabaseError, InterfaceError, connection

from athletics.models import ArchiveVersion

#: Asked before every page: in plain SQL it costs a tenth of what the ORM takes to put it together.
_ASK = f"SELECT moment FROM {ArchiveVersion._meta.db_table}"  # noqa: S608 - a constant


class LastKnown:
    """The version as this process last read it; None until then."""

    moment: int | None = None


def archive_version() -> int | None:
    """The moment of the last change, in microseconds since 1970; 0 before the first.

    When the database does not answer, the last that was known; None where none was.
    """
    try:
        with connection.cursor() as cursor:
            row = cursor.execute(_ASK).fetchone()
    except (DatabaseError, InterfaceError):
        if not connection.in_atomic_block:
            connection.close()  # so that the next request finds a database that is back
        return LastKnown.moment
    LastKnown.moment = row[0] if row else 0
    return LastKnown.moment
