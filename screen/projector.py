"""The projector: one exhibit fills the screen, a clicker goes on and back, Escape leaves; filters stay visible."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

import queries
from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.agenda import PROJECT_PROFILE, REGION_WALKS, Step, place_of, steps
from exhibits.base.table import definition_in_words
from pictures import Canvas
from screen import drill, html
from screen.address import Address
from screen.file_of_project import project_of_click
from screen.filters import end_walk, present, walk_to
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
    asked = Step(address.present, address.filters.region if address.present in REGION_WALKS else None, address.project)
    place = place_of(asked, screens, address.filters)
    if place is None:  # an exhibit that is not on the agenda stands before it
        place, screens = 0, (asked, *screens)
    step = screens[place]
    filters_of_step = step.filters(address.filters)
    exhibit = EXHIBITS[step.exhibit].make(filters_of_step)
    with stage:
        html.headline(exhibit.headline, level=1)
        draw_picture(step.exhibit, exhibit, Canvas(height=None, type_size=max(14, round(TYPE_SIZE * height))))
    with facts:
        _footer(exhibit, filters_of_step, place, len(screens))
    _keys(screens, place)
    _open_project()
    drill.open_chosen(filters_of_step)
    if place + 1 < len(screens):  # ahead, so that the next click finds its rows already computed
        EXHIBITS[screens[place + 1].exhibit].make(screens[place + 1].filters(address.filters))


def _open_project() -> None:
    """A click on a project shows its profile on the projector, not the page of its file."""
    if code := project_of_click(st.session_state.get("part_behind")):
        del st.session_state["part_behind"]
        present(PROJECT_PROFILE, code)
        st.rerun()


def _footer(exhibit: Exhibit, filters: Filters, place: int, count: int) -> None:
    data = queries.one("version_of_data")
    html.footer(
        badge=_("demo data") if data["is_demo"] else "",
        filters=filters.in_words(),
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
        st.button("Escape", key="key_Escape", shortcut="Escape", on_click=_leave)


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
