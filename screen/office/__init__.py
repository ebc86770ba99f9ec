"""The office's month on a page: hand out, collect, check, publish; kept and done in the room office."""

from datetime import date

import streamlit as st

from office.folder import the_folder
from office.month import NOT_REPORTED, STATES, Month, deadline, month_of
from office.permission import Action, Visitor, may
from queries.areas import area
from screen import html, sign_in
from screen.office import findings, free, grid, hand_in, manual, pieces, progress, publishing, versions
from screen.office.desk import Desk, months_to_choose, units_of_county
from settings import settings
from words import _, is_of_prefecture, numbers


def draw() -> None:
    """Draw the office's page, or say why this visitor may not see it."""
    who = sign_in.visitor()
    pieces.style()
    if who.name and not may(who, Action.LOOK, who.unit):
        html.headline(_("The office works here"), level=2)
        html.note(_("{name} may not see the units' returns: the administrator gives that role").format(name=who.name))
        return
    if not may(who, Action.LOOK, who.unit):
        html.headline(_("The office works here after sign-in"), level=2)
        html.note(
            _(
                "The server can be reached from other machines, and nobody signs in: nothing can be handed in or"
                " published here. Let it listen on localhost alone, or turn sign-in on: [sign_in] in settings.toml, as"
                " README.md says."
            )
        )
        return
    if area() or is_of_prefecture():
        _draw_beside_counties(who)
        return
    folder = the_folder()
    months = months_to_choose(folder)
    top, name, choice = st.columns([3, 1, 1], vertical_alignment="bottom")
    with choice:
        month = st.selectbox(_("Month"), months, format_func=numbers.month_name, key="office.month")
    with name:
        by = who.name or st.text_input(
            _("Your name"),
            value=_last_name(folder.recorded()),
            max_chars=30,
            key="office.by",
            placeholder=_("for the record"),
        )
    units, published = units_of_county(month)
    now = month_of(folder, month, units, published)
    now = now.of_unit(who.unit) if who.unit else now
    desk = Desk(folder, month, units, by.strip(), who, now)
    with top:
        html.headline(_in_short(now, month, who.unit), level=2)
        html.note(_until(now, is_collected=month == months[0]))
    progress.draw(desk)
    check_name, records_name = _("Check and publish"), _("Records")
    if who.unit:
        check_name, records_name = _("What is wrong"), _("What was done")
    hand, check, kept, help_ = st.tabs([_("Hand in"), check_name, records_name, _("Manual")], key="office.part")
    with hand:
        hand_in.draw(desk)
        grid.draw(desk)
    with check:
        findings.draw(desk)
        free.draw(desk)
        if desk.may(Action.PUBLISH):
            publishing.draw(desk)
    with kept:
        versions.draw(desk)
    with help_:
        manual.draw()


def _draw_beside_counties(who: Visitor) -> None:
    """A prefecture's file is put together from its counties', whose offices work in dashboards of their own."""
    if county := area():
        html.headline(_("The office of {county} works in its own dashboard").format(county=county), level=2)
        html.note(_("What it publishes is seen here once the prefecture puts its counties' files together again."))
        return
    html.headline(_("These data are put together from the counties' files"), level=2)
    html.note(_("Returns are collected by each county. The next version is made by python -m data combine."))
    folder = the_folder()
    month = months_to_choose(folder)[0]
    by = who.name or st.text_input(_("Your name"), max_chars=30, key="office.by", placeholder=_("for the record"))
    versions.draw(Desk(folder, month, [], by.strip(), who, month_of(folder, month, [])))


def _last_name(records: list[dict[str, str]]) -> str:
    """Who was here last, to be corrected by who is here now."""
    return next((each["by"] for each in reversed(records) if each.get("by")), "")


def _in_short(now: Month, month: date, unit: str | None) -> str:
    """How many units are in each state; of a state that none is in, nothing. To a unit its own state."""
    if unit:
        said = _("{month}, {unit}: {state}")
        return said.format(month=numbers.month_name(month), unit=unit, state=_(now.units[unit].state))
    states = _(", ").join(f"{_(state)}\u00a0{now.count(state)}" for state in STATES if now.count(state))
    said = _("{month}, units: {all}, {states}") if states else _("{month}, units: {all}")
    return said.format(month=numbers.month_name(month), all=len(now.units), states=states)


def _until(now: Month, is_collected: bool) -> str:
    """Whether the month is being collected, and until when; where everybody's is there, that nobody is waited for."""
    if now.units and not now.count(NOT_REPORTED) and not is_collected:
        return _("every unit's month is there: nobody has to hand in anything")
    last = deadline(now.month, settings().deadline_day)
    left = (last - date.today()).days
    said = _("due on {day}, days left: {left}") if left >= 0 else _("was due on {day}, days since: {left}")
    until = said.format(day=numbers.day(last), left=abs(left))
    return _("the month being collected") + _("; ") + until if is_collected else until
