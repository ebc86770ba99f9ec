"""Sums across a row, such as 合计 beside the months or beside capital sources, against the parts that they add up."""

import re
from collections.abc import Iterator

from data.findings import N_, WARNING, Finding, Place
from data.reading.layout import HeadColumn, Layout
from data.reading.naming import CUMULATIVE, TOTAL
from data.reading.printed import Row, rows_of
from data.reading.recompute import label_of
from data.reading.table import Reading
from data.reading.values import plain_text
from data.reading.wide.roles import SUBTOTAL, bare, meaning

WHOLE = 0.5  # half of a 万元: whole amounts leave nothing out
PART = re.compile("其中.*")
MONTHS = re.compile(
    r"(?:20\d\d年)?(?:1[-—–~至到]\d{1,2}月份?)?(?:全年|年度|本年)?(?:合计|总计|共计|累计|小计)(?:完成)?(?:投资)?额?|全年"
)


def compare_row_sums(reading: Reading) -> None:
    """Report every row whose parts do not add up to what it prints as their sum, where most rows' parts do."""
    sets = list(_sets(reading))
    rows = rows_of(reading, {}) if sets else []
    for total, ways in sets:
        parts = max(
            ways, key=lambda way: sum(_judged(row, total, way)[0] for row in rows if _has_both(row, total, way))
        )
        if total not in reading.layout.indices:
            reading.layout.roles.setdefault(total, TOTAL)
        judged = [(row, *_judged(row, total, parts)) for row in rows if _has_both(row, total, parts)]
        of_data = [is_right for row, is_right, _sum in judged if not row.is_total]
        if any(of_data) and 2 * sum(of_data) >= len(of_data):
            for row, is_right, computed in judged:
                if not is_right:
                    _tell(reading, row, total, parts, computed)


def _has_both(row: Row, total: int, parts: list[int]) -> bool:
    return total in row.amounts and any(part in row.amounts for part in parts)


def _judged(row: Row, total: int, parts: list[int]) -> tuple[bool, float]:
    """Whether the parts add up, but for the digits that are not printed; and what they add up to."""
    figures = [row.amounts[part] for part in parts if part in row.amounts]
    computed = sum(figure.value for figure in figures)
    halves = [figure.half for figure in (row.amounts[total], *figures)]
    half = sum(each for each in halves if each != WHOLE)
    return abs(row.amounts[total].value - computed) <= half + 1e-6 * max(1.0, abs(computed)), computed


def _sets(reading: Reading) -> Iterator[tuple[int, list[list[int]]]]:
    """Columns that print a sum, each with those that it may add up: 其中：中央 is one, or a part of one."""
    layout = reading.layout
    columns = layout.head.columns
    months = {
        source.at
        for feed in layout.feeds
        for name in ("of_the_month",)
        if layout.kind in ("months", "regions") and len(layout.feeds) > 1 and (source := feed.read.get(name))
    }
    for column in columns:
        name = bare(column.parts[-1])
        if SUBTOTAL.fullmatch(name) and len(column.parts) > 1:
            beside = [other for other in columns if _is_beside(column, other)]
            plain = [other.index for other in beside if not PART.fullmatch(bare(other.parts[-1]))]
            ways = [way for way in (plain, [other.index for other in beside]) if len(way) > 1]
            if ways:
                yield column.index, ways
        elif len(months) > 1 and MONTHS.fullmatch(name) and column.index not in layout.indices:
            yield column.index, [sorted(months)]
    yield from _sums_so_far(layout, months)
    owed = [source.at for feed in layout.feeds if (source := feed.read.get("owed"))]
    whole = next((source.at for feed in layout.feeds if (source := feed.read.get("planned_investment"))), None)
    if layout.kind == "sources" and whole is not None and len(owed) > 1:
        yield whole, [owed]


def _sums_so_far(layout: Layout, months: set[int]) -> Iterator[tuple[int, list[list[int]]]]:
    """1-4月 beside its months, each of which must be there."""
    of_month = {
        feed.sources["month"].constant.month: source.at
        for feed in layout.feeds
        for source in feed.read.values()
        if source.at in months
    }
    for index, role in layout.roles.items():
        means = meaning(layout.head.over(index).parts) if role == CUMULATIVE and months else None
        last = means.period.month if means else None
        if last and all(month in of_month for month in range(1, last + 1)):
            yield index, [[of_month[month] for month in range(1, last + 1)]]


def _is_beside(total: HeadColumn, other: HeadColumn) -> bool:
    """Whether a column stands under the same header as a sum, and is no sum itself."""
    is_same = len(other.parts) == len(total.parts) and other.parts[:-1] == total.parts[:-1]
    name = bare(other.parts[-1])
    return is_same and other is not total and not SUBTOTAL.fullmatch(name)


def _tell(reading: Reading, row: Row, total: int, parts: list[int], computed: float) -> None:
    sheet, head = reading.about.sheet, reading.layout.head
    cells = reading.result.kinds.cells(sheet, row.index)
    message = N_("{label} prints {printed} as the sum of {columns}, which add up to {computed} 万元")
    said = {
        "label": label_of(reading, row),
        "printed": plain_text(cells[total]),
        "columns": "、".join(head.over(part).parts[-1] for part in parts),
        "computed": f"{computed:.6f}".rstrip("0").rstrip("."),
    }
    where: Place = {"file": sheet.file, "sheet": sheet.name, "row": row.index + 1}
    cell = (row.index, total)
    reading.result.findings.append(
        Finding(
            "printed_differs",
            WARNING,
            message,
            said,
            **where,
            column=head.over(total).text,
            value=said["printed"],
            cell=cell,
        )
    )
