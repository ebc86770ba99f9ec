"""All exhibits: importing this package enters every one of them into ``EXHIBITS``."""

from exhibits import (
    arrival,
    capital,
    capital_in_short,
    completion,
    counties,
    investor_flow,
    investors,
    land_intensity,
    large_projects,
    large_projects_size,
    large_projects_steps,
    large_projects_time,
    overview,
    profile,
)
from exhibits.exhibit import EXHIBITS, Column, Definition, Entry, Exhibit
from exhibits.filters import Filters

__all__ = [
    "EXHIBITS",
    "Column",
    "Definition",
    "Entry",
    "Exhibit",
    "Filters",
    "arrival",
    "capital",
    "capital_in_short",
    "completion",
    "counties",
    "investor_flow",
    "investors",
    "land_intensity",
    "large_projects",
    "large_projects_size",
    "large_projects_steps",
    "large_projects_time",
    "overview",
    "profile",
]
