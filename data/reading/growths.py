"""Printed growths of regions against what the ledger holds of the same months one year earlier."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from data.findings import N_, WARNING, Finding, Place
from data.reading.formulas import agrees, quotient
from data.reading.printed import Figure
from data.tables import REGION_PROGRESS

NAMES = [column.name for column in REGION_PROGRESS.columns]
DONE = ("cumulative", "of_the_month")
Said = dict[str, Any]  # what a row says, by column


@dataclass(frozen=True)
class PrintedGrowth:
    """One cell that says by how much a region has grown, and how it may be read."""

    file: str
    sheet: str
    cell: tuple[int, int]
    header: str
    value: str
    readings: tuple[Figure, ...]


def growth_findings(printed: Iterable[PrintedGrowth], rows: Iterable[tuple[Any, ...]]) -> Iterator[Finding]:
    """Growths that the year before does not give, in columns where it gives most: others grow in other prices."""
    of_place: dict[tuple[Any, ...], list[Said]] = defaultdict(list)
    of_month: dict[tuple[Any, ...], Said] = {}
    for row in rows:
        said = dict(zip(NAMES, row, strict=False))
        of_place[row[len(NAMES) :]].append(said)
        of_month[said["region"], said["indicator"], said["month"]] = said
    for _column, cells in groupby(printed, key=lambda each: (each.file, each.sheet, each.cell[1])):
        compared = []
        for each in cells:
            told = of_place.get((each.file, each.sheet, each.cell[0] + 1), [])
            computed = [figure for said in told for figure in _grown(said, of_month)]
            if computed:
                is_right = any(agrees(reading, [span]) for reading in each.readings for span in computed)
                compared.append((each, is_right, computed[0], told[0]["region"]))
        fits = sum(is_right for _each, is_right, _span, _region in compared)
        if fits >= 2 and 2 * fits >= len(compared):
            yield from (_finding(each, span, region) for each, is_right, span, region in compared if not is_right)


def _grown(said: Said, of_month: dict[tuple[Any, ...], Said]) -> Iterator[tuple[float, float]]:
    month = said["month"]
    if not isinstance(month, date):
        return
    before = of_month.get((said["region"], said["indicator"], month.replace(year=month.year - 1, day=1)))
    if before is None:
        return
    for name in DONE:
        yield from quotient(_figure(said[name]), _figure(before[name]), 100.0)


def _figure(value: Decimal | None) -> Figure | None:
    return None if value is None else Figure(float(value))


def _finding(each: PrintedGrowth, span: tuple[float, float], region: str) -> Finding:
    message = N_("{label} prints a growth of {printed}; against the year before in the ledger it is {computed}")
    said = {"label": str(region), "printed": each.value, "computed": f"{span[0]:.2f}".rstrip("0").rstrip(".") + "%"}
    place: Place = {"file": each.file, "sheet": each.sheet, "row": each.cell[0] + 1}
    return Finding(
        "printed_differs", WARNING, message, said, **place, column=each.header, value=each.value, cell=each.cell
    )
