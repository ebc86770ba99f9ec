"""Lamp table: one row per township or project, words in columns, lamps by sign and word in their colour."""

from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from pictures.base import fitting, layout, row_axis, safe, text_width
from pictures.key import Key, clicked, keys_of
from pictures.theme import LAMP_SIGNS, Canvas

STRETCH = 2
GAP = 1.2  # between two columns, in widths of a Chinese character
LONGEST_LABEL = 12
LONGEST_LABEL_ON_A_PHONE = 8


@dataclass(frozen=True)
class LampColumn:
    """A column: its heading, how many Chinese characters wide it may become, whether a phone has room for it.

    ``stretches`` lets it become longer on a page, where the type is small and the picture wide.
    """

    heading: str
    widest: int
    on_a_phone: bool = True
    stretches: bool = False

    def room(self, canvas: Canvas) -> int:
        """How many Chinese characters fit into a cell."""
        on_a_page = canvas.height is not None and not canvas.narrow
        return round(self.widest * STRETCH) if self.stretches and on_a_page else self.widest


@dataclass(frozen=True)
class LampCell:
    """What stands in a cell; ``lamp`` (绿, 黄 or 红) puts its sign in its colour before the text."""

    text: str
    lamp: str | None = None
    strong: bool = False


@dataclass(frozen=True)
class LampRow:
    """One row: what a click on it leads to, its name, a cell for every column."""

    key: Key | None
    label: str
    cells: tuple[LampCell, ...]
    subject: bool = True  # False: drawn faint, there for comparison


@dataclass(frozen=True)
class LampTable:
    """Rows in the order given."""

    columns: tuple[LampColumn, ...]
    rows: tuple[LampRow, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.rows)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many rows look well in, at most the given."""
        return min(most, round(type_size * (1.9 * len(self.rows) + 2.6)))

    def figure(self, canvas: Canvas) -> go.Figure:
        """The picture for a screen."""
        labels = [fitting(row.label, self._longest_label(canvas)) for row in self.rows]
        places = [place for place, column in enumerate(self.columns) if column.on_a_phone or not canvas.narrow]
        starts = self._starts(canvas, places)
        return go.Figure(
            [
                self._rows(canvas, starts[-1]),
                *(self._texts(canvas, *column) for column in zip(places, starts, strict=False)),
            ],
            layout(
                canvas,
                margin={
                    "l": text_width(labels, canvas.type_size) + 12,
                    "r": 2,
                    "t": round(canvas.type_size * 1.9),
                    "b": 2,
                },
                bargap=0,
                xaxis={"visible": False, "range": [0, starts[-1]], "fixedrange": True},
                yaxis=row_axis(labels, canvas),
                annotations=[
                    {
                        "x": start,
                        "y": 1,
                        "yref": "paper",
                        "xanchor": "left",
                        "yanchor": "bottom",
                        "showarrow": False,
                        "text": f"<b>{fitting(self.columns[place].heading, self.columns[place].room(canvas))}</b>",
                    }
                    for place, start in zip(places, starts, strict=False)
                ],
            ),
        )

    def _longest_label(self, canvas: Canvas) -> int:
        return LONGEST_LABEL_ON_A_PHONE if canvas.narrow else LONGEST_LABEL

    def _starts(self, canvas: Canvas, places: list[int]) -> list[float]:
        """Where each column starts, in widths of a Chinese character; the end at last."""
        widths = [
            text_width(
                [
                    fitting(self.columns[place].heading, self.columns[place].room(canvas)),
                    *(self._written(canvas, row, place) for row in self.rows),
                ],
                100,
            )
            / 100
            + GAP
            for place in places
        ]
        return list(accumulate(widths, initial=0))

    def _written(self, canvas: Canvas, row: LampRow, place: int) -> str:
        """The text of a cell as it stands, its sign included, without colour; safe to draw."""
        cell = row.cells[place]
        sign = f"{LAMP_SIGNS[cell.lamp]} " if cell.lamp else ""
        return sign + fitting(cell.text, self.columns[place].room(canvas) - (2 if sign else 0))

    def _rows(self, canvas: Canvas, width: float) -> go.Bar:
        """The ground of every row, every other one shaded: also what is clicked."""
        palette = canvas.palette
        return go.Bar(
            orientation="h",
            y=list(range(len(self.rows))),
            x=[width] * len(self.rows),
            width=1,
            marker={
                "color": [palette.paper if place % 2 else palette.grid for place in range(len(self.rows))],
                "opacity": 0.45,
                "line": {"width": 0},
            },
            customdata=[[clicked(row.key), safe(row.label), _in_full(row)] for row in self.rows],
            hovertemplate="%{customdata[1]}　%{customdata[2]}<extra></extra>",
            selected={"marker": {"opacity": 0.45}},
            unselected={"marker": {"opacity": 0.45}},
        )

    def _texts(self, canvas: Canvas, place: int, start: float) -> go.Scatter:
        return go.Scatter(
            mode="text",
            x=[start] * len(self.rows),
            y=list(range(len(self.rows))),
            text=[self._coloured(canvas, row, place) for row in self.rows],
            textposition="middle right",
            textfont={"color": [canvas.palette.text if row.subject else canvas.palette.faint for row in self.rows]},
            cliponaxis=False,
            hoverinfo="skip",
        )

    def _coloured(self, canvas: Canvas, row: LampRow, place: int) -> str:
        cell, text = row.cells[place], self._written(canvas, row, place)
        if cell.lamp:
            text = f'<span style="color:{canvas.palette.lamps[cell.lamp]}">{LAMP_SIGNS[cell.lamp]}</span>{text[1:]}'
        return f"<b>{text}</b>" if cell.strong else text


def _in_full(row: LampRow) -> str:
    return "　".join(safe(cell.text) for cell in row.cells if cell.text)
