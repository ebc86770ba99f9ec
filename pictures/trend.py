"""Trend: lines over the months of a year, each named at its end instead of in a legend."""

from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import Any, Literal

from pictures.base import figure_of, layout, safe, text_width, trace
from pictures.key import Key, clicked
from pictures.theme import Canvas
from words.columns import money_said_alike

Role = Literal["fact", "plan", "second plan", "before"]
MOST_STEPS = 5  # of the axis
LOW = 0.18  # of the highest value: below a point so low stand the months
SMALLEST_DISTANCE = 0.075  # of the height, between two names at the ends of lines


@dataclass(frozen=True)
class Line:
    """One line; None where there is no value (the months to come)."""

    name: str
    role: Role
    values: tuple[float | None, ...]
    texts: tuple[str, ...]  # each value as people say it, for the hover
    keys: tuple[Key | None, ...] = ()  # what a click on each point leads to; none leads nowhere


@dataclass(frozen=True)
class Trend:
    """Lines over the same months."""

    months: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return tuple(key for line in self.lines for key in line.keys if key)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that the lines look well in: all there are."""
        return most

    def figure(self, canvas: Canvas) -> dict[str, Any]:
        """The picture for a screen."""
        highest = max((value for line in self.lines for value in line.values if value is not None), default=1) or 1
        return figure_of(
            [self._trace(line, canvas) for line in self.lines],
            layout(
                canvas,
                margin={
                    "l": text_width(self._scale(highest).values(), canvas.type_size) + 10,
                    "r": 8 if canvas.narrow else self._room_for_names(canvas),
                    "t": canvas.type_size * (1.7 * len(self.lines) + 1) if canvas.narrow else 12,
                    "b": 2 * canvas.type_size,
                },
                xaxis={
                    "fixedrange": True,
                    "showgrid": False,
                    "ticks": "",
                    "type": "category",
                    "tickvals": list(self.months[:: self._step(canvas)]),
                    "ticktext": self._month_names()[:: self._step(canvas)],
                    "tickangle": 0,
                },
                yaxis={
                    "fixedrange": True,
                    "range": [0, highest * 1.08],
                    "gridcolor": canvas.palette.grid,
                    "zeroline": False,
                    "tickvals": list(self._scale(highest)),
                    "ticktext": list(self._scale(highest).values()),
                },
                annotations=[] if canvas.narrow else self._names(canvas, highest),
                showlegend=canvas.narrow,
                legend={"orientation": "v", "x": 0, "y": 1.0, "yanchor": "bottom"},
            ),
        )

    def _step(self, canvas: Canvas) -> int:
        """Every month is named, or every second one: on a phone, or where a name has three letters."""
        return 2 if canvas.narrow or len(self._month_names()[-1]) > 2 else 1

    def _month_names(self) -> list[str]:
        """The months in few letters: 1月, 2, 3 …"""
        return [month if not place else month.removesuffix("月") for place, month in enumerate(self.months)]

    def _scale(self, highest: float) -> dict[float, str]:
        """The round amounts of the axis, in 万元, and how they are said: three to five of them, and nothing."""
        step = 10.0 ** floor(log10(highest / 2))
        step *= next((times for times in (1, 2, 5) if highest / (step * times) <= MOST_STEPS), 10)
        steps = [step * number for number in range(1, int(highest / step) + 1)]
        return dict(zip(steps, map(money_said_alike(steps), steps), strict=True)) | {0: "0"}

    def _trace(self, line: Line, canvas: Canvas) -> dict[str, Any]:
        style = _style(line.role, canvas)
        fact = line.role == "fact"
        return trace(
            "scatter",
            x=list(self.months),
            y=list(line.values),
            name=safe(f"{line.name} {_last(line)}") if canvas.narrow else safe(line.name),
            mode="lines+markers" if fact else "lines",
            line=style,
            marker={"size": canvas.type_size * 0.6, "color": style["color"]},
            customdata=[
                [clicked(key), safe(line.name), text]
                for key, text in zip(line.keys or [None] * len(line.texts), line.texts, strict=True)
            ],
            hovertemplate="%{x}　%{customdata[1]}　%{customdata[2]}<extra></extra>",
        )

    def _names(self, canvas: Canvas, highest: float) -> list[dict[str, Any]]:
        ends = []
        for line in self.lines:
            known = [(place, value) for place, value in enumerate(line.values) if value is not None]
            if known:
                place, value = known[-1]
                ends.append((line, place, value))
        last = len(self.months) - 1
        at_the_edge = sorted((end for end in ends if end[1] == last), key=lambda end: end[2])
        heights = _apart([value / highest for _, _, value in at_the_edge])
        names = [
            self._name(line, canvas, last, height * highest)
            for (line, _, _), height in zip(at_the_edge, heights, strict=True)
        ]
        inside = [
            self._name(line, canvas, place, value, is_low=value < LOW * highest)
            for line, place, value in ends
            if place != last
        ]
        return names + inside

    def _name(self, line: Line, canvas: Canvas, place: int, height: float, is_low: bool = False) -> dict[str, Any]:
        """The name of a line at its last value; of one that ends inside it stands below, where there is room."""
        inside = place < len(self.months) - 1
        text = f"{safe(line.name)}<br>{line.texts[place]}" if inside else self._name_at_the_edge(line)
        return {
            "x": self.months[place],
            "y": height,
            "xanchor": "left",
            "yanchor": "bottom" if is_low else "top" if inside else "middle",
            "xshift": 12,
            "yshift": 8 if is_low else -4 if inside else 0,
            "align": "left",
            "showarrow": False,
            "text": f"<b>{text}</b>" if line.role == "fact" else text,
            "bgcolor": canvas.palette.paper,
            "font": {"color": _style(line.role, canvas)["color"], "size": canvas.type_size},
        }

    def _name_at_the_edge(self, line: Line) -> str:
        return f"{safe(line.name)} {line.texts[-1]}"

    def _room_for_names(self, canvas: Canvas) -> int:
        at_the_edge = (self._name_at_the_edge(line) for line in self.lines if line.values[-1] is not None)
        return text_width(at_the_edge, canvas.type_size) + 20


def _last(line: Line) -> str:
    """The last value that a line has, in words."""
    known = [text for text, value in zip(line.texts, line.values, strict=True) if value is not None]
    return known[-1] if known else ""


def _style(role: Role, canvas: Canvas) -> dict[str, Any]:
    palette = canvas.palette
    width = canvas.type_size / 14
    return {
        "fact": {"color": palette.main, "width": 4 * width},
        "plan": {"color": palette.faint, "width": 2 * width, "dash": "dash"},
        "second plan": {"color": palette.third, "width": 2 * width, "dash": "dot"},
        "before": {"color": palette.second, "width": 2.5 * width},
    }[role]


def _apart(heights: list[float]) -> list[float]:
    """Rising heights, moved up as little as keeps every two of them readable."""
    moved = list(heights)
    for lower, upper in pairwise(range(len(moved))):
        moved[upper] = max(moved[upper], moved[lower] + SMALLEST_DISTANCE)
    overshoot = max(0, (moved[-1] if moved else 0) - 1.04)
    return [height - overshoot for height in moved]
