"""The rows behind a picture as a table that can be sorted."""

from collections.abc import Hashable, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exhibits import Column
from exhibits.base.filters import Rows
from exhibits.base.table import DAYS, heading, in_table
from pictures import DARK, LIGHT
from screen.file_of_project import leads_to_files, open_file
from words import _, numbers

FORMATS = {
    "money": "%,.2f",
    "dollars": "%,.2f",
    "money_on_land": "%,.2f",
    "percent": "%.2f",
    "points": "%+.2f",
    "number": "%,d",
    "rank": "%d",
    "value": "%.2f",
    "change": "%+d",
}


def table(columns: Sequence[Column], rows: Rows, key: str, height: int = 460) -> None:
    """A table with the columns in order, units in the headings, words in the language in use.

    A click on the row of a project opens its file.
    """
    frame = pd.DataFrame({heading(column): [in_table(column, row[column.name]) for row in rows] for column in columns})
    lamps: list[Hashable] = [heading(column) for column in columns if column.name.startswith("lamp")]
    styled = frame.style.map(_colour_of_lamp, subset=lamps) if lamps and len(frame) else frame
    clickable = leads_to_files(rows)
    chosen = st.dataframe(
        styled,
        key=key,
        hide_index=True,
        height=min(38 + 35 * len(rows), height),
        on_select="rerun" if clickable else "ignore",
        selection_mode="single-cell",
        placeholder=numbers.NOTHING,
        column_config={
            heading(column): st.column_config.NumberColumn(format=FORMATS[column.kind])
            if column.kind in FORMATS
            else st.column_config.TextColumn()
            for column in columns
            if column.kind not in DAYS
        }
        | {
            heading(column): st.column_config.DateColumn(format="YYYY-MM-DD")
            for column in columns
            if column.kind in DAYS
        },
        alt=_("Table of the rows behind the picture"),
    )
    if (
        not isinstance(chosen, DeltaGenerator)
        and (cells := chosen["selection"]["cells"])
        and (code := rows[cells[0][0]]["project_code"])
    ):
        open_file(code)


def _colour_of_lamp(word: object) -> str:
    """The colour in which the word of a lamp is written, by light and by dark."""
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    colours = {_(lamp): colour for lamp, colour in palette.lamps.items()}
    return f"color: {colours[word]}; font-weight: 700" if word in colours else ""
