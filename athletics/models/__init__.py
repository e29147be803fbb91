"""The record and the reading as tables; one module a noun family."""

from athletics.models.addresses import Redirect
from athletics.models.athletes import Athlete, Club, Membership
from athletics.models.championships import Championship, Edition, Event, Status, Unit, Viewer
from athletics.models.countries import Country
from athletics.models.desk import Changeset, Correction, Editor, Excuse
from athletics.models.disciplines import Discipline
from athletics.models.expectations import (
    Basis,
    CalibrationBand,
    Evaluation,
    Expectation,
    Forecast,
    Upset,
)
from athletics.models.loads import LoadedFile
from athletics.models.medals import MedalDecision
from athletics.models.milestones import Milestone, MilestoneRow
from athletics.models.readings import Coverage, Finding, Medal, MedalHolder
from athletics.models.records import AgeRecord, ChampionshipRecord, NationalBest, Pairing
from athletics.models.reference import Price, SeasonBest, SeasonListEntry, WorldRecord
from athletics.models.result_readings import ResultReading, TitleDefence, Wind
from athletics.models.results import Result, TeamMember
from athletics.models.search import SearchEntry, SearchWord
from athletics.models.sources import Claim, Source, SourceSet, SourceSetItem
from athletics.models.versions import ArchiveVersion
from athletics.models.words import Absence, Quote, Story, UpsetNote

__all__ = [
    "Absence",
    "AgeRecord",
    "ArchiveVersion",
    "Athlete",
    "Basis",
    "CalibrationBand",
    "Championship",
    "ChampionshipRecord",
    "Changeset",
    "Claim",
    "Club",
    "Correction",
    "Country",
    "Coverage",
    "Discipline",
    "Edition",
    "Editor",
    "Evaluation",
    "Event",
    "Excuse",
    "Expectation",
    "Finding",
    "Forecast",
    "LoadedFile",
    "Medal",
    "MedalDecision",
    "MedalHolder",
    "Membership",
    "Milestone",
    "MilestoneRow",
    "NationalBest",
    "Pairing",
    "Price",
    "Quote",
    "Redirect",
    "Result",
    "ResultReading",
    "SearchEntry",
    "SearchWord",
    "SeasonBest",
    "SeasonListEntry",
    "Source",
    "SourceSet",
    "SourceSetItem",
    "Status",
    "Story",
    "TeamMember",
    "TitleDefence",
    "Unit",
    "Upset",
    "UpsetNote",
    "Viewer",
    "Wind",
    "WorldRecord",
]
