"""Formatting of what pages show; no queries."""

import datetime as dt
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from athletics.domain.dates import PartialDate, day_in_words, span_in_words
from athletics.domain.marks import format_wind
from athletics.domain.medals import COLOURS
from athletics.domain.prose import as_html, as_line
from athletics.domain.statuses import ADVANCED, STATUSES

register = template.Library()

#: Flags of the home nations, which share one ISO code.
_HOME_NATIONS = {"ENG": "gb-eng", "SCO": "gb-sct", "WAL": "gb-wls", "NIR": "gb-nir"}
#: Characters that could end the block or start another inside HTML.
_JSON_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_TAGS = {
    "WR": "world record",
    "WL": "world lead",
    "CR": "championship record",
    "OR": "Olympic record",
    "AR": "area record",
    "NR": "national record",
    "MR": "meeting record",
    "PB": "personal best",
    "SB": "season's best",
}


@register.filter
def prose(text: str, shape: str = "") -> SafeString:
    """An editor's Markdown: paragraphs, or with ``"line"`` what stands within a line."""
    html = as_line(text) if shape == "line" else as_html(text)
    return mark_safe(html)  # noqa: S308 - sanitised there


@register.simple_tag
def flag(country: Any) -> SafeString:
    """The flag of a nation of today; former and neutral teams have none."""
    return _flag(country.code, country.iso2, country.kind)


@lru_cache(maxsize=1000)
def _flag(code: str, iso2: str, kind: str) -> SafeString:
    code = _HOME_NATIONS.get(code, iso2.lower())
    if kind != "nation" or not code:
        return mark_safe("")  # nothing to show
    try:
        address = static(f"img/flags/{code}.svg")
    except ValueError:  # the manifest knows no such file: a page does without the flag
        return mark_safe("")  # nothing to show
    return format_html(
        '<img class="flag" src="{}" alt="" width="20" height="15" loading="lazy">', address
    )


@register.simple_tag
def country(country: Any) -> SafeString:
    """Flag and code, linked."""
    address = country.get_absolute_url()
    return _country(flag(country), address, country.name, country.code)


@lru_cache(maxsize=1000)
def _country(flag: SafeString, address: str, name: str, code: str) -> SafeString:
    """A page shows the same few countries in a hundred rows."""
    linked = '{}<a href="{}"><abbr title="{}">{}</abbr></a>'
    return format_html(linked, flag, address, name, code)


@register.simple_tag
def link(thing: Any, text: str = "") -> SafeString:
    """The name of a thing that has a page, linked to it."""
    return format_html('<a href="{}">{}</a>', thing.get_absolute_url(), text or thing.name)


@register.simple_tag
def competitor(row: Any) -> SafeString:
    """The athlete, or the country whose team it is, linked."""
    if row.athlete:
        return link(row.athlete)
    return link(row.country, f"{row.country.name} {row.team}".strip())


@register.simple_tag
def medal(colour: str) -> SafeString:
    """A disc with the letter of the colour; text for screen readers."""
    name = COLOURS[colour]
    return format_html(
        '<span class="medal {}"><abbr title="{}">{}</abbr></span>', name, name, colour
    )


@register.simple_tag
def outcome(result: Any, measure: str) -> SafeString:
    """The mark as printed with its unit, or the status in short with its meaning."""
    if not result.mark:
        if result.status == "OK":
            return mark_safe('<abbr title="mark not held">–</abbr>')  # no mark held
        return status(result.status)
    text = with_unit(result.mark, measure)
    if result.status in ("DQ", "DNF"):
        return format_html("{} <s>{}</s>", status(result.status), text)
    return format_html("{}", text)


@register.simple_tag
def status(code: str) -> SafeString:
    short = {"TOOKPART": "took part", "UNPLACED": "unplaced"}.get(code, code)
    return format_html('<abbr title="{}">{}</abbr>', STATUSES[code], short)


@register.simple_tag
def advanced(code: str) -> SafeString:
    if not code:
        return mark_safe("")  # nothing to show
    return format_html('<abbr title="{}">{}</abbr>', ADVANCED[code], code)


@register.filter
def structured_data(data: dict[str, Any] | list[dict[str, Any]]) -> SafeString:
    """A block of schema.org data. It is data: the browser never runs it."""
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_ESCAPES)
    block = f'<script type="application/ld+json">{text}</script>'
    return mark_safe(block)  # noqa: S308  # what could end the block is escaped above


