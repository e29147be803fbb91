"""The version of the archive, raised by all that changes what pages show."""

import time

from django.db.models import F
from django.db.models.functions import Greatest

from athletics.models import ArchiveVersion


def raise_version() -> None:
    """Within the transaction that changes the archive: both are seen at once, or neither.

    The moment of now, or the next one where a clock went back.
    """
    now = time.time_ns() // 1000
    only = ArchiveVersion.objects.filter(pk=ArchiveVersion.ONLY)
    if not only.update(moment=Greatest(F("moment") + 1, now)):
        ArchiveVersion.objects.create(pk=ArchiveVersion.ONLY, moment=now)
