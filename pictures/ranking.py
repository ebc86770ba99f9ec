"""Ranking: horizontal bars from first to last, a reference line across them, and the value written at each bar."""

from dataclasses import dataclass
from typing import Any

from pictures.base import BOLD, NARROW, figure_of, fitting, in_lines, layout, row_axis, safe, text_width, trace
from pictures.key import Key, clicked, keys_of
from pictures.theme import LAMP_SIGNS, Canvas

LINES_OF_A_NARROW_ROW = 2.8  # the label stands above its bar
LINES_OF_A_HIGH_ROW = 4.4  # the value below the label, where both have no room beside each other
LINE_MORE = 1.4  # that a text of two lines takes
SHORTEST_LABEL = 7  # Chinese characters that are left of one
FLATTENING = 3.0  # times the second longest: so long a bar makes all others look alike, and is cut with a mark
CUT_AT = 1.3  # times the second longest
CUT = "//"


@dataclass(frozen=True)
class Bar:
    """One bar: what it is called, how long it is, what is written beside it."""

    key: Key | None  # what a click on the bar leads to
    label: str
    value: float | None  # None draws no bar; its text still stands
    text: str
    lamp: str | None = None  # 绿, 黄, 红: the colour of the bar; the word itself belongs into the text
    subject: bool = True  # False: drawn pale, there for comparison
    mark: float | None = None  # a second value, drawn as a tick across the bar


@dataclass(frozen=True)
class Reference:
    """A line across all bars, with its name."""

    value: float
    label: str


