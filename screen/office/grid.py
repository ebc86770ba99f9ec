"""The month's grid of units, the list to copy for the chat group, and how everybody has reported over the months."""

import csv
import io
from datetime import date, timedelta

import streamlit as st

from office.month import NOT_REPORTED, PUBLISHED, STATES, Unit, deadline, record_of
from screen import html
from screen.office import hand_in, pieces
from screen.office.desk import Desk, units_of_county
from screen.rows import draw_lines
from settings import settings
from words import _, numbers

MONTHS = 6


def draw(desk: Desk) -> None:
    """Draw the grid, the list, the record."""
    html.headline(_("The month's returns"))
    pieces.units([_cell(unit) for unit in sorted(desk.now.units.values(), key=_order)])
    missing = desk.now.named(NOT_REPORTED)
    if missing and not desk.visitor.unit:
        html.note(_("To copy for the chat group:"))
        st.code(_chase(desk, missing), language=None, wrap_lines=True)
    hand_in.change(desk)
    with st.expander(_("Who reported on time, over the months"), key="office.record"):
        _record(desk)


def _order(unit: Unit) -> int:
    return STATES.index(unit.state)


def _cell(unit: Unit) -> tuple[str, str, str, str]:
    """Name, state as a word of the ledger, its place among the states, when and by whom."""
    told = _("with the whole ledger") if unit.state == PUBLISHED else ""
    if unit.file:
        told = f"{unit.file.at[5:16].replace('T', ' ')} {unit.file.by}".strip()
        if unit.errors:
            told = _("errors: {count}").format(count=unit.errors) + " · " + told
        if unit.earlier:
            told += " · " + _("replaces {count}").format(count=len(unit.earlier))
    return unit.name, _(unit.state), str(STATES.index(unit.state)), told


def _chase(desk: Desk, missing: list[str]) -> str:
    day = numbers.day(deadline(desk.month, settings().deadline_day))
    said = _("{month} not reported yet ({count}): {units}. Please hand in until {day}.")
    return said.format(month=numbers.month_name(desk.month), count=len(missing), units="、".join(missing), day=day)


def _record(desk: Desk) -> None:
    months: list[date] = [desk.month]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    begun = {each.get("month") for each in desk.folder.recorded()}
    months = [month for month in reversed(months) if f"{month:%Y-%m}" in begun]
    found = record_of(desk.folder, months, desk.now.units, settings().deadline_day)
    for month in months:
        for unit in units_of_county(month)[1]:
            if found.get(unit, {}).get(f"{month:%Y-%m}") == NOT_REPORTED:
                found[unit][f"{month:%Y-%m}"] = PUBLISHED
    lines = [
        {_("Unit"): unit} | {numbers.month_name(month): of[f"{month:%Y-%m}"] for month in months}
        for unit, of in found.items()
    ]
    draw_lines("office.record.table", lines, _("Who reported on time, over the months"))
    st.download_button(
        _("Download as CSV"),
        as_csv(lines).encode("utf-8-sig"),
        file_name="报送记录.csv",
        mime="text/csv",
        on_click="ignore",
        key="office.record.csv",
    )


def as_csv(lines: list[dict[str, str]]) -> str:
    """Lines with the same headings as CSV, in which no cell is a formula."""
    written = io.StringIO()
    table = csv.DictWriter(written, lines[0] if lines else [])
    table.writeheader()
    table.writerows({key: _as_text(value) for key, value in line.items()} for line in lines)
    return written.getvalue()


def _as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, also where signs are as wide as Chinese ones."""
    return f"'{cell}" if cell.lstrip().startswith(tuple("=+-@＝＋－＠")) else cell
