"""The programme: every event in time order, and which follows which."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from athletics.models import Event, Status

#: Championship, discipline and sex: events of one kind hand the title on.
Kind = tuple[str, str, str]


class Held(NamedTuple):
    """An event and its edition, as far as readings need them."""

    pk: int
    edition: int
    championship: str
    discipline: str
    sex: str
    year: int
    start: dt.date
    end: dt.date
    host: str
    countries_held: bool
    indoor: bool
    published: bool

    @property
    def kind(self) -> Kind:
        return self.championship, self.discipline, self.sex


_EVENT_COLUMNS = (
    "pk edition edition__championship discipline sex edition__year edition__start_date "
    "edition__end_date edition__country edition__championship__countries_held "
    "edition__championship__indoor status edition__status"
).split()


@dataclass
class Programme:
    """Every event in time order, and the last time before that each was held in public."""

    events: dict[int, Held] = field(default_factory=dict)
    before: dict[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Programme":
        made = cls()
        last: dict[Kind, int] = {}
        rows = Event.objects.order_by("edition__start_date", "pk").values_list(*_EVENT_COLUMNS)
        for *columns, status, edition_status in rows.iterator():
            held = Held(*[*columns, status == edition_status == Status.PUBLISHED])
            made.events[held.pk] = held
            if held.kind in last:
                made.before[held.pk] = last[held.kind]
            if held.published:
                last[held.kind] = held.pk
        return made

    def with_followers(self, events: Collection[int]) -> set[int]:
        """These events, and those whose title holders they crown, published or not."""
        kinds = {self.events[pk].kind for pk in events if pk in self.events}
        wanted: set[int] = set()
        crowned: set[Kind] = set()
        for pk, held in self.events.items():
            if held.kind not in kinds:
                continue
            if pk in events or held.kind in crowned:
                wanted.add(pk)
            if pk in events:
                crowned.add(held.kind)
            elif held.published:
                crowned.discard(held.kind)
        return wanted
