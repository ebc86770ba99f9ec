"""Hand out the return workbooks; take in what comes back, and ask whose it is where that is doubtful."""

import zipfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import streamlit as st

from office import uploads, work
from office.month import IDENTIFIED, WHOLE_LEDGER, File
from office.permission import Action
from office.steps import TEMPLATES
from screen import html, visit
from screen.office.desk import Desk
from words import _
from words.file_names import file_names

ENDINGS = [ending.removeprefix(".") for ending in (*uploads.WORKBOOKS, ".zip")]
REFUSED = "office.refused"  # what of the files that were handed in last was not taken, a line each


def draw(desk: Desk) -> None:
    """Draw what is handed out, where files are dropped, and the doubtful ones."""
    out, back = st.columns([2, 3], gap="large")
    with out:
        _hand_out(desk)
    with back:
        _take_in(desk)
    job = work.last_job(desk.folder)
    if desk.may(Action.HAND_IN) and not (job and job.state == work.RUNNING):
        _read_on(desk)
    for file in desk.now.doubtful:
        if file.said:
            _ask(desk, file)


def _hand_out(desk: Desk) -> None:
    if not desk.may(Action.COLLECT):
        html.headline(_("The month's workbook"))
        _own_workbook(desk)
        return
    html.headline(_("Hand out"))
    html.note(_("An empty ledger, and one workbook for every unit with its projects in it, in one zip."))
    if st.button(_("Write the return workbooks"), icon=":material/description:", key="office.template"):
        desk.start("template")
    job = work.last_job(desk.folder)
    place = _written(desk)
    if place and job and job.state != work.RUNNING:
        st.download_button(
            _("Download {file}").format(file=f"{desk.month:%Y-%m}{TEMPLATES}"),
            place.read_bytes(),
            file_name=f"{desk.month:%Y-%m}{TEMPLATES}",
            mime="application/zip",
            on_click="ignore",
            icon=":material/download:",
            type="primary",
            key="office.templates",
        )


def _own_workbook(desk: Desk) -> None:
    """The workbook of a unit that reports for itself, as the office has written it."""
    place, unit = _written(desk), desk.visitor.unit or ""
    own = f"{file_names({*desk.units, unit})[unit]}{desk.month.year}年{desk.month.month}月"
    with zipfile.ZipFile(place) if place else nullcontext() as archive:
        names = [name for name in archive.namelist() if name.startswith(own)] if archive else []
        content = archive.read(names[0]) if archive and names else b""
    if not content:
        html.note(_("The office has not written the month's workbook of your unit yet."))
        return
    st.download_button(
        html.letter_by_letter(_("Download {file}").format(file=names[0])),
        content,
        file_name=names[0],
        on_click="ignore",
        icon=":material/download:",
        type="primary",
        key="office.templates",
    )


def _written(desk: Desk) -> Path | None:
    """The zip that was written last for the month."""
    key = f"{desk.month:%Y-%m}"
    done = [each for each in desk.folder.recorded() if each["what"] == "handed out" and each.get("month") == key]
    place = desk.folder.jobs / str(done[-1]["job"]) / TEMPLATES if done else None
    return place if place and place.is_file() else None


def _take_in(desk: Desk) -> None:
    if desk.visitor.unit:
        html.headline(_("Hand in"))
        html.note(_("Drop the filled workbook here; the last one counts, earlier ones are kept."))
    else:
        html.headline(_("Take in"))
        html.note(
            _("Drop all files here at once, also a zip or the units' own tables: each goes to its unit by itself.")
        )
    if not desk.may(Action.HAND_IN):
        return
    is_folder = st.toggle(_("A whole folder"), key="office.folder")
    with st.form("office.drop", clear_on_submit=True, border=False):
        files = st.file_uploader(
            _("Files that were handed in"),
            type=ENDINGS,
            accept_multiple_files="directory" if is_folder else True,
            label_visibility="collapsed",
            key="office.files",
        )
        sent = st.form_submit_button(_("Take them in and check"), type="primary", icon=":material/upload_file:")
    if sent and files:
        taken = [
            each
            for file in files
            for each in uploads.receive(desk.folder, desk.month, file.name, file.getvalue(), desk.by, desk.visitor.unit)
        ]
        visit.remember(
            REFUSED,
            [
                _("{what}: {problem}").format(what=each.name, problem=each.why_not)
                for each in taken
                if each.number is None
            ],
        )
        if any(each.number for each in taken):
            desk.start("receive")
    for line in visit.remembered(REFUSED) or ():  # also once the others are read, which begins the page anew
        st.warning(html.letter_by_letter(line))