@dataclass(frozen=True)
class Ranking:
    """Bars in the order given, the first on top."""

    bars: tuple[Bar, ...]
    reference: Reference | None = None
    mark_label: str = ""

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.bars)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many bars look well in, at most the given."""
        return min(most, round(type_size * (2.6 * len(self.bars) + 4)))

    def figure(self, canvas: Canvas) -> dict[str, Any]:
        """The picture for a screen."""
        positions = list(range(len(self.bars)))
        low, high = self._extent()
        traces = [self._bars(canvas, positions, high), self._cuts(canvas, positions, high)]
        if any(bar.mark is not None for bar in self.bars):
            traces.append(self._marks(canvas, positions))
        if canvas.narrow:
            return self._narrow_figure(canvas, traces, low, high)
        traces.append(self._texts(canvas, positions, high))
        labels = [fitting(bar.label, 9 if canvas.narrow else 14) for bar in self.bars]
        room = text_width((bar.text for bar in self.bars), canvas.type_size) + 12
        return figure_of(
            traces,
            layout(
                canvas,
                margin={
                    "l": text_width(labels, canvas.type_size) + 12,
                    "r": room,
                    "t": max(26, round(1.6 * canvas.type_size)) if self.reference else 4,
                    "b": 4,
                },
                bargap=0.28,
                xaxis={"visible": False, "range": [low, high], "fixedrange": True},
                yaxis=row_axis(labels, canvas),
                shapes=self._reference_shapes(canvas),
                annotations=self._reference_names(canvas),
            ),
        )

    def _narrow_figure(self, canvas: Canvas, traces: list[Any], low: float, high: float) -> dict[str, Any]:
        """As high as its rows need: label and value above a bar that has the whole width."""
        is_high = self._needs_lines()
        line = {"y": list(range(len(self.bars))), "mode": "text", "cliponaxis": False, "hoverinfo": "skip"}
        room = round(NARROW / canvas.type_size)
        texts = [f"<b>{_with_lamp(bar, canvas, round(NARROW / BOLD))}</b>" for bar in self.bars]
        row = LINES_OF_A_NARROW_ROW
        if is_high:
            row = LINES_OF_A_HIGH_ROW + LINE_MORE * max(text.count("<br>") for text in texts)
            labels = [f"{fitting(bar.label, room)}<br>{text}" for bar, text in zip(self.bars, texts, strict=True)]
            texts = [""] * len(self.bars)
        else:
            labels = [
                fitting(bar.label, max(SHORTEST_LABEL, room - round(text_width([bar.text], 100) / 100)))
                for bar in self.bars
            ]
        names = trace("scatter", x=[low] * len(self.bars), text=labels, textposition="top right", **line)
        values = trace("scatter", x=[high] * len(self.bars), text=texts, textposition="top left", **line)
        return figure_of(
            [*traces, names, values],
            layout(
                canvas,
                margin={"l": 0, "r": 2, "t": 2 * canvas.type_size if self.reference else 0, "b": 2},
                bargap=0.3,
                xaxis={"visible": False, "range": [low, high], "fixedrange": True},
                yaxis=row_axis([], canvas) | {"range": [len(self.bars) - 0.3, -0.7], "showticklabels": False},
                shapes=self._reference_ticks(canvas),
                annotations=[name | {"xanchor": _side(name["x"], low, high)} for name in self._reference_names(canvas)],
            )
            | {"height": round(canvas.type_size * (row * len(self.bars) + (2 if self.reference else 0.5)))},
        )

    def _needs_lines(self) -> bool:
        """Whether a label and its value have no room beside each other on a narrow screen."""
        widest = NARROW / Canvas.type_size * 100
        return any(
            min(text_width([bar.label], 100), SHORTEST_LABEL * 100) + BOLD * text_width([bar.text], 100) > widest
            for bar in self.bars
        )

    def _offset(self, canvas: Canvas) -> float:
        """How far below the middle of its row a bar is drawn: words stand above it on a narrow screen."""
        if not canvas.narrow:
            return 0
        return 0.16 if self._needs_lines() else 0.22

    def _extent(self) -> tuple[float, float]:
        values = [value for bar in self.bars for value in (bar.value, bar.mark) if value is not None]
        if self.reference:
            values.append(self.reference.value)
        *others, highest = sorted([0.0, 0.0, *values])
        low = min(others)
        high = CUT_AT * others[-1] if highest > FLATTENING * others[-1] > 0 else highest
        return (low, high) if high > low else (0, 1)

    def _cuts(self, canvas: Canvas, positions: list[int], high: float) -> dict[str, Any]:
        """The mark across a bar that is longer than it is drawn."""
        cut = [place for place in positions if (self.bars[place].value or 0) > high]
        return trace(
            "scatter",
            mode="text",
            y=[place + self._offset(canvas) for place in cut],
            x=[0.94 * high] * len(cut),
            text=[CUT] * len(cut),
            textfont={"color": canvas.palette.paper, "size": canvas.type_size * 1.2},
            hoverinfo="skip",
        )

    def _bars(self, canvas: Canvas, positions: list[int], high: float) -> dict[str, Any]:
        palette = canvas.palette
        colours = [palette.lamps.get(bar.lamp or "", palette.main) for bar in self.bars]
        return trace(
            "bar",
            orientation="h",
            y=[place + self._offset(canvas) for place in positions],
            width=(0.24 if self._needs_lines() else 0.36) if canvas.narrow else None,
            x=[min(bar.value or 0, high) for bar in self.bars],
            hovertext=[safe(bar.text) for bar in self.bars],
            marker={
                "color": colours,
                "opacity": [1 if bar.subject else 0.32 for bar in self.bars],
                "line": {"width": 0},
            },
            customdata=[[clicked(bar.key), safe(bar.label)] for bar in self.bars],
            hovertemplate="%{customdata[1]}　%{hovertext}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.6}},
        )

    def _texts(self, canvas: Canvas, positions: list[int], high: float) -> dict[str, Any]:
        """The values in a column right of the longest bar, where no bar and no line runs through them."""
        return trace(
            "scatter",
            mode="text",
            y=positions,
            x=[high] * len(positions),
            text=[f" {_with_lamp(bar, canvas)}" for bar in self.bars],
            textposition="middle right",
            cliponaxis=False,
            hoverinfo="skip",
        )

    def _marks(self, canvas: Canvas, positions: list[int]) -> dict[str, Any]:
        return trace(
            "scatter",
            mode="markers",
            y=[place + self._offset(canvas) for place in positions],
            x=[bar.mark for bar in self.bars],
            marker={
                "symbol": "line-ns",
                "size": canvas.type_size + (-4 if canvas.narrow else 3),
                "line": {"width": 3, "color": canvas.palette.text},
            },
            name=self.mark_label,
            hoverinfo="skip",
        )

    def _reference_shapes(self, canvas: Canvas) -> list[dict[str, Any]]:
        if not self.reference:
            return []
        line = {"color": canvas.palette.text, "width": 2, "dash": "dash"}
        value = self.reference.value
        return [{"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": value, "x1": value, "line": line}]

    def _reference_ticks(self, canvas: Canvas) -> list[dict[str, Any]]:
        """The line across the bars alone, where text stands between them."""
        offset = self._offset(canvas)
        return [
            {
                **shape,
                "yref": "y",
                "y0": place + offset - 0.2,
                "y1": place + offset + 0.2,
                "line": {**shape["line"], "dash": "solid"},
            }
            for shape in self._reference_shapes(canvas)
            for place in range(len(self.bars))
        ]

    def _reference_names(self, canvas: Canvas) -> list[dict[str, Any]]:
        if not self.reference:
            return []
        return [
            {
                "x": self.reference.value,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "text": safe(self.reference.label),
                "font": {"size": canvas.type_size, "color": canvas.palette.text},
            }
        ]


def _with_lamp(bar: Bar, canvas: Canvas, widest: int | None = None) -> str:
    """The text of a bar, the sign of its lamp in its colour; in lines where it may only be so many pixels wide."""
    text = in_lines(bar.text, widest, canvas.type_size) if widest else safe(bar.text)
    sign = LAMP_SIGNS.get(bar.lamp or "", "")
    if not sign:
        return text
    return text.replace(sign, f'<span style="color:{canvas.palette.lamps[bar.lamp or ""]}">{sign}</span>', 1)


def _side(value: float, low: float, high: float) -> str:
    """On which side of a value its name has room: at an end of the picture towards the middle."""
    place = (value - low) / (high - low)
    return "left" if place < 0.25 else "right" if place > 0.75 else "center"
