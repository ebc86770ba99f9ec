"""Merged cells below a head: what they hold counts for all their rows."""

from decimal import Decimal
from typing import Any

from data.reading.cells import Sheet
from data.reading.filed import FiledRows
from data.reading.layout import Layout
from data.reading.table import Reading
from data.reading.values import Cell, is_nothing


def merged_words(sheet: Sheet, layout: Layout, end: int) -> dict[int, list[tuple[int, Cell]]]:
    """Row -> (column, cell) that a cell merged over several rows says of it. Amounts are not repeated."""
    words: set[int | None] = {i for i, source in layout.indices.items() if not source.column.kind.is_amount}
    words.add(layout.unit_index)
    fill: dict[int, list[tuple[int, Cell]]] = {}
    for top, left, bottom, right in sheet.merged:
        if not (layout.head.last < top < end and left == right and left in words):
            continue
        cell = sheet.rows[top][left] if left < len(sheet.rows[top]) else None
        if is_nothing(cell):
            continue
        for index in range(top + 1, min(bottom + 1, end)):
            if any(not is_nothing(each) for each in sheet.rows[index]):
                fill.setdefault(index, []).append((left, cell))
    return fill


def join_merged_projects(reading: Reading) -> None:
    """A project whose code is merged over several rows is one project: its amounts are added up."""
    feeds = [feed for feed in reading.layout.feeds if feed.table.name == "projects"]
    code = feeds[0].read.get("project_code") if feeds else None
    if code is None:
        return
    area: dict[int, int] = {}
    for top, left, bottom, _right in reading.about.sheet.merged:
        if left == code.index and top > reading.layout.head.last:
            area |= dict.fromkeys(range(top + 1, bottom + 2), top)
    if not area:
        return
    table = feeds[0].table
    is_amount = [column.kind.is_amount for column in table.columns]
    joined: dict[object, tuple[Any, ...]] = {}
    for row in reading.result.rows[table.name]:
        key = ("area", area[row[-1]]) if row[-1] in area else ("row", row[-1])
        before = joined.get(key)
        joined[key] = row if before is None else _added(before, row, is_amount)
    reading.result.rows[table.name] = FiledRows(joined.values())


def _added(first: tuple[Any, ...], second: tuple[Any, ...], is_amount: list[bool]) -> tuple[Any, ...]:
    values = []
    for place, (left, right) in enumerate(zip(first, second, strict=True)):
        if place < len(is_amount) and is_amount[place] and (left is not None or right is not None):
            values.append((left or Decimal(0)) + (right or Decimal(0)))
        else:
            values.append(right if left is None else left)
    return tuple(values)
