"""The list of upsets under any filter, as a page, a part of it, or a file."""

from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from athletics.filters import UpsetFilter
from athletics.models import Event, Upset
from athletics.pages.context import address_of
from athletics.pages.pagination import page_of
from athletics.pages.tables import Column, Table, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries.kept import kept
from athletics.queries.parts import Parts
from athletics.queries.upsets import Denominator, denominator, read_with_all, share, upset_rows

#: Of a page: each is a paragraph, and more of them are long on a phone.
ROWS = 25
#: Filters in the form's first lines; the rest stand below a fold.
FIRST = (
    *("surprise", "championship", "discipline", "sex", "since", "until", "odds", "text"),
    *("sort", "olympic_champion", "title_holder"),
)
#: What each asks for, in the order of the form, so that the page can tell which one it answers.
QUESTIONS = (
    ("Olympic champions beaten at 1-4 or shorter", {"odds": "1/4", "olympic_champion": "on"}),
    ("Shocks", {"surprise": "shock"}),
    ("Title holders out before the final", {"kind": "before-final", "title_holder": "on"}),
    ("Beaten at two editions running", {"again": "on"}),
    ("Outsiders who won", {"kind": "outsider"}),
    ("Newest", {"sort": "newest"}),
)
#: Flags that stand in the file under their own names.
FLAGS = (
    *("title_holder", "olympic_champion", "season_leader", "record_holder", "unbeaten"),
    *("first_medal", "first_title", "again", "again_by_country"),
)


def upset_filter(request: HttpRequest) -> UpsetFilter:
    return UpsetFilter(request.GET, Upset.objects.visible_to(viewer(request)))


@dataclass(frozen=True)
class Problem:
    """A value that cannot be read: the field, its place on the page, and the mend."""

    label: str
    anchor: str
    mend: str


def problems_of(found: UpsetFilter) -> list[Problem]:
    form = found.form
    return [
        Problem(str(form[name].label), form[name].id_for_label, " ".join(map(str, mends)))
        for name, mends in form.errors.items()
    ]


def upset_list(request: HttpRequest) -> HttpResponseBase:
    """The part below the form where htmx asks; the whole page where it restores one."""
    found = upset_filter(request)
    problems = problems_of(found)
    if wants_table(request) and not problems:
        return table_response(request, _table(request, found))
    query = found.address_query()
    address = f"{address_of(request)}{request.path}" + (f"?{query}" if query else "")
    context = {
        "problems": problems,
        "first": [found.form[name] for name in FIRST],
        "more": [found.form[name] for name in found.filters if name not in FIRST],
        "more_chosen": any(one.data for one in found.form if one.name not in FIRST),
        "questions": [(words, urlencode(asked, safe="/")) for words, asked in QUESTIONS],
        "query": query,
    }
    if not problems:
        counted = _counted(request, found)
        page = page_of(request, Parts(read_with_all(found.qs), counted.shown), length=ROWS)
        context |= {
            "page": page,
            "rows": list(upset_rows(page, page.start_index())),
            "denominator": counted,
            "chosen": found.chosen(),
            "permanent": address,
            "cited": _cited(found, counted),
        }
    part = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "upsets/results.html" if part else "upsets/list.html"
    response = render(request, template, context, status=400 if problems else 200)
    if part:
        response["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def _counted(request: HttpRequest, found: UpsetFilter) -> Denominator:
    who = viewer(request)
    events = found.of_events(Event.objects.visible_to(who))
    return kept(
        "upsets",
        found.address_query(),
        who,
        lambda: denominator(found.qs, events, found.one_basis),
    )


def _cited(found: UpsetFilter, counted: Denominator) -> str:
    """What was asked, and of how many: the title of the list."""
    asked = "; ".join(f"{label} {value}".strip() for label, value in found.chosen())
    return f"Upsets{': ' if asked else ''}{asked}, {counted.in_words}"


def _table(request: HttpRequest, found: UpsetFilter) -> Table:
    site = address_of(request)
    columns = [
        Column("rank", lambda row: row.rank),
        Column("basis", lambda row: row.upset.basis),
        Column("first_basis", lambda row: row.upset.is_first),
        Column("championship", lambda row: row.event.edition.championship_id),
        Column("championship_name", lambda row: row.event.edition.championship.name),
        Column("edition", lambda row: row.event.edition.slug),
        Column("edition_name", lambda row: row.event.edition.name),
        Column("year", lambda row: row.event.edition.year),
        Column("sex", lambda row: row.event.sex),
        Column("discipline", lambda row: row.event.discipline.slug),
        Column("event", lambda row: row.event.slug),
        Column("event_name", lambda row: row.event.name),
        Column("favourite", lambda row: row.upset.favourite.slug),
        Column("favourite_name", lambda row: row.upset.favourite.name),
        Column("favourite_country", lambda row: row.favourite_country.code),
        Column("favourite_chance", lambda row: row.favourite_chance),
        Column("winner", lambda row: row.upset.winner.slug),
        Column("winner_name", lambda row: row.upset.winner.name),
        Column("winner_country", lambda row: row.winner_country.code),
        Column("winner_chance", lambda row: row.winner_chance),
        Column("at_most", lambda row: row.upset.at_most),
        Column("surprise_bits", lambda row: None if row.bits is None else round(row.bits, 3)),
        Column("price", lambda row: row.upset.price),
        Column("price_chance", lambda row: share(row.upset.implied)),
        Column("upset", lambda row: row.upset.is_upset),
        Column("shock", lambda row: row.upset.is_shock),
        Column("outsider", lambda row: row.upset.outsider),
        Column("kind", lambda row: row.upset.kind),
        Column("favourite_place", lambda row: row.upset.favourite_place),
        Column("favourite_status", lambda row: row.upset.favourite_status),
        *(Column(name, attrgetter(f"upset.{name}")) for name in FLAGS),
        Column("evidence", lambda row: row.upset.evidence),
        Column("headline", lambda row: row.headline),
        Column("hidden_because", lambda row: row.hidden_because),
        Column("address", lambda row: site + row.address),
    ]
    return Table("upsets", columns, upset_rows(read_with_all(found.qs)))
