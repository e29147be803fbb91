"""Favourites who did not win: what became of them, and what is told of both."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from athletics.domain.marks import DISTANCE, POINTS, TIME, Mark, margin
from athletics.domain.medals import COLOURS
from athletics.domain.rounds import phase_order, stage_name
from athletics.domain.upsets import OUTSIDER, Favourite, Outcome, evidence, is_shock, is_upset
from athletics.models import Basis, Upset
from athletics.models.expectations import WHOLE
from athletics.services.forecasts.bases import Chances, Words
from athletics.services.forecasts.eves import Eve, medals_of_the_day
from athletics.services.forecasts.record import HeldEvent

_UNITS = {TIME: " s", DISTANCE: " m", POINTS: " points"}
#: Fewer finals than this make nobody unbeaten.
UNBEATEN_FINALS = 2


@dataclass
class Before:
    """What the favourites and winners of one event type had done, in time order."""

    #: By athlete: of each final started, the last day of the edition and whether it was won.
    finals: dict[int, list[tuple[dt.date, bool]]] = field(default_factory=lambda: defaultdict(list))
    #: By championship and discipline: favourites beaten at the latest edition, and the country
    #: of who won.
    beaten: dict[tuple[str, str], tuple[set[int], str]] = field(default_factory=dict)


def beaten(
    eve: Eve,
    chances: list[Chances],
    words: Words | None,
    before: Before,
    record_holder: int | None,
) -> list[Upset]:
    """An unwritten row for each basis whose favourite did not win.

    Where the order of the day is not held, nobody is said to have been beaten.
    """
    winner = eve.winner
    if winner is None or not eve.order_of_the_day:
        return []
    first = next((one.basis for one in chances if one.favourite is not None), None)
    case = _Case(eve, winner, words, before, record_holder)
    return [
        case.upset(one, is_first=one.basis == first)
        for one in chances
        if one.favourite is not None and one.favourite != winner
    ]


def remember(eve: Eve, upsets: Iterable[Upset], before: Before) -> None:
    """Add an event to what came before the next ones."""
    event = eve.event
    for row in event.rows:
        if row.phase == "final" and row.status != "DNS":
            before.finals[row.athlete].append((event.end, row.athlete in eve.winners))
    country = _country_of(event, eve.winner)
    before.beaten[event.championship, event.discipline] = (
        {upset.favourite_id for upset in upsets},
        country,
    )


def _country_of(event: HeldEvent, athlete: int | None) -> str:
    return next((row.country for row in event.rows if row.athlete == athlete), "")


class _Case:
    """What holds for one event on every basis."""

    def __init__(
        self,
        eve: Eve,
        winner: int,
        words: Words | None,
        before: Before,
        record_holder: int | None,
    ) -> None:
        self.eve, self.event, self.winner, self.words = eve, eve.event, winner, words
        self.before, self.record_holder = before, record_holder
        self.country = _country_of(eve.event, winner)

    def upset(self, on: Chances, *, is_first: bool) -> Upset:
        favourite = on.favourite or 0
        chance, of_winner = on.of.get(favourite), on.of.get(self.winner)
        reported = on.basis == Basis.REPORTED
        told = self._told(favourite, on)
        quoted = on.prices.get(favourite)
        before, country = self.before.beaten.get(
            (self.event.championship, self.event.discipline), (set(), "")
        )
        again = favourite in before
        return Upset(
            event_id=self.event.pk,
            starts=self.event.start,
            basis=on.basis,
            is_first=is_first,
            favourite_id=favourite,
            winner_id=self.winner,
            favourite_chance=_millionths(chance),
            winner_chance=_millionths(of_winner),
            at_most=on.at_most,
            price=quoted.price if quoted else "",
            implied=_millionths(float(quoted.implied)) if quoted else None,
            is_upset=bool(self.words and self.words.upset) if reported
            else is_upset(chance, of_winner),
            is_shock=is_shock(chance, of_winner),
            outsider=self._is_outsider(of_winner),
            kind=told.outcome.kind,
            favourite_place=told.outcome.place,
            favourite_status=told.outcome.status,
            title_holder=favourite in self.eve.title_holders,
            olympic_champion=told.olympic_champion,
            season_leader=told.season_leader,
            record_holder=told.record_holder,
            unbeaten=self._is_unbeaten(favourite),
            again=again,
            again_by_country=again and bool(country) and country == self.country,
            evidence=evidence(told),
        )  # fmt: skip

    def _told(self, favourite: int, on: Chances) -> Favourite:
        quoted = on.prices.get(favourite)
        leads, by = self._lead(favourite)
        return Favourite(
            outcome=self._outcome(favourite),
            price=quoted.price if quoted else "",
            chance=on.of.get(favourite),
            lead=by,
            season_leader=leads,
            title_holder=favourite in self.eve.title_holders and not self.eve.at_the_games,
            olympic_champion=favourite in self.eve.olympic_champions,
            record_holder=favourite == self.record_holder,
            reported=on.basis == Basis.REPORTED,
        )

    def _outcome(self, athlete: int) -> Outcome:
        """The latest stage reached; a place won on the day counts, whatever was decided later."""
        rows = [row for row in self.event.rows if row.athlete == athlete]
        if not rows:
            return Outcome("unknown", stage_name("unknown"), None, "TOOKPART")
        last = min(rows, key=lambda row: (phase_order(row.phase), row.status == "DNS"))
        place, status = last.place, last.status
        colour = medals_of_the_day(self.event).get(athlete)
        moved_up = not colour and last.phase == "final" and place in (1, 2, 3)
        if colour:
            place, status = list(COLOURS).index(colour) + 1, "OK"
        return Outcome(
            last.phase, stage_name(last.phase), None if moved_up else place, status, moved_up
        )

    def _lead(self, athlete: int) -> tuple[bool, str]:
        """Whether the athlete leads the season list of this very event, and by how much."""
        lines = sorted(
            (
                (line.rank, key, line)
                for key, best in (self.eve.season or {}).items()
                if (line := best.on_list(self.event.discipline))
            ),
            key=lambda held: (held[0], -held[2].points, held[1]),
        )
        if not lines or lines[0][0] != 1 or str(athlete) not in {
            key for rank, key, _ in lines if rank == 1
        }:  # fmt: skip
            return False, ""
        best = next(line for _, key, line in lines if key == str(athlete))
        others = [line for _, key, line in lines if key != str(athlete)]
        if not others or others[0].rank == 1:
            return True, ""
        difference = margin(
            Mark(best.text, best.mark), Mark(others[0].text, others[0].mark), self.event.measure
        )
        return True, difference.lstrip("+-") + _UNITS[self.event.measure]

    def _is_outsider(self, chance: float | None) -> bool:
        """At most 0.05, without a medal in the three years before and without a title to defend."""
        if chance is None or chance > OUTSIDER:
            return False
        entrant = next((one for one in self.eve.entrants if one.athlete == self.winner), None)
        return entrant is not None and not (
            entrant.recent_medals or entrant.title_holder or entrant.olympic_champion
        )

    def _is_unbeaten(self, athlete: int) -> bool:
        won = [won for end, won in self.before.finals.get(athlete, []) if end < self.event.start]
        return len(won) >= UNBEATEN_FINALS and all(won)


def _millionths(chance: float | None) -> int | None:
    return None if chance is None else round(chance * WHOLE)
