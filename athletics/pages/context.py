"""What every page knows of itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from athletics.pages.viewer import is_staff


def page(request: HttpRequest) -> dict[str, Any]:
    """Canonical address without the query, the section of the menu, and links for staff."""
    address = settings.SITE_ADDRESS or f"{request.scheme}://{request.get_host()}"
    return {
        "site_address": address,
        "canonical_url": address + request.path,
        "section": request.path.strip("/").partition("/")[0],
        "edit_path": f"/{settings.ADMIN_PATH}/" if is_staff(request) else "",
    }
