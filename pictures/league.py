"""League: one row per indicator, the counties in the order of their places, ours in full colour so that it is found."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from pictures.base import layout, row_axis, safe, short, text_width
from pictures.key import Key, clicked, keys_of
from pictures.theme import Canvas

LINES_OF_A_ROW = 3.1
LINES_OF_A_NARROW_ROW = 4.6  # the label stands above the row


@dataclass(frozen=True)
class Place:
    """One competitor at its place: its name and its value in words."""

    key: Key | None  # what a click on it leads to
    name: str
    text: str
    hover: str
    own: bool


@dataclass(frozen=True)
class Contest:
    """One row: what is compared, how ours stands in words (two short lines), the competitors from the first on."""

    label: str
    notes: tuple[str, str]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class League:
    """Contests one below the other under the names of the places (1st, 2nd …)."""

    headings: tuple[str, ...]
    contests: tuple[Contest, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of(place for contest in self.contests for place in contest.places)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many rows look well in, at most the given."""
        return min(most, round(type_size * (LINES_OF_A_ROW * len(self.contests) + 2)))

    def figure(self, canvas: Canvas) -> go.Figure:
        """The picture for a screen."""
        labels = [_label(contest) for contest in self.contests]
        notes = [safe(note) for contest in self.contests for note in contest.notes]
        wide = not canvas.narrow
        margin = {"l": text_width(labels, canvas.type_size) + 12, "r": text_width(notes, canvas.type_size - 1) + 14}
        lines = len(self.contests) * (LINES_OF_A_ROW if wide else LINES_OF_A_NARROW_ROW) + 2
        height = canvas.height if wide else round(canvas.type_size * lines)
        return go.Figure(
            [self._cells(canvas), self._names(canvas)],
            layout(
                canvas,
                margin=(margin if wide else {"l": 0, "r": 0}) | {"t": 26, "b": 2},
                annotations=self._notes_beside(canvas) if wide else self._labels_above(canvas),
                xaxis={
                    "side": "top",
                    "range": [-0.5, len(self.headings) - 0.5],
                    "tickvals": list(range(len(self.headings))),
                    "ticktext": [safe(heading) for heading in self.headings],
                    "fixedrange": True,
                    "showgrid": False,
                    "zeroline": False,
                    "ticks": "",
                },
                yaxis=row_axis(labels, canvas, 0 if wide else 0.25) | {"showticklabels": wide},
            ).update(height=height),
        )

    def _cells(self, canvas: Canvas) -> go.Heatmap:
        """The ground of every cell: full colour under ours, pale under the others, nothing where nobody stands."""
        width = range(len(self.headings))
        grounds = [
            [float(contest.places[n].own) if n < len(contest.places) else None for n in width]
            for contest in self.contests
        ]
        return go.Heatmap(
            z=grounds,
            zmin=0,
            zmax=1,
            colorscale=[[0, canvas.palette.grid], [1, canvas.palette.main]],
            showscale=False,
            xgap=3,
            ygap=5 if not canvas.narrow else canvas.type_size * 1.6,
            hoverinfo="skip",
        )

    def _names(self, canvas: Canvas) -> go.Scatter:
        """Names and values in the cells; a click on them counts as one on the cell."""
        palette = canvas.palette
        placed = [
            (column, row, place)
            for row, contest in enumerate(self.contests)
            for column, place in enumerate(contest.places)
        ]
        return go.Scatter(
            mode="markers+text",
            x=[column for column, _row, _place in placed],
            y=[row for _column, row, _place in placed],
            text=[f"{_bold(short(place.name, 6), place.own)}<br>{safe(place.text)}" for *_, place in placed],
            textposition="middle center",
            textfont={
                "size": canvas.type_size - 1,
                "color": [palette.paper if place.own else palette.text for *_, place in placed],
            },
            marker={"symbol": "square", "size": canvas.type_size * 2.6, "opacity": 0},
            customdata=[[clicked(place.key), safe(place.hover)] for *_, place in placed],
            hovertemplate="%{customdata[1]}<extra></extra>",
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
        )

    def _notes_beside(self, canvas: Canvas) -> list[dict[str, Any]]:
        return [
            _annotation(canvas, row, "<br>".join(safe(note) for note in contest.notes))
            | {"x": 1, "xanchor": "left", "xshift": 8, "align": "left"}
            for row, contest in enumerate(self.contests)
        ]

    def _labels_above(self, canvas: Canvas) -> list[dict[str, Any]]:
        return [
            _annotation(canvas, row - 0.49, f"<b>{_label(contest)}</b>　{safe(contest.notes[0])}")
            | {"x": 0, "xanchor": "left", "align": "left"}
            for row, contest in enumerate(self.contests)
        ]


def _label(contest: Contest) -> str:
    """The label, longer in letters than in characters, which are twice as wide."""
    return short(contest.label, 28 if contest.label.isascii() else 14)


def _bold(text: str, bold: bool) -> str:
    return f"<b>{text}</b>" if bold else text


def _annotation(canvas: Canvas, height: float, text: str) -> dict[str, Any]:
    return {
        "xref": "paper",
        "y": height,
        "yanchor": "middle",
        "showarrow": False,
        "text": text,
        "font": {"size": canvas.type_size - 1, "color": canvas.palette.text},
    }
