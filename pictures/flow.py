"""Flow: from where to where, as two columns of names with bands between them as wide as what flows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pictures.base import LONGEST_LABEL, figure_of, fitting, layout, safe, text_width, trace
from pictures.key import Key, clicked, keys_of
from pictures.theme import Canvas

Heights = dict[Key, float]  # of nodes, by their keys
NODE = 0.035  # width of a node; the two columns are 1 apart
LINE = 1.6  # room that a name needs, in heights of its type
TOP = 1.9  # room for the headings, in heights of its type
ALONG = ((0.15, 0.036), (0.3, 0.16), (0.5, 0.5), (0.7, 0.84), (0.85, 0.964))  # how far a band's curve is at an x


@dataclass(frozen=True)
class Node:
    """A place on the left or on the right: its name, and what is written beside it."""

    key: Key  # what a click on it leads to
    name: str
    text: str


@dataclass(frozen=True)
class Stream:
    """What flows from a node on the left to one on the right, both by their key."""

    key: Key
    source: Key
    target: Key
    value: float
    text: str


@dataclass(frozen=True)
class Flow:
    """Nodes in the order given, the first on top; a node is as high as the streams that leave or reach it."""

    sources: tuple[Node, ...]
    targets: tuple[Node, ...]
    streams: tuple[Stream, ...]
    source_label: str
    target_label: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be clicked."""
        return keys_of((*self.sources, *self.targets, *self.streams))

    def height(self, most: int, type_size: int) -> int:
        """Pixels that so many nodes look well in, at most the given."""
        return min(most, round(type_size * 4 * max(len(self.sources), len(self.targets), 3)))

    def figure(self, canvas: Canvas) -> dict[str, Any]:
        """The picture for a screen."""
        top = round(TOP * canvas.type_size)
        room = max(canvas.expected_height - top - 6, 1)
        left = {
            node.key: self._sum(stream for stream in self.streams if stream.source == node.key) for node in self.sources
        }
        right = {
            node.key: self._sum(stream for stream in self.streams if stream.target == node.key) for node in self.targets
        }
        gap = LINE * canvas.type_size
        scale = max(room - gap * max(len(left), len(right)), room / 4) / (sum(left.values()) or 1)
        tops = _tops(left, scale, room), _tops(right, scale, room)
        names = [self._names(nodes, canvas) for nodes in (self.sources, self.targets)]
        margins = [text_width(column, canvas.type_size) + 12 for column in names]
        return figure_of(
            [
                self._click_targets(tops, scale),
                self._nodes(self.sources, left, tops[0], scale, 0, canvas.palette.shades(len(self.sources))),
                self._nodes(self.targets, right, tops[1], scale, 1, [canvas.palette.faint] * len(self.targets)),
            ],
            layout(
                canvas,
                margin={"l": margins[0], "r": margins[1], "t": top, "b": 6},
                barmode="overlay",
                xaxis={"visible": False, "range": [-NODE / 2, 1 + NODE / 2], "fixedrange": True},
                yaxis={"visible": False, "range": [room, 0], "fixedrange": True},
                shapes=self._bands(canvas, tops, scale),
                annotations=[
                    *_labels(names[0], left, tops[0], scale, {"x": -NODE / 2, "xanchor": "right", "xshift": -5}),
                    *_labels(names[1], right, tops[1], scale, {"x": 1 + NODE / 2, "xanchor": "left", "xshift": 5}),
                    *self._headings(canvas, margins),
                ],
            ),
        )

    def _sum(self, streams: Iterable[Stream]) -> float:
        return sum(stream.value for stream in streams)

    def _headings(self, canvas: Canvas, margins: list[int]) -> list[dict[str, Any]]:
        """Above either column its name; on a narrow screen both begin at the outer edges, so that they do not meet."""
        if canvas.narrow:
            places = (
                {"x": 0, "xanchor": "left", "xshift": -margins[0]},
                {"x": 1, "xanchor": "right", "xshift": margins[1]},
            )
        else:
            places = {"x": 0, "xanchor": "right"}, {"x": 1, "xanchor": "left"}
        return [
            _heading(label, place) for label, place in zip((self.source_label, self.target_label), places, strict=True)
        ]

    def _names(self, nodes: tuple[Node, ...], canvas: Canvas) -> list[str]:
        if canvas.narrow:
            return [fitting(node.name, 6) for node in nodes]
        return [f"{fitting(node.name, LONGEST_LABEL)} {safe(node.text)}" for node in nodes]

    def _nodes(
        self,
        nodes: tuple[Node, ...],
        sums: Heights,
        tops: Heights,
        scale: float,
        x: int,
        colours: list[str],
    ) -> dict[str, Any]:
        return trace(
            "bar",
            x=[x] * len(nodes),
            base=[tops[node.key] for node in nodes],
            y=[sums[node.key] * scale for node in nodes],
            width=NODE,
            marker={"color": colours, "line": {"width": 0}},
            customdata=[[clicked(node.key), safe(node.name), safe(node.text)] for node in nodes],
            hovertemplate="%{customdata[1]}　%{customdata[2]}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.6}},
        )

    def _spans(self, tops: tuple[Heights, Heights], scale: float) -> list[tuple[Stream, float, float, float]]:
        """Every stream with its two upper ends and its width, so that no two of them cross more than they must."""
        order = [{node.key: place for place, node in enumerate(nodes)} for nodes in (self.sources, self.targets)]
        ordered = sorted(self.streams, key=lambda stream: (order[0][stream.source], order[1][stream.target]))
        used = dict(tops[0]), dict(tops[1])
        spans = []
        for stream in ordered:
            width = stream.value * scale
            spans.append((stream, used[0][stream.source], used[1][stream.target], width))
            used[0][stream.source] += width
            used[1][stream.target] += width
        return spans

    def _bands(self, canvas: Canvas, tops: tuple[Heights, Heights], scale: float) -> list[dict[str, Any]]:
        start, end = NODE / 2, 1 - NODE / 2
        colours = dict(zip((node.key for node in self.sources), canvas.palette.shades(len(self.sources)), strict=True))
        return [
            {
                "type": "path",
                "path": f"M{start},{left} C0.5,{left} 0.5,{right} {end},{right} "
                f"L{end},{right + width} C0.5,{right + width} 0.5,{left + width} {start},{left + width} Z",
                "fillcolor": colours[stream.source],
                "opacity": 0.38,
                "line": {"width": 0},
                "layer": "below",
            }
            for stream, left, right, width in self._spans(tops, scale)
        ]

    def _click_targets(self, tops: tuple[Heights, Heights], scale: float) -> dict[str, Any]:
        """Invisible points along the bands: a drawn shape itself cannot be clicked."""
        points = [
            (x, left + (right - left) * ease + width / 2, stream)
            for stream, left, right, width in self._spans(tops, scale)
            for x, ease in ALONG
        ]
        names = {node.key: safe(node.name) for node in (*self.sources, *self.targets)}
        return trace(
            "scatter",
            mode="markers",
            x=[x for x, _y, _stream in points],
            y=[y for _x, y, _stream in points],
            marker={"size": 12, "opacity": 0},
            customdata=[
                [clicked(stream.key), f"{names[stream.source]} → {names[stream.target]}", safe(stream.text)]
                for _x, _y, stream in points
            ],
            hovertemplate="%{customdata[1]}　%{customdata[2]}<extra></extra>",
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
        )


def _tops(sums: dict[Key, float], scale: float, room: float) -> dict[Key, float]:
    """Where each node begins, from the top; what room is left stands between them."""
    gap = max(room - sum(sums.values()) * scale, 0) / max(len(sums), 1)
    tops, y = {}, gap / 2
    for key, value in sums.items():
        tops[key] = y
        y += value * scale + gap
    return tops


def _labels(
    names: list[str], sums: dict[Key, float], tops: Heights, scale: float, place: dict[str, Any]
) -> list[dict[str, Any]]:
    return [
        place | {"y": tops[key] + value * scale / 2, "yanchor": "middle", "showarrow": False, "text": name}
        for name, (key, value) in zip(names, sums.items(), strict=True)
    ]


def _heading(text: str, place: dict[str, Any]) -> dict[str, Any]:
    return place | {"y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False, "text": f"<b>{safe(text)}</b>"}
