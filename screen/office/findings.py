"""What is wrong with the month's returns, as a table; the rows around a finding; the marked copy to send back."""

from pathlib import Path
from typing import Any

import streamlit as st

from office.month import Unit
from office.permission import Action
from screen import html, sign_in, visit
from screen.office import pieces
from screen.office.desk import Desk
from screen.rows import draw_lines
from words import _, shown

PICKED = "office.finding"
LEVELS = {"error": "Error", "warning": "Warning", "notice": "Notice"}


def draw(desk: Desk) -> None:
    """Draw the findings of the last check."""
    html.headline(_("What is wrong"))
    if not desk.now.draft and not any(unit.findings for unit in desk.now.units.values()):
        html.note(_("Nothing has been checked yet: take files in first."))
        return
    rows = [(unit.name, each) for unit in desk.now.units.values() for each in unit.findings]
    rows += [("—", each) for each in desk.now.others if each["level"] == "error" or not each["file"]]
    known = sum(each["level"] != "error" and bool(each["file"]) for each in desk.now.others)
    rows.sort(key=lambda row: list(LEVELS).index(row[1]["level"]))
    if not rows:
        html.note(_("Nothing: every return can be published."))
        return
    errors = sum(each["level"] == "error" for _unit, each in rows)
    said = _("errors: {errors}, others: {others}; a click on a row shows all of it and what stands around")
    if not errors:
        said = _("no errors, others: {others}; a click on a row shows all of it and what stands around")
    html.note(said.format(errors=errors, others=len(rows) - errors))
    told = [each for _unit, each in rows]
    picked = visit.remembered(PICKED)
    chosen = draw_lines(
        "office.findings",
        [_line(unit, each) for unit, each in rows],
        _("What is wrong with the month's returns"),
        opens=True,
        picked=told.index(picked) if picked in told else None,
    )
    if chosen is not None and told[chosen] != picked:
        visit.remember(PICKED, told[chosen])
        st.rerun()  # with the row marked
    if known:
        html.note(
            _("Remarks on what was published before, which this month does not change: {count}").format(count=known)
        )
    if picked in told:
        _around(desk, picked)
    if desk.may(Action.COLLECT):
        for unit in desk.now.units.values():
            if unit.errors:
                _send_back(desk, unit)


def _line(unit: str, finding: dict[str, Any]) -> dict[str, Any]:
    return {
        _("Unit"): unit,
        _("Severity"): _(LEVELS[finding["level"]]),
        _("What and how to mend it"): finding["message"],
        _("Sheet"): finding["sheet"] or "",
        _("Row"): str(finding["row"] or ""),
        _("Column"): finding["column"] or "",
        _("Value"): shown(finding["value"]) if finding["value"] is not None else "",
        _("File"): finding["file"] or "",
    }


def _around(desk: Desk, finding: dict[str, Any]) -> None:
    """The whole of a finding, and the rows around it as they stand in the workbook."""
    html.item("·", finding["message"])
    rows = desk.now.draft.get("around", {}).get(f"{finding['file']}\t{finding['sheet']}\t{finding['row']}", [])
    if not rows:
        html.note(_("It is about the whole file or sheet."))
        return
    pieces.rows(rows, str(finding["row"]))


def _send_back(desk: Desk, unit: Unit) -> None:
    """The copy with a comment in each cell that is wrong; of a whole ledger one of each workbook."""
    files = {str(each["file"]) for each in unit.findings if each["level"] == "error"}
    for each in desk.now.draft.get("marked", []):
        path = desk.now.job / "marked" / Path(each["copy"]).name if desk.now.job else None
        if each["file"] not in files or path is None or not path.is_file() or unit.file is None:
            continue
        st.download_button(
            _("Send back to {unit} (comments: {count})").format(
                unit=html.letter_by_letter(unit.name), count=each["count"]
            ),
            path.read_bytes(),
            file_name=f"退回-{path.name}",
            key=f"office.back.{path.name}",
            icon=":material/undo:",
            on_click=_record_sent,
            args=(desk, unit.name, unit.file.number),
        )


def _record_sent(desk: Desk, unit: str, file: str) -> None:
    if sign_in.visitor() == desk.visitor:  # the page was drawn before, and the role may be another one now
        desk.folder.record("sent back", desk.by, unit=unit, month=f"{desk.month:%Y-%m}", file=file)
