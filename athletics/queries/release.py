"""What the site itself is made of: what another release of it has kept is of no use."""

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from django.conf import settings


@dataclass(frozen=True)
class Release:
    """``digest`` of all code, templates and names of static files; ``made`` when the last of them
    was written, in seconds since 1970.
    """

    digest: str
    made: int


@cache
def release() -> Release:
    """Read once by each process: the same for all of them, on whatever machine."""
    root = settings.BASE_DIR
    files = [*root.glob("templates/**/*.*"), *root.glob("athletics/**/*.py")]
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    files = sorted(files) + ([manifest] if manifest.exists() else [])
    digest = blake2b(digest_size=8)
    for file in files:
        digest.update(file.read_bytes())
    return Release(digest.hexdigest(), int(max(file.stat().st_mtime for file in files)))
