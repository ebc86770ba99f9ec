"""The front door: navigation, language, filters; on every page whose data it is, of when, and what is filtered."""

import python_needed  # noqa: F401, before all that an older Python does not know

# isort: split
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

import queries
from exhibits import Filters
from pages.assessment import assessment
from pages.counties import county_comparison
from pages.leaders import leaders
from pages.meeting import briefing
from pages.money import capital_sources
from pages.office import office
from pages.pipeline import pipeline
from pages.progress import completion, overview
from pages.projects import large_projects, project, projects
from pages.supervision import elsewhere, money, orders, promises, rules, standstill, supervision
from queries.areas import within
from queries.language import use_language
from screen import MENU_WIDTH, frame, sign_in, visit
from settings import SettingsError
from words import N_, _


@dataclass(frozen=True)
class Page:
    """A page: what draws it under the filters, its title as a message id, whether the menu shows it.

    Its icon stands in screen/menu.css: Streamlit asks the internet for one that it is told, for the browser's tab.
    """

    draw: Callable[[Filters], None]
    title: str
    is_listed: bool = True


PAGES = {  # by their addresses
    "": Page(overview.draw, N_("Overview")),
    "completion": Page(completion.draw, N_("Completion")),
    "capital-sources": Page(capital_sources.draw, N_("Capital sources")),
    "large-projects": Page(large_projects.draw, N_("Large projects")),
    "county-comparison": Page(county_comparison.draw, N_("Counties")),
    "supervision": Page(supervision.draw, N_("Supervision")),
    "orders": Page(orders.draw, N_("Orders and nodes")),
    "leaders": Page(leaders.draw, N_("Leaders")),
    "assessment": Page(assessment.draw, N_("Score")),
    "standstill": Page(standstill.draw, N_("Standstill and obstacles"), is_listed=False),
    "promises": Page(promises.draw, N_("Promises and land"), is_listed=False),
    "funds-check": Page(money.draw, N_("Shared costs and checks"), is_listed=False),
    "tasks-elsewhere": Page(elsewhere.draw, N_("Tasks of other regions"), is_listed=False),
    "other-rules": Page(rules.draw, N_("Lamps under other rules"), is_listed=False),
    "pipeline": Page(pipeline.draw, N_("Pipeline")),
    "projects": Page(projects.draw, N_("Projects")),
    "briefing": Page(briefing.draw, N_("Briefing")),
    "office": Page(office.draw, N_("Office")),
    "project": Page(project.draw, N_("Project"), is_listed=False),
}


def main() -> None:
    """Draw the page that the address names, with what stands around every page."""
    use_language(visit.language_asked_for())
    pages = {address: _registered(address, page) for address, page in PAGES.items()}
    visit.begin(pages)
    page = st.navigation(list(pages.values()), position="hidden" if visit.is_presenting() else "sidebar", expanded=True)
    with within(visit.area_asked_for(page.url_path)):
        use_language(visit.language_asked_for())
        _draw(page)


def _draw(page: st.Page) -> None:
    st.set_page_config(
        page_title=_("{page} · Project construction progress").format(page=page.title),
        page_icon="screen/icon.svg",
        layout="wide",
        initial_sidebar_state=MENU_WIDTH,
    )
    try:
        if not sign_in.is_welcome():  # the door in serve.py lets nobody as far; a session may have ended since
            frame.draw_signed_out()
            return
        frame.draw(page)
    except queries.Damaged as error:
        is_newer = isinstance(error, queries.Newer)
        title = _("The published data is of a newer dashboard") if is_newer else _("The published data is damaged")
        frame.draw_refused(str(error), title=title)
        if page.url_path == "office":
            office.draw()
    except queries.NoDatabase:
        frame.draw_without_data()
        if page.url_path == "office":
            office.draw()
    except SettingsError as error:
        frame.draw_refused(str(error))


def _registered(address: str, page: Page) -> st.Page:
    return st.Page(
        lambda: page.draw(visit.filters()),
        title=_(page.title),
        url_path=address,
        default=not address,
        visibility="visible" if page.is_listed else "hidden",
    )


if __name__ == "__main__":
    main()
