"""Where a thing stands: the path of its page, and of its answer in the API."""

from functools import singledispatch
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from athletics.models import (
    Athlete,
    Championship,
    Country,
    Discipline,
    Edition,
    Event,
    Source,
)


def site_of(request: HttpRequest) -> str:
    """The address of the site: as set, or as the request names it."""
    return settings.SITE_ADDRESS or f"{request.scheme}://{request.get_host()}"


def page_path(thing: Any) -> str:
    """Sources share a page; everything else has its own."""
    if isinstance(thing, Source):
        return f"{reverse('sources')}#{thing.pk}"
    path: str = thing.get_absolute_url()
    return path


@singledispatch
def api_path(thing: Any) -> str:
    raise TypeError(f"{type(thing).__name__} has no address in the API")


@api_path.register
def _(thing: Championship) -> str:
    return reverse("api:championship", args=[thing.slug])


@api_path.register
def _(thing: Edition) -> str:
    return reverse("api:edition", args=[thing.championship_id, thing.slug])


@api_path.register
def _(thing: Event) -> str:
    edition = thing.edition
    return reverse("api:event", args=[edition.championship_id, edition.slug, thing.slug])


@api_path.register
def _(thing: Athlete) -> str:
    return reverse("api:athlete", args=[thing.slug])


@api_path.register
def _(thing: Country) -> str:
    return reverse("api:country", args=[thing.code.lower()])


@api_path.register
def _(thing: Discipline) -> str:
    return reverse("api:discipline", args=[thing.slug])


@api_path.register
def _(thing: Source) -> str:
    return reverse("api:source", args=[thing.pk])
