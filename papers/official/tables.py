"""Tables of an official document: as wide as the text, cut by hand where a page ends, so that every piece has its head.

Heights are known beforehand, as every line in a cell has a fixed height: a piece never runs over its page.
"""

from collections.abc import Sequence
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
LONGEST_UNIT = 5  # that never breaks, with its brackets
DIGITS, LINES_DRAWN = 1.25, 0.1
SIDE = 0.2  # characters left and right of the text in a cell
ABOVE = 2.2  # points above and below it, its line drawn
TIGHTER = (ABOVE, 1.6, 1.0)  # the same, where that saves a page
FEWEST_ROWS = 2  # on the last page of a table
FEWEST_IN_LINE = 2  # characters of a heading's last line


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
    return [sum(width(letter) * (DIGITS if letter.isascii() else 1) for letter in row[place]) for row in grid.rows]


def _of_heading(heading: str) -> float:
    """A heading may stand in three lines, its unit in one of them."""
    name, _bracket, unit = heading.partition("（")
    of_unit = width(unit) + 1 if unit else 0
    return max(ceil(width(name) / 2), of_unit if of_unit <= LONGEST_UNIT else ceil(of_unit / 2), NARROWEST_COLUMN)


def _characters(room: float) -> float:
    """How many characters a line of a cell holds that is so wide."""
    return max(1, (room - 2 * SIDE * TABLE_SIZE) / TABLE_SIZE)


def height_of(texts: Sequence[str], widths: Sequence[float], above: float = ABOVE) -> float:
    """How high a row is, in points."""
    lines = 1
    for text, room in zip(texts, widths, strict=True):
        lines = max(lines, sum(wrapped(part, _characters(room)) for part in text.split("\n")))
    return lines * TABLE_LINE + 2 * above


@dataclass(frozen=True)
class Piece:
    """What stands of a table on one page: its rows, how high it is, what is free above and below a cell's text."""

    grid: Grid
    height: float
    above: float


def pieces(
    grid: Grid, widths: Sequence[float], room_on_first: float, room_on_next: float, below: float = 0
) -> list[Piece]:
    """The table as one piece a page; the first may hold fewer rows, and the last has so much room below it.

    Rows are set tighter where that saves a page, and a heading that does not fit is broken before its unit.
    """
    headings = [_in_lines(heading, _characters(room)) for heading, room in zip(grid.headings, widths, strict=True)]
    whole = replace(grid, headings=headings)
    return min((_pieces(whole, widths, room_on_first, room_on_next, below, above) for above in TIGHTER), key=len)


def height_in_all(grid: Grid) -> float:
    """How high the whole table is at its tightest, in points."""
    widths = column_widths(grid)
    headings = [_in_lines(heading, _characters(room)) for heading, room in zip(grid.headings, widths, strict=True)]
    return sum(height_of(row, widths, TIGHTER[-1]) for row in (headings, *grid.rows))


def least_height(grid: Grid, widths: Sequence[float]) -> float:
    """How high the head and the first rows are, which stay together, in points."""
    return sum(height_of(row, widths) for row in (grid.headings, *grid.rows[:FEWEST_ROWS]))


def _in_lines(heading: str, characters: float) -> str:
    """A heading that does not fit, broken before its unit; no character stands alone in the last line of its name."""
    if wrapped(heading, characters) == 1:
        return heading
    name, bracket, unit = heading.partition("（")
    if 0 < len(name) % int(characters) < FEWEST_IN_LINE and name.isalpha():
        half = ceil(len(name) / (len(name) // int(characters) + 1))
        name = "\n".join(name[start : start + half] for start in range(0, len(name), half))
    return f"{name}\n{bracket}{unit}" if name and unit else f"{name}{bracket}{unit}"


def _pieces(
    grid: Grid, widths: Sequence[float], room: float, room_on_next: float, below: float, above: float
) -> list[Piece]:
    head = height_of(grid.headings, widths, above)
    heights = [height_of(row, widths, above) for row in grid.rows]
    starts, used = [0], head
    for place, height in enumerate(heights):
        if place > starts[-1] and used + height > room:
            starts.append(place)
            used, room = head, room_on_next
        used += height
    if used + below > room and len(heights) > 1:  # what stands below the table goes with its last rows
        starts.append(len(heights))
    if len(starts) > 1:
        starts[-1] = max(min(starts[-1], len(heights) - FEWEST_ROWS), starts[-2] + 1)
    ends = [*starts[1:], len(heights)]
    return [
        Piece(replace(grid, rows=grid.rows[start:end]), head + sum(heights[start:end]), above)
        for start, end in zip(starts, ends, strict=True)
    ]


def add_table(word: WordDocument, piece: Piece, widths: Sequence[float]) -> Table:
    """Write one piece of a table; its head would come again, and no row is torn, should a page yet end within."""
    grid = piece.grid
    table = word.add_table(rows=0, cols=len(grid.headings))
    table.style = word.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, wanted in zip(table.columns, widths, strict=True):
        column.width = Pt(wanted)
    for place, texts in enumerate([grid.headings, *grid.rows]):
        row = table.add_row()
        row.height, row.height_rule = Pt(height_of(texts, widths, piece.above)), WD_ROW_HEIGHT_RULE.AT_LEAST
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
