"""Who is looking, without touching the session of those who have none."""

from django.conf import settings
from django.http import HttpRequest

from athletics.models import Viewer


def viewer(request: HttpRequest) -> Viewer:
    """The user of a request that brings a session cookie; None for every other visitor."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return request.user
    return None


def is_staff(request: HttpRequest) -> bool:
    return bool(getattr(viewer(request), "is_staff", False))
