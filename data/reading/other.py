"""The cells of .xlsb and .ods workbooks through calamine, which gives values and no more."""

import io
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.reading.sheet import Grid, Sheet, is_blank


def sheets_of(content: bytes, file: str) -> Iterator[Sheet]:
    """The sheets of a workbook in their order."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        source = workbook.get_sheet_by_name(about.name)
        grid = Grid()
        first = source.start[0] if source.start else 0
        for row, cells in enumerate(source.iter_rows(), start=first):
            for column, cell in enumerate(cells):
                if not is_blank(cell):
                    grid.put(row, column, _simple(cell))
        merged = tuple((*start, *end) for start, end in source.merged_cell_ranges or ())
        yield Sheet(file, about.name, grid.rows(), about.visible != SheetVisibleEnum.Visible, merged=merged)


def _simple(cell):
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if isinstance(cell, datetime) or not isinstance(cell, time | timedelta):
        return cell
    return str(cell)
