"""The day whose standing a page shows: ``?as_of=2012-08-10``."""

import datetime as dt
import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from athletics.domain.dates import day_in_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class AsOf:
    """``day`` is None for today's standing; ``error`` says why today's is shown instead."""

    today: dt.date
    text: str = ""
    day: dt.date | None = None
    error: str = ""

    @property
    def status(self) -> int:
        return 400 if self.error else 200

    @property
    def words(self) -> str:
        """For the caption of a table."""
        return f"as it stood on {day_in_words(self.day)}" if self.day else "as it stands today"


def as_of(request: HttpRequest) -> AsOf:
    """What the address asks for; today's date and an empty field are today's standing."""
    today = timezone.localdate()
    text = request.GET.get("as_of", "").strip()[:40]
    if not text:
        return AsOf(today)
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        mend = "write it as year, month and day, such as 2012-08-10"
        return AsOf(today, text, error=f"The date in as_of, “{text}”, is no day; {mend}.")
    if day > today:
        mend = f"the last one that can be shown is today, {today}"
        return AsOf(today, text, error=f"The date in as_of, {day}, lies in the future; {mend}.")
    return AsOf(today, text, day if day < today else None)
