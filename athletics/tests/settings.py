"""The archive's settings, but for what tests need otherwise."""

import os
from pathlib import Path

os.environ.update(
    HTTPS="0",
    PAGE_CACHE="0",
    KEEP_COUNTS="0",
    CACHE_URL="",
    DEBUG="0",
    SECRET_KEY="for tests",
    ADMIN_PATH="admin",
    SITE_ADDRESS="",
)

from athletics.settings import *

# Files are served as they lie in static/: nothing must be collected, names carry no hash.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# A slow hash protects nobody here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# What was built on this machine is not what tests see.
DOWNLOADS_DIR = Path(__file__).parent / "no-downloads"
