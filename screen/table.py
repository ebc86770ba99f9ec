"""The rows behind a picture as a table that can be sorted."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from exhibits import Column
from exhibits.filters import Rows
from exhibits.table import heading, worded
from words import _

FORMATS = {"money": "%.2f", "dollars": "%.2f", "percent": "%.2f", "points": "%+.2f", "number": "%d", "rank": "%d"}


def table(columns: Sequence[Column], rows: Rows, key: str) -> None:
    """A table with the columns in order, units in the headings, words in the language in use."""
    frame = pd.DataFrame({heading(column): [worded(column, row[column.name]) for row in rows] for column in columns})
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=min(38 + 35 * len(rows), 460),
        column_config={
            heading(column): st.column_config.NumberColumn(format=FORMATS[column.kind])
            if column.kind in FORMATS
            else st.column_config.TextColumn()
            for column in columns
            if column.kind != "day"
        }
        | {
            heading(column): st.column_config.DateColumn(format="YYYY-MM-DD")
            for column in columns
            if column.kind == "day"
        },
        alt=_("Table of the rows behind the picture"),
    )
