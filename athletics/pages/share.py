"""The image that other sites show for a page: ``share.png`` below its address."""

import hashlib
from functools import lru_cache

import resvg_py
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control

from athletics.domain.cards import Card, laid_out
from athletics.models import Athlete, Event
from athletics.pages.errors import moved_or_missing
from athletics.pages.viewer import viewer
from athletics.queries.cards import athlete_card, event_card, upset_card

_FONTS = settings.BASE_DIR / "static" / "fonts"
_FONT_FILES = [str(_FONTS / name) for name in ("archivo-text.ttf", "archivo-head.ttf")]
#: Seconds for which an image is shown without asking whether it changed.
_FRESH = 3600
#: Drawn images kept in memory, of about 40 kB each.
_KEPT = 64


def athlete(request: HttpRequest, athlete: str) -> HttpResponseBase:
    try:
        card = athlete_card(athlete, viewer(request))
    except Athlete.DoesNotExist:
        return moved_or_missing(request, "athletes", athlete, rest="share.png")
    return _image(request, card)


def event(request: HttpRequest, championship: str, edition: str, event: str) -> HttpResponseBase:
    try:
        card = event_card(championship, edition, event, viewer(request))
    except Event.DoesNotExist:
        rest = f"{event}/share.png"
        return moved_or_missing(request, "championships", championship, edition, rest=rest)
    return _image(request, card)


def upset(request: HttpRequest, championship: str, edition: str, event: str) -> HttpResponseBase:
    """Of an edition that moved, the image of the event stands in."""
    try:
        card = upset_card(championship, edition, event, viewer(request))
    except Event.DoesNotExist:
        rest = f"{event}/share.png"
        return moved_or_missing(request, "championships", championship, edition, rest=rest)
    return _image(request, card)


def _image(request: HttpRequest, card: Card) -> HttpResponseBase:
    """304 where the reader has it already; it is drawn only otherwise."""
    svg = render_to_string("pictures/card.svg", {"card": laid_out(card)})
    tag = f'"{hashlib.sha256(svg.encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(_drawn(svg), content_type="image/png")
        response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=_FRESH)
    return response


@lru_cache(maxsize=_KEPT)
def _drawn(svg: str) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=_FONT_FILES)
    )
