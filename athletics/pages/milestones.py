"""The list of milestones, under any filter, as a page and as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from athletics.domain.events import SEXES
from athletics.domain.milestones.milestone import KINDS
from athletics.domain.milestones.words import the
from athletics.filters import MilestoneFilter
from athletics.models import Milestone
from athletics.pages.context import address_of
from athletics.pages.errors import refused
from athletics.pages.filtered import asked_of
from athletics.pages.pagination import page_of
from athletics.pages.structured import table_data
from athletics.pages.tables import CHUNK, Column, Table, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries.kept import kept
from athletics.queries.milestones import with_rows
from athletics.queries.parts import Parts

#: Of a page: each is a sentence with the rows that prove it.
ROWS = 50
COLUMNS = (
    Column("kind", lambda one: one.kind),
    Column("strength", lambda one: one.strength),
    Column("championship", lambda one: one.event.edition.championship_id),
    Column("edition", lambda one: one.event.edition.slug),
    Column("year", lambda one: one.event.edition.year),
    Column("discipline", lambda one: one.event.discipline.slug),
    Column("sex", lambda one: one.event.sex),
    Column("scope", lambda one: one.championship_id or "archive"),
    Column("subject", lambda one: one.subject),
    Column("athlete", lambda one: one.athlete.slug if one.athlete else None),
    Column("athlete_name", lambda one: one.athlete.name if one.athlete else None),
    Column("country", lambda one: one.country_id),
    Column("club", lambda one: one.club.slug if one.club else None),
    Column("sentence", lambda one: one.sentence),
    Column("page", lambda one: one.event.get_absolute_url()),
)


def milestone_list(request: HttpRequest) -> HttpResponseBase:
    visible = Milestone.objects.visible_to(viewer(request))
    found = MilestoneFilter(request.GET, visible.newest_first())
    wrong = bool(found.form.errors)
    if wants_table(request):
        if wrong:
            return refused(request, _problems(found))
        rows = found.qs.for_lists().select_related("athlete", "club")
        return table_response(
            request, Table("milestones", COLUMNS, rows.iterator(chunk_size=CHUNK))
        )
    context = {
        "filter": found,
        "milestones": page_of(
            request, Parts(with_rows(found.qs), _counted(request, found)), length=ROWS
        ),
        "all": _counted(request, MilestoneFilter({}, visible)),
        "sentence": "" if wrong else sentence(found),
        "kinds": KINDS,
        "query": asked_of(found.form),
        "structured": table_data(
            "Milestones of championships athletics",
            "What a result was in the light of all earlier ones.",
            reverse("milestones"),
            address_of(request),
        ),
    }
    return render(request, "milestones/list.html", context, status=400 if wrong else 200)


def _counted(request: HttpRequest, found: MilestoneFilter) -> int:
    return kept("milestones", asked_of(found.form), viewer(request), found.qs.count)


def _problems(found: MilestoneFilter) -> str:
    """``since: Enter a whole number.``"""
    return " ".join(f"{name}: {errors[0]}" for name, errors in found.form.errors.items())


def sentence(found: MilestoneFilter) -> str:
    """What is shown, in plain English, without a full stop."""
    chosen: dict[str, Any] = found.form.cleaned_data if found.form.is_bound else {}
    parts = [f"of the kind “{KINDS[chosen['kind']]}”" if chosen.get("kind") else "of every kind"]
    if chosen.get("championship"):
        parts.append(f"at {the(chosen['championship'].short_name)}")
    if chosen.get("edition"):
        parts.append(f"in the edition {chosen['edition']}")
    if chosen.get("since"):
        parts.append(f"from {chosen['since']}")
    if chosen.get("until"):
        parts.append(f"up to {chosen['until']}")
    if chosen.get("sex"):
        parts.append(f"in {SEXES[chosen['sex']].lower()}’s events".replace("mixed’s", "mixed"))
    if chosen.get("discipline"):
        parts.append(f"in the {chosen['discipline'].short_name}")
    if chosen.get("country"):
        parts.append(f"of {the(chosen['country'].name)}")
    if chosen.get("athlete"):
        parts.append(f"with a result of {chosen['athlete'].name}")
    order = "strongest first" if chosen.get("order") else "newest edition first"
    return f"Milestones {', '.join([' '.join(parts), order])}"
