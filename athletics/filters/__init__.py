"""Filters of lists, shared by pages and API."""

from athletics.filters.athletes import AthleteFilter
from athletics.filters.results import ResultFilter

__all__ = ["AthleteFilter", "ResultFilter"]
