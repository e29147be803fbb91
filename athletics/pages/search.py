"""The search box: a page, a list under the box while somebody types, a table to take away."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from athletics.domain.closeness import asked_words
from athletics.models import SearchEntry
from athletics.pages.context import address_of
from athletics.pages.errors import refused
from athletics.pages.tables import Column, Table, table_response, wants_table
from athletics.pages.viewer import viewer
from athletics.queries.search import Found, search

LONGEST = 100
MOST_WORDS = 10
#: Shown on the page, and under the box.
MOST, MOST_TYPING = 100, 8


def search_page(request: HttpRequest) -> HttpResponseBase:
    text = request.GET.get("q", "")
    typing = request.headers.get("HX-Request") == "true"
    problem = _problem(text)
    if problem and wants_table(request):
        return refused(request, problem)
    if wants_table(request):
        every = search(text, viewer(request), most=None)
        return table_response(request, _table(request, every))
    found = (
        Found([], 0) if problem else search(text, viewer(request), MOST_TYPING if typing else MOST)
    )
    context = {
        "searched": _shown(text),
        "found": found,
        "problem": problem,
        "words": bool(asked_words(text[:LONGEST])),
    }
    template = "search/typing.html" if typing else "search/search.html"
    response = render(request, template, context, status=400 if problem and not typing else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _problem(text: str) -> str:
    """Why this is not looked for; empty where it is."""
    if len(text) > LONGEST:
        return f"q has {len(text)} characters; type {LONGEST} or fewer."
    if (words := len(asked_words(text))) > MOST_WORDS:
        return f"q has {words} different words; type {MOST_WORDS} or fewer."
    return ""


def _shown(text: str) -> str:
    """Without control characters, which no page can hold."""
    return "".join(letter for letter in text[: 2 * LONGEST] if letter.isprintable())


def _table(request: HttpRequest, found: Found) -> Table:
    columns: list[Column] = [
        Column("kind", lambda entry: entry.kind),
        Column("title", lambda entry: entry.title),
        Column("told_apart_by", lambda entry: entry.subtitle),
        Column("address", lambda entry: address_of(request) + entry.address),
    ]
    entries: list[SearchEntry] = found.entries
    return Table("search", columns, entries)
