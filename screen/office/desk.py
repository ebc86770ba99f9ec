"""What every part of the office's page stands on: the month, its units, who is there."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import streamlit as st

import queries
from office import work
from office.folder import Folder
from office.month import Month
from office.permission import WORK, Action, Visitor, may
from screen import html
from words import _, language

MONTHS_BACK = 11


@dataclass(frozen=True)
class Desk:
    """The office's folder, the month on the desk with its state, the county's units, who is there under what name."""

    folder: Folder
    month: date
    units: list[str]
    by: str
    visitor: Visitor
    now: Month

    def may(self, action: Action) -> bool:
        """Whether who is there may do that."""
        return may(self.visitor, action, self.visitor.unit)

    def start(self, kind: str, **said: Any) -> None:
        """Start a piece of work that this visitor may start, or say who is at another one."""
        if not self.may(WORK[kind]):
            raise PermissionError(kind)
        told = {"month": self.month.isoformat(), "units": self.units, "language": language(), **said}
        try:
            work.start(self.folder, kind, self.by, **told)
        except work.Busy as busy:
            st.warning(html.letter_by_letter(str(busy)))
            return
        except OSError:
            st.error(_("The disk is full, or the folder of the office may not be written to."))
            return
        st.rerun()


def units_of_county(month: date) -> tuple[list[str], list[str]]:
    """Who reports the month by the published file, and whose month it holds; nobody where nothing is published."""
    with suppress(queries.NoDatabase):
        rows = queries.run("units_that_report", month=month)
        return [row["region"] for row in rows], [row["region"] for row in rows if row["is_published"]]
    return [], []


def months_to_choose(folder: Folder) -> list[date]:
    """The month that is being collected first: the one of the last files handed in, else the one after the data."""
    following = (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)
    with suppress(queries.NoDatabase):
        last = queries.one("version_of_data")["last_month"]
        following = next_month(last) if last else following
    received = [each["month"] for each in folder.recorded() if each["what"] == "received"]
    first = date.fromisoformat(f"{received[-1]}-01") if received else following
    latest = max(following, first)
    earlier = [latest]
    for _number in range(MONTHS_BACK):
        earlier.append((earlier[-1] - timedelta(days=1)).replace(day=1))
    return [first, *(month for month in earlier if month != first)]


def next_month(month: date) -> date:
    """The month after one."""
    return (month.replace(day=28) + timedelta(days=5)).replace(day=1)
