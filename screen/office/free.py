"""Tables of a unit's own: how each column was read, on the first rows, to be corrected by choosing from a list."""

from typing import Any

import streamlit as st

from office import choices
from office.month import IDENTIFIED, Unit
from office.permission import Action
from screen import html
from screen.office import pieces
from screen.office.desk import Desk
from words import _

SHOWN = 12


def draw(desk: Desk) -> None:
    """Draw the free tables of the month, and the settings that hold for all of them."""
    _settings(desk)
    free = [unit for unit in desk.now.units.values() if unit.file and unit.file.said.get("kind") in ("free", "none")]
    if not free or not desk.may(Action.COLLECT):
        return
    html.headline(_("Tables of the units' own"))
    html.note(_("What a column holds is chosen from the lists where it was guessed wrong or not at all."))
    for unit in free:
        sheets = [each for each in unit.file.said.get("sheets", []) if each["rows"]] if unit.file else []
        if sheets:
            with st.expander(
                f"{html.letter_by_letter(unit.name)} · {_('how the columns are read')}",
                expanded=unit.file is not None and unit.file.is_unreadable,
                key=f"office.free.{unit.name}",
            ):
                _unit(desk, unit, sheets)


def _settings(desk: Desk) -> None:
    """The office's ledger.toml: what was proposed where tables could not be read, to be looked at and kept."""
    proposed, own = desk.now.draft.get("proposed"), choices.own_settings(desk.folder)
    if not desk.may(Action.COLLECT) or not (proposed or own):
        return
    with st.expander(_("Settings of how tables are read (ledger.toml)"), key="office.settings"):
        if proposed:
            html.note(_("Proposed of what was handed in; look at every line, and put what is right into the settings:"))
            st.code(proposed, language=None)
        with st.form("office.own", border=False):
            text = st.text_area("ledger.toml", value=own or proposed or "", height=200, key="office.own.text")
            kept = st.form_submit_button(_("Keep and read again"), icon=":material/save:")
        if kept:
            _keep(desk, text)


def _keep(desk: Desk, text: str) -> None:
    try:
        choices.keep_own(desk.folder, text, desk.by)
    except (ValueError, RecursionError) as problem:
        st.error(html.letter_by_letter(_("This is not TOML: {problem}").format(problem=problem)))
        return
    for unit in desk.now.units.values():
        for file in unit.files:
            (file.place / IDENTIFIED).unlink(missing_ok=True)
    desk.start("receive")


def _unit(desk: Desk, unit: Unit, sheets: list[dict[str, Any]]) -> None:
    names = [each["sheet"] for each in sheets]
    sheet = sheets[-1]
    if len(sheets) > 1:
        chosen = st.selectbox(_("Sheet"), names, index=len(names) - 1, key=f"office.sheet.{unit.name}")
        sheet = sheets[names.index(chosen)]
    pieces.rows([[str(number + sheet["header_row"]), *row] for number, row in enumerate(sheet["rows"])], "")
    before = choices.of_unit(desk.folder, unit.name)
    with st.form(f"office.columns.{unit.name}", border=False):
        picked: dict[str, str | None] = {}
        columns = [each for each in sheet["columns"] if each["header"]]
        options = [None, *choices.ROLES]
        for start in range(0, len(columns), 4):
            for place, column in zip(st.columns(4), columns[start : start + 4], strict=False):
                guess = before.get(column["header"]) or (column["read"] if column["read"] in choices.ROLES else None)
                picked[column["header"]] = place.selectbox(
                    html.letter_by_letter(column["header"][:40]),
                    options,
                    index=options.index(guess),
                    format_func=lambda role: choices.ROLES[role] if role else _("as guessed, or not read"),
                    key=f"office.role.{unit.name}.{sheet['sheet']}.{column['index']}",
                )
        kept = st.form_submit_button(_("Keep for this and the next months, and read again"), icon=":material/save:")
    if kept and unit.file:
        choices.choose(desk.folder, unit.name, before | {k: v for k, v in picked.items() if v}, desk.by)
        (unit.file.place / IDENTIFIED).unlink(missing_ok=True)
        desk.start("receive")
