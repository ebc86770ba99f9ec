"""Native tables: as wide as their box, continued on the next slide with their header where they are long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Pt

from exhibits import Column, Exhibit
from exhibits.base.table import AMOUNTS, DAYS, heading, in_table
from papers.plain_text import printable
from papers.slides.box import BODY, Box
from papers.slides.colours import LIGHTEST, fill
from papers.slides.text import LINE, SMALLEST, cut, lines_of, readable_on, width_of, without_margins, write
from pictures import LIGHT
from words import _, numbers

Draw = Callable[[Slide], None]
MOST_ROWS = 14
SIZES = (20, 18, 16, SMALLEST)
PADDING = 5  # left and right of the text of a cell, points
MOST_LINES = 2  # of a cell; three of a heading
TOLERANCE = 9  # points below a table, of those that keep it from the footer
BETWEEN = 24  # points between the halves of a table
STRETCH = 1.5  # how much higher than its text a row may be, where there is room
DECIMALS = {"money": 2, "dollars": 2, "money_on_land": 2, "percent": 2, "value": 2, "number": 0, "rank": 0}


@dataclass(frozen=True)
class Entry:
    """One cell: its text, and where it stands out, its ground, how much brighter that is, and its weight."""

    text: str
    ground: str | None = None
    bold: bool = False
    bright: float = 0


@dataclass(frozen=True)
class Grid:
    """A table ready to be drawn; ``numeric`` tells the columns that are set to the right.

    Columns after the first may break between words where ``breaks`` says so; ``last_wraps`` lets the last one take two
    lines for the sake of larger type.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    numeric: tuple[bool, ...]
    breaks: bool = False
    last_wraps: bool = False


def shortened(grid: Grid, count: int) -> Grid:
    """The first rows of a table, and a last one that tells how many more there are."""
    more = _("{count} more rows are not listed").format(count=len(grid.rows) - count)
    rest = (Entry(more), *(Entry("") for _heading in grid.headings[1:]))
    return replace(grid, rows=(*grid.rows[:count], rest))


def grid_of_rows(exhibit: Exhibit) -> Grid:
    """The rows behind the picture, as the table on the screen shows them."""
    cells = [in_column(column, [row[column.name] for row in exhibit.rows]) for column in exhibit.columns]
    return Grid(
        headings=tuple(heading(column) for column in exhibit.columns),
        rows=tuple(tuple(map(Entry, row)) for row in zip(*cells, strict=True)),
        numeric=tuple(column.kind not in ("text", "month", *DAYS) for column in exhibit.columns),
    )


def in_column(column: Column, values: Sequence[Any]) -> list[str]:
    """The values of a column as text; amounts that are all whole without decimals."""
    cells = [_shown(column, value) for value in values]
    whole = [cell.removesuffix(".00") for cell in cells]
    return whole if column.kind in AMOUNTS and not any("." in cell for cell in whole) else cells


def _shown(column: Column, value: Any) -> str:
    """A value as text: numbers with the decimals of their kind, a dash for nothing."""
    value = in_table(column, value)
    if value is None:
        return numbers.NOTHING
    if isinstance(value, str):
        return value
    if column.kind in DAYS:
        return numbers.day_in_cell(value)
    if column.kind in ("points", "change"):
        return numbers.signed(value, 2 if column.kind == "points" else 0)
    decimals = DECIMALS.get(column.kind)
    return str(value) if decimals is None else f"{numbers.rounded(value, decimals)}"


def table_pages(grid: Grid, box: Box = BODY) -> list[Draw]:
    """What draws the table: one function a slide, each with at most MOST_ROWS rows; the further ones fill theirs.

    A narrow table that is a little too long for a slide stands on it in two halves.
    """
    if len(grid.rows) > 1 and not _fits(grid, box) and (halves := _halves(grid, box)):
        return [halves]
    size = _size(grid, box)
    widths = _widths(grid, size, box.width)
    room = box.height + TOLERANCE - _height(grid.headings, widths, size, MOST_LINES + 1)
    heights = [_height([entry.text for entry in row], widths, size, MOST_LINES) for row in grid.rows]
    counts = _split(heights, room)
    if box != BODY and len(counts) > 1 and box.width == BODY.width:
        rest = replace(grid, rows=grid.rows[counts[0] :])
        return [partial(_draw, replace(grid, rows=grid.rows[: counts[0]]), widths, size, box), *table_pages(rest)]
    pages: list[Draw] = []
    rest_of_rows = list(grid.rows)
    for count in counts:
        pages.append(partial(_draw, replace(grid, rows=tuple(rest_of_rows[:count])), widths, size, box))
        rest_of_rows = rest_of_rows[count:]
    return pages


def _fits(grid: Grid, box: Box) -> bool:
    """Whether the table may stand on one slide."""
    size = _size(grid, box)
    widths = _widths(grid, size, box.width)
    rows = [grid.headings, *([entry.text for entry in row] for row in grid.rows)]
    height = sum(_height(row, widths, size, MOST_LINES) for row in rows)
    return len(grid.rows) <= MOST_ROWS and height <= box.height + TOLERANCE


def _halves(grid: Grid, box: Box) -> Draw | None:
    """What draws both halves side by side, in the largest type at which no cell wraps; None where there is none."""
    middle = ceil(len(grid.rows) / 2)
    left = replace(box, width=(box.width - BETWEEN) / 2)
    alike = (len(grid.rows) - middle + 1) / (middle + 1)  # rows of both are as high
    right = replace(left, left=box.left + left.width + BETWEEN, height=box.height * alike)
    for size in () if grid.breaks or grid.last_wraps else SIZES:
        if sum(_natural(grid, size)) <= left.width and (middle + 1) * (size * LINE + PADDING) <= box.height:
            widths = _widths(grid, size, left.width)
            return partial(
                _draw_both,
                partial(_draw, replace(grid, rows=grid.rows[:middle]), widths, size, left),
                partial(_draw, replace(grid, rows=grid.rows[middle:]), widths, size, right),
            )
    return None


