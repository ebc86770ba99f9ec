"""What all pictures share: the layout in one piece, and text that a ledger may have filled with anything."""

from collections.abc import Iterable, Sequence
from html import escape, unescape
from typing import Any

from pictures.theme import FONT, Canvas

LONGEST_LABEL = 11
NARROW = 320  # pixels that a narrow place has at least
BOLD = 1.06  # times as wide as other letters
# What Plotly's own template gives the traces and axes that are drawn here.
_AXIS = {
    "automargin": True,
    "gridcolor": "white",
    "linecolor": "white",
    "ticks": "",
    "zerolinecolor": "white",
    "zerolinewidth": 2,
}
_TEMPLATE = {
    "data": {
        "bar": [{"type": "bar", "marker": {"pattern": {"fillmode": "overlay", "size": 10, "solidity": 0.2}}}],
    },
    "layout": {
        "autotypenumbers": "strict",
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
    },
}
FEWEST_ROWS = 6  # that a screen is divided into, so that two bars do not fill it


def safe(text: str) -> str:
    """The text as Plotly is to show it, letter by letter: no markup, no line longer than a hover box holds."""
    return escape(text if len(text) <= 60 else text[:59] + "…", quote=False)


def short(text: str, longest: int = LONGEST_LABEL) -> str:
    """The text cut to what fits beside an axis, with … where something is missing; safe to draw."""
    return safe(text if len(text) <= longest else text[: longest - 1] + "…")


def fitting(text: str, widest: int) -> str:
    """The text cut to the width of so many Chinese characters, with … where something is missing; safe to draw.

    Digits and Latin letters are narrower, so that more of them fit.
    """
    if text_width([text], 100) <= widest * 100:
        return safe(text)
    kept = len(text)
    while text_width([text[:kept]], 100) > (widest - 1) * 100:
        kept -= 1
    return safe(f"{text[:kept]}…")


def in_lines(text: str, widest: int, type_size: int) -> str:
    """The text in lines of so many pixels, broken before a part (``A · B``) that has no room; safe to draw."""
    first, *parts = text.split(" · ")
    lines = [first]
    for part in parts:
        longer = f"{lines[-1]} · {part}"
        if text_width([longer], type_size) <= widest:
            lines[-1] = longer
        else:
            lines.append(part)
    return "<br>".join(map(safe, lines))


def text_width(texts: Iterable[str], type_size: int) -> int:
    """About how many pixels the widest of the texts takes: a Chinese character is as wide as it is high."""
    return max(
        (round(sum(type_size if ord(c) > 0x2000 else type_size * 0.58 for c in unescape(text))) for text in texts),
        default=0,
    )


def row_axis(labels: Sequence[str], canvas: Canvas, room_above: float = 0) -> dict[str, Any]:
    """The axis of rows below each other, from 0, with their names beside them; few rows leave a whole screen partly
    empty. ``room_above`` is what the first row needs above itself, in heights of a row.
    """
    count = max(len(labels), FEWEST_ROWS) if canvas.height is None else len(labels)
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "range": [count - 0.5, -0.5 - room_above],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "ticklabelstandoff": 6,
    }


def figure_of(traces: Sequence[dict[str, Any]], of_all: dict[str, Any]) -> dict[str, Any]:
    """A chart as Plotly draws it, out of its traces and its layout.

    It is plain data: Plotly's own classes check every value, which takes longer than the query; the tests do so once.
    """
    return {"data": list(traces), "layout": of_all}


def trace(kind: str, **values: Any) -> dict[str, Any]:
    """Bars ("bar") or points and lines ("scatter"); what is None is as Plotly has it."""
    return {"type": kind} | {name: value for name, value in values.items() if value is not None}


def layout(canvas: Canvas, **more: Any) -> dict[str, Any]:
    """The layout of every picture: transparent, no legend unless asked for, the palette's text colours."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": canvas.type_size, "color": canvas.palette.text},
        "hoverlabel": {"font": {"family": FONT, "size": canvas.type_size}},
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "template": _TEMPLATE,
        **({} if canvas.height is None else {"height": canvas.height}),
        **more,
    }
