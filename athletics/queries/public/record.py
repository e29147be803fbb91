"""The record as public tables: what happened, and who says so."""

from functools import partial

from athletics.models import (
    Absence,
    Athlete,
    Championship,
    Claim,
    Club,
    Country,
    Discipline,
    Edition,
    Event,
    MedalDecision,
    Membership,
    Price,
    Quote,
    Result,
    SeasonBest,
    SeasonListEntry,
    Source,
    Story,
    TeamMember,
    UpsetNote,
    WorldRecord,
)
from athletics.queries.public.table import (
    INTEGER,
    Column,
    PublicTable,
    edition_key,
    event_key,
    of_published,
)

_SOURCES = Column("sources", "source_set__key", "keys of sources, the first decides; joined by ;")
_URL = Column("url", "url", "page of the source")
_SOURCE = Column("source", "source_id", "who says so", refers="sources")
_SEX = Column("sex", "sex", "M men, W women, X mixed")
_MARK = (
    Column("mark", "mark", "as printed; h by hand, w wind-aided"),
    Column("mark_thousandths", "mark_value", "of a second, a metre or a point", INTEGER),
    Column("wind_tenths", "wind", "of a metre a second; unknown is empty", INTEGER),
)


def _athlete(path: str = "athlete__slug", about: str = "empty for a team") -> Column:
    return Column("athlete", path, about, refers="athletes")


def _country(path: str = "country_id", about: str = "code of the time") -> Column:
    return Column("country", path, about, refers="countries")


def _event(prefix: str = "event__") -> Column:
    return Column("event", event_key(prefix), "championship/edition/event", refers="events")


def _discipline(path: str = "discipline__slug") -> Column:
    return Column("discipline", path, "what is contested", refers="disciplines")


