"""Positions: places over the months, the first on top; our line in full colour with its places written on it."""

from dataclasses import dataclass
from typing import Any

from pictures.base import figure_of, layout, safe, short, text_width, trace
from pictures.key import Key, clicked
from pictures.theme import Canvas


@dataclass(frozen=True)
class Course:
    """The places of one competitor; None in months for which it has none."""

    name: str
    places: tuple[int | None, ...]
    texts: tuple[str, ...]  # the value of each month as people say it, for the hover
    keys: tuple[Key | None, ...]  # what a click on each month leads to
    own: bool


@dataclass(frozen=True)
class Positions:
    """Courses over the same months."""

    months: tuple[str, ...]
    courses: tuple[Course, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return tuple(key for course in self.courses for key in course.keys if key)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many places look well in, at most the given."""
        return min(most, round(type_size * (2.6 * len(self.courses) + 4)))

    def figure(self, canvas: Canvas) -> dict[str, Any]:
        """The picture for a screen."""
        names = self._names_at_the_edge()
        lowest = max((place for course in self.courses for place in course.places if place), default=1)
        texts = [short(name, 9) for name in names.values()]
        return figure_of(
            [self._line(course, canvas) for course in sorted(self.courses, key=lambda course: course.own)],
            layout(
                canvas,
                margin={"l": 26, "r": text_width(texts, canvas.type_size) + 26, "t": 6, "b": 2 * canvas.type_size},
                xaxis={
                    "type": "category",
                    "tickvals": list(self.months[:: 3 if canvas.narrow else 2]),
                    "tickangle": 0,
                    "range": [-0.4, len(self.months) - 0.6],
                    "fixedrange": True,
                    "showgrid": False,
                    "ticks": "",
                },
                yaxis={
                    "range": [lowest + 0.5, 0.5],
                    "tickvals": list(range(1, lowest + 1)),
                    "fixedrange": True,
                    "gridcolor": canvas.palette.grid,
                    "zeroline": False,
                    "ticks": "",
                },
                annotations=[self._name(place, short(name, 9), canvas) for place, name in names.items()],
            ),
        )

    def _line(self, course: Course, canvas: Canvas) -> dict[str, Any]:
        palette = canvas.palette
        return trace(
            "scatter",
            x=list(self.months),
            y=list(course.places),
            mode="lines+markers+text" if course.own else "lines+markers",
            line={"color": palette.main if course.own else palette.muted, "width": 4 if course.own else 2},
            marker={"size": canvas.type_size * (1.25 if canvas.narrow else 1.5) if course.own else 6},
            text=[f"<b>{place}</b>" if place else "" for place in course.places],
            textfont={"color": palette.paper, "size": canvas.type_size - 1},
            customdata=[
                [clicked(key), safe(course.name), safe(text)]
                for key, text in zip(course.keys, course.texts, strict=True)
            ],
            cliponaxis=False,
            hovertemplate="%{x}　%{customdata[1]}　%{y}　%{customdata[2]}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )

    def _names_at_the_edge(self) -> dict[int, str]:
        """The names by their place in the last month; those that share one stand together, ours first."""
        names: dict[int, list[str]] = {}
        for course in sorted(self.courses, key=lambda course: not course.own):
            if course.places and course.places[-1]:
                names.setdefault(course.places[-1], []).append(course.name)
        return {place: "·".join(together) for place, together in names.items()}

    def _name(self, place: int, text: str, canvas: Canvas) -> dict[str, Any]:
        own = any(course.own and course.places[-1] == place for course in self.courses)
        return {
            "x": self.months[-1],
            "y": place,
            "xanchor": "left",
            "xshift": 16,
            "showarrow": False,
            "text": f"<b>{text}</b>" if own else text,
            "font": {"size": canvas.type_size, "color": canvas.palette.main if own else canvas.palette.faint},
        }
