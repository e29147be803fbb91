"""What is new for those who follow the archive: results, and corrections that were decided."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from athletics.models import Athlete, Changeset, Correction, Edition, Event, Medal
from athletics.queries.histories import published_since

#: Entries of a feed.
LENGTH = 50
#: Of changesets read for it: some are of events that were drafts then.
_READ = 4 * LENGTH
_SAID = {"publish": "Results published", "paste": "Results entered", "load": "Archive loaded"}
_ATHLETE = re.compile(r"/athletes/([^/]+)/(?:history/)?")
_EVENT = re.compile(r"/(?:championships|upsets)/([^/]+)/([^/]+)/([^/]+)/(?:history/)?")
_EDITION = re.compile(r"/championships/([^/]+)/([^/]+)/")


@dataclass(frozen=True)
class News:
    """``path`` is where to read on; ``key`` stays the same for ever."""

    title: str
    words: str
    path: str
    made_at: dt.datetime
    key: str


def new_results() -> list[News]:
    """Newest first, of what everybody may see: events and editions published, events changed.

    Four queries. What was undone since is left out, and what was done to a draft.
    """
    visible = Event.objects.visible_to(None).order_by().values("pk")
    made = list(
        Changeset.objects.filter(Q(event__in=visible) | Q(action="load"), undone_by=None)
        .exclude(action="undo")
        .select_related("event__edition__championship", "event__discipline")[:_READ]
    )
    since = published_since({one.event_id for one in made if one.event_id})
    told = [
        one for one in made if one.event_id is None or one.pk >= since.get(one.event_id, one.pk)
    ]
    champions: dict[int, list[str]] = defaultdict(list)
    medals = Medal.objects.filter(colour="G", event__in={one.event_id for one in told})
    for medal in medals.select_related("athlete", "country").order_by("pk"):
        name = medal.athlete.name if medal.athlete else medal.country.name
        champions[medal.event_id].append(f"{name} {medal.mark}".strip())
    news = [_of_changeset(one, champions) for one in told] + _editions_published()
    return sorted(news, key=lambda one: one.made_at, reverse=True)[:LENGTH]


def _of_changeset(made: Changeset, champions: dict[int, list[str]]) -> News:
    said = _SAID.get(made.action, "Results changed")
    key = f"{made.action}-{made.made_at:%Y%m%dT%H%M%S%f}"
    if made.event is None:
        return News(said, made.summary, "/data/", made.made_at, key)
    won = champions.get(made.event.pk, [])
    words = f"Champion: {', '.join(won)}." if won else "No champion is held."
    path = made.event.get_absolute_url()
    return News(f"{said}: {made.event}", words, path, made.made_at, key)


def _editions_published() -> list[News]:
    history = Edition.history
    visible = Edition.objects.visible_to(None).order_by().values("pk")
    rows = history.filter(
        id__in=visible, status="published", changeset__action="publish", changeset__undone_by=None
    ).select_related("changeset", "championship")
    return [
        News(
            f"Edition published: {row.official_name}",
            f"{row.city} {row.year}, {row.championship.name}.",
            row.instance.get_absolute_url(),
            row.changeset.made_at,
            f"publish-{row.changeset.made_at:%Y%m%dT%H%M%S%f}",
        )
        for row in rows.order_by("-changeset__made_at")[:LENGTH]
    ]


def decided_corrections() -> list[News]:
    """Newest first, about athletes, events and editions that everybody may see. Four queries.

    Only the page and what became of it: what the reader wrote is not shown, and the answer stands
    at an address that the reader alone was given.
    """
    decided = list(
        Correction.objects.exclude(state=Correction.State.NEW)
        .exclude(answered_at=None)
        .order_by("-answered_at")[:_READ]
    )
    pages = _titles({one.page for one in decided})
    return [
        News(
            f"{pages[one.page]}: a reader’s correction was {one.get_state_display()}",
            f"Sent on {one.sent_at:%Y-%m-%d}.",
            one.page,
            one.answered_at,
            f"correction-{one.answered_at:%Y%m%dT%H%M%S%f}",
        )
        for one in decided
        if one.page in pages and one.answered_at
    ][:LENGTH]


def _titles(paths: set[str]) -> dict[str, str]:
    """What stands at the addresses, of athletes, events and editions that are public."""
    found: dict[str, str] = {}
    athletes = {path: match[1] for path in paths if (match := _ATHLETE.fullmatch(path))}
    held = {one.slug: one for one in Athlete.objects.filter(slug__in=athletes.values())}
    found |= {path: held[slug].name for path, slug in athletes.items() if slug in held}
    events = {path: match.groups() for path in paths if (match := _EVENT.fullmatch(path))}
    slugs = {slug for *_, slug in events.values()}
    editions = {one for _, one, _ in events.values()}
    shown = {
        (one.edition.championship_id, one.edition.slug, one.slug): str(one)
        for one in Event.objects.visible_to(None)
        .filter(slug__in=slugs, edition__slug__in=editions)
        .select_related("edition", "discipline")
    }
    found |= {path: shown[key] for path, key in events.items() if key in shown}
    of_editions = {path: match.groups() for path in paths if (match := _EDITION.fullmatch(path))}
    names = {
        (one.championship_id, one.slug): one.official_name
        for one in Edition.objects.visible_to(None).filter(
            slug__in={slug for _, slug in of_editions.values()}
        )
    }
    return found | {path: names[key] for path, key in of_editions.items() if key in names}
