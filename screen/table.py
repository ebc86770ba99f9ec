"""The rows behind a picture as a table that can be sorted."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exhibits import Column
from exhibits.base.filters import Rows
from exhibits.base.table import DAYS, heading, in_table
from screen.file_of_project import leads_to_files, open_file
from words import _, numbers

FORMATS = {
    "money": "%.2f",
    "dollars": "%.2f",
    "money_on_land": "%.2f",
    "percent": "%.2f",
    "points": "%+.2f",
    "number": "%d",
    "rank": "%d",
    "value": "%.2f",
    "change": "%+d",
}


def table(columns: Sequence[Column], rows: Rows, key: str, height: int = 460) -> None:
    """A table with the columns in order, units in the headings, words in the language in use.

    A click on the row of a project opens its file.
    """
    frame = pd.DataFrame({heading(column): [in_table(column, row[column.name]) for row in rows] for column in columns})
    clickable = leads_to_files(rows)
    chosen = st.dataframe(
        frame,
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
