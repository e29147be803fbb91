"""What happened on a day of the year."""

import datetime as dt
from dataclasses import dataclass

from athletics.models import Athlete, Medal, Result, Viewer

FIRST_YEAR = 1896
MOST_BIRTHDAYS = 60


@dataclass
class DayPage:
    finals: list[Result]
    born: list[Athlete]


def finals_won_on(month: int, day: int, until: int, viewer: Viewer) -> list[Result]:
    """First places of finals on that day of any year, newest first.

    The days are listed one by one, so that the index on dates answers.
    """
    days = [
        dt.date(year, month, day) for year in range(FIRST_YEAR, until + 1) if _is(year, month, day)
    ]
    return list(
        Result.objects.visible_to(viewer)
        .filter(date__in=days, place=1, unit__phase="final")
        .select_related(
            "athlete", "country", "unit__event__edition__championship", "unit__event__discipline"
        )
        .order_by("-date", "unit__event__discipline__sort", "unit__event__sex")
    )


def _is(year: int, month: int, day: int) -> bool:
    """Whether the year has the day: 29 February."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def day_page(month: int, day: int, until: int, viewer: Viewer) -> DayPage:
    """Finals won, and medallists born, on a day of the year."""
    born = (
        Athlete.objects.filter(
            born__endswith=f"-{month:02d}-{day:02d}",
            medal_holdings__medal__in=Medal.objects.visible_to(viewer),
        )
        .select_related("country")
        .order_by("born", "sort_name")
        .distinct()
    )
    return DayPage(finals_won_on(month, day, until, viewer), list(born[:MOST_BIRTHDAYS]))