RECORD = (
    PublicTable(
        "sources",
        "Where values come from.",
        (
            Column("source", "id", "key"),
            Column("title", "title", "name"),
            Column("publisher", "publisher", "who made it"),
            Column("url", "url", "where it is"),
            Column("licence", "licence", "its own; empty: none stated"),
            Column("retrieved", "retrieved", "when it was read"),
            Column("note", "note", "what it covers"),
        ),
        Source.objects.all,
        key="source",
    ),
    PublicTable(
        "countries",
        "Team codes as used at the time; never added to their successors.",
        (
            Column("country", "code", "key: GBR"),
            Column("name", "name", "in English"),
            Column("iso2", "iso2", "ISO 3166 code of today's nations"),
            Column("kind", "kind", "nation, former, neutral, team"),
            Column("from_year", "from_year", "first year of the code", INTEGER),
            Column("to_year", "to_year", "last year of the code", INTEGER),
            Column("successor", "successor_id", "code that followed", refers="countries"),
        ),
        Country.objects.all,
        key="country",
    ),
    PublicTable(
        "disciplines",
        "What is contested, whoever and wherever.",
        (
            Column("discipline", "slug", "key: 1500m"),
            Column("code", "code", "short code: 1500, HJ"),
            Column("name", "name", "in full"),
            Column("short_name", "short_name", "as on pages"),
            Column("group_name", "group", "sprints, jumps and so on"),
            Column("measure", "measure", "time, distance, points"),
            Column("better", "better", "lower or higher"),
            Column("wind_counts", "wind_counts", "1: a wind above +2.0 aids", INTEGER),
            Column("for_teams", "for_teams", "1: relays and team races", INTEGER),
        ),
        Discipline.objects.all,
        key="discipline",
    ),
    PublicTable(
        "championships",
        "Recurring competitions.",
        (
            Column("championship", "slug", "key"),
            Column("name", "name", "in full"),
            Column("short_name", "short_name", "as on pages"),
            Column("level", "level", "global, continental, regional"),
            Column("indoor", "indoor", "1: indoors", INTEGER),
            Column("age_group", "age_group", "senior or u20"),
            Column("organiser", "organiser", "who holds it"),
            Column("countries_held", "countries_held", "0: no tables by country", INTEGER),
        ),
        Championship.objects.all,
        key="championship",
    ),
    PublicTable(
        "editions",
        "Holdings of a championship.",
        (
            Column("edition", edition_key(), "key: championship/year-city"),
            Column("championship", "championship_id", "of which", refers="championships"),
            Column("year", "year", "in its name", INTEGER),
            Column("city", "city", "where"),
            _country(about="host"),
            Column("venue", "venue", "stadium"),
            Column("start_date", "start_date", "first day"),
            Column("end_date", "end_date", "last day"),
            Column("official_name", "official_name", "of the time"),
        ),
        partial(Edition.objects.visible_to, None),
        key="edition",
    ),
    PublicTable(
        "events",
        "A discipline for one sex at one edition.",
        (
            Column("event", event_key(), "key: championship/edition/event"),
            Column("edition", edition_key("edition__"), "at which", refers="editions"),
            _discipline(),
            _SEX,
            Column("field", "field", "starters, where a source gives the full list", INTEGER),
            Column("note", "note", "on the event"),
        ),
        partial(Event.objects.visible_to, None),
        key="event",
    ),
    PublicTable(
        "athletes",
        "People and their names.",
        (
            Column("athlete", "slug", "key"),
            Column("given_name", "given_name", "given"),
            Column("family_name", "family_name", "family"),
            Column("name_order", "name_order", "western: given name first; eastern: family name"),
            Column("other_names", "other_names", "joined by ;"),
            Column("sex", "sex", "M or W"),
            Column("born", "born", "day, year, or ~year for about"),
            Column("birthplace", "birthplace", "where born"),
            _country(about="the latest"),
            Column("olympedia", "olympedia_id", "number at olympedia.org"),
            _SOURCES,
        ),
        Athlete.objects.all,
        key="athlete",
    ),
    PublicTable(
        "clubs",
        "Clubs of athletes.",
        (
            Column("club", "slug", "key"),
            Column("name", "name", "name"),
            Column("city", "city", "where"),
            _country(about="of the club"),
        ),
        Club.objects.all,
        key="club",
    ),
    PublicTable(
        "memberships",
        "An athlete's years in a club.",
        (
            _athlete(about="who"),
            Column("club", "club__slug", "where", refers="clubs"),
            Column("joined", "joined", "unknown is empty"),
            Column("left_on", "left", "unknown or not yet is empty"),
            _SOURCES,
        ),
        Membership.objects.all,
    ),
    PublicTable(
        "results",
        "What one competitor did in one race or group.",
        (
            _event("unit__event__"),
            Column("phase", "unit__phase", "final, semifinal, heat …; unknown: round not held"),
            Column("group_name", "unit__group", "2, A"),
            Column("component", "unit__component", "code of a combined event's leg"),
            Column("implement", "unit__implement", "empty for the senior one"),
            _athlete(),
            _country(),
            Column("team", "team", "2 for a country's second team"),
            Column("date", "date", "of the race"),
            Column("place", "place", "ties share one", INTEGER),
            Column("status", "status", "OK, DNF, DQ, DNS, NM, TOOKPART …"),
            *_MARK,
            Column("legal_mark", "legal_mark", "best with a legal wind, beside a windy best"),
            Column("legal_wind_tenths", "legal_wind", "its wind", INTEGER),
            Column("advanced", "advanced", "Q by place, q by mark …"),
            Column("rule", "rule", "of a disqualification"),
            Column("reaction_thousandths", "reaction", "of a second", INTEGER),
            Column("tags", "tags", "records as printed"),
            Column("note", "note", "on the result"),
            _SOURCES,
        ),
        partial(Result.objects.visible_to, None),
    ),
    PublicTable(
        "team_members",
        "Athletes of relays and teams.",
        (
            _event(),
            _country(),
            Column("team", "team", "2 for a country's second team"),
            _athlete(about="who"),
            Column("leg", "leg", "where known", INTEGER),
            Column("part", "part", "final, heats, unknown"),
            _SOURCES,
        ),
        partial(of_published, TeamMember, "event"),
    ),
    PublicTable(
        "medal_decisions",
        "Awards, withdrawals and upgrades that places do not tell.",
        (
            _event(),
            _athlete(),
            _country(),
            Column("team", "team", "2 for a country's second team"),
            Column("colour", "colour", "G, S, B"),
            Column("action", "action", "award, withdrawal, upgrade"),
            Column("effective", "effective", "when; unknown is empty"),
            Column("reason", "reason", "why"),
            Column("body", "body", "who decided"),
            _URL,
            _SOURCES,
        ),
        partial(of_published, MedalDecision, "event"),
    ),
    PublicTable(
        "season_lists",
        "World lists on the eve of an edition, as known today.",
        (
            Column("edition", edition_key("edition__"), "whose eve", refers="editions"),
            _discipline(),
            _SEX,
            Column("rank", "rank", "ties share one", INTEGER),
            _athlete(about="where known"),
            Column("name", "name", "as the list prints it"),
            _country(),
            *_MARK,
            Column("date", "date", "when"),
            Column("venue", "venue", "where"),
            Column("points", "points", "World Athletics scoring", INTEGER),
        ),
        lambda: SeasonListEntry.objects.filter(edition__in=Edition.objects.visible_to(None)),
    ),
    PublicTable(
        "season_bests",
        "An athlete's best of one season.",
        (
            _athlete(about="who"),
            _discipline(),
            Column("indoor", "indoor", "1: indoors", INTEGER),
            Column("season", "season", "year", INTEGER),
            *_MARK,
            Column("date", "date", "when"),
            Column("venue", "venue", "where"),
        ),
        SeasonBest.objects.all,
    ),
    PublicTable(
        "world_records",
        "World records as recognised today.",
        (
            _discipline(),
            _SEX,
            _athlete(about="where known"),
            Column("name", "name", "as the list prints it"),
            _country(),
            *_MARK,
            Column("date", "date", "when"),
            Column("venue", "venue", "where"),
        ),
        WorldRecord.objects.all,
    ),
    PublicTable(
        "prices",
        "Odds as printed.",
        (
            _event(),
            _athlete(about="on whom"),
            Column("price", "price", "as printed"),
            Column("format", "format", "fractional, decimal, american"),
            Column("bookmaker", "bookmaker", "whose"),
            Column("quoted_on", "quoted_on", "when"),
            Column("stage", "stage", "before, during, unknown"),
            _SOURCE,
            _URL,
        ),
        partial(of_published, Price, "event"),
    ),
    PublicTable(
        "stories",
        "How an event went, in the archive's words.",
        (_event(), Column("text", "text", "the story"), _SOURCE, _URL),
        partial(of_published, Story, "event"),
    ),
    PublicTable(
        "quotes",
        "Words of athletes.",
        (
            _athlete(about="who"),
            _event(),
            Column("text", "text", "as the source prints it"),
            Column("said_on", "said_on", "when"),
            _SOURCE,
            _URL,
        ),
        partial(of_published, Quote, "event"),
    ),
    PublicTable(
        "absences",
        "Who was not there, where a source says so.",
        (
            _event(),
            _athlete(about="who"),
            Column("reason", "reason", "unknown is empty"),
            _SOURCE,
            _URL,
        ),
        partial(of_published, Absence, "event"),
    ),
    PublicTable(
        "claims",
        "What one source says, with the archive's decision.",
        (
            Column("event", event_key("event__"), "about it", refers="events"),
            Column(
                "event_of_result", event_key("result__unit__event__"), "result", refers="events"
            ),
            Column(
                "event_of_medal", event_key("medal_decision__event__"), "medal", refers="events"
            ),
            _athlete(about="about whom"),
            Column("athlete_of_result", "result__athlete__slug", "whose", refers="athletes"),
            Column("kind", "kind", "value, evidence, statement, judgement"),
            Column("subject", "subject", "mark, place, upset"),
            Column("value", "value", "what the source says"),
            _SOURCE,
            _URL,
            Column("said_on", "said_on", "when"),
            Column("decision", "decision", "open, taken, refused, qualified, attributed"),
            Column("reason", "reason", "the archive's answer"),
        ),
        partial(of_published, Claim, "event", "result__unit__event", "medal_decision__event"),
    ),
    PublicTable(
        "upset_notes",
        "What editors add to an upset.",
        (
            _event(),
            Column("headline", "headline", "in a line"),
            Column("note", "note", "in words"),
        ),
        lambda: of_published(UpsetNote, "event").filter(hidden=False),
    ),
)
