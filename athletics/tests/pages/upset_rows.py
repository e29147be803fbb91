"""A handful of upsets that every filter of ``/upsets/`` divides, told as plain data."""

import datetime as dt
from dataclasses import dataclass, field

from athletics.tests import factories as make
from athletics.tests.pages import builders as build


@dataclass(frozen=True)
class Case:
    """What a row says; chances in millionths. ``nations``: of winner and favourite on the day."""

    year: int
    city: str
    winner: str
    favourite: str
    nations: tuple[str, str]
    championship: str = "world-championships"
    code: str = "1500"
    sex: str = "M"
    basis: str = "model"
    first: bool = True
    chances: tuple[int | None, int | None] = (500_000, 40_000)
    implied: int | None = None
    upset: bool = True
    shock: bool = False
    outsider: bool = False
    kind: str = "final"
    flags: frozenset[str] = field(default_factory=frozenset)
    evidence: str = "season leader, finished second"
    headline: str = ""

    @property
    def edition(self) -> str:
        return f"{self.year}-{self.city}"

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Edition, discipline, sex and basis: no two cases share them."""
        return self.edition, self.code, self.sex, self.basis


CASES = (
    Case(
        *(2023, "budapest", "Josh Kerr", "Jakob Ingebrigtsen", ("GBR", "NOR")),
        basis="odds",
        chances=(875_000, 40_000),
        implied=875_000,
        shock=True,
        outsider=True,
        flags=frozenset({"olympic_champion", "season_leader", "again", "again_by_country"}),
        evidence="1-7 favourite, season leader and Olympic champion, finished second",
        headline="Kerr out-kicks the champion",
    ),
    # The same event on its second basis: only asked for by that basis.
    Case(
        *(2023, "budapest", "Josh Kerr", "Jakob Ingebrigtsen", ("GBR", "NOR")),
        first=False,
        chances=(440_000, 45_000),
        flags=frozenset({"olympic_champion", "season_leader"}),
    ),
    Case(
        *(2022, "eugene", "Jake Wightman", "Jakob Ingebrigtsen", ("GBR", "NOR")),
        chances=(460_000, 45_000),
        flags=frozenset({"olympic_champion", "first_medal"}),
    ),
    Case(
        *(2021, "tokyo", "Lamont Jacobs", "Trayvon Bromell", ("ITA", "USA")),
        championship="olympic-games",
        code="100",
        kind="before-final",
        flags=frozenset({"season_leader", "first_title"}),
        evidence="season leader, went out in the semifinals",
    ),
    # Each once competed for another country than today.
    Case(
        *(1992, "barcelona", "Merlene Ottey", "Yelena Isinbayeva", ("JAM", "EUN")),
        championship="olympic-games",
        code="HJ",
        sex="W",
        basis="season",
        chances=(300_000, 150_000),
        upset=False,
        kind="no-result",
        flags=frozenset({"record_holder", "unbeaten", "title_holder"}),
        evidence="world record holder, had no mark in the final",
    ),
    Case(
        *(2009, "berlin", "Anna Rogowska", "Yelena Isinbayeva", ("POL", "RUS")),
        code="HJ",
        sex="W",
        basis="reported",
        chances=(None, None),
        upset=False,
        kind="no-result",
        flags=frozenset({"title_holder"}),
        evidence="favourite by report, had no mark in the final",
    ),
    Case(
        *(2012, "london", "Jarmila Ondráš", "Sally Pearson", ("CZE", "AUS")),
        championship="olympic-games",
        code="110H",
        sex="W",
        basis="odds",
        chances=(556_000, None),
        implied=555_556,
        kind="off-podium",
        flags=frozenset({"again"}),
        evidence="4-5 favourite, finished fourth",
    ),
)
#: Countries of today, where they are not those of the day.
TODAY = {"Merlene Ottey": "SLO", "Yelena Isinbayeva": "RUS"}


def write(cases=CASES):
    people = {}
    for case in cases:
        at = build.edition(
            case.edition,
            case.championship,
            start_date=dt.date(case.year, 8, 1),
            end_date=dt.date(case.year, 8, 9),
        )
        run = build.event(at, case.code, case.sex)
        winner, favourite = (
            people.get(name)
            or people.setdefault(name, build.athlete(name, TODAY.get(name, nation), sex=case.sex))
            for name, nation in zip((case.winner, case.favourite), case.nations, strict=True)
        )
        if not run.units.exists():
            build.result(run, winner, 1, nation=case.nations[0])
            build.result(run, favourite, 2, nation=case.nations[1])
            # what a heat says of the same athlete counts no second time
            build.result(build.unit(run, "heat", "1"), winner, 1, nation=case.nations[0])
        if case.headline:
            make.upset_note(event=run, headline=case.headline, note="A night of upsets")
        make.upset(
            event=run,
            winner=winner,
            favourite=favourite,
            basis=case.basis,
            is_first=case.first,
            favourite_chance=case.chances[0],
            winner_chance=case.chances[1],
            at_most=case.basis == "odds",
            implied=case.implied,
            price="1/7" if case.implied == 875_000 else "4/5" if case.implied else "",
            is_upset=case.upset,
            is_shock=case.shock,
            outsider=case.outsider,
            kind=case.kind,
            evidence=case.evidence,
            **dict.fromkeys(case.flags, True),
        )
