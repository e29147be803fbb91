"""The reading as public tables: what follows from the record, as it stands today."""

from functools import partial

from athletics.models import (
    ChampionshipRecord,
    Coverage,
    Forecast,
    Medal,
    MedalHolder,
    Milestone,
    NationalBest,
    Upset,
)
from athletics.queries.public.table import (
    INTEGER,
    REAL,
    Column,
    PublicTable,
    event_key,
    of_published,
)

_EVENT = Column("event", event_key("event__"), "championship/edition/event", refers="events")
_COUNTRY = Column("country", "country_id", "code of the time", refers="countries")
_BEST = (
    Column("championship", "championship_id", "at which", refers="championships"),
    Column("discipline", "discipline__slug", "in what", refers="disciplines"),
    Column("sex", "sex", "M men, W women, X mixed"),
    Column("specification", "specification", "implement, model, tables or course"),
    Column("event", event_key("result__unit__event__"), "where", refers="events"),
    Column("phase", "result__unit__phase", "in which round"),
    Column("athlete", "result__athlete__slug", "empty for a team", refers="athletes"),
    Column("mark", "mark", "the one that counts: with a legal wind"),
    Column("wind_tenths", "wind", "of a metre a second", INTEGER),
)


def _athlete(name: str = "athlete", about: str = "empty for a team") -> Column:
    return Column(name, f"{name}__slug", about, refers="athletes")


READING = (
    PublicTable(
        "medals",
        "Who holds which medal today.",
        (
            _EVENT,
            Column("colour", "colour", "G, S, B"),
            _athlete(),
            _COUNTRY,
            Column("team", "team", "2 for a country's second team"),
            Column("mark", "mark", "in the final"),
        ),
        partial(Medal.objects.visible_to, None),
        reading=True,
    ),
    PublicTable(
        "medal_holders",
        "Athletes who have a medal, alone or with a team.",
        (
            Column("event", event_key("medal__event__"), "where", refers="events"),
            Column("colour", "medal__colour", "G, S, B"),
            _athlete(about="who"),
        ),
        partial(of_published, MedalHolder, "medal__event"),
        reading=True,
    ),
    PublicTable(
        "coverage",
        "How much of an event is held.",
        (
            _EVENT,
            Column("results", "results", "rows", INTEGER),
            Column("competitors_held", "held", "with a row", INTEGER),
            Column("least_field", "least_field", "competitors that there were at least", INTEGER),
            Column("full_list", "full_list", "1: a source gives the whole field", INTEGER),
            Column("unplaced", "unplaced", "competitors without place and mark", INTEGER),
        ),
        partial(of_published, Coverage, "event"),
        reading=True,
    ),
    PublicTable(
        "forecasts",
        "The chance of a known entrant before the event, by basis.",
        (
            _EVENT,
            _athlete(about="who"),
            Column("basis", "basis", "odds, model, season, reported"),
            Column("chance", "chance", "0 to 1; none where reported", REAL, share=True),
            Column("at_most", "at_most", "1: an upper bound", INTEGER),
            Column("position", "position", "the favourite first", INTEGER),
        ),
        partial(of_published, Forecast, "event"),
        reading=True,
    ),
    PublicTable(
        "upsets",
        "Favourites who were beaten, by basis.",
        (
            _EVENT,
            Column("basis", "basis", "odds, model, season, reported"),
            Column("first_basis", "is_first", "1: the firmest of the event", INTEGER),
            _athlete("favourite", "beaten"),
            _athlete("winner", "who won instead"),
            Column("favourite_chance", "favourite_chance", "0 to 1", REAL, share=True),
            Column("winner_chance", "winner_chance", "0 to 1; unknown is empty", REAL, share=True),
            Column("at_most", "at_most", "1: an upper bound", INTEGER),
            Column("price", "price", "of the favourite, as printed"),
            Column("upset", "is_upset", "1: at least 0.35, three times the winner's", INTEGER),
            Column("shock", "is_shock", "1: at least 0.5 beaten by at most 0.05", INTEGER),
            Column("evidence", "evidence", "in one sentence"),
        ),
        partial(Upset.objects.visible_to, None),
        reading=True,
    ),
    PublicTable(
        "championship_records",
        "The progression of championship records, from the results held.",
        (
            *_BEST,
            Column("position", "position", "in time order", INTEGER),
            Column("equals", "equals", "1: equalled, not bettered", INTEGER),
            Column("stands", "stands", "1: not bettered since", INTEGER),
        ),
        partial(ChampionshipRecord.objects.visible_to, None),
        reading=True,
    ),
    PublicTable(
        "national_bests",
        "The best marks of a country at a championship.",
        (_COUNTRY, *_BEST),
        partial(NationalBest.objects.visible_to, None),
        reading=True,
    ),
    PublicTable(
        "milestones",
        "What a result was in the light of all earlier ones.",
        (
            _EVENT,
            Column("kind", "kind", "first-title, defended …"),
            Column("championship", "championship_id", "scope; empty: all", refers="championships"),
            _athlete(about="whose"),
            _COUNTRY,
            Column("club", "club__slug", "whose", refers="clubs"),
            Column("strength", "strength", "1 to 100", INTEGER),
            Column("sentence", "sentence", "in words"),
        ),
        partial(Milestone.objects.visible_to, None),
        reading=True,
    ),
)
