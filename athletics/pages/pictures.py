"""A picture of a page as a file of its own: ``?picture=NAME``, as an SVG with its style inside."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from athletics.domain.axes import HEIGHT, WIDTH
from athletics.domain.dates import day_in_words
from athletics.pages.context import address_of
from athletics.pages.errors import refused

#: Room for the title above the drawing, and for the source below it.
_TOP, _FOOT = 44, 48


@dataclass(frozen=True)
class Picture:
    """``name`` is what the address asks for; the part of a page that draws it, with its values."""

    name: str
    title: str
    part: str
    values: Mapping[str, Any]
    width: float = WIDTH
    height: float = HEIGHT


def wants_picture(request: HttpRequest) -> bool:
    """Whether the address asks for a picture instead of the page."""
    return "picture" in request.GET


def picture_response(request: HttpRequest, pictures: Iterable[Picture]) -> HttpResponse:
    """The one that ``?picture=`` names; another name is refused with those that are known."""
    asked = request.GET.get("picture", "")
    known = {picture.name: picture for picture in pictures}
    if asked not in known:
        mend = f"choose {', '.join(known)}" if known else "there is none here"
        return refused(request, f"picture “{asked[:40]}” is not on this page; {mend}.")
    picture = known[asked]
    svg = render_to_string(
        "pictures/picture.svg",
        {
            "picture": picture,
            "drawing": render_to_string(picture.part, dict(picture.values)),
            "width": picture.width,
            "height": _TOP + picture.height + _FOOT,
            "top": _TOP,
            "title_size": _title_size(picture),
            "source_y": _TOP + picture.height + 18,
            "address_y": _TOP + picture.height + 34,
            "day": day_in_words(timezone.localdate()),
            "address": address_of(request) + request.path,
        },
    )
    response = HttpResponse(svg, content_type="image/svg+xml")
    place = re.sub(r"[^a-z0-9]+", "-", request.path.lower()).strip("-")
    response["Content-Disposition"] = f'attachment; filename="{place}-{picture.name}.svg"'
    return response


def _title_size(picture: Picture) -> float:
    """In drawing units, so that the title fits whatever font the reader has."""
    return min(18, round((picture.width - 32) / (0.64 * len(picture.title)), 1))
