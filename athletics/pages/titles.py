"""Title holders who retained or lost: a ready-made question of the finder."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from athletics.domain.titles import OUTCOMES
from athletics.filters import TitleFilter
from athletics.models import Event, TitleDefence
from athletics.pages.context import address_of
from athletics.pages.errors import refused
from athletics.pages.filtered import open_fields_left_out, problems_of
from athletics.pages.pagination import page_of
from athletics.pages.tables import CHUNK, Column, Table, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries.titles import newest_first, outcomes


def title_holders(request: HttpRequest) -> HttpResponseBase:
    if address := open_fields_left_out(request):
        return HttpResponseRedirect(address)
    found = TitleFilter(request.GET, viewer=viewer(request))
    problems = problems_of(request, found.form)
    if wants_table(request):
        if problems:
            return refused(request, " ".join(problems))
        return table_response(request, _table(newest_first(found.qs), address_of(request)))
    context = {
        "form": found.form,
        "problems": problems,
        "defences": page_of(request, newest_first(found.qs)),
        "outcomes": [] if problems else outcomes(found.without_outcome()),
        "query": request.GET.urlencode(),
    }
    return render(request, "results/title_holders.html", context, status=400 if problems else 200)


def _table(defences, address: str) -> Table:  # type: ignore[no-untyped-def]
    def event(of: Event) -> str:
        names = (of.edition.championship_id, of.edition.slug, of.slug)
        return address + reverse("event", args=names)

    def name(row: TitleDefence) -> str:
        return row.athlete.name if row.athlete else f"{row.country.name} {row.team}".strip()

    columns = [
        Column("championship", lambda row: row.event.edition.championship_id),
        Column("edition", lambda row: row.event.edition.slug),
        Column("year", lambda row: row.event.edition.year),
        Column("sex", lambda row: row.event.sex),
        Column("discipline", lambda row: row.event.discipline.slug),
        Column("athlete", lambda row: row.athlete.slug if row.athlete else ""),
        Column("athlete_name", name),
        Column("country", lambda row: row.country_id),
        Column("team", lambda row: row.team),
        Column("won_at", lambda row: row.won_at.edition.slug),
        Column("outcome", lambda row: row.outcome),
        Column("outcome_in_words", lambda row: OUTCOMES[row.outcome]),
        Column("round", lambda row: row.result.unit.phase if row.result else ""),
        Column("place", lambda row: row.result.place if row.result else None),
        Column("address", lambda row: event(row.event)),
        Column("won_at_address", lambda row: event(row.won_at)),
    ]
    return Table("title-holders", columns, defences.iterator(CHUNK))
