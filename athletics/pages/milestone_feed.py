"""The Atom feed of milestones."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from athletics.models import Milestone
from athletics.pages.context import address_of

#: Entries of a feed.
ENTRIES = 50


@dataclass(frozen=True)
class MilestoneEntry:
    """A milestone and the address of the site, under which its link stands."""

    milestone: Milestone
    address: str


class MilestoneFeed(Feed):  # type: ignore[type-arg]  # generic in the stubs only
    """The milestones of the newest editions, strongest first within one."""

    feed_type = Atom1Feed
    title = "Milestones · The athletics archive"
    subtitle = "What results are in the light of all earlier ones, as medals stand today"
    author_name = "The athletics archive"

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> str:
        """The address of the site."""
        return address_of(request)

    def link(self, address: str) -> str:
        return address + reverse("milestones")

    def feed_url(self, address: str) -> str:
        return address + reverse("milestone-feed")

    def items(self, address: str) -> list[MilestoneEntry]:
        newest = Milestone.objects.visible_to(None).for_lists().newest_first()
        return [MilestoneEntry(milestone, address) for milestone in newest[:ENTRIES]]

    def item_title(self, item: MilestoneEntry) -> str:
        return f"{item.milestone.get_kind_display()}: {item.milestone.event}"

    def item_description(self, item: MilestoneEntry) -> str:
        return item.milestone.sentence

    def item_link(self, item: MilestoneEntry) -> str:
        return item.address + item.milestone.event.get_absolute_url()

    def item_guid(self, item: MilestoneEntry) -> str:
        """The same after every rebuild."""
        one = item.milestone
        scope = one.championship_id or "archive"
        return f"{self.item_link(item)}#{one.kind}-{scope}-{one.subject.replace('/', '-')}"

    def item_updateddate(self, item: MilestoneEntry) -> dt.datetime:
        day = item.milestone.day or item.milestone.event.edition.end_date
        return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
