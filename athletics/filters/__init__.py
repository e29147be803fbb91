"""Filters of lists, shared by pages and API."""

from athletics.filters.athletes import AthleteFilter
from athletics.filters.results import ResultFilter
from athletics.filters.titles import TitleFilter

__all__ = ["AthleteFilter", "ResultFilter", "TitleFilter"]
