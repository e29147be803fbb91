"""The finder: any results, counted, sorted, grouped, with an address, a file and a citation."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from athletics.domain.dates import day_in_words
from athletics.domain.marks import format_value
from athletics.domain.questions import sentence
from athletics.filters import ResultFilter
from athletics.pages.context import address_of
from athletics.pages.errors import refused
from athletics.pages.filtered import open_fields_left_out, problems_of
from athletics.pages.pagination import page_of
from athletics.pages.result_tables import group_table, result_table
from athletics.pages.tables import table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries.finder import answer, lines_of
from athletics.queries.finder_groups import GROUPINGS, Groups
from athletics.queries.kept import kept
from athletics.queries.parts import Parts

#: Questions to begin with, and what they ask.
READY = (
    ("Youngest champions", "medal=G&sort=age"),
    ("Oldest medallists", "medal=any&sort=-age"),
    (
        "Most finals reached through rounds without a medal",
        "rounds=through&medallist=never&by=athlete",
    ),
    (
        "Champions ranked outside the season’s top ten among known entrants",
        "medal=G&form_from=11",
    ),
    ("Closest finals on the track and the road", "measure=time&phase=final&place_to=1&sort=ahead"),
    ("Champions of the host nation", "medal=G&host=home"),
    ("Countries with the most titles", "medal=G&by=country"),
)
#: Lines or groups of a page.
ROWS = 40
#: The fields that most questions need; the others stand behind "More".
FIRST_FIELDS = "championship discipline sex phase country athlete medal since until by sort".split()


@dataclass(frozen=True)
class Head:
    """The head of a column: the address that sorts by it, and how it is sorted now."""

    label: str
    css: str
    address: str
    order: str


#: Label, class, name of the sort, the sort at first.
_HEADS = (
    ("Place", "place", "place", ""),
    ("Athlete", "who", "name", ""),
    ("Country", "country", "country", ""),
    ("Mark", "mark", "mark", ""),
    ("Margin", "margin", "behind", ""),
    ("Event", "note", "event", ""),
    ("Date", "date", "date", "-"),
    ("Age", "num", "age", ""),
)
_GROUP_HEADS = (
    ("Results", "num", "count", "-"),
    ("Medals", "num", "medals", ""),
    ("Best", "mark", "best", ""),
    ("First", "num", "first", ""),
    ("Last", "num", "last", "-"),
)


def finder(request: HttpRequest) -> HttpResponseBase:
    if address := open_fields_left_out(request):
        return HttpResponseRedirect(address)
    found = ResultFilter(request.GET, viewer=viewer(request))
    problems = problems_of(request, found.form)
    if wants_table(request):
        if problems:
            return refused(request, " ".join(problems))
        return _file(request, found)
    context: dict[str, Any] = {
        "form": found.form,
        "first_fields": [found.form[name] for name in FIRST_FIELDS],
        "more_fields": [field for field in found.form if field.name not in FIRST_FIELDS],
        "more_open": any(name not in FIRST_FIELDS for name in found.form.errors),
        "more_chosen": sum(name not in FIRST_FIELDS for name in found.chosen),
        "problems": problems,
        "ready": READY,
        "asked": False,
    }
    if found.chosen and not problems:
        context |= _answer(request, found)
    return render(request, "results/finder.html", context, status=400 if problems else 200)


def _groups(found: ResultFilter) -> Groups:
    chosen, form = found.chosen, found.form
    return Groups(
        found.qs,
        chosen["by"],
        chosen.get("least", 1),
        chosen.get("sort", ""),
        form.measure,
        form.lower_is_better,
    )


def _file(request: HttpRequest, found: ResultFilter) -> HttpResponseBase:
    address = address_of(request)
    if "by" in found.chosen:
        table = group_table(_groups(found), found.form.measure, address)
    else:
        table = result_table(found.in_order(), address)
    return table_response(request, table)


def _answer(request: HttpRequest, found: ResultFilter) -> dict[str, Any]:
    chosen = found.chosen
    told = kept(
        "results",
        urlencode(_asked(request, found)),
        found.viewer,
        lambda: answer(found.qs, found.without_unsure(), found.unsure()),
    )
    words = sentence(found.question())
    permanent = f"{request.path}?{urlencode(_asked(request, found))}"
    context: dict[str, Any] = {
        "asked": True,
        "answer": told,
        "sentence": words,
        "permanent": permanent,
        "canonical_url": address_of(request) + permanent,
        "firmness": [(name, count) for name, count in told.firmness.items() if count],
        "unknown": [(name, count) for name, count in told.unknown.items() if count],
        "today": day_in_words(timezone.localdate()),
    }
    if "by" in chosen:
        groups = _groups(found)
        page = page_of(request, groups, length=ROWS)
        has_best = found.form.lower_is_better is not None
        context |= {
            "grouping": GROUPINGS[chosen["by"]],
            "by": chosen["by"],
            "least": chosen.get("least", 1),
            "has_best": has_best,
            "groups": page,
            "left_out": groups.left_out(),
            "rows": [_group_row(request, found, group) for group in page],
            "heads": _heads(request, found, _GROUP_HEADS if has_best else _without_best()),
        }
    else:
        lines = page_of(request, Parts(found.in_order(), told.total, lines_of), length=ROWS)
        context |= {"lines": lines, "heads": _heads(request, found, _HEADS)}
    return context


def _without_best() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(head for head in _GROUP_HEADS if head[2] != "best")


def _asked(request: HttpRequest, found: ResultFilter) -> dict[str, str]:
    """What the address asks, in the order of the form."""
    return {name: request.GET[name].strip() for name in found.form.fields if name in found.chosen}


def _heads(
    request: HttpRequest, found: ResultFilter, heads: tuple[tuple[str, str, str, str], ...]
) -> list[Head]:
    """Columns that cannot be sorted under these filters have no address."""
    asked = _asked(request, found)
    now = asked.get("sort", "-count" if "by" in asked else "-date")
    sorts = dict(found.form.fields["sort"].choices)  # type: ignore[attr-defined]
    made = []
    for label, css, name, first in heads:
        turned = f"-{name}" if now == name else name if now == f"-{name}" else f"{first}{name}"
        sort = turned if turned in sorts else name
        needs_measure = name in ("mark", "behind", "best")
        can = not needs_measure or found.form.lower_is_better is not None
        order = {name: "ascending", f"-{name}": "descending"}.get(now, "")
        made.append(
            Head(label, css, f"?{urlencode({**asked, 'sort': sort})}" if can else "", order)
        )
    return made


def _group_row(request: HttpRequest, found: ResultFilter, group: Any) -> dict[str, Any]:
    """A group, the address of its results, and its best mark as printed."""
    asked = _asked(request, found)
    by = asked.pop("by")
    asked.pop("least", None)
    asked.pop("sort", None)
    if by == "year":
        asked |= {"since": str(group.key), "until": str(group.key)}
    elif by == "edition":
        asked[by] = found.known.edition_names[group.key]
    else:
        asked[by] = getattr(group.thing, "slug", group.key)
    best = "" if group.best is None else format_value(group.best, found.form.measure)
    return {"group": group, "address": f"?{urlencode(asked)}", "best": best}
