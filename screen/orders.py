"""Orders and minutes on the page: what was decided is typed here, and goes home as a paper and as a ledger sheet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

import queries
from exhibits import Filters
from exhibits.agenda import agenda_or_default
from papers.ledger_sheet import file_of_sheet, ledger_sheet
from papers.minutes import Decision
from papers.minutes import minutes as make_minutes
from papers.notices import Choice, as_archive
from papers.notices import notices as make_notices
from screen import html, visit
from screen.taken_home import offer
from words import _, counted, language, numbers

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMPTY: dict[str, Any] = {"matter": "", "region": None, "project_code": "", "responsible_unit": "", "due_on": None}


def notices(filters: Filters) -> None:
    """The orders that are due, one Word document each, in one archive with the sheet of the ledger."""
    html.headline(_("Notices"))
    html.note(_("One page for each red project, late promise, node or decision; the sheet 督办 takes them home."))
    with st.container(horizontal=True):
        yellow = st.toggle(_("Yellow projects, too"), key="notices.yellow")
        blue = st.toggle(_("What is due soon, too"), key="notices.blue")
    count = sum(
        (blue or row["kind"] != "蓝") and (yellow or row["matter_kind"] != "项目黄灯")
        for row in filters.ask("notices_due")
    )
    if not count:
        html.note(_("The rules ask for no notice."))
        return
    offer(
        counted("Make {count} notice", "Make {count} notices", "count", count=count),
        ("notices", filters, yellow, blue, language()),
        lambda watch: as_archive(make_notices(filters, Choice(yellow, blue), watch)),
        f"{_('Notices')} {filters.month:%Y-%m}.zip",
    )


def minutes(filters: Filters) -> None:
    """What the meeting decided, typed line by line; the minutes as a Word document, the lines as a ledger sheet."""
    html.headline(_("Minutes"))
    html.note(_("Type what was decided; the minutes name the agenda's findings and these matters."))
    met_on = st.date_input(_("Day of the meeting"), value="today", format="YYYY-MM-DD", key="minutes.met_on")
    typed = st.data_editor(
        [EMPTY],
        num_rows="dynamic",
        key="minutes.decisions",
        hide_index=True,
        placeholder=numbers.NOTHING,
        column_config={
            "matter": st.column_config.TextColumn(_("Decided"), width="large"),
            "region": st.column_config.SelectboxColumn(_("Township or zone"), options=_regions()),
            "project_code": st.column_config.TextColumn(_("Code")),
            "responsible_unit": st.column_config.TextColumn(_("Responsible unit")),
            "due_on": st.column_config.DateColumn(_("Due"), format="YYYY-MM-DD"),
        },
    )
    decisions = _decisions(typed)
    if not decisions or not isinstance(met_on, date):
        return
    names = agenda_or_default(visit.agenda())
    offer(
        _("Make the minutes"),
        ("minutes", filters, names, tuple(decisions), met_on, language()),
        lambda _watch: make_minutes(filters, names, decisions, met_on),
        f"{_('Minutes')} {met_on:%Y-%m-%d}.docx",
    )
    st.download_button(
        _("Sheet for the ledger"),
        ledger_sheet("decisions", [vars(decision) | {"met_on": met_on} for decision in decisions]),
        file_name=file_of_sheet("decisions", f"{met_on:%Y-%m-%d}"),
        mime=WORKBOOK,
        key="minutes.sheet",
        on_click="ignore",
        icon=":material/download:",
    )


def _regions() -> list[str]:
    return [row["region"] for row in queries.run("regions_of_county")]


def _decisions(typed: Sequence[dict[str, Any]]) -> list[Decision]:
    """The lines in which a matter stands; what is blank in them is left out."""
    return [
        Decision(
            matter=row["matter"].strip(),
            project_code=(row.get("project_code") or "").strip() or None,
            region=row.get("region") or None,
            responsible_unit=(row.get("responsible_unit") or "").strip() or None,
            due_on=row.get("due_on") or None,
        )
        for row in typed
        if (row.get("matter") or "").strip()
    ]
