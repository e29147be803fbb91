"""Atom feeds of new results and of decided corrections, and the page that lists all feeds."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from athletics.pages.context import address_of
from athletics.queries.news import News, decided_corrections, new_results

#: Name of the address, title, and what a feed tells.
FEEDS = (
    ("result-feed", "New results", "Events and editions as they are published or changed."),
    ("upset-feed", "Upsets", "The newest beaten favourites; takes every filter of their list."),
    ("milestone-feed", "Milestones", "Of the newest editions, the strongest first."),
    ("correction-feed", "Corrections", "What became of what readers said is wrong."),
)


def feeds(request: HttpRequest) -> HttpResponse:
    listed = [(reverse(name), title, words) for name, title, words in FEEDS]
    return render(request, "feeds.html", {"feeds": listed})


@dataclass(frozen=True)
class Entry:
    """News, and the address of the site under which its link stands."""

    news: News
    address: str


class NewsFeed(Feed):  # type: ignore[type-arg]  # generic in the stubs only
    feed_type = Atom1Feed
    author_name = "The athletics archive"
    #: Name of its own address.
    name: str

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> str:
        """The address of the site."""
        return address_of(request)

    def link(self, address: str) -> str:
        return f"{address}/"

    def feed_url(self, address: str) -> str:
        return address + reverse(self.name)

    def news(self) -> list[News]:
        raise NotImplementedError

    def items(self, address: str) -> list[Entry]:
        return [Entry(one, address) for one in self.news()]

    def item_title(self, item: Entry) -> str:
        return item.news.title

    def item_description(self, item: Entry) -> str:
        return item.news.words

    def item_link(self, item: Entry) -> str:
        return item.address + item.news.path

    def item_guid(self, item: Entry) -> str:
        return f"{self.item_link(item)}#{item.news.key}"

    def item_updateddate(self, item: Entry) -> dt.datetime:
        return item.news.made_at


class ResultFeed(NewsFeed):
    name = "result-feed"
    title = "New results · The athletics archive"
    subtitle = "Events and editions as they are published or changed"

    def news(self) -> list[News]:
        return new_results()


class CorrectionFeed(NewsFeed):
    name = "correction-feed"
    title = "Corrections · The athletics archive"
    subtitle = "What became of what readers said is wrong about athletes, events and editions"

    def news(self) -> list[News]:
        return decided_corrections()
