"""Milestones: what a result is in the light of all earlier ones, with the rows that prove it.

A rule reads a history in time order and never looks ahead of the contest it speaks of, so that
what it says of 1983 stays as it is when 2025 is added. Medals are those held today.
"""
