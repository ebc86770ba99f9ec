"""A header that says 万元 below a line that says 亿元: the figures beside it tell which of the two holds."""

from dataclasses import replace
from decimal import Decimal
from statistics import median

from data.findings import N_, WARNING
from data.reading.layout import About, Layout, Problem, Source
from data.reading.units import unit_above
from data.reading.values import UNITS, Cell, NotUnderstood, read_number

MONEY = ("planned_investment", "annual_plan", "year_to_date", "since_start", "of_the_month")
LEAST, MOST = Decimal("0.5"), Decimal(500)  # a project's whole investment against what is planned of it for a year


def settle_units(layout: Layout, sources: dict[str, Source], about: About) -> None:
    """Read the whole investment in the unit of the 单位 line where only that fits the yearly figures beside it."""
    whole = sources.get("planned_investment")
    above = unit_above(about.titles, UNITS["yuan"])
    if whole is None or whole.index is None or whole.unit is None or above is None or whole.unit == above:
        return
    known = (sources[name] for name in MONEY[1:] if name in sources and sources[name].unit == above)
    beside, ratios = next(
        ((each, found) for each in known if (found := _ratios(layout, whole, each, about))), (None, [])
    )
    if beside is None:
        return
    usual, other = median(ratios), median(ratios) * UNITS["yuan"][above] / UNITS["yuan"][whole.unit]
    if LEAST <= usual <= MOST or not LEAST <= other <= MOST:
        return
    sources["planned_investment"] = replace(whole, unit=above)
    message = N_("the header says {written} and the line above the table {above}; read as {above}, which fits {beside}")
    said = {"written": whole.unit, "above": above, "beside": beside.header}
    layout.problems.append(Problem("unit_conflict", message, said, whole.header, WARNING))


def _ratios(layout: Layout, whole: Source, beside: Source, about: About) -> list[Decimal]:
    found = []
    for row in about.sheet.rows[layout.head.last + 1 :]:
        of_all, of_part = _number(row, whole), _number(row, beside)
        if of_all and of_part:
            found.append(of_all / of_part)
    return found


def _number(row: list[Cell], source: Source) -> Decimal | None:
    try:
        return read_number(row[source.at] if source.at < len(row) else None, UNITS["yuan"], source.unit)
    except NotUnderstood:
        return None
