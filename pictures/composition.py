"""Composition: what a whole is made of, now beside a year before, as two columns of shares with bands between them."""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from pictures.base import LONGEST_LABEL, figure_of, fitting, layout, safe, text_width, trace
from pictures.key import Key, clicked
from pictures.theme import Canvas

Span = tuple[float, float]  # where a part begins and ends in its column
COLUMN = 0.42  # width of a column; their middles are 1 apart
BOLD = 1.06  # how much wider bold type is
LINES = {1: 1.35, 2: 2.6, 3: 3.7}  # a label of so many lines and the distance to the next, in heights of its type
SPACE = "　"  # between an amount and its change


@dataclass(frozen=True)
class Part:
    """One part: its share now and before, in percent, and what is written beside either."""

    key: Key | None  # what a click on the part of this year leads to
    key_before: Key | None
    name: str
    share: float | None
    text: str  # its amount and its change
    share_text: str
    share_before: float | None
    text_before: str


@dataclass(frozen=True)
class Composition:
    """Parts in the order given, the first on top. Without any share before there is one column."""

    parts: tuple[Part, ...]
    label: str
    label_before: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        before = [part.key_before for part in self.parts] if self._is_compared() else []
        return tuple(key for key in (*(part.key for part in self.parts), *before) if key)

    def _is_compared(self) -> bool:
        return any(part.share_before is not None for part in self.parts)

    def height(self, most: int, type_size: int) -> int:
        """Pixels that the columns look well in: all there are."""
        return most

    def figure(self, canvas: Canvas) -> dict[str, Any]:
        """The picture for a screen."""
        compared = self._is_compared()
        now = _stacked([part.share for part in self.parts])
        before = _stacked([part.share_before for part in self.parts])
        traces = [self._column(canvas, 1, now, [part.key for part in self.parts])]
        if compared:
            traces.append(self._column(canvas, 0, before, [part.key_before for part in self.parts]))
        texts = [line for part in self.parts for line in _lines(part, canvas)]
        return figure_of(
            traces,
            layout(
                canvas,
                margin={
                    "l": text_width((part.text_before for part in self.parts), canvas.type_size) + 10
                    if compared
                    else 4,
                    "r": round(BOLD * text_width(texts, canvas.type_size)) + 14,
                    "t": round(1.8 * canvas.type_size),
                    "b": 6,
                },
                barmode="overlay",
                xaxis={
                    "range": [-COLUMN / 2 if compared else 1 - COLUMN / 2, 1 + COLUMN / 2],
                    "tickvals": [0, 1] if compared else [1],
                    "ticktext": [safe(self.label_before), safe(self.label)] if compared else [safe(self.label)],
                    "side": "top",
                    "tickangle": 0,
                    "fixedrange": True,
                    "showgrid": False,
                    "zeroline": False,
                    "ticks": "",
                },
                yaxis={"range": [100, 0], "visible": False, "fixedrange": True},
                shapes=self._bands(canvas, before, now) if compared else [],
                annotations=[
                    *self._labels_now(canvas, now),
                    *(self._labels_before(canvas, before) if compared else []),
                ],
            ),
        )

    def _column(self, canvas: Canvas, place: int, spans: list[Span], keys: list[Key | None]) -> dict[str, Any]:
        texts = [part.share_text if place else part.text_before for part in self.parts]
        return trace(
            "bar",
            x=[place] * len(spans),
            base=[top for top, _bottom in spans],
            y=[bottom - top for top, bottom in spans],
            width=COLUMN,
            marker={
                "color": canvas.palette.shades(len(spans)),
                "line": {"width": 1, "color": canvas.palette.paper},
            },
            customdata=[
                [clicked(key), safe(part.name), safe(text)]
                for key, part, text in zip(keys, self.parts, texts, strict=True)
            ],
            hovertemplate="%{customdata[1]}　%{customdata[2]}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.6}},
        )

    def _bands(self, canvas: Canvas, before: list[Span], now: list[Span]) -> list[dict[str, Any]]:
        left, right = COLUMN / 2, 1 - COLUMN / 2
        return [
            {
                "type": "path",
                "path": f"M{left},{top_before} L{right},{top} L{right},{bottom} L{left},{bottom_before} Z",
                "fillcolor": colour,
                "opacity": 0.22,
                "line": {"width": 0},
                "layer": "below",
            }
            for colour, (top_before, bottom_before), (top, bottom) in zip(
                canvas.palette.shades(len(now)), before, now, strict=True
            )
        ]

    def _labels_now(self, canvas: Canvas, spans: list[Span]) -> list[dict[str, Any]]:
        texts = ["<br>".join([f"<b>{first}</b>", *rest]) for first, *rest in (_lines(p, canvas) for p in self.parts)]
        lines = max((text.count("<br>") + 1 for text in texts), default=2)
        place = {"x": 1 + COLUMN / 2, "xanchor": "left", "xshift": 8, "align": "left"}
        return _labels(canvas, texts, spans, place, lines)

    def _labels_before(self, canvas: Canvas, spans: list[Span]) -> list[dict[str, Any]]:
        known = [(part, span) for part, span in zip(self.parts, spans, strict=True) if part.share_before]
        texts = [safe(part.text_before) for part, _span in known]
        return _labels(
            canvas,
            texts,
            [span for _part, span in known],
            {"x": -COLUMN / 2, "xanchor": "right", "xshift": -6, "align": "right"},
            1,
        )


def _lines(part: Part, canvas: Canvas) -> list[str]:
    """What stands beside a part, line by line; on a narrow screen its share and its change leave the first two."""
    if not canvas.narrow:
        return [f"{fitting(part.name, LONGEST_LABEL)} {safe(part.share_text)}", safe(part.text)]
    amount, *change = part.text.split(SPACE)
    return [fitting(part.name, LONGEST_LABEL - 2), safe(f"{part.share_text} {amount}"), *map(safe, change)]


def _labels(
    canvas: Canvas, texts: list[str], spans: list[Span], place: dict[str, Any], lines: int
) -> list[dict[str, Any]]:
    """Each text at the middle of its part, moved as little as keeps every two of them readable; those that have no
    room left are told by the pointer and the table alone."""
    plot = max(canvas.expected_height - 2.2 * canvas.type_size, 1)
    distance = 100 * canvas.type_size * LINES[lines] / plot
    room = max(1, int(100 // distance))
    heights = _apart([(top + bottom) / 2 for top, bottom in spans[:room]], distance)
    font = {"size": canvas.type_size, "color": canvas.palette.text}
    return [
        place | {"y": height, "yanchor": "middle", "showarrow": False, "text": text, "font": font}
        for height, text in zip(heights, texts, strict=False)
    ]


def _apart(heights: list[float], distance: float) -> list[float]:
    """Heights in percent from the top, moved down to keep the distance, then up where the last leaves the plot."""
    moved = list(heights)
    if moved:
        moved[0] = max(moved[0], distance / 2)
    for upper, lower in pairwise(range(len(moved))):
        moved[lower] = max(moved[lower], moved[upper] + distance)
    lowest = 100 - distance / 2
    for place in reversed(range(len(moved))):
        moved[place] = min(moved[place], lowest - distance * (len(moved) - 1 - place))
    return moved


def _stacked(shares: list[float | None]) -> list[tuple[float, float]]:
    """From where to where each share reaches, one below the other; a share below nothing takes no room."""
    ends = list(accumulate((max(share or 0, 0) for share in shares), initial=0.0))
    return list(pairwise(ends))
