"""The kinds of layout, in the order in which they are asked."""

from data.reading.layout import About, Head, Kind, Layout
from data.reading.long import long_layout
from data.reading.returned import returned_layout
from data.reading.wide.monthly import monthly_layout
from data.reading.wide.months import months_layout
from data.reading.wide.regions import regions_layout
from data.reading.wide.sources import sources_layout

KINDS: tuple[Kind, ...] = (
    returned_layout,
    long_layout,
    monthly_layout,
    months_layout,
    sources_layout,
    regions_layout,
)


def best_layout(head: Head, about: About) -> Layout | None:
    """The layout that explains most of the head; one with every column that its rows must have goes first."""
    found = [layout for layout in (kind(head, about) for kind in KINDS) if layout is not None]
    return max(found, key=lambda layout: (layout.is_complete, layout.score), default=None)
