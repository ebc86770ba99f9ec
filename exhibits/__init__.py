"""All exhibits: importing this package enters every one of them into ``EXHIBITS``."""

from exhibits import capital, completion, counties, large_projects, overview
from exhibits.exhibit import EXHIBITS, Column, Definition, Entry, Exhibit
from exhibits.filters import Filters

__all__ = [
    "EXHIBITS",
    "Column",
    "Definition",
    "Entry",
    "Exhibit",
    "Filters",
    "capital",
    "completion",
    "counties",
    "large_projects",
    "overview",
]
