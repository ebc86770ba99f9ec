"""One sheet: the tables that stand in it, each read by the layout that explains it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.findings import ERROR, N_, WARNING, Finding, Place, Unread
from data.mapping import SheetMapping
from data.reading.cells import Sheet
from data.reading.headers import FIGURE
from data.reading.heads import candidate, next_head, vocabulary_of
from data.reading.layout import About, Head, Layout
from data.reading.one_table import read_table
from data.reading.rowwords import section_level, text_of
from data.reading.table import TableRead, Watch
from data.reading.turned import turned
from data.reading.values import Cell, compact, is_nothing
from data.tables import table_of_sheet

MOST_TABLES = 500
SUMMARY = re.compile(r".*(?:汇总|统计|合计|附[:：表件]|按.{1,8}分|一览|摘要|小结|对比|比较|另[:：]).*")
EXPLAINS = re.compile(r"(?:填[表报]|编制|制表)?(?:说明|须知|要求)")
CONTINUED = re.compile(r".*(?:续表|续上表|接上[页表]|转下[页表]|第.{1,4}页|共.{1,4}页).*")


@dataclass(frozen=True)
class _Found:
    """A table that was found: its layout, and where it ends."""

    layout: Layout | None  # None where no layout explains what stands there
    about: About
    start: int
    end: int
    is_summary: bool = False


def read_sheet(sheet: Sheet, said: SheetMapping, unit: str | None, is_roc: bool, watch: Watch) -> list[TableRead]:
    """Every table of the sheet; where there is none, one TableRead that says why nothing was read."""
    if said.ignore or not any(not is_nothing(cell) for row in sheet.rows for cell in row):
        return [TableRead(sheet.file, sheet.name, sheet.is_hidden, is_ignored=said.ignore)]
    is_said = bool(said.table or said.columns or said.header_row or said.defaults)
    if sheet.is_hidden and not is_said:
        return [_passed_over(sheet, N_("this sheet is hidden and was not read; name it in ledger.toml if it counts"))]
    if EXPLAINS.fullmatch(compact(sheet.name)) and not is_said:
        return [_passed_over(sheet, N_("this sheet says how to fill in the others and was not read"))]
    reads: list[TableRead] = []
    for found in _tables(sheet, said, unit, is_roc):
        if len(reads) == MOST_TABLES:
            message = N_("holds more than {count} tables one below the other: divide it")
            arguments = {"count": str(MOST_TABLES)}
            reads[-1].findings.append(Finding("table_not_read", ERROR, message, arguments, sheet.file, sheet.name))
            return reads
        if found.layout is None:
            message = N_("what stands from row {row} on is no table of the ledger, and was not read")
            reads.append(_passed_over(sheet, message, found.start + 1))
        elif found.is_summary:
            message = N_(
                "a second table stands below, from row {row} on, with a title of its own: a summary is not read"
            )
            reads.append(_passed_over(sheet, message, found.start + 1))
        else:
            reads.append(read_table(found.about, found.layout, found.end, watch))
            reads[-1].first_row = found.start
            _tell_above_head(sheet, found.layout.head, reads[-1])
    return reads or [_no_table(sheet, said)]


def _tell_above_head(sheet: Sheet, head: Head, read: TableRead) -> None:
    """Name each row above the head that holds a number; one half as wide as the head looks like data, and warns."""
    width = len(head.columns)
    message = N_("this row stands above the header and was not read, though it holds a number")
    for index in range(read.first_row, head.first):
        filled = [cell for cell in sheet.rows[index] if not is_nothing(cell)]
        if not any(FIGURE.fullmatch(compact(cell)) for cell in filled if not isinstance(cell, bool)):
            continue
        if len(filled) * 2 >= max(width, 4):
            place: Place = {"file": sheet.file, "sheet": sheet.name, "row": index + 1}
            read.findings.append(Finding("above_header", WARNING, message, **place))
        else:
            read.unread.append(Unread(sheet.file, message, {}, sheet.name, index + 1))


def _passed_over(sheet: Sheet, message: str, row: int | None = None) -> TableRead:
    read = TableRead(sheet.file, sheet.name, sheet.is_hidden)
    arguments = {} if row is None else {"row": str(row)}
    read.unread.append(Unread(sheet.file, message, arguments, sheet.name))
    return read


def _no_table(sheet: Sheet, said: SheetMapping) -> TableRead:
    """A sheet that is called as one of the ledger's, or that the mapping names, must have a header."""
    if (found := turned(sheet)) is not None:
        return TableRead(sheet.file, sheet.name, sheet.is_hidden, findings=[found])
    named = table_of_sheet(compact(sheet.name))
    is_meant = said.table is not None or (named is not None and compact(sheet.name) in named.sheets)
    if not is_meant:
        read = _passed_over(sheet, N_("its columns are those of no table of the ledger"))
        read.cells = sheet
        return read
    read = TableRead(sheet.file, sheet.name, sheet.is_hidden)
    place: Place = {"file": sheet.file, "sheet": sheet.name}
    if said.header_row is not None and said.header_row > len(sheet.rows):
        message = N_("ledger.toml says header_row = {row}, and the sheet ends with row {count}")
        arguments = {"row": str(said.header_row), "count": str(len(sheet.rows))}
        read.findings.append(Finding("no_header", ERROR, message, arguments, **place))
        return read
    if said.header_row is not None and said.header_lines is not None:
        message = N_("ledger.toml says header_row = {row} and header_lines = {lines}; no header stands there")
        arguments = {"row": str(said.header_row), "lines": str(said.header_lines)}
        read.findings.append(Finding("no_header", ERROR, message, arguments, **place))
        return read
    message = N_("no header was found; expected a line with {columns}")
    columns = "、".join(column.headers[0] for column in named.columns if column.is_required) if named else ""
    read.findings.append(Finding("no_header", ERROR, message, {"columns": columns}, **place))
    return read


