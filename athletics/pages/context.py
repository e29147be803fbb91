"""What every page knows of itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from athletics.pages.viewer import is_staff


def address_of(request: HttpRequest) -> str:
    """The address of the site: as set, or as the request names it."""
    return settings.SITE_ADDRESS or f"{request.scheme}://{request.get_host()}"


def page(request: HttpRequest) -> dict[str, Any]:
    """Canonical address without the query, the section of the menu, and links for staff."""
    address = address_of(request)
    return {
        "site_address": address,
        "canonical_url": address + request.path,
        "section": request.path.strip("/").partition("/")[0],
        "read_only": settings.READ_ONLY,
        "edit_path": f"/{settings.ADMIN_PATH}/" if is_staff(request) else "",
    }
