"""Orders and minutes on the page: what was decided is typed here, and goes home as a paper and as a ledger sheet."""

from datetime import date
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
from words import _, counted, language

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_LINES = 60  # decisions of one meeting
LONGEST = 500  # letters of a line


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
    decisions = _decisions()
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


def _decisions() -> list[Decision]:
    """The lines in which a matter stands; below the last of them one more line, for the next."""
    decisions: list[Decision] = []
    for place in range(MOST_LINES):
        decisions += _line(place)
        if not any(visit.remembered(f"minutes.{later}.matter") for later in range(place, MOST_LINES)):
            break
    return decisions


def _line(place: int) -> list[Decision]:
    """One line to type a decision in; what stands in it."""
    seen: Literal["visible", "collapsed"] = "collapsed" if place else "visible"
    said, where, number, unit, day = st.columns([5, 2.2, 2, 3, 2.6], vertical_alignment="bottom")

    def text(column: DeltaGenerator, name: str, label: str) -> str:
        key = f"minutes.{place}.{name}"
        typed = column.text_input(
            label, key=key, placeholder=label, label_visibility=seen, persist_state="session", max_chars=LONGEST
        )
        return typed.strip()

    matter = text(said, "matter", _("Decided"))
    region = where.selectbox(
        _("Township or zone"),
        _regions(),
        index=None,
        key=f"minutes.{place}.region",
        placeholder=_("Township or zone"),
        label_visibility=seen,
        persist_state="session",
    )
    code = text(number, "code", _("Code"))
    responsible = text(unit, "unit", _("Responsible unit"))
    due_on = day.date_input(
        _("Due"),
        value=None,
        format="YYYY-MM-DD",
        key=f"minutes.{place}.due_on",
        label_visibility=seen,
        persist_state="session",
    )
    if not matter:
        return []
    due = due_on if isinstance(due_on, date) else None
    return [
        Decision(matter, project_code=code or None, region=region, responsible_unit=responsible or None, due_on=due)
    ]
