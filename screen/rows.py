"""Rows as a table that sorts by a click on a heading; one row may be asked for by a click."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from screen.exhibit import library
from words import _, numbers

Value = str | float | int | None

_rows = st.components.v2.component(
    "rows", html='<section class="rows-of"></section>', js=library.CALL.format(name="rows"), isolate_styles=False
)


@dataclass(frozen=True)
class Heading:
    """A heading, and how what stands below it is written: as text where ``decimals`` is None.

    ``lamps`` gives words of the column the name of a lamp's colour, in the order in which they sort. The column with
    the name of what a row is about leads where rows become cards.
    """

    label: str
    decimals: int | None = None
    is_grouped: bool = False
    is_signed: bool = False
    lamps: Mapping[str, str] | None = None
    is_name: bool = False

    def as_data(self) -> dict[str, Any]:
        """As the program that draws it takes it."""
        return {
            "label": self.label,
            "decimals": self.decimals,
            "isGrouped": self.is_grouped,
            "isSigned": self.is_signed,
            "lamps": dict(self.lamps) if self.lamps else None,
            "isName": self.is_name,
        }


def draw_rows(
    key: str,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[Value]],
    label: str,
    height: int = 460,
    opens: bool | Sequence[bool] = False,
    picked: int | None = None,
) -> int | None:
    """Draw rows, at most ``height`` pixels high where the window is wide; the row that was clicked just now.

    ``opens`` says which rows can be clicked, ``picked`` which of them stands out.
    """
    can_open = [opens] * len(rows) if isinstance(opens, bool) else list(opens)
    content = {
        "headings": [heading.as_data() for heading in headings],
        "rows": [list(row) for row in rows],
        "opens": opens if opens is True else can_open,
        "height": height,
        "words": {
            "label": label,
            "nothing": numbers.NOTHING,
            "sort": _("Sort by"),
            "more": _("Show more"),
            "asGiven": _("in the order given"),
        },
    }
    data = {"content": json.dumps(content, ensure_ascii=False), "picked": picked}
    asked = _rows(key=key, data=data, on_asked_change=lambda: None).asked
    row = asked.get("row") if isinstance(asked, dict) else None
    return row if isinstance(row, int) and 0 <= row < len(rows) and can_open[row] else None


def draw_lines(
    key: str,
    lines: Sequence[Mapping[str, Value]],
    label: str,
    height: int = 460,
    opens: bool = False,
    picked: int | None = None,
) -> int | None:
    """Draw lines that have the same headings, numbers as whole ones or with one decimal; as draw_rows.

    The first heading's column leads.
    """
    names = list(lines[0]) if lines else []
    headings = [
        Heading(name, decimals=_decimals([line[name] for line in lines]), is_name=place == 0)
        for place, name in enumerate(names)
    ]
    return draw_rows(key, headings, [list(line.values()) for line in lines], label, height, opens, picked)


def _decimals(values: Sequence[Value]) -> int | None:
    if any(isinstance(value, str) for value in values):
        return None
    return int(any(isinstance(value, float) for value in values))
