"""How many projects a total or a heading speaks of, 合计（3个） or 一、产业项目（5个）, against the rows below."""

import re
from collections.abc import Callable

from data.findings import N_, WARNING
from data.reading.rows import TotalRow
from data.reading.table import Reading
from data.reading.totals import Coverages, Span
from data.reading.values import compact, is_nothing
from data.reading.wide.tables import WIDE_TABLES

PRINTED = re.compile(r".*[(:]共?(\d+)(?:个|项)(?:项目|工程)?\)?|.*?共(?:有|计)?(\d+)(?:个|项)(?:项目|工程)?")
OF_PROJECTS = {"projects", *WIDE_TABLES}


def compare_counts(
    reading: Reading, coverages: Coverages, headings: list[TotalRow], words: Callable[[int], list[str]]
) -> None:
    """Tell each count of a heading that its section does not hold, and of a total that no rows of it can hold."""
    name = next((s for f in reading.layout.feeds if f.table.name in OF_PROJECTS and (s := f.read.get("name"))), None)
    if name is None:
        return
    for row in (*reading.result.kinds.totals, *headings):
        found = next((found for word in words(row.row)[:2] if (found := PRINTED.fullmatch(word))), None)
        ways = coverages.ways(row) if found else []
        spans = [span for span in (ways[1:2] if row in headings else ways) if span[0] < span[1]]
        if not found or not spans:
            continue
        printed = int(found[1] or found[2])
        counts = [_counts(reading, coverages, span, name.at) for span in spans]
        if not any(printed in each for each in counts):
            message = N_("{label} speaks of {printed} projects; rows {first_row} to {last_row} hold {computed}")
            first, last = coverages.data[spans[0][0]], coverages.data[spans[0][1] - 1]
            said = {"first_row": str(first), "last_row": str(last), "computed": str(max(counts[0]))}
            said |= {"label": found[0], "printed": str(printed)}
            reading.report("declared_total_differs", WARNING, message, row.row - 1, None, None, **said)


def _counts(reading: Reading, coverages: Coverages, span: Span, at: int) -> set[int]:
    """The rows of a span, and the names in them: a project may have several rows."""
    kinds, sheet = reading.result.kinds, reading.about.sheet
    lines = [kinds.cells(sheet, row - 1) for row in coverages.data[span[0] : span[1]]]
    names = [compact(cells[at]) for cells in lines if at < len(cells) and not is_nothing(cells[at])]
    return {len(lines), len(names), len(set(names))}
