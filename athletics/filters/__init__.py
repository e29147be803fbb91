"""Filters of lists, shared by pages and API."""

from athletics.filters.athletes import AthleteFilter
from athletics.filters.milestones import MilestoneFilter
from athletics.filters.results import ResultFilter
from athletics.filters.titles import TitleFilter
from athletics.filters.upsets import UpsetFilter

__all__ = ["AthleteFilter", "MilestoneFilter", "ResultFilter", "TitleFilter", "UpsetFilter"]
