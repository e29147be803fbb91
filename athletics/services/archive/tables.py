"""All kinds of rows, in the order in which they need one another."""

from athletics.services.archive.people_tables import (
    Athletes,
    Clubs,
    Countries,
    Memberships,
    Redirects,
    Sources,
)
from athletics.services.archive.programme_tables import (
    Championships,
    Disciplines,
    Editions,
    Events,
)
from athletics.services.archive.reference_tables import (
    Prices,
    SeasonBests,
    SeasonLists,
    WorldRecords,
)
from athletics.services.archive.result_tables import MedalDecisions, Results, TeamMembers
from athletics.services.archive.table import Table
from athletics.services.archive.word_tables import (
    Absences,
    AthleteClaims,
    EventClaims,
    Quotes,
    ResultClaims,
    Stories,
    UpsetNotes,
)

TABLES: tuple[Table, ...] = (
    Countries(),
    Sources(),
    Disciplines(),
    Championships(),
    Editions(),
    Events(),
    Athletes(),
    Clubs(),
    Memberships(),
    Redirects(),
    Results(),
    TeamMembers(),
    MedalDecisions(),
    SeasonLists(),
    SeasonBests(),
    WorldRecords(),
    Prices(),
    Stories(),
    Quotes(),
    Absences(),
    UpsetNotes(),
    EventClaims(),
    AthleteClaims(),
    ResultClaims(),
)
