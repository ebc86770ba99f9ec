"""The kinds of layout, in the order in which they are asked."""

from collections.abc import Iterator

from data.findings import N_
from data.kinds import YUAN
from data.reading.layout import About, Head, Kind, Layout, Problem
from data.reading.long import long_layout
from data.reading.returned import returned_layout
from data.reading.unit_column import name_unit_column
from data.reading.units import other_unit_above, wrong_unit
from data.reading.wide.monthly import monthly_layout
from data.reading.wide.months import months_layout
from data.reading.wide.region_months import region_months_layout
from data.reading.wide.regions import regions_layout
from data.reading.wide.sources import sources_layout

KINDS: tuple[Kind, ...] = (
    returned_layout,
    long_layout,
    monthly_layout,
    months_layout,
    sources_layout,
    regions_layout,
    region_months_layout,
)


def best_layout(head: Head, about: About) -> Layout | None:
    """The layout that explains most of the head; one with every column that its rows must have goes first."""
    found = [layout for layout in (kind(head, about) for kind in KINDS) if layout is not None]
    best = max(found, key=lambda layout: (layout.is_complete, layout.score), default=None)
    if best is not None:
        name_unit_column(best, about)
        best.problems += _wrong_units(best, about)
    return best


def _wrong_units(layout: Layout, about: About) -> Iterator[Problem]:
    """An error for each column of money over which, or over all of which, another kind of unit stands: 个, 套."""
    above = other_unit_above(about.titles[2:])
    told = {problem.header for problem in layout.problems if problem.check == "wrong_unit"}
    for index, source in sorted(layout.indices.items()):
        if source.column.kind is YUAN and source.header not in told:
            written = layout.head.over(index).unit
            wrong = written if wrong_unit(source.column, written) else above if written is None else None
            if wrong is not None:
                message = N_("the unit {unit} cannot be converted for this column")
                yield Problem("wrong_unit", message, {"unit": wrong}, source.header)
