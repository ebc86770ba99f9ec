"""Table of shares: one row per name, one column per measure, each number above a bar of its size."""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import plotly.graph_objects as go

from pictures.bar_table import Measured
from pictures.base import fitting, layout, row_axis, safe, text_width
from pictures.key import Key, clicked, keys_of
from pictures.theme import Canvas

FILLED = 0.92  # of a column's width; the rest keeps columns apart
BAR = 0.24  # of a row's height, under the number
LOWEST_ROW = 1.7  # in heights of its type; in a lower one the number stands on a pale bar, not above it


@dataclass(frozen=True)
class ShareTable:
    """Cells by row and column, in the order given.

    A text may have two lines, with a line feed between. A bar is as long as its value against the longest of its
    column, or of all columns where they share one scale.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Measured, ...]
    one_scale: bool = False
    lines: int = 1  # of text in a cell

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many rows look well in, at most the given."""
        return min(most, round(type_size * ((1.2 + 1.35 * self.lines) * len(self.rows) + 2.4)))

    def figure(self, canvas: Canvas) -> go.Figure:
        """The picture for a screen."""
        labels = [fitting(row, 7 if canvas.narrow else 14) for row in self.rows]
        starts = self._starts(canvas)
        return go.Figure(
            [self._bars(canvas, starts), self._click_targets(starts), self._texts(canvas, starts)],
            layout(
                canvas,
                margin={
                    "l": text_width(labels, canvas.type_size) + 12,
                    "r": 4,
                    "t": round(canvas.type_size * 1.9),
                    "b": 4,
                },
                barmode="overlay",
                xaxis={"visible": False, "range": [0, starts[-1]], "fixedrange": True},
                yaxis=row_axis(labels, canvas),
                annotations=self._headings(canvas, starts),
            ),
        )

    def _headings(self, canvas: Canvas, starts: list[float]) -> list[dict[str, Any]]:
        widest = min(14, max(3, (20 if canvas.narrow else 42) // len(self.columns))) if self.columns else 0
        return [
            {
                "x": start,
                "y": 1,
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
                "text": f"<b>{fitting(column, widest)}</b>",
            }
            for start, column in zip(starts, self.columns, strict=False)
        ]

    def _starts(self, canvas: Canvas) -> list[float]:
        """Where each column starts, the end at last: all alike on one scale, else as wide as their texts ask for."""
        widths = [
            text_width(
                (line for cell in self.cells if cell.column == column for line in cell.text.split("\n")),
                canvas.type_size,
            )
            for column in self.columns
        ]
        widest = max(widths, default=1) or 1
        return list(accumulate([1 if self.one_scale else max(width / widest, 0.5) for width in widths], initial=0))

    def _longest(self) -> dict[str, float]:
        """The value that fills a cell, by column."""
        longest = {
            column: max((cell.value or 0 for cell in self.cells if cell.column == column), default=0)
            for column in self.columns
        }
        if self.one_scale:
            return dict.fromkeys(self.columns, max(longest.values(), default=0))
        return longest

    def _is_dense(self, canvas: Canvas) -> bool:
        """Whether rows are too low for a number above its bar."""
        room = canvas.expected_height - 2.2 * canvas.type_size
        return room < len(self.rows) * self.lines * LOWEST_ROW * canvas.type_size

    def _bar(self, canvas: Canvas) -> tuple[float, float]:
        """The height of a bar, in rows, and how far its middle is below that of its row."""
        if self._is_dense(canvas):
            return 0.84, 0
        height = BAR / self.lines
        return height, 0.42 - height / 2

    def _places(self, starts: list[float]) -> tuple[list[float], list[float], list[int]]:
        """Start and width of every cell's column, and its row, as numbers."""
        columns = {column: place for place, column in enumerate(self.columns)}
        rows = {row: place for place, row in enumerate(self.rows)}
        widths = [FILLED * (end - start) for start, end in pairwise(starts)]
        places = [columns[cell.column] for cell in self.cells]
        return (
            [starts[place] for place in places],
            [widths[place] for place in places],
            [rows[cell.row] for cell in self.cells],
        )

    def _bars(self, canvas: Canvas, starts: list[float]) -> go.Bar:
        columns, widths, rows = self._places(starts)
        longest = self._longest()
        height, below = self._bar(canvas)
        strong = 0.4 if self._is_dense(canvas) else 1
        return go.Bar(
            orientation="h",
            y=[row + below for row in rows],
            base=columns,
            x=[
                width * max(cell.value or 0, 0) / (longest[cell.column] or 1)
                for width, cell in zip(widths, self.cells, strict=True)
            ],
            width=height,
            marker={
                "color": canvas.palette.main,
                "opacity": [strong if cell.subject else 0.3 * strong for cell in self.cells],
                "line": {"width": 0},
            },
            hoverinfo="skip",
        )

    def _click_targets(self, starts: list[float]) -> go.Bar:
        """Invisible bars that fill the cells, so that a short bar can be clicked as well as a long one."""
        columns, widths, rows = self._places(starts)
        return go.Bar(
            orientation="h",
            y=rows,
            base=columns,
            x=widths,
            width=1,
            marker={"opacity": 0},
            customdata=[
                [clicked(cell.key), safe(cell.row), safe(cell.column), safe(cell.text.replace("\n", "　"))]
                for cell in self.cells
            ],
            hovertemplate="%{customdata[1]}　%{customdata[2]}　%{customdata[3]}<extra></extra>",
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
        )

    def _texts(self, canvas: Canvas, starts: list[float]) -> go.Scatter:
        columns, _widths, rows = self._places(starts)
        height, below = self._bar(canvas)
        return go.Scatter(
            mode="text",
            x=columns,
            y=rows if self._is_dense(canvas) else [row + below - height / 2 for row in rows],
            text=[safe(cell.text).replace("\n", "<br>") for cell in self.cells],
            textposition="middle right" if self._is_dense(canvas) else "top right",
            cliponaxis=False,
            hoverinfo="skip",
        )
