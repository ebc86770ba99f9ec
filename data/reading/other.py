"""The cells of .xlsb and .ods workbooks through calamine, which gives values and no more.

It lays a sheet out whole, however far its last cell stands, and a workbook that is damaged may end the process that
reads it. So it reads in a process of its own, with a limit to its memory.
"""

import io
import pickle
import subprocess
import sys
from contextlib import suppress
from datetime import time, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.findings import N_
from data.reading.grid import Grid
from data.reading.sheet import PROTECTED, Sheet, Unreadable, is_blank, is_locked
from data.reading.values import Cell

ROOT = Path(__file__).parents[2]
SECONDS = 60
MOST_MEMORY = 1_000_000_000


def sheets_of(content: bytes, file: str) -> list[Sheet]:
    """The sheets of a workbook in their order."""
    command = [sys.executable, "-m", "data.reading.other", file]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=True, cwd=ROOT)
    except subprocess.TimeoutExpired as problem:
        raise Unreadable(N_("takes too long to read: save it as .xlsx")) from problem
    except subprocess.CalledProcessError as problem:
        if is_locked(problem.stderr.decode(errors="replace")):
            raise Unreadable(PROTECTED) from problem
        message = N_("is damaged, or reaches too far to be laid out: save it as .xlsx without what stands far outside")
        raise Unreadable(message) from problem
    return pickle.loads(done.stdout)


def _read(content: bytes, file: str) -> list[Sheet]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = []
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        source = workbook.get_sheet_by_name(about.name)
        grid = Grid()
        first = source.start[1] if source.start else 0  # blank rows above the table are given, blank columns are not
        for row, cells in enumerate(source.iter_rows()):
            for column, cell in enumerate(cells, start=first):
                if not is_blank(cell):
                    grid.put(row, column, _simple(cell))
        merged = tuple((*start, *end) for start, end in source.merged_cell_ranges or ())
        is_hidden = about.visible != SheetVisibleEnum.Visible
        sheets.append(Sheet(file, about.name, grid.rows(), is_hidden, merged=merged))
    return sheets


def _simple(cell: Cell | time | timedelta) -> Cell:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    return str(cell) if isinstance(cell, time | timedelta) else cell


def _main() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.stdout.buffer.write(pickle.dumps(_read(sys.stdin.buffer.read(), sys.argv[1])))


if __name__ == "__main__":
    _main()
