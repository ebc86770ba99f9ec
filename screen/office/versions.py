"""Every version that is kept: put one back, delete old ones; and the record of what was done by whom."""

from typing import Any

import streamlit as st

from office import history
from office.permission import Action
from screen import html
from screen.office.desk import Desk
from screen.rows import draw_lines
from words import N_, _

LINES = 200
DONE = {
    "received": N_("took in {name}"),
    "assigned": N_("gave {file} to {unit}"),
    "dropped": N_("left out {file}"),
    "checked": N_("checked"),
    "rebased": N_("let the month stand on the version in force"),
    "sent back": N_("sent back to {unit}"),
    "mapped": N_("said how the columns of {unit} are read"),
    "published": N_("published version {version}"),
    "rolled back": N_("put version {version} back"),
    "pruned": N_("deleted versions {versions}"),
    "handed out": N_("wrote the return workbooks"),
}


def draw(desk: Desk) -> None:
    """Draw versions and records; to a unit that reports for itself what was done of its own."""
    if desk.may(Action.PUBLISH):
        _versions(desk)
    _records(desk)


def _versions(desk: Desk) -> None:
    html.headline(_("Versions"))
    told, problem = history.known(desk.folder)
    versions = sorted(told.get("versions", []), key=lambda each: -each["version"])
    if problem:
        html.note(problem)
    elif not versions:
        html.note(_("Nothing has been published yet"))
    else:
        size = sum(each["bytes"] or 0 for each in versions) / 1e6
        html.note(_("versions kept: {count}, {size} MB").format(count=len(versions), size=f"{size:.0f}"))
        draw_lines("office.versions", [_line(each, told["in_force"]) for each in versions], _("Versions"), height=320)
        others = {each["version"]: each for each in versions if each["version"] != told["in_force"]}
        if others:
            _change(desk, others, told["in_force"])


def _records(desk: Desk) -> None:
    html.headline(_("What was done"))
    records = desk.folder.recorded()
    names = {each["file"]: each["name"] for each in records if each["what"] == "received"}
    lines = [each for each in reversed(records) if not desk.visitor.unit or each.get("unit") == desk.visitor.unit]
    told = [
        {
            _("When"): each["at"].replace("T", " "),
            _("By whom"): each["by"] or _("by itself"),
            _("What"): _done(each, names),
        }
        for each in lines[:LINES]
    ]
    if told:
        draw_lines("office.records", told, _("What was done"), height=320)


def _change(desk: Desk, others: dict[int, dict[str, Any]], in_force: int | None) -> None:
    def name(number: int) -> str:
        each = others[number]
        return " · ".join((str(number), each["at"].replace("T", " "), each["by"], each["note"] or "")).rstrip(" ·")

    back, out = st.columns(2)
    if desk.may(Action.ROLL_BACK):
        with back, st.form("office.rollback", border=False):
            # What was chosen under another version is not meant any more: the last one before is.
            version = st.selectbox(_("Put back"), list(others), key=f"office.back.{in_force}", format_func=name)
            if st.form_submit_button(
                _("Put this version back in force"), icon=":material/history:", disabled=not desk.by
            ):
                desk.start("rollback", version=version)
    if desk.may(Action.PRUNE):
        with out, st.form("office.prune", border=False):
            free = [number for number in others if number != desk.now.upon]  # the month stands on that one
            chosen = st.multiselect(
                _("Delete"), free, key=f"office.out.{in_force}", placeholder=_("choose"), format_func=name
            )
            if (
                st.form_submit_button(_("Delete these versions"), icon=":material/delete:", disabled=not desk.by)
                and chosen
            ):
                desk.start("prune", versions=chosen)


def _line(each: dict[str, Any], in_force: int | None) -> dict[str, Any]:
    return {
        _("Version"): each["version"],
        _("In force"): "✓" if each["version"] == in_force else "",
        _("When"): each["at"].replace("T", " "),
        _("By whom"): each["by"],
        _("Note"): each["note"] or "",
        _("Size, MB"): round((each["bytes"] or 0) / 1e6, 1),
    }


def _done(each: dict[str, Any], names: dict[str, str]) -> str:
    """What was done, in words; a file by its name, not by its number."""
    said = DONE.get(each["what"])
    if said is None:
        return str(each["what"])
    values = {"name": "", "file": "", "unit": "", "version": "", "versions": ""} | each
    values["versions"] = "、".join(map(str, values["versions"]))
    values["file"] = names.get(str(values["file"]), values["file"])
    return _(said).format(**{name: values[name] for name in ("name", "file", "unit", "version", "versions")})
