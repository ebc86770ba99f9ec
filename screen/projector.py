"""The projector: one exhibit fills the screen, a clicker goes on and back, Escape leaves; filters stay visible."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import streamlit as st

import queries
from exhibits.agenda import PROJECT_PROFILE, REGION_WALKS, Step, place_of, steps
from pictures import Key
from screen import drill
from screen.address import Address
from screen.exhibit import draw_projector
from screen.file_of_project import project_of_click
from screen.filters import end_walk, present, walk_to
from words import _

STYLESHEET = Path(__file__).parent / "projector.css"


def draw(filters: Callable[[], Address]) -> None:
    """One screen of the meeting: finding, picture, footer; ``filters`` draws the filter widgets where it is called."""
    st.html(STYLESHEET)
    stage = st.container(key="stage", height="stretch")
    with st.container(key="foot"), st.popover(_("Filters")):
        address = filters()
    screens = steps(address.agenda, address.filters)
    asked = Step(address.present, address.filters.region if address.present in REGION_WALKS else None, address.project)
    place = place_of(asked, screens, address.filters)
    if place is None:  # an exhibit that is not on the agenda stands before it
        place, screens = 0, (asked, *screens)
    data = queries.one("version_of_data")
    with stage:
        draw_projector(
            [(step.exhibit, step.filters(address.filters)) for step in screens],
            place,
            st.session_state.get("moves", 0),
            badge=_("demo data") if data["is_demo"] else "",
            facts=(data["county"], _("version {version}").format(version=data["version"])),
            asked=partial(_asked, screens),
        )
    _open_project()
    drill.open_chosen(screens[place].filters(address.filters))


def _asked(screens: tuple[Step, ...], said: dict) -> None:
    """Do what the viewer asks for; whatever else a browser sends is passed over."""
    place = said.get("place")
    step = screens[place] if isinstance(place, int) and 0 <= place < len(screens) else None
    match said.get("what"):
        case "leave":
            _leave()
        case "move" if step and isinstance(said.get("count"), int):
            st.session_state["moves"] = said["count"]
            _go(step)
        case "part" if step:
            with suppress(ValueError):  # a browser may send anything
                key = Key.from_json(said.get("part"))
                _go(step)
                drill.choose_part(step.exhibit, key)


def _open_project() -> None:
    """A click on a project shows its profile on the projector, not the page of its file."""
    if code := project_of_click(st.session_state.get("part_behind")):
        del st.session_state["part_behind"]
        present(PROJECT_PROFILE, code)
        st.rerun()


def _go(step: Step) -> None:
    """Show a step; a walk sets the filter to its region, and leaves what was chosen before to the step after it."""
    state = st.session_state
    if step.region:
        walk_to(step.region)
    elif state.get("walk"):
        end_walk()
    elif state["present"] in REGION_WALKS:
        state["region"] = []
    present(step.exhibit, step.project)


def _leave() -> None:
    """Back to the page, with the filters as they were but for those that were changed by hand."""
    end_walk()
    present(None)
