"""Filters of lists, shared by pages and API."""

from athletics.filters.athletes import AthleteFilter
from athletics.filters.milestones import MilestoneFilter
from athletics.filters.upsets import UpsetFilter

__all__ = ["AthleteFilter", "MilestoneFilter", "UpsetFilter"]
