"""What is counted or listed over the whole archive, kept until the archive changes."""

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

#: Seconds; what is of an older version of the archive is never asked for again.
KEPT_FOR = 24 * 3600


def kept(of: str, asked: str, viewer: Viewer, make: Callable[[], T]) -> T:
    """What ``make`` gives, as it gave it before at this version of the archive.

    ``of`` and ``asked`` name the thing and its filters; never None. Who sees drafts gets it made
    anew: a draft may change without a new version.
    """
    if not settings.KEEP_COUNTS or sees_drafts(viewer) or (version := archive_version()) is None:
        return make()
    # Another release may count something else under the same name.
    text = f"{release().digest} {version} {of} {asked}".encode(errors="surrogateescape")
    key = f"count-{blake2b(text, digest_size=20).hexdigest()}"
    cache = caches["counts"]
    with suppress(RedisError):  # the site goes on without its cache
        found: T | None = cache.get(key)
        if found is not None:
            return found
    made = make()
    with suppress(RedisError):
        cache.set(key, made, KEPT_FOR)
    return made
