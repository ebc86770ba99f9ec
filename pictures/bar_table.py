"""Bar table: one row per township, one column per count; in every cell a bar and its number, on one scale."""

from dataclasses import dataclass

import plotly.graph_objects as go

from pictures.base import layout, safe, short, text_width
from pictures.theme import Canvas

ROOM = 470  # pixels that a table is expected to be wide without its row labels; decides how long bars may become
ROOM_ON_A_PHONE = 270
GAP = 10  # pixels between two columns


@dataclass(frozen=True)
class CountColumn:
    """One column: its heading, and the colour of its bars by role."""

    heading: str
    role: str  # whole, part, done or stopped


@dataclass(frozen=True)
class CountRow:
    """One row: its label, one count for each column, and what a click on each count leads to."""

    label: str
    counts: tuple[int, ...]
    keys: tuple[str, ...]
    subject: bool = True  # False: drawn pale, there for comparison


@dataclass(frozen=True)
class BarTable:
    """Rows and columns in the order given; bars of all columns have the same scale."""

    columns: tuple[CountColumn, ...]
    rows: tuple[CountRow, ...]

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many rows look well in, at most the given."""
        return min(most, round(type_size * (2.2 * len(self.rows) + 5)))

    def figure(self, canvas: Canvas) -> go.Figure:
        """The picture for a screen."""
        places = [str(number) for number in range(len(self.rows))]
        labels = [short(row.label, 9 if canvas.narrow else 14) for row in self.rows]
        starts, unit = self._grid(canvas)
        return go.Figure(
            [self._bars(canvas, number, places, starts[number], unit) for number in range(len(self.columns))],
            layout(
                canvas,
                margin={
                    "l": text_width(labels, canvas.type_size) + 12,
                    "r": 4,
                    "t": round(canvas.type_size * (2.9 if self._is_wrapped() else 1.7)),
                    "b": 2,
                },
                bargap=0.3,
                barmode="overlay",
                xaxis={"visible": False, "range": [0, starts[-1]], "fixedrange": True},
                yaxis={
                    "tickvals": places,
                    "ticktext": labels,
                    "range": [len(self.rows) - 0.5, -0.5],
                    "type": "category",
                    "fixedrange": True,
                    "ticks": "",
                    "ticklabelstandoff": 6,
                },
                annotations=[
                    {
                        "x": start,
                        "y": 1,
                        "yref": "paper",
                        "xanchor": "left",
                        "yanchor": "bottom",
                        "align": "left",
                        "showarrow": False,
                        "text": _wrapped(column.heading),
                        "font": {"color": _colour(column.role, canvas)},
                    }
                    for start, column in zip(starts, self.columns, strict=False)
                ],
            ),
        )

    def _grid(self, canvas: Canvas) -> tuple[list[float], float]:
        """Where each column starts, in pixels of the expected width, the end at last; and the pixels of one count."""
        highest = [max((row.counts[number] for row in self.rows), default=0) for number in range(len(self.columns))]
        numbers = [text_width([str(count)], canvas.type_size) + GAP for count in highest]
        room = ROOM_ON_A_PHONE if canvas.narrow else ROOM
        unit = max(0.1, room - sum(numbers)) / max(1, sum(highest))
        starts = [0.0]
        for column, most, number in zip(self.columns, highest, numbers, strict=True):
            heading = text_width(_wrapped(column.heading).split("<br>"), canvas.type_size) + GAP
            starts.append(starts[-1] + max(heading, most * unit + number))
        return starts, unit

    def _is_wrapped(self) -> bool:
        return any("<br>" in _wrapped(column.heading) for column in self.columns)

    def _bars(self, canvas: Canvas, number: int, places: list[str], start: float, unit: float) -> go.Bar:
        column = self.columns[number]
        return go.Bar(
            orientation="h",
            y=places,
            base=[start] * len(self.rows),
            x=[row.counts[number] * unit for row in self.rows],
            text=[str(row.counts[number]) for row in self.rows],
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            constraintext="none",
            textfont={"color": canvas.palette.text},
            marker={
                "color": _colour(column.role, canvas),
                "opacity": [1 if row.subject else 0.32 for row in self.rows],
                "line": {"width": 0},
            },
            customdata=[[row.keys[number], safe(row.label), safe(column.heading)] for row in self.rows],
            hovertemplate="%{customdata[1]}　%{customdata[2]}　%{text}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.6}},
        )


def _wrapped(heading: str) -> str:
    """The heading with every word on a line of its own: English words are long, columns are not."""
    return safe(heading).replace(" ", "<br>")


def _colour(role: str, canvas: Canvas) -> str:
    palette = canvas.palette
    return {"whole": palette.main, "part": palette.faint, "done": palette.third, "stopped": palette.second}[role]
