"""Table of progress: one row per matter with a note below its name, in every cell a bar, full when all is done."""

from dataclasses import dataclass

import plotly.graph_objects as go

from pictures.base import fitting, layout, row_axis, safe, text_width
from pictures.key import Key, clicked, keys_of
from pictures.theme import Canvas

FILLED = 0.92  # of a column's width; the rest keeps columns apart
BAR = 0.22  # of a row's height, under the text
TWO_LINES = 2.7  # heights of the type that a row needs for a name with its note below
FULL = 100.0


@dataclass(frozen=True)
class Subject:
    """One row: its name, and what is to be known of it, such as a deadline; ``bad`` makes the note stand out."""

    label: str
    note: str
    bad: bool = False


@dataclass(frozen=True)
class Done:
    """One cell: percent of it that is done, what is written above its bar, and what a narrow screen has room for."""

    key: Key | None  # what a click on the cell leads to
    row: int  # place of its subject, from 0
    column: int
    part: float | None  # percent; None draws no bar, its text still stands
    text: str
    brief: str


@dataclass(frozen=True)
class ProgressTable:
    """Subjects in the order given, columns by their headings, and cells where there is something to tell."""

    subjects: tuple[Subject, ...]
    columns: tuple[str, ...]
    cells: tuple[Done, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(self.cells)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many rows look well in, at most the given."""
        return min(most, round(type_size * (3.1 * len(self.subjects) + 2.4)))

    def figure(self, canvas: Canvas) -> go.Figure:
        """The picture for a screen."""
        labels = [self._label(subject, canvas) for subject in self.subjects]
        lines = [fitting(text, self._widest(canvas)) for s in self.subjects for text in self._lines(s, canvas)]
        return go.Figure(
            [self._grounds(canvas), self._bars(canvas), self._texts(canvas), self._click_targets()],
            layout(
                canvas,
                margin={
                    "l": text_width(lines, canvas.type_size) + 14,
                    "r": 4,
                    "t": round(canvas.type_size * 1.9),
                    "b": 4,
                },
                barmode="overlay",
                xaxis={"visible": False, "range": [0, max(len(self.columns), 1)], "fixedrange": True},
                yaxis=row_axis(labels, canvas),
                annotations=[
                    {
                        "x": place,
                        "y": 1,
                        "yref": "paper",
                        "xanchor": "left",
                        "yanchor": "bottom",
                        "showarrow": False,
                        "text": f"<b>{fitting(column, 3 if canvas.narrow and len(self.columns) > 3 else 10)}</b>",
                    }
                    for place, column in enumerate(self.columns)
                ],
            ),
        )

    def _is_dense(self, canvas: Canvas) -> bool:
        """Whether a row is too low for two lines."""
        room = canvas.expected_height - 2.2 * canvas.type_size
        return room < len(self.subjects) * TWO_LINES * canvas.type_size

    def _widest(self, canvas: Canvas) -> int:
        if canvas.narrow:
            return 10
        return 26 if self._is_dense(canvas) else 18

    def _lines(self, subject: Subject, canvas: Canvas) -> tuple[str, ...]:
        if self._is_dense(canvas):
            return (f"{subject.note} · {subject.label}",) if subject.note else (subject.label,)
        return subject.label, subject.note

    def _label(self, subject: Subject, canvas: Canvas) -> str:
        """Name and note below each other; side by side where rows are low, the note first, as it is never cut."""
        lines = [fitting(text, self._widest(canvas)) for text in self._lines(subject, canvas)]
        if len(lines) == 1:
            return f"<b>{lines[0]}</b>" if subject.bad else lines[0]
        name, note = lines
        colour = canvas.palette.second if subject.bad else canvas.palette.faint
        note = f"<b>{note}</b>" if subject.bad else note
        return f'{name}<br><span style="color:{colour}">{note}</span>'

    def _bar(self, canvas: Canvas) -> tuple[float, float]:
        """Height of a bar, in rows, and how far its middle is below that of its row."""
        return (0.84, 0) if self._is_dense(canvas) else (BAR, 0.42 - BAR / 2)

    def _grounds(self, canvas: Canvas) -> go.Bar:
        """What is to be done: the whole width of the cell, pale."""
        measured = [cell for cell in self.cells if cell.part is not None]
        height, below = self._bar(canvas)
        return go.Bar(
            orientation="h",
            y=[cell.row + below for cell in measured],
            base=[cell.column for cell in measured],
            x=[FILLED] * len(measured),
            width=height,
            marker={"color": canvas.palette.grid, "line": {"width": 0}},
            hoverinfo="skip",
        )

    def _bars(self, canvas: Canvas) -> go.Bar:
        """What is done, at most the whole width."""
        height, below = self._bar(canvas)
        return go.Bar(
            orientation="h",
            y=[cell.row + below for cell in self.cells],
            base=[cell.column for cell in self.cells],
            x=[FILLED * min(max(cell.part or 0, 0), FULL) / FULL for cell in self.cells],
            width=height,
            marker={
                "color": canvas.palette.main,
                "opacity": 0.45 if self._is_dense(canvas) else 1,
                "line": {"width": 0},
            },
            hoverinfo="skip",
        )

    def _texts(self, canvas: Canvas) -> go.Scatter:
        height, below = self._bar(canvas)
        return go.Scatter(
            mode="text",
            x=[cell.column for cell in self.cells],
            y=[cell.row if self._is_dense(canvas) else cell.row + below - height / 2 for cell in self.cells],
            text=[safe(cell.brief if canvas.narrow else cell.text) for cell in self.cells],
            textposition="middle right" if self._is_dense(canvas) else "top right",
            cliponaxis=False,
            hoverinfo="skip",
        )

    def _click_targets(self) -> go.Bar:
        """Invisible bars that fill the cells, so that an empty one can be clicked as well as a full one."""
        return go.Bar(
            orientation="h",
            y=[cell.row for cell in self.cells],
            base=[cell.column for cell in self.cells],
            x=[FILLED] * len(self.cells),
            width=1,
            marker={"opacity": 0},
            customdata=[
                [
                    clicked(cell.key),
                    safe(self.subjects[cell.row].label),
                    safe(self.subjects[cell.row].note),
                    safe(self.columns[cell.column]),
                    safe(cell.text),
                ]
                for cell in self.cells
            ],
            hovertemplate="%{customdata[1]}　%{customdata[2]}<br>%{customdata[3]}　%{customdata[4]}<extra></extra>",
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
        )
