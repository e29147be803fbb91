"""Who sends a request, as far as the network tells."""

from django.conf import settings
from django.http import HttpRequest


def sender_of(request: HttpRequest) -> str:
    """The network address of whoever sends; behind a proxy, as the proxy names it."""
    connected: str = request.META.get("REMOTE_ADDR", "")
    if not settings.CLIENT_ADDRESS_HEADER:
        return connected
    named = request.headers.get(settings.CLIENT_ADDRESS_HEADER, "")
    # Each proxy adds to the right; all before the last may be made up by the sender.
    return named.rpartition(",")[2].strip() or connected
