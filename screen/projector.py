"""The projector: one exhibit fills the screen, a clicker goes on and back, Escape leaves; filters stay visible."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

import queries
from exhibits import EXHIBITS, Exhibit
from exhibits.agenda import PROFILE, Step, steps
from exhibits.table import definition_in_words
from pictures import Canvas
from screen import drill, html
from screen.address import Address
from screen.filters import present
from screen.show import draw_picture
from screen.viewport import viewport
from words import _

STYLESHEET = Path(__file__).parent / "projector.css"
TYPE_SIZE = 0.024  # of the screen's height; 0.022 is what can be read from ten metres
ON = ("PageDown", "ArrowRight", "ArrowDown")
BACK = ("PageUp", "ArrowLeft", "ArrowUp")


def draw(filters: Callable[[], Address]) -> None:
    """One screen of the meeting: finding, picture, footer; ``filters`` draws the filter widgets where it is called."""
    st.html(STYLESHEET)
    stage = st.container(key="stage", height="stretch")
    foot = st.container(key="foot", horizontal=True, wrap=False, vertical_alignment="center")
    with foot:
        facts = st.container()
        with st.popover(_("Filters")):
            address = filters()
        _width, height = viewport()
    screens = steps(address.agenda, address.filters)
    step = Step(address.present, address.filters.region if address.present == PROFILE else None)
    if step not in screens:  # an exhibit that is not on the agenda stands before it
        screens = (step, *screens)
    place = screens.index(step)
    exhibit = EXHIBITS[step.exhibit].make(step.filters(address.filters))
    with stage:
        html.headline(exhibit.headline, level=1)
        draw_picture(step.exhibit, exhibit, Canvas(height=None, type_size=max(14, round(TYPE_SIZE * height))))
    with facts:
        _footer(exhibit, address, place, len(screens))
    _keys(screens, place)
    drill.open_chosen(address.filters)
    if place + 1 < len(screens):  # ahead, so that the next click finds its rows already computed
        EXHIBITS[screens[place + 1].exhibit].make(screens[place + 1].filters(address.filters))


def _footer(exhibit: Exhibit, address: Address, place: int, count: int) -> None:
    data = queries.one("version_of_data")
    html.footer(
        badge=_("demo data") if data["is_demo"] else "",
        filters=address.filters.in_words(),
        facts=(
            f"{place + 1}/{count}",
            data["county"],
            _("version {version}").format(version=data["version"]),
            definition_in_words(exhibit.definition),
        ),
    )


def _keys(screens: tuple[Step, ...], place: int) -> None:
    """The keys of a clicker: buttons that nobody sees."""
    targets = {key: screens[min(place + 1, len(screens) - 1)] for key in ON}
    targets |= {key: screens[max(place - 1, 0)] for key in BACK}
    targets |= {"Home": screens[0], "End": screens[-1]}
    with st.container(key="keys"):
        for key, step in targets.items():
            st.button(key, key=f"key_{key}", shortcut=key, on_click=_go, args=(step,))
        st.button("Escape", key="key_Escape", shortcut="Escape", on_click=present, args=(None,))


def _go(step: Step) -> None:
    """Show a step; a profile sets the filter to its region, and what follows the last one is the whole county again."""
    state = st.session_state
    if step.region:
        state["region"] = [step.region]
    elif state["present"] == PROFILE:
        state["region"] = []
    present(step.exhibit)
