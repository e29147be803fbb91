"""What is new, for feed readers."""

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponseBase
from django.utils.feedgenerator import Atom1Feed

from athletics.filters import UpsetFilter
from athletics.models import Upset
from athletics.pages.context import address_of
from athletics.pages.errors import refused
from athletics.pages.upsets import problems_of
from athletics.queries.upsets import UpsetRow, read_with_all, upset_rows

LENGTH = 50


def upsets(request: HttpRequest) -> HttpResponseBase:
    """The newest upsets under the filters of ``/upsets/``, whatever order the address names."""
    query = request.GET.copy()
    query["sort"] = "newest"
    found = UpsetFilter(query, Upset.objects.visible_to(None))
    problems = problems_of(found)
    if problems:
        return refused(request, " ".join(f"{one.label}: {one.mend}" for one in problems))
    return UpsetFeed(found, address_of(request))(request)


class UpsetFeed(Feed):  # type: ignore[type-arg]  # generic for the checker only
    feed_type = Atom1Feed
    subtitle = "Championship results that went against what was expected on the day."

    def __init__(self, found: UpsetFilter, site: str) -> None:
        self.found, self.site = found, site
        self.query = found.address_query()

    def title(self) -> str:
        words = [f"{label} {value}".strip() for label, value in self.found.chosen()]
        return ": ".join(["Upsets", ", ".join(words)]) if words else "Upsets"

    def link(self) -> str:
        return f"{self.site}/upsets/?{self.query}"

    def feed_url(self) -> str:
        return f"{self.site}/feeds/upsets/?{self.query}"

    def items(self) -> list[UpsetRow]:
        return list(upset_rows(read_with_all(self.found.qs)[:LENGTH]))

    def item_title(self, item: UpsetRow) -> str:
        winner, favourite = item.upset.winner.name, item.upset.favourite.name
        return f"{item.event}: {winner} won, {favourite} was beaten"

    def item_description(self, item: UpsetRow) -> str:
        words = item.hidden_because and f"Hidden by an editor: {item.hidden_because}"
        return ". ".join(filter(None, [words or item.headline, item.upset.evidence]))

    def item_link(self, item: UpsetRow) -> str:
        return self.site + item.address

    def item_guid(self, item: UpsetRow) -> str:
        return f"{self.site}{item.address}#{item.upset.basis}"

    def item_updateddate(self, item: UpsetRow) -> dt.datetime:
        """The last day of the edition: that of the event is not held everywhere."""
        return dt.datetime.combine(item.event.edition.end_date, dt.time(), dt.UTC)

    def item_categories(self, item: UpsetRow) -> Any:
        return (item.verdict,)
