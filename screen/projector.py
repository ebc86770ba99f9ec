"""The projector: one exhibit fills the screen, a clicker goes on and back, Escape leaves; filters stay visible."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from exhibits.agenda import LEADER_PROFILE, PROJECT_PROFILE, REGION_WALKS, Step, place_of, steps
from exhibits.base import provenance
from pictures import Key
from screen import areas, drill, visit
from screen.address import Address
from screen.exhibit import draw_projector
from words import _

STYLESHEET = Path(__file__).parent / "projector.css"


def draw(name: str, filters: Callable[[], Address]) -> None:
    """One screen of the meeting: finding, picture, footer; ``filters`` draws the filter widgets where it is called."""
    st.html(STYLESHEET)
    stage = st.container(key="stage", height="stretch")
    with st.container(key="foot"), st.popover(_("Filters")):
        address = filters()
    screens = steps(address.agenda, address.filters)
    asked = Step(name, _township(address), address.project, _leader(address))
    place = place_of(asked, screens, address.filters)
    if place is None:  # an exhibit that is not on the agenda stands alone
        place, screens = 0, (asked,)
    with stage:
        draw_projector(
            [(step.exhibit, step.filters(address.filters)) for step in screens],
            place,
            visit.moves(),
            badge=provenance.demo_mark(),
            facts=(provenance.county(), provenance.version_in_short()),
            asked=partial(_asked, screens),
        )
    drill.open_chosen(screens[place].filters(address.filters), open_project=_show_project)


def _township(address: Address) -> str | None:
    """The township that a walk is at: the one that the address names, else the only one that is chosen."""
    if address.present not in REGION_WALKS:
        return None
    return address.township or address.filters.region


def _leader(address: Address) -> str | None:
    """The leader whom the walk is at."""
    return address.filters.leader if address.present == LEADER_PROFILE else None


def _show_project(code: str) -> None:
    """A click on a project shows its profile on the projector, not the page of its file."""
    visit.present(PROJECT_PROFILE, code)
    st.rerun()


def _asked(screens: tuple[Step, ...], said: dict[str, Any]) -> None:
    """Do what the viewer asks for; whatever else a browser sends is passed over."""
    place = said.get("place")
    step = screens[place] if isinstance(place, int) and 0 <= place < len(screens) else None
    match said.get("what"):
        case "leave":
            visit.present(None)
        case "move" if step and isinstance(said.get("count"), int):
            visit.move_to(step.exhibit, step.project, step.region, step.leader, said["count"])
        case "part" if step:
            with suppress(ValueError):  # a browser may send anything
                key = Key.from_json(said.get("part"))
                if areas.leads_down(key):
                    visit.go_into(areas.county_of(key))
                    return
                visit.present(step.exhibit, step.project, step.region, step.leader)
                visit.click(step.exhibit, key)