@register.filter
def record_tags(tags: str) -> SafeString:
    """``WR PB`` with the meaning of each."""
    meanings = ((_TAGS.get(tag.lstrip("="), tag), tag) for tag in tags.split())
    return format_html_join(" ", '<abbr title="{}">{}</abbr>', meanings)


@register.filter
def with_unit(mark: str, measure: str) -> str:
    """``8.95 m`` for a distance, ``8.95 m w`` where aided; times and points as printed."""
    if mark and measure == "distance":
        return f"{mark[:-1]} m w" if mark.endswith("w") else f"{mark} m"
    return mark


@register.filter
def time_tag(day: dt.date | PartialDate | None) -> SafeString:
    """A day in words, readable by machines; an unknown one is said to be."""
    if day is None:
        return mark_safe('<span class="quiet">date not held</span>')  # a constant
    words = day.in_words() if isinstance(day, PartialDate) else day_in_words(day)
    machine = str(day).lstrip("~")
    return format_html('<time datetime="{}">{}</time>', machine, words)


@register.filter
def weekday(day: dt.date) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return names[day.weekday()]


@register.filter
def days_span(days: Iterable[dt.date]) -> str:
    """``23 August 2023`` or ``19 to 20 August 2023``; empty where no day is held."""
    days = list(days)
    return span_in_words(days[0], days[-1]) if days else ""


@register.filter
def thousands(number: int | None) -> str:
    return f"{number or 0:,}"


@register.filter
def absolute(number: int) -> int:
    return abs(number)


@register.filter
def ordinal(number: int) -> str:
    """``1st``, ``22nd``, ``13th``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


@register.filter
def plural(number: int, noun: str) -> str:
    """``1 result``, ``12 results``, ``2 entries``."""
    if number == 1:
        return f"1 {noun}"
    plurals = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {plurals}"


@register.filter
def years(span: tuple[int, int]) -> str:
    """``2019`` or ``2019–2025``."""
    first, last = span
    return str(first) if first == last else f"{first}–{last}"


@register.simple_tag
def said_by(claim: Any) -> SafeString:
    """The source of a claim, a quote or a story, linked to its line on the page of sources."""
    day = getattr(claim, "said_on", None)
    when = format_html(", {}", day.in_words()) if day else ""
    linked = format_html('<a href="/sources/#{}">{}</a>', claim.source_id, claim.source.title)
    if not claim.url:
        return format_html("{}{}", linked, when)
    page = getattr(claim, "title", "") or "the page"
    return format_html(
        '{}{} (<a href="{}" rel="external nofollow">{}</a>)', linked, when, claim.url, page
    )


@register.simple_tag
def unit_of(result: Any) -> str:
    """``final``, ``semifinal 2``, ``took part`` for a round that is not known."""
    unit = result.unit
    if unit.component:
        return f"leg: {unit.component}"
    return "" if unit.phase == "unknown" else unit.name[:1].lower() + unit.name[1:]


@register.simple_tag
def event_of(result: Any) -> SafeString:
    """``Men's 1500 m, Budapest 2023``, linked, and the round of the result."""
    event = result.unit.event
    stage = unit_of(result)
    return format_html(
        '<a href="{}">{}</a> <span class="quiet">{}{}</span>',
        event.get_absolute_url(),
        event,
        event.edition.championship.short_name,
        f", {stage}" if stage else "",
    )


@register.simple_tag(takes_context=True)
def page_link(context: Any, number: int) -> str:
    """The address of another page of a list under the same filters."""
    query = context["request"].GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def table_links(context: Any, table: str) -> SafeString:
    """Links to a table of the page as CSV and JSON, under the same filters."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    query["table"] = table
    addresses = []
    for kind in ("csv", "json"):
        query["format"] = kind
        addresses.append((f"?{query.urlencode()}", kind.upper()))
    return format_html_join(" · ", '<a href="{}" rel="nofollow">{}</a>', addresses)


@register.filter
def wind(tenths: int | None) -> str:
    return format_wind(tenths)


@register.filter
def get(values: dict[str, Any], key: str) -> Any:
    """The value of a key that a template holds in a variable; empty where there is none."""
    return values.get(key, "")


@register.filter
def quoted(text: str) -> str:
    return quote(text)
