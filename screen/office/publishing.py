"""What would change, what must be answered before, how home and ranking would look; then publish."""

from datetime import date
from pathlib import Path

import streamlit as st

import queries
from exhibits import EXHIBITS, Filters
from office.month import NOT_REPORTED, WHOLE_LEDGER
from office.permission import Action
from screen import html
from screen.exhibit import draw_made
from screen.office import pieces
from screen.office.desk import Desk
from screen.show import place_of
from words import _

PREVIEWED = ("meeting_in_short", "completion_ranking")


def draw(desk: Desk) -> None:
    """Draw what would be published, and the button that does it."""
    draft, job = desk.now.draft, desk.now.job
    if not draft or job is None:
        return
    html.headline(_("Publish"))
    path = job / "draft.duckdb"
    if not draft.get("publishable"):
        html.note(_("It cannot be published while there are errors: send the returns back, or leave them out."))
        return
    is_in_force = any(each.get("job") == job.name and each["version"] == _in_force()[0] for each in desk.now.published)
    if is_in_force or not path.is_file():
        html.note(_("What was checked here is published, or was checked again since."))
        if desk.may(Action.COLLECT) and st.button(_("Check again"), key="office.check", icon=":material/refresh:"):
            desk.start("check")
        return
    with st.expander(_("What changes against the version in force"), expanded=True, key="office.changes"):
        against, *lines = draft.get("changes") or [""]
        html.note(against)
        for line in lines:
            html.item("·", line)
    if st.toggle(_("Preview: home and ranking"), key="office.preview"):
        _preview(desk, path)
    if desk.may(Action.PUBLISH):
        _publish(desk)


def _preview(desk: Desk, path: Path) -> None:
    """Home and ranking out of the file that was built."""
    pieces.badge(_("NOT PUBLISHED"))
    try:
        with queries.looking_at(path):
            months = [row["month"] for row in queries.run("months")]
            month: date = desk.month if desk.month in months else queries.default_month()
            for name in PREVIEWED:
                made = EXHIBITS[name].make(Filters(month))
                draw_made(f"office.{name}", made, place_of(420), 3)
    except queries.QueryError as problem:
        html.note(str(problem))


def _publish(desk: Desk) -> None:
    draft, job = desk.now.draft, desk.now.job
    version = _in_force()
    if draft.get("based_on") != version[0]:
        said = _("Version {number} of {who} came into force since this was checked: check again before publishing.")
        st.warning(html.letter_by_letter(said.format(number=version[0], who=version[1])))
        if st.button(_("Check again"), key="office.check", icon=":material/refresh:"):
            desk.start("check")
        return
    if WHOLE_LEDGER not in desk.now.units and desk.now.would_undo(version[0]):  # a whole ledger stands on nothing
        said = _(
            "Version {number} of {who} is in force, and this month stands on version {upon}: what version {number} says"
            " otherwise would be lost."
        )
        st.warning(html.letter_by_letter(said.format(number=version[0], who=version[1], upon=desk.now.upon or "—")))
        if st.button(_("Let the month stand on version {number}").format(number=version[0]), key="office.rebase"):
            desk.start("rebase")
        return
    if not desk.now.is_checked:
        html.note(_("Files came in since the last check: check again before publishing."))
        if st.button(_("Check again"), key="office.check", icon=":material/refresh:"):
            desk.start("check")
        return
    questions = list(draft.get("questions", []))
    if missing := desk.now.named(NOT_REPORTED):
        said = _("Not reported ({count}): {units}. They stay marked so.")
        questions.append(said.format(count=len(missing), units="、".join(missing[:8]) + ("…" if missing[8:] else "")))
    if desk.now.doubtful:
        questions.append(_("Left out, as nobody's yet, files: {count}.").format(count=len(desk.now.doubtful)))
    if questions:
        html.note(_("Look at this first; tick what is right all the same:"))
    answered = [
        st.checkbox(html.letter_by_letter(question), key=f"office.answer.{job.name if job else ''}.{number}")
        for number, question in enumerate(questions)
    ]
    note = st.text_input(_("Note to this version"), max_chars=80, key="office.note", placeholder=_("for example: June"))
    ready = all(answered) and bool(desk.by)
    if not desk.by:
        html.note(_("Write your name above: it is kept with the version."))
    if st.button(_("Publish"), type="primary", disabled=not ready, key="office.publish", icon=":material/publish:"):
        desk.start("publish", job=job.name if job else "", note=note, answers=questions)


def _in_force() -> tuple[int | None, str]:
    try:
        said = queries.one("version_of_data")
    except queries.NoDatabase:
        return None, ""
    return said["version"], said["published_by"]