def _tables(sheet: Sheet, said: SheetMapping, unit: str | None, is_roc: bool) -> Iterator[_Found]:
    start, is_first, previous = 0, True, None
    while start < len(sheet.rows):
        about = About(sheet, said if is_first or said.header_row is None else SheetMapping(), (), unit, is_roc)
        layout = next_head(about, start)
        if layout is None:
            if start and any(not is_nothing(cell) for row in sheet.rows[start:] for cell in row):
                yield _Found(None, about, start, len(sheet.rows))
            return
        about, layout = _with_titles(about, layout, start)
        end = _end(about, layout)
        is_summary = previous is not None and _is_summary(about, layout, previous)
        yield _Found(layout, about, start, end, is_summary)
        previous = previous or layout
        start, is_first = end, False


def _with_titles(about: About, layout: Layout, start: int) -> tuple[About, Layout]:
    """The layout again, now that the lines above its head are known: they may name the unit or the month."""
    titles = [compact(about.sheet.file), compact(about.sheet.name)]
    titles += [text for row in about.sheet.rows[start : layout.head.first] for cell in row if (text := text_of(cell))]
    known = About(about.sheet, about.said, tuple(titles), about.unit, about.is_roc)
    return known, candidate(layout.head, known) or layout


def _end(about: About, layout: Layout) -> int:
    """The row at which the next table begins, its title included, or where the sheet ends."""
    rows, head = about.sheet.rows, layout.head
    words = vocabulary_of(about.sheet, head)
    for index in range(head.last + 1, len(rows)):
        if words.raw.isdisjoint(rows[index]) or not words.is_head(rows[index]):
            continue
        first = _first_title(about, index, head.last)
        titles = [_only_text(row) for row in rows[first:index] if _only_text(row)]
        if words.is_same(rows[index]):
            if any(not CONTINUED.fullmatch(title) and not section_level([title]) for title in titles):
                return first
        elif first < index or next_head(about, index, 1) is not None:
            return first
    return len(rows)


def _first_title(about: About, index: int, above: int) -> int:
    """The first of the rows above a head that are blank or hold one text: its title."""
    rows = about.sheet.rows
    while index - 1 > above and (_only_text(rows[index - 1]) or not any(map(_is_filled, rows[index - 1]))):
        index -= 1
    return index


def _is_filled(cell: Cell) -> bool:
    return not is_nothing(cell)


def _only_text(row: list[Cell]) -> str:
    filled = [cell for cell in row if not is_nothing(cell)]
    return text_of(filled[0]) if len(filled) == 1 else ""


def _is_summary(about: About, layout: Layout, previous: Layout) -> bool:
    """Whether a further table only sums up the one above: its title says so, and it feeds the same tables."""
    same = {feed.table.name for feed in layout.feeds} <= {feed.table.name for feed in previous.feeds}
    own = about.titles[2:]
    return same and any(SUMMARY.fullmatch(title) for title in own)
