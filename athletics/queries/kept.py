"""What is counted over the whole archive, kept until the archive changes."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from typing import TypeVar

from django.conf import settings
from django.core.cache import caches
from redis.exceptions import RedisError

from athletics.models import Viewer
from athletics.models.championships import sees_drafts
from athletics.queries.archive_version import archive_version
from athletics.queries.release import release

T = TypeVar("T")

#: Seconds; a count of an older version of the archive is never asked for again.
KEPT_FOR = 24 * 3600


def kept_count(of: str, asked: str, viewer: Viewer, count: Callable[[], T]) -> T:
    """What ``count`` gives, as it gave it before at this version of the archive.

    ``of`` and ``asked`` name the count and its filters; never None. Who sees drafts gets it
    counted anew: a draft may change without a new version.
    """
    if not settings.KEEP_COUNTS or sees_drafts(viewer) or (version := archive_version()) is None:
        return count()
    # Another release may count something else under the same name.
    text = f"{release().digest} {version} {of} {asked}".encode(errors="surrogateescape")
    key = f"count-{blake2b(text, digest_size=20).hexdigest()}"
    cache = caches["counts"]
    with suppress(RedisError):  # the site goes on without its cache
        found: T | None = cache.get(key)
        if found is not None:
            return found
    counted = count()
    with suppress(RedisError):
        cache.set(key, counted, KEPT_FOR)
    return counted
