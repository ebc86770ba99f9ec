"""Timeline: the steps of one project one below the other, each at its day; facts are filled, plans are hollow."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pictures.base import BOLD, NARROW, figure_of, fitting, layout, row_axis, safe, text_width, trace
from pictures.key import Key
from pictures.theme import Canvas

WIDEST = 13  # Chinese characters of a text in one line
LINES_OF_A_NARROW_ROW = 2.6  # its words stand above its marks
LINES_OF_A_HIGH_ROW = 4.0  # the day below the name of the step, where both have no room beside each other


@dataclass(frozen=True)
class Step:
    """One step: its day and the day in words; None where the ledger has none."""

    label: str
    day: date | None
    text: str
    planned: bool = False
    bad: bool = False  # a day that should not have come, or has passed in vain
    due: date | None = None  # the day it was planned for, drawn hollow beside the day it was done


@dataclass(frozen=True)
class Timeline:
    """Steps in their order, and the day that the data reaches to."""

    steps: tuple[Step, ...]
    today: date
    today_label: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked: nothing."""
        return ()

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many steps look well in, at most the given."""
        lines = max((_in_lines(step.text).count("<br>") for step in self.steps), default=0)
        return min(most, round(type_size * ((2.5 + 0.4 * lines) * len(self.steps) + 3)))

    def figure(self, canvas: Canvas) -> dict[str, Any]:
        """The picture for a screen."""
        known = [(row, step) for row, step in enumerate(self.steps) if step.day]
        first, last = self._extent()
        labels = [fitting(step.label, 8) for step in self.steps]
        lines = [line for step in self.steps for line in _in_lines(step.text).split("<br>")]
        room = text_width(lines, canvas.type_size) + 20
        palette = canvas.palette
        row = LINES_OF_A_HIGH_ROW if self._needs_lines() else LINES_OF_A_NARROW_ROW
        return figure_of(
            [
                trace(
                    "scatter",
                    mode="lines+markers",
                    x=[step.day for _row, step in known],
                    y=[row + self._offset(canvas) for row, _step in known],
                    line={"color": palette.muted, "width": 2},
                    marker={
                        "size": canvas.type_size,
                        "symbol": ["diamond-open" if step.planned else "circle" for _row, step in known],
                        "color": [self._colour(step, canvas) for _row, step in known],
                        "line": {"width": 2.5, "color": [self._colour(step, canvas) for _row, step in known]},
                        "opacity": 1,
                    },
                    cliponaxis=False,
                    hoverinfo="skip",
                ),
                self._plans(canvas),
            ],
            layout(
                canvas,
                margin={"t": 26, "b": 6}
                | ({"l": 4, "r": 4} if canvas.narrow else {"l": text_width(labels, canvas.type_size) + 8, "r": room}),
                xaxis={
                    "type": "date",
                    "range": [first, last],
                    "showticklabels": False,
                    "fixedrange": True,
                    "showgrid": False,
                    "ticks": "",
                    "zeroline": False,
                },
                yaxis=row_axis(labels, canvas)
                | (
                    {"showticklabels": False, "range": [len(self.steps) - 0.4, -0.6]}
                    if canvas.narrow
                    else {"showgrid": True, "gridcolor": palette.grid}
                ),
                shapes=self._line_of_today(canvas),
                annotations=[
                    self._today(canvas),
                    *(self._text(row, step, canvas) for row, step in enumerate(self.steps)),
                ],
            )
            | ({"height": round(canvas.type_size * (row * len(self.steps) + 3))} if canvas.narrow else {}),
        )

    def _line_of_today(self, canvas: Canvas) -> list[dict[str, Any]]:
        """The day of the data across all rows; on a phone across the marks alone, as words stand between them."""
        line = {"type": "line", "x0": self.today, "x1": self.today}
        ink = {"color": canvas.palette.text, "width": 1.5}
        if not canvas.narrow:
            return [line | {"yref": "paper", "y0": 0, "y1": 1, "line": ink | {"dash": "dash"}}]
        middles = [row + self._offset(canvas) for row in range(len(self.steps))]
        return [line | {"y0": middle - 0.2, "y1": middle + 0.2, "line": ink} for middle in middles]

    def _offset(self, canvas: Canvas) -> float:
        """How far below the middle of its row a mark is drawn."""
        if not canvas.narrow:
            return 0
        return 0.34 if self._needs_lines() else 0.2

    def _needs_lines(self) -> bool:
        """Whether a step's name and its day have no room beside each other on a narrow screen."""
        words = (f"{step.label}　{step.text}" for step in self.steps)
        return text_width(words, Canvas.type_size) * BOLD > NARROW

    def _plans(self, canvas: Canvas) -> dict[str, Any]:
        """The days that steps were planned for and were not done on."""
        planned = [(row, step.due) for row, step in enumerate(self.steps) if step.due and step.due != step.day]
        return trace(
            "scatter",
            mode="markers",
            x=[due for _row, due in planned],
            y=[row + self._offset(canvas) for row, _due in planned],
            marker={
                "size": canvas.type_size,
                "symbol": "diamond-open",
                "color": canvas.palette.faint,
                "line": {"width": 2.5},
            },
            cliponaxis=False,
            hoverinfo="skip",
        )

    def _extent(self) -> tuple[date, date]:
        days = [day for step in self.steps for day in (step.day, step.due) if day] + [self.today]
        margin = timedelta(days=max(20, (max(days) - min(days)).days // 16))
        return min(days) - margin, max(days) + margin

    def _colour(self, step: Step, canvas: Canvas) -> str:
        if step.bad:
            return canvas.palette.second
        return canvas.palette.faint if step.planned else canvas.palette.main

    def _text(self, row: int, step: Step, canvas: Canvas) -> dict[str, Any]:
        """The day in words, in a column right of all marks; on a phone beside the step's name, above them."""
        if canvas.narrow:
            text = ("<br>" if self._needs_lines() else "　").join([safe(step.label), safe(step.text)])
            return {
                "xref": "paper",
                "x": 0,
                "xanchor": "left",
                "y": row - (0.14 if self._needs_lines() else 0.2),
                "align": "left",
                "showarrow": False,
                "text": f"<b>{text}</b>" if step.bad else text,
                "font": {
                    "size": canvas.type_size,
                    "color": self._colour(step, canvas) if step.bad else canvas.palette.text,
                },
            }
        return {
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 10,
            "y": row,
            "showarrow": False,
            "text": f"<b>{_in_lines(step.text)}</b>" if step.bad else _in_lines(step.text),
            "align": "left",
            "font": {
                "size": canvas.type_size,
                "color": self._colour(step, canvas) if step.bad else canvas.palette.text,
            },
        }

    def _today(self, canvas: Canvas) -> dict[str, Any]:
        return {
            "x": self.today,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "text": safe(self.today_label),
            "font": {"size": canvas.type_size, "color": canvas.palette.text},
        }


def _in_lines(text: str) -> str:
    """A text that is too wide for a column, in two lines: the day, and what is to be said of it."""
    if text_width([text], 100) <= WIDEST * 100:
        return safe(text)
    return "<br>".join(map(safe, text.split(", ", 1)))
