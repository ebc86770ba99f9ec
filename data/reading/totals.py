"""合计, 小计 and 全市 rows: how they are recognised, and which rows each of them covers."""

import re
from dataclasses import dataclass
from decimal import Decimal

from data.reading.values import Cell, compact

WHOLE = re.compile(r"(?:全[市县区州省]|本[市县区州])(?:总|合|共|小)?计?|总计|总合计|累计总计|總計")
PLAIN = re.compile(r"合计|共计|合計|共計")
PART = re.compile(r".{0,20}(?:小计|小計|合计|合計|共计)")


@dataclass(frozen=True)
class TotalRow:
    """A total row: where it stands (row as Excel counts), its label, whether it can only be a part of the sheet."""

    row: int
    label: str
    kind: str  # "whole", "plain" (whole where it is alone) or "part"


@dataclass(frozen=True)
class DeclaredTotal:
    """One figure of a total row: what the office says that the rows from first_row to last_row add up to."""

    table_name: str
    column_name: str
    label: str
    first_row: int
    last_row: int
    declared: Decimal
    source_file: str
    source_sheet: str
    source_row: int


def total_label(cell: Cell) -> str | None:
    """The kind of total that the cell announces; None when it announces none."""
    text = re.sub(r"[:：]$", "", compact(cell)) if isinstance(cell, str) else ""
    for kind, pattern in (("whole", WHOLE), ("plain", PLAIN), ("part", PART)):
        if pattern.fullmatch(text):
            return kind
    return None


def covered_rows(totals: list[TotalRow], data_rows: list[int]) -> list[tuple[TotalRow, int, int]]:
    """The first and last row that each total covers; totals without any row are left out.

    总计, 全市 and a 合计 that is alone cover the whole table. A 小计 covers the rows since the total before it, or,
    where the table begins with one, the rows up to the next.
    """
    plain_is_part = sum(total.kind == "plain" for total in totals) > 1
    parts = [total for total in totals if total.kind == "part" or (total.kind == "plain" and plain_is_part)]
    is_above = bool(parts and data_rows) and parts[0].row < data_rows[0]
    covered = []
    for total in totals:
        rows = _part(total, parts, data_rows, is_above) if total in parts else data_rows
        if rows:
            covered.append((total, rows[0], rows[-1]))
    return covered


def _part(total: TotalRow, parts: list[TotalRow], data_rows: list[int], is_above: bool) -> list[int]:
    others = [other.row for other in parts]
    if is_above:
        end = min((row for row in others if row > total.row), default=None)
        return [row for row in data_rows if row > total.row and (end is None or row < end)]
    start = max((row for row in others if row < total.row), default=0)
    return [row for row in data_rows if start < row < total.row]
