"""Tables of an official document: as wide as the text, cut by hand where a page ends, so that every piece has its head.

Heights are known beforehand, as every line in a cell has a fixed height: a piece never runs over its page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Row
from docx.shared import Pt
from docx.table import Table, _Cell

from papers.official.layout import TABLE_LINE, TABLE_SIZE, TEXT_WIDTH
from papers.official.measure import wrapped
from words.width import width

WIDEST_COLUMN, NARROWEST_COLUMN = 14, 2  # characters
SHORT, LEAST = 4, 3.5  # of words that never break; of a column that breaks
DIGITS, LINES_DRAWN = 1.25, 0.1
SIDE = 0.2  # characters left and right of the text in a cell
ABOVE = 2.2  # points above and below it, its line drawn


@dataclass(frozen=True)
class Grid:
    """A table ready to print: headings, which columns hold figures, the rows as text.

    Where ``merged`` is set, equal neighbours of the first column are one cell on every page.
    """

    headings: Sequence[str]
    is_figure: Sequence[bool]
    rows: Sequence[Sequence[str]]
    merged: bool = False


def column_widths(grid: Grid) -> list[float]:
    """The width of each column in points, all together that of the text.

    Figures, days and short words never break; columns of long words share what is left by how much they have to say.
    """
    room = TEXT_WIDTH.pt / TABLE_SIZE - len(grid.headings) * (2 * SIDE + LINES_DRAWN)
    wanted = [max([_of_heading(heading), *_cells(grid, place)]) for place, heading in enumerate(grid.headings)]
    whole = [
        grid.is_figure[place] or max(_cells(grid, place), default=0) <= SHORT for place in range(len(grid.headings))
    ]
    rigid = sum(width for width, is_whole in zip(wanted, whole, strict=True) if is_whole)
    flexible = [min(width, WIDEST_COLUMN) for width, is_whole in zip(wanted, whole, strict=True) if not is_whole]
    left = room - rigid - LEAST * len(flexible)
    if not flexible or left < 0:
        characters = wanted
    else:
        characters = [
            width if is_whole else LEAST + left * min(width, WIDEST_COLUMN) / sum(flexible)
            for width, is_whole in zip(wanted, whole, strict=True)
        ]
    scale = room / sum(characters)
    return [(width * scale + 2 * SIDE + LINES_DRAWN) * TABLE_SIZE for width in characters]


def _cells(grid: Grid, place: int) -> list[float]:
    """How wide the cells of a column are; a digit is a little wider than half a character in some fonts."""
    return [width(row[place]) * (DIGITS if grid.is_figure[place] else 1) for row in grid.rows]


def _of_heading(heading: str) -> float:
    """A heading may stand in three lines, its unit in one of them."""
    name, _bracket, unit = heading.partition("（")
    of_unit = width(unit) + 1 if unit else 0
    return max(ceil(width(name) / 2), of_unit if of_unit <= SHORT else ceil(of_unit / 2), NARROWEST_COLUMN)


def height_of(texts: Sequence[str], widths: Sequence[float]) -> float:
    """How high a row is, in points."""
    lines = 1
    for text, room in zip(texts, widths, strict=True):
        lines = max(lines, wrapped(text, max(1, (room - 2 * SIDE * TABLE_SIZE) / TABLE_SIZE)))
    return lines * TABLE_LINE + 2 * ABOVE


def pieces(grid: Grid, room_on_first: float, room_on_next: float) -> Iterator[tuple[Grid, float]]:
    """The table as one piece a page, each with how high it is; the first may hold fewer rows."""
    widths = column_widths(grid)
    head = height_of(grid.headings, widths)
    rows: list[Sequence[str]] = []
    used, room = head, room_on_first
    for row in grid.rows:
        height = height_of(row, widths)
        if rows and used + height > room:
            yield replace(grid, rows=rows), used
            rows, used, room = [], head, room_on_next
        rows.append(row)
        used += height
    yield replace(grid, rows=rows), used


def add_table(word: WordDocument, grid: Grid, widths: Sequence[float]) -> Table:
    """Write one piece of a table; its head would come again, and no row is torn, should a page yet end within."""
    table = word.add_table(rows=0, cols=len(grid.headings))
    table.style = word.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, wanted in zip(table.columns, widths, strict=True):
        column.width = Pt(wanted)
    for place, texts in enumerate([grid.headings, *grid.rows]):
        row = table.add_row()
        row.height, row.height_rule = Pt(height_of(texts, widths)), WD_ROW_HEIGHT_RULE.AT_LEAST
        _row_property(row._tr, "w:cantSplit")
        if place == 0:
            _row_property(row._tr, "w:tblHeader")
        for cell, text, is_figure, wanted in zip(row.cells, texts, grid.is_figure, widths, strict=True):
            cell.width = Pt(wanted)
            _write_cell(cell, text, place == 0, is_figure)
    _narrow_margins(table)
    if grid.merged:
        _merge_first_column(table, grid)
    return table


def _write_cell(cell: _Cell, text: str, is_heading: bool, is_figure: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Head" if is_heading else "Table Text"
    if not is_heading and is_figure:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(text)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _row_property(row: CT_Row, name: str) -> None:
    properties = row.get_or_add_trPr()
    properties.insert(0, OxmlElement(name))


def _narrow_margins(table: Table) -> None:
    side = round(TABLE_SIZE * SIDE * 20)
    margins = f'<w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
    table._tbl.tblPr.insert_element_before(
        parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"), "w:tblLook"
    )


def _merge_first_column(table: Table, grid: Grid) -> None:
    """One cell for rows that begin alike."""
    start = 0
    for place in range(1, len(grid.rows) + 1):
        if place == len(grid.rows) or grid.rows[place][0] != grid.rows[start][0]:
            if place - start > 1:
                for line in range(start + 1, place):
                    table.cell(line + 1, 0).paragraphs[0].clear()
                merged = table.cell(start + 1, 0).merge(table.cell(place, 0))
                for empty in merged.paragraphs[1:]:
                    empty._p.getparent().remove(empty._p)
            start = place