def _read_on(desk: Desk) -> None:
    """What is kept and was not read or not checked, as the work was cut off or failed."""
    waiting = [file for file in (*desk.now.doubtful, *desk.now.files) if not file.said]
    if waiting:
        html.note(_("Taken in, but not read yet, files: {count}.").format(count=len(waiting)))
    elif not desk.now.is_checked and any(not file.is_unreadable for file in desk.now.files):
        html.note(_("Taken in, but not checked yet."))
    else:
        return
    if st.button(_("Read them and check"), icon=":material/refresh:", key="office.read_on"):
        desk.start("receive")


def _ask(desk: Desk, file: File) -> None:
    """Whose a file is, where that is doubtful: what is known of it, and the units to choose from."""
    said = file.said
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        html.item("?", f"{file.name} · {_about(said)}")
        if not desk.may(Action.COLLECT):
            return
        unit = st.selectbox(
            _("Whose is it?"),
            [*desk.units, WHOLE_LEDGER],
            index=None,
            placeholder=_("choose"),
            key=f"office.whose.{file.number}",
            accept_new_options=not desk.units,
        )
        if unit:
            desk.folder.record("assigned", desk.by or "—", file=file.number, unit=unit, month=f"{desk.month:%Y-%m}")
            desk.start("receive")
        if st.button(_("Leave it out"), key=f"office.drop.{file.number}", icon=":material/close:"):
            desk.folder.record("dropped", desk.by, file=file.number)
            st.rerun()


def change(desk: Desk) -> None:
    """Give a file to another unit, or leave it out, where it went to the wrong one."""
    files = [(unit.name, file) for unit in desk.now.units.values() for file in unit.files]
    if not files or not desk.may(Action.COLLECT):
        return
    with (
        st.expander(_("A file went to the wrong unit, or does not count"), key="office.wrong"),
        st.form("office.change", border=False),
    ):
        whose, to = st.columns(2)
        file = whose.selectbox(
            _("File"),
            files,
            index=None,
            placeholder=_("choose"),
            format_func=lambda each: f"{each[0]} · {each[1].name}",
            key="office.of",
        )
        unit = to.selectbox(
            _("Whose is it?"),
            [_("Leave it out"), *desk.units, WHOLE_LEDGER],
            index=None,
            placeholder=_("choose"),
            key="office.to",
        )
        if st.form_submit_button(_("Change and check again")) and file and unit:
            if unit == _("Leave it out"):
                desk.folder.record("dropped", desk.by or "—", file=file[1].number)
            else:
                told = {"file": file[1].number, "unit": unit, "month": f"{desk.month:%Y-%m}"}
                (file[1].place / IDENTIFIED).unlink(missing_ok=True)  # to be read as that unit's
                desk.folder.record("assigned", desk.by or "—", **told)
            desk.start("receive")


def _in_short(months: list[str]) -> str:
    return "、".join(months) if len(months) <= 3 else f"{months[0]} … {months[-1]}"


def _about(said: dict[str, Any]) -> str:
    if said.get("kind") == "none":
        reasons = [str(each.get("message")) for each in said.get("findings", []) if each.get("level") == "error"]
        return str(said.get("why") or "；".join(reasons[:1]) or _("nothing in it could be read"))
    months = _in_short(list(said.get("months") or {})) or _("no month")
    regions = "、".join(list(said.get("regions") or {})[:3]) or _("no unit")
    return _("speaks of {regions} and of {months}").format(regions=regions, months=months)
