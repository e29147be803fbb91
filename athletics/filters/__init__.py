"""Filters of lists, shared by pages and API."""

from athletics.filters.athletes import AthleteFilter
from athletics.filters.championships import EditionFilter, EventFilter
from athletics.filters.milestones import MilestoneFilter
from athletics.filters.records import RecordFilter
from athletics.filters.reference import (
    CountryFilter,
    DisciplineFilter,
    PairingFilter,
    SeasonListFilter,
)
from athletics.filters.results import ResultFilter
from athletics.filters.titles import TitleFilter
from athletics.filters.upsets import UpsetFilter

__all__ = [
    "AthleteFilter",
    "CountryFilter",
    "DisciplineFilter",
    "EditionFilter",
    "EventFilter",
    "MilestoneFilter",
    "PairingFilter",
    "RecordFilter",
    "ResultFilter",
    "SeasonListFilter",
    "TitleFilter",
    "UpsetFilter",
]
