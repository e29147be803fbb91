from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from athletics.models import Athlete, Result
from athletics.pages.context import address_of
from athletics.pages.errors import moved, not_held
from athletics.pages.pictures import Picture, picture_response, wants_picture
from athletics.pages.structured import pair_data
from athletics.pages.tables import Column, Table, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries import head_to_head
from athletics.queries.addresses import moved_to
from athletics.queries.head_to_head import Meeting

#: Letters of a name that the form takes.
LONGEST = 100
_LABELS = {"first": "First athlete", "second": "Second athlete"}


@dataclass
class Named:
    """One field of the form: what was typed, who is meant, and why nobody is."""

    part: str
    text: str
    found: list[Athlete] = field(default_factory=list)
    error: str = ""

    @property
    def label(self) -> str:
        return _LABELS[self.part]

    @property
    def value(self) -> str:
        """The slug once one is meant, so that a choice for the other field keeps it."""
        return self.found[0].slug if len(self.found) == 1 else self.text


def index(request: HttpRequest) -> HttpResponseBase:
    """The form; two names that each mean one athlete lead on to their page."""
    named = [_named(request, name) for name in _LABELS]
    asked = any(one.text for one in named)
    if asked:
        for one in named:
            one.error = _error(one)
        if not any(one.error for one in named) and all(len(one.found) == 1 for one in named):
            (first,), (second,) = (one.found for one in named)
            if first != second:
                return HttpResponseRedirect(head_to_head.address_of(first, second))
            named[1].error = f"Both names mean {first.name}; choose somebody else."
    pairings = head_to_head.frequent_pairings()
    if wants_table(request):
        return table_response(request, Table("pairings", _pairing_columns(request), pairings))
    context = {"named": named, "asked": asked, "pairings": pairings}
    status = 400 if any(one.error for one in named) else 200
    return render(request, "head_to_head/index.html", context, status=status)


def _named(request: HttpRequest, name: str) -> Named:
    text = request.GET.get(name, "").strip()
    fits = 0 < len(text) <= LONGEST
    found = head_to_head.candidates(text, viewer(request)) if fits else []
    return Named(name, text[:LONGEST], found)


def _error(one: Named) -> str:
    if not one.text:
        return f"{one.label}: type a name."
    if not one.found:
        return f"{one.label}: nobody of that name is held; try fewer letters or another spelling."
    return ""


def pair(request: HttpRequest, first: str, second: str) -> HttpResponseBase:
    held = head_to_head.athletes_of((first, second))
    for slug in (first, second):
        if slug not in held:
            return _moved_or_missing(request, first, second, slug)
    if first == second:
        return not_held(
            request, f"{held[first].name} stands on both sides; put another athlete into one."
        )
    if first > second:
        return moved(request, reverse("head-to-head", args=[second, first]))
    page = head_to_head.head_to_head(held[first], held[second], viewer(request))
    if wants_table(request):
        return table_response(
            request,
            Table("meetings", _meeting_columns(request), page.meetings),
            Table("apart", _apart_columns(request), page.apart),
        )
    if wants_picture(request):
        return picture_response(request, _pictures(page))
    structured = pair_data(page.first, page.second, address_of(request))
    return render(request, "head_to_head/pair.html", {"page": page, "structured": structured})


def _pictures(page: head_to_head.HeadToHead) -> list[Picture]:
    values = {"chart": page.chart, "first": page.first, "second": page.second}
    title = f"{page.title}: the running balance"
    return [Picture("balance", title, "parts/duel_chart.html", values)] if page.chart else []


def _moved_or_missing(request: HttpRequest, first: str, second: str, slug: str) -> HttpResponse:
    target = moved_to(f"athletes/{slug}", viewer(request))
    if target:
        now = target.strip("/").rpartition("/")[2]
        names = [now if one == slug else one for one in (first, second)]
        return moved(request, reverse("head-to-head", args=sorted(names)))
    return not_held(
        request, f"there is no athlete “{slug[:80]}” here; find both by name at /head-to-head/."
    )


def _pairing_columns(request: HttpRequest) -> list[Column]:
    address = address_of(request)
    return [
        Column("first", lambda row: row.first.slug),
        Column("first_name", lambda row: row.first.name),
        Column("second", lambda row: row.second.slug),
        Column("second_name", lambda row: row.second.name),
        Column("meetings", lambda row: row.meetings),
        Column("finals", lambda row: row.finals),
        Column("page", lambda row: address + head_to_head.address_of(row.first, row.second)),
    ]


def _meeting_columns(request: HttpRequest) -> list[Column]:
    return [
        *_event_columns(request),
        Column("round", lambda row: row.first.unit.name),
        Column("date", lambda row: row.day),
        *_showing_columns("first"),
        *_showing_columns("second"),
        Column("outcome", lambda row: row.outcome),
        Column("ahead", lambda row: row.winner.slug if row.winner else None),
        Column("margin", lambda row: row.margin or None),
        Column("favoured", lambda row: row.favoured.slug if row.favoured else None),
        Column("favoured_basis", lambda row: row.forecasts[0].basis if row.forecasts else None),
    ]


def _apart_columns(request: HttpRequest) -> list[Column]:
    return [
        *_event_columns(request),
        Column("first_round", lambda row: row.first.unit.name),
        *_showing_columns("first"),
        Column("second_round", lambda row: row.second.unit.name),
        *_showing_columns("second"),
    ]


def _event_columns(request: HttpRequest) -> list[Column]:
    address = address_of(request)
    return [
        Column("championship", lambda row: row.event.edition.championship_id),
        Column("edition", lambda row: row.event.edition.slug),
        Column("event", lambda row: row.event.slug),
        Column("page", lambda row: address + row.event.get_absolute_url()),
    ]


def _showing_columns(name: str) -> list[Column]:
    def result(row: Meeting | Any) -> Result:
        held: Result = getattr(row, name)
        return held

    return [
        Column(name, lambda row: result(row).athlete.slug),  # type: ignore[union-attr]  # never a team
        Column(f"{name}_place", lambda row: result(row).place),
        Column(f"{name}_status", lambda row: result(row).status),
        Column(f"{name}_mark", lambda row: result(row).mark or None),
    ]
