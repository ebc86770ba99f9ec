"""Months: stacked bars, one per month, a layer for every source, the sum written above each bar."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from pictures.base import figure_of, layout, safe, trace
from pictures.key import Key
from pictures.theme import Canvas

PATTERNS = ("", "/", ".", "x", "-", "+", "|")  # the parts differ on a washed-out projector, too


@dataclass(frozen=True)
class Layer:
    """One source over the months; 0 where it gave nothing."""

    name: str
    values: tuple[float, ...]
    texts: tuple[str, ...]  # each value as people say it, for the hover


@dataclass(frozen=True)
class Months:
    """Layers over the same months, and the sum of every month in few characters."""

    months: tuple[str, ...]
    layers: tuple[Layer, ...]
    sums: tuple[str, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked: nothing."""
        return ()

    def height(self, most: int, type_size: int) -> int:
        """Pixels that the bars look well in: all there are."""
        return most

    def figure(self, canvas: Canvas) -> dict[str, Any]:
        """The picture for a screen."""
        places = list(range(len(self.months)))
        named = ceil(len(self.months) / 7) or 1
        written = ceil(len(self.months) / (7 if canvas.narrow else 14))
        tops = [sum(max(layer.values[place], 0) for layer in self.layers) for place in places]
        return figure_of(
            [
                *(self._bars(number, layer, places, canvas) for number, layer in enumerate(self.layers)),
                trace(
                    "scatter",
                    mode="text",
                    x=places,
                    y=tops,
                    text=[
                        safe(text) if place % written == 0 else ""
                        for place, text in zip(places, self.sums, strict=True)
                    ],
                    textposition="top center",
                    cliponaxis=False,
                    hoverinfo="skip",
                    showlegend=False,
                ),
            ],
            layout(
                canvas,
                showlegend=len(self.layers) > 1,
                legend={"orientation": "h", "x": 0, "y": 1.06, "yanchor": "bottom"},
                barmode="relative",
                bargap=0.3,
                margin={"l": 8, "r": 8, "t": 2 * canvas.type_size + 16, "b": 2 * canvas.type_size},
                xaxis={
                    "tickvals": places[::named],
                    "ticktext": [safe(month) for month in self.months[::named]],
                    "tickangle": 0,
                    "range": [-0.6, max(len(places), 6) - 0.4],
                    "fixedrange": True,
                    "showgrid": False,
                    "ticks": "",
                    "zeroline": False,
                },
                yaxis={
                    "fixedrange": True,
                    "gridcolor": canvas.palette.grid,
                    "zerolinecolor": canvas.palette.grid,
                    "showticklabels": False,
                    "nticks": 5,
                },
            ),
        )

    def _bars(self, number: int, layer: Layer, places: list[int], canvas: Canvas) -> dict[str, Any]:
        palette = canvas.palette
        return trace(
            "bar",
            x=places,
            y=list(layer.values),
            name=safe(layer.name),
            marker={
                "color": palette.shades(len(self.layers))[number],
                "pattern": {
                    "shape": PATTERNS[number % len(PATTERNS)],
                    "fillmode": "overlay",  # else the colour is that of the lines alone, on nothing
                    "fgcolor": palette.paper,
                    "fgopacity": 0.5,
                },
                "line": {"width": 0},
            },
            customdata=[[safe(text)] for text in layer.texts],
            hovertemplate="%{fullData.name}　%{customdata[0]}<extra></extra>",
        )
