"""Heat table: one row per township, one column per month, the number in every cell; the colour says ahead or behind."""

from dataclasses import dataclass

import plotly.graph_objects as go

from pictures.base import layout, row_axis, safe, short, text_width
from pictures.key import Key, clicked, keys_of
from pictures.theme import Canvas


@dataclass(frozen=True)
class Cell:
    """One cell: how far from the plan (its colour), and the number written in it."""

    row: str
    column: str
    value: float | None  # 0 is level; None leaves the cell pale
    text: str
    hover: str
    key: Key | None  # what a click on it leads to


@dataclass(frozen=True)
class HeatTable:
    """Cells by row and column, in the order given."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many rows look well in, at most the given."""
        return min(most, round(type_size * (2.4 * len(self.rows) + 3)))

    def figure(self, canvas: Canvas) -> go.Figure:
        """The picture for a screen."""
        by_place = {(cell.row, cell.column): cell for cell in self.cells}
        values = [[_value(by_place.get((row, column))) for column in self.columns] for row in self.rows]
        texts = [[_text(by_place.get((row, column))) for column in self.columns] for row in self.rows]
        widest = max((abs(cell.value) for cell in self.cells if cell.value is not None), default=1) or 1
        labels = [short(row) for row in self.rows]
        palette = canvas.palette
        places = list(range(len(self.rows)))
        return go.Figure(
            [
                go.Heatmap(
                    x=list(self.columns),
                    y=places,
                    z=values,
                    text=texts,
                    texttemplate="%{text}",
                    textfont={"size": canvas.type_size},
                    colorscale=[[0, palette.behind], [0.5, palette.level], [1, palette.ahead]],
                    zmin=-widest,
                    zmax=widest,
                    showscale=False,
                    xgap=2,
                    ygap=2,
                    hoverinfo="skip",
                ),
                self._click_targets(canvas, places),
            ],
            layout(
                canvas,
                margin={"l": text_width(labels, canvas.type_size) + 8, "r": 4, "t": 26, "b": 4},
                xaxis={
                    "side": "top",
                    "range": [-0.5, len(self.columns) - 0.5],
                    "fixedrange": True,
                    "showgrid": False,
                    "ticks": "",
                    "type": "category",
                },
                yaxis=row_axis(labels, canvas),
            ),
        )

    def _click_targets(self, canvas: Canvas, places: list[int]) -> go.Scatter:
        """Invisible squares over the cells: a heat map itself cannot be selected by a click."""
        place_of = dict(zip(self.rows, places, strict=True))
        return go.Scatter(
            mode="markers",
            x=[cell.column for cell in self.cells],
            y=[place_of[cell.row] for cell in self.cells],
            marker={"symbol": "square", "size": canvas.type_size * 2, "opacity": 0},
            customdata=[[clicked(cell.key), safe(cell.hover)] for cell in self.cells],
            hovertemplate="%{customdata[1]}<extra></extra>",
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
        )


def _value(cell: Cell | None) -> float | None:
    return cell.value if cell else None


def _text(cell: Cell | None) -> str:
    return safe(cell.text) if cell else ""
