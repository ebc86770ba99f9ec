"""All exhibits: importing this package enters every one of them into ``EXHIBITS``, in the order of the agenda."""

from exhibits import completion, overview
from exhibits.exhibit import EXHIBITS, Column, Definition, Entry, Exhibit
from exhibits.filters import Filters

__all__ = ["EXHIBITS", "Column", "Definition", "Entry", "Exhibit", "Filters", "completion", "overview"]
