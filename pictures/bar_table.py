"""Bar table: one row per township, one column per measure; in every cell a bar and what it says."""

from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from pictures.base import fitting, layout, row_axis, safe, text_width
from pictures.key import Key, clicked, keys_of
from pictures.theme import Canvas

ROOM = 420  # pixels that a table is expected to be wide without its row labels; decides how long bars may become
ROOM_ON_A_PHONE = 285
GAP = 10  # pixels between two columns
SHORTEST = 12  # pixels that the longest bar keeps, however little room there is


@dataclass(frozen=True)
class Measured:
    """One cell: how long its bar is, and what is written beside it."""

    key: Key | None  # what a click on the bar leads to
    row: str
    column: str
    value: float | None  # None draws no bar; its text still stands
    text: str
    subject: bool = True  # False: drawn pale, there for comparison


@dataclass(frozen=True)
class BarTable:
    """Cells by row and column, in the order given; ``one_scale`` makes bars of all columns comparable."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Measured, ...]
    one_scale: bool = False

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many rows look well in, at most the given."""
        return min(most, round(type_size * (2.2 * len(self.rows) + 4)))

    def figure(self, canvas: Canvas) -> go.Figure:
        """The picture for a screen."""
        labels = [fitting(row, 9 if canvas.narrow else 14) for row in self.rows]
        lines = max((_in_lines(column, canvas).count("<br>") + 1 for column in self.columns), default=1)
        starts, units = self._grid(canvas)
        return go.Figure(
            [
                self._bars(canvas, column, start, unit)
                for column, start, unit in zip(self.columns, starts, units, strict=False)
            ],
            layout(
                canvas,
                margin={
                    "l": text_width(labels, canvas.type_size) + 12,
                    "r": 4,
                    "t": round(canvas.type_size * (1.35 * lines + 0.5)),
                    "b": 2,
                },
                bargap=0.3,
                barmode="overlay",
                xaxis={"visible": False, "range": [0, starts[-1]], "fixedrange": True},
                yaxis=row_axis(labels, canvas),
                annotations=[
                    {
                        "x": start,
                        "y": 1,
                        "yref": "paper",
                        "xanchor": "left",
                        "yanchor": "bottom",
                        "align": "left",
                        "showarrow": False,
                        "text": _in_lines(column, canvas),
                        "font": {"color": canvas.palette.faint},
                    }
                    for column, start in zip(self.columns, starts, strict=False)
                ],
            ),
        )

    def _of_column(self, column: str) -> list[Measured]:
        return [cell for cell in self.cells if cell.column == column]

    def _grid(self, canvas: Canvas) -> tuple[list[float], list[float]]:
        """Where each column starts, in pixels of the expected width, where the last ends; pixels per unit of each."""
        of_columns = [self._of_column(column) for column in self.columns]
        highest = [max((cell.value or 0 for cell in cells), default=0) or 1 for cells in of_columns]
        texts = [text_width((safe(cell.text) for cell in cells), canvas.type_size) for cells in of_columns]
        headings = [text_width(_in_lines(column, canvas).split("<br>"), canvas.type_size) for column in self.columns]
        longest = [most if self.one_scale else 1 for most in highest]

        def widths(scale: float) -> list[float]:
            return [
                max(heading, bar * scale + text) + GAP
                for heading, bar, text in zip(headings, longest, texts, strict=True)
            ]

        room = ROOM_ON_A_PHONE if canvas.narrow else ROOM
        scale = room / max(longest, default=1)
        while sum(widths(scale)) > room and scale * max(longest) > SHORTEST:
            scale *= 0.9
        starts = [0.0, *accumulate(widths(scale))]
        return starts, [scale * bar / most for bar, most in zip(longest, highest, strict=True)]

    def _bars(self, canvas: Canvas, column: str, start: float, unit: float) -> go.Bar:
        place_of = {row: number for number, row in enumerate(self.rows)}
        cells = [cell for cell in self._of_column(column) if cell.row in place_of]
        return go.Bar(
            orientation="h",
            y=[place_of[cell.row] for cell in cells],
            base=[start] * len(cells),
            x=[(cell.value or 0) * unit for cell in cells],
            text=[safe(cell.text) for cell in cells],
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            constraintext="none",
            textfont={"color": canvas.palette.text},
            marker={
                "color": canvas.palette.main,
                "opacity": [1 if cell.subject else 0.32 for cell in cells],
                "line": {"width": 0},
            },
            customdata=[[clicked(cell.key), safe(cell.row), safe(cell.column)] for cell in cells],
            hovertemplate="%{customdata[1]}　%{customdata[2]}　%{text}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.6}},
        )


def _in_lines(heading: str, canvas: Canvas) -> str:
    """The heading with every word on a line of its own, cut on a phone: English words are long, columns are not."""
    return "<br>".join(fitting(word, 3) if canvas.narrow else safe(word) for word in heading.split(" "))
