"""One answer of the site, and what every page owes its reader."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

MOST_BYTES = 40_000
MOST_QUERIES = 16
#: The eve, what happened and other cases are a page each.
MOST_QUERIES_OF_A_CASE = 21
#: Far more than any page takes; a query that reads the whole archive for each row takes minutes.
MOST_SECONDS = 20
#: What the engine prints for a variable that it cannot resolve, once told to.
UNRESOLVED = "⟦%s⟧"
#: A citation has such braces of its own: ``title = {{…}}``, ``{{cite web …}}``.
_LEAKS = re.compile(r"⟦.*?⟧|\bNone\b|\bnan\b|\[\]|(?<!= )\{\{(?!cite web)|\{%")


class _Page(HTMLParser):
    """What is checked of a page, gathered in one pass."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.headings = 0
        self.tables: list[list[str]] = []
        self.bare_headings = 0
        self.marks: list[str] = []
        self._in: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attributes}
        self.links += [held[name] for name in ("href", "src", "action") if name in held]
        self.ids += [held["id"]] if "id" in held else []
        self.headings += tag == "h1"
        self.bare_headings += tag == "th" and not held.get("scope")
        if tag == "table":
            self.tables.append([])
        if tag == "td" and held.get("class") == "mark":
            self.marks.append("")
        if tag in ("script", "style", "caption", "td"):
            self._in.append(tag if held.get("class") != "mark" else "td mark")

    def handle_endtag(self, tag: str) -> None:
        if self._in and tag == self._in[-1].split()[0]:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if self._in[-1:] in (["script"], ["style"]):
            return
        self.words.append(data)
        if self._in[-1:] == ["caption"]:
            self.tables[-1].append(data)
        if self._in[-1:] == ["td mark"]:
            self.marks[-1] += data


def _note(queries: list[str], execute: Any, sql: str, *rest: Any) -> Any:
    queries.append(sql)
    return execute(sql, *rest)


@dataclass
class Answer:
    path: str
    status: int
    bytes: int
    queries: int
    seconds: float
    html: str
    links: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, path: str) -> "Answer":
        client = Client(raise_request_exception=False)
        queries: list[str] = []
        started = perf_counter()
        with connection.execute_wrapper(partial(_note, queries)):
            response = client.get(path, headers={"accept-encoding": "gzip"})
        seconds = perf_counter() - started
        packed = response.headers.get("Content-Encoding") == "gzip"
        html = gzip.decompress(response.content) if packed else response.content
        return cls(
            path, response.status_code, len(response.content), len(queries), seconds, html.decode()
        )

    def problems(self) -> Iterator[str]:
        """In words, each with the address."""
        return (f"{self.path} {problem}" for problem in self._problems())

    def _problems(self) -> Iterator[str]:
        if self.status != 200:
            yield f"answers {self.status}"
            return
        if self.bytes > MOST_BYTES:
            yield f"has {self.bytes} bytes compressed"
        is_case = self.path.startswith("/upsets/") and self.path.count("/") == 5
        if self.queries > (MOST_QUERIES_OF_A_CASE if is_case else MOST_QUERIES):
            yield f"needs {self.queries} queries"
        if self.seconds > MOST_SECONDS:
            yield f"takes {self.seconds:.0f} s"
        page = _Page(self.html)
        if page.headings != 1:
            yield f"has {page.headings} first headings"
        for leak in sorted(set(_LEAKS.findall(" ".join(page.words)))):
            yield f"shows {leak}"
        if any(not "".join(caption).strip() for caption in page.tables):
            yield "has a table without caption"
        if page.bare_headings:
            yield f"has {page.bare_headings} headings of tables without scope"
        if any(mark in ("m", "m w") for mark in page.marks):
            yield "shows a unit without its mark"
        if len(set(page.ids)) < len(page.ids):
            yield "has an id twice"
        for link in sorted(set(page.links)):
            yield from self._dead(link, page)

    def _dead(self, link: str, page: _Page) -> Iterator[str]:
        """Links inside that lead nowhere; those that may lead somewhere are kept."""
        parts = urlsplit(link)
        if parts.netloc:
            return
        if parts.path.startswith("/static/"):
            if not finders.find(parts.path.removeprefix("/static/")):
                yield f"names {link}, which is no file"
            return
        if not parts.path:
            if parts.fragment and parts.fragment not in page.ids:
                yield f"points to {link}, which it lacks"
            return
        try:
            resolve(parts.path)
        except Resolver404:
            yield f"links to {link}, which is no address"
        else:
            self.links.add(parts.path)
