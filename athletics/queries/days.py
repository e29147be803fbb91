"""What happened on a day of the year."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from athletics.models import Athlete, MedalHolder, Milestone, Result, Viewer, WorldRecord
from athletics.models.athletes import Birthday
from athletics.queries.kept import kept

FIRST_YEAR = 1896
MOST_BIRTHDAYS = 60
#: Years after which a day is remembered.
ANNIVERSARIES = (10, 25, 50, 75, 100)
MOST_ANNIVERSARIES = 10
#: Where titles and world records stand among milestones, which say their own strength.
_RECORD_STRENGTH, _TITLE_STRENGTH = 80, 30


@dataclass(frozen=True)
class Anniversary:
    """A title, a world record or a milestone so many years ago; one of the three is there."""

    years: int
    strength: int
    title: Result | None = None
    record: WorldRecord | None = None
    milestone: Milestone | None = None


@dataclass
class DayPage:
    finals: list[Result]
    #: How many there are, shown or not.
    finals_held: int
    born: list[Athlete]
    anniversaries: list[Anniversary]


def finals_won_on(month: int, day: int, until: int, viewer: Viewer) -> QuerySet[Result]:
    """First places of finals on that day of any year, newest first.

    The days are listed one by one, so that the index on dates answers.
    """
    days = [
        dt.date(year, month, day) for year in range(FIRST_YEAR, until + 1) if _is(year, month, day)
    ]
    return (
        Result.objects.visible_to(viewer)
        .filter(date__in=days, place=1, unit__phase="final")
        .select_related(
            "athlete", "country", "unit__event__edition__championship", "unit__event__discipline"
        )
        .order_by("-date", "unit__event__discipline__sort", "unit__event__sex", "pk")
    )


def _is(year: int, month: int, day: int) -> bool:
    """Whether the year has the day: 29 February."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def day_page(month: int, day: int, until: int, viewer: Viewer, most: int | None = None) -> DayPage:
    """Finals won, and medallists born, on a day of the year; what it is an anniversary of.

    Anniversaries are those of the year ``until``. At most ``most`` finals, where that is given.
    Four queries; where a day has more, one for the titles among all, one for a number not kept.
    """
    born = (
        Athlete.objects.alias(birthday=Birthday("born"))
        .filter(
            Exists(MedalHolder.objects.visible_to(viewer).filter(athlete=OuterRef("pk"))),
            birthday=f"-{month:02d}-{day:02d}",
        )
        .select_related("country")
        .order_by("born", "sort_name")
    )
    finals = finals_won_on(month, day, until, viewer)
    shown = list(finals[:most])
    if most is None or len(shown) < most:
        held, all_finals = len(shown), shown
    else:
        held = kept("finals of a day", f"{until}-{month}-{day}", viewer, finals.count)
        all_finals = None
    return DayPage(
        shown,
        held,
        list(born[:MOST_BIRTHDAYS]),
        anniversaries(month, day, until, all_finals, viewer),
    )


def anniversaries(
    month: int, day: int, year: int, finals: list[Result] | None, viewer: Viewer
) -> list[Anniversary]:
    """Strongest first, at most ten; titles only where no milestone tells of the event.

    Of the ``finals`` of the day, which are asked for where they are not all known.
    """
    days = {
        dt.date(year - ago, month, day): ago for ago in ANNIVERSARIES if _is(year - ago, month, day)
    }
    milestones = Milestone.objects.visible_to(viewer).filter(day__in=days).for_lists()
    # By a sum: by the column alone PostgreSQL reads the list of all milestones, strongest first.
    strongest = (F("strength") + 0).desc()
    records = WorldRecord.objects.filter(date__in=days).select_related(
        "athlete", "country", "discipline"
    )
    told = [
        Anniversary(days[one.day], one.strength, milestone=one)
        for one in milestones.order_by(strongest, "-starts", "pk")[:MOST_ANNIVERSARIES]
        if one.day
    ]
    told += [
        Anniversary(days[one.date], _RECORD_STRENGTH, record=one)
        for one in records.order_by("date", "discipline__sort", "sex", "pk")
    ]
    known = {one.milestone.event_id for one in told if one.milestone}
    if finals is None:
        of_these = finals_won_on(month, day, year, viewer).filter(date__in=days)
        finals = list(of_these.exclude(unit__event__in=known)[:MOST_ANNIVERSARIES])
    told += [
        Anniversary(days[one.date], _TITLE_STRENGTH, title=one)
        for one in finals
        if one.date in days and one.unit.event_id not in known
    ]
    told.sort(key=lambda one: (-one.strength, one.years))
    return told[:MOST_ANNIVERSARIES]