def _draw_both(one: Draw, other: Draw, slide: Slide) -> None:
    one(slide)
    other(slide)


def _size(grid: Grid, box: Box) -> int:
    """The largest type at which no cell wraps and no slide more is needed; the smallest where there is none."""
    pages = max(1, ceil(len(grid.rows) / MOST_ROWS))
    lines = ceil(len(grid.rows) / pages) * (2 if grid.breaks else 1) + 1
    for size in SIZES:
        if grid.last_wraps and _fits_wrapped(grid, size, box):
            return size
        if sum(_natural(grid, size)) <= box.width and lines * (size * LINE + PADDING) <= box.height:
            return size
    return SMALLEST


def _fits_wrapped(grid: Grid, size: float, box: Box) -> bool:
    """Whether all rows stand on one slide with the last column, and no other, in two lines."""
    widths, natural = _widths(grid, size, box.width), _natural(grid, size)
    last = widths[-1] - 2 * PADDING
    if any(width < whole for width, whole in zip(widths[:-1], natural[:-1], strict=True)):
        return False
    if any(lines_of(printable(row[-1].text), size, last) > MOST_LINES for row in grid.rows):
        return False
    rows = [grid.headings, *([entry.text for entry in row] for row in grid.rows)]
    return len(grid.rows) <= MOST_ROWS and sum(_height(row, widths, size, MOST_LINES) for row in rows) <= box.height


def _natural(grid: Grid, size: float) -> list[float]:
    """The width of every column in which nothing wraps."""
    first, *others = zip(grid.headings, *([entry.text for entry in row] for row in grid.rows), strict=True)
    if grid.breaks:
        others = [tuple(word for text in column for word in text.split(" ")) for column in others]
    return [width_of(column, size) * 1.1 + 2 * PADDING for column in (first, *others)]


def _widths(grid: Grid, size: float, total: float) -> list[float]:
    """Widths that fill the box: what is left over goes to all, what is missing is taken from the widest."""
    natural = _natural(grid, size)
    if sum(natural) <= total:
        return [width * total / sum(natural) for width in natural]
    cap, room, waiting = total, total, sorted(natural)
    while waiting:
        cap = room / len(waiting)
        if waiting[0] > cap:
            break
        room -= waiting.pop(0)
    return [min(width, cap) for width in natural]


def _height(texts: Sequence[str], widths: Sequence[float], size: float, most: int) -> float:
    """The height of a row: that of its highest cell, none higher than so many lines."""
    cells = zip(texts, widths, strict=True)
    lines = max(lines_of(printable(text), size, width - 2 * PADDING) for text, width in cells)
    return min(most, lines) * size * LINE + PADDING


def _split(heights: list[float], room: float) -> list[int]:
    """How many rows stand on each slide, about the same on all."""
    pages = max(1, ceil(len(heights) / MOST_ROWS))
    while True:
        share = max(1, ceil(len(heights) / pages))
        counts = [len(heights[start : start + share]) for start in range(0, len(heights), share)] or [0]
        starts = [sum(counts[:page]) for page in range(len(counts))]
        sums = [sum(heights[start : start + count]) for start, count in zip(starts, counts, strict=True)]
        if max(sums) <= room or share <= 1:
            return counts
        pages += 1


def _draw(grid: Grid, widths: Sequence[float], size: float, box: Box, slide: Slide) -> None:
    height = _height(grid.headings, widths, size, MOST_LINES + 1)
    heights = [height, *(_height([entry.text for entry in row], widths, size, MOST_LINES) for row in grid.rows)]
    stretch = min(STRETCH, box.height / sum(heights))
    heights = [height * stretch for height in heights]
    shape = slide.shapes.add_table(
        len(heights), len(widths), Pt(box.left), Pt(box.top), Pt(box.width), Pt(sum(heights))
    )
    table = shape.table
    for place, width in enumerate(widths):
        table.columns[place].width = Pt(width)
    for place, height in enumerate(heights):
        table.rows[place].height = Pt(height)
    table.horz_banding = False
    heading_row = [Entry(text, LIGHT.main, bold=True) for text in grid.headings]
    for line, row in enumerate([heading_row, *grid.rows]):
        for place, entry in enumerate(row):
            lines = MOST_LINES if line else MOST_LINES + 1
            text = cut(entry.text, size, widths[place] - 2 * PADDING, lines)
            ground = entry.ground or (LIGHT.paper if line % 2 else LIGHT.level)
            cell = table.cell(line, place)
            _write_cell(cell, replace(entry, text=text, ground=ground), size, right=grid.numeric[place])


def _write_cell(cell: _Cell, entry: Entry, size: float, right: bool) -> None:
    ground = entry.ground or LIGHT.paper
    frame = without_margins(cell.text_frame)
    cell.margin_left = cell.margin_right = Pt(PADDING)
    cell.margin_top = cell.margin_bottom = Pt(PADDING / 2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    fill(cell.fill, ground, entry.bright)
    if entry.text:
        code = LIGHT.text if entry.bright >= LIGHTEST / 2 else readable_on(ground)
        write(frame.paragraphs[0], entry.text, size, code, entry.bold)
    else:  # without a size of its own an empty cell is as high as type of 18 points, and pushes its row into the footer
        frame.paragraphs[0]._p.get_or_add_endParaRPr().set("sz", str(round(size * 100)))
