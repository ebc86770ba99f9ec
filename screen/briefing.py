"""Where a meeting is prepared: its agenda, the projector, and what is taken home as slides and bulletin."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exhibits import EXHIBITS, Filters
from exhibits.agenda import agenda_or_default
from papers.bulletin import bulletin as make_bulletin
from papers.slides import slides as make_slides
from papers.template import TemplateError
from screen import html, visit
from words import _, language

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Watch = Callable[[int, int], None]


def agenda() -> None:
    """The exhibits of the meeting in their order: to move, take out, add; and the button that starts it."""
    names = agenda_or_default(visit.agenda())
    html.headline(_("Agenda: {count} exhibits").format(count=len(names)), level=2)
    html.note(_("The order is kept in the address: bookmark it, or send it. No choice is the default agenda."))
    for place, name in enumerate(names):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"agenda_{name}"):
            html.item(f"{place + 1}", _(EXHIBITS[name].title))
            _move(names, place, -1, ":material/arrow_upward:", _("Earlier"))
            _move(names, place, 1, ":material/arrow_downward:", _("Later"))
            _button(names[:place] + names[place + 1 :], f"out_{name}", ":material/close:", _("Take out"))
    left_out = [name for name in EXHIBITS if name not in names]
    added = st.selectbox(
        _("Add an exhibit"),
        left_out,
        index=None,
        format_func=lambda name: _(EXHIBITS[name].title),
        placeholder=_("choose"),
        key=f"add_to_agenda.{len(names)}",
    )
    if added:
        visit.choose_agenda((*names, added))
        st.rerun()
    with st.container(horizontal=True):
        st.button(
            _("Start the projector"),
            icon=":material/present_to_all:",
            type="primary",
            on_click=visit.present,
            args=(names[0],),
        )
        st.button(_("Default agenda"), key="default_agenda", on_click=visit.choose_agenda, args=((),), type="tertiary")


def _move(names: tuple[str, ...], place: int, by: int, icon: str, label: str) -> None:
    order = list(names)
    other = place + by
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    _button(tuple(order), f"{by}_{names[place]}", icon, label)


def _button(names: tuple[str, ...], key: str, icon: str, label: str) -> None:
    st.button(
        "",
        key=f"agenda.{key}",
        icon=icon,
        help=label,
        type="tertiary",
        on_click=visit.choose_agenda,
        args=(names,),
        disabled=not names,
    )


def slides(filters: Filters) -> None:
    """The agenda as slides with charts that can be edited."""
    names = agenda_or_default(visit.agenda())
    html.headline(_("Slides"))
    html.note(_("The agenda under the filters that are on; charts can be edited in PowerPoint and WPS."))
    _offer(
        _("Make the slides"),
        ("slides", names, filters, language()),
        lambda watch: make_slides(names, filters, watch),
        f"{_('Slides')} {filters.month:%Y-%m}.pptx",
        SLIDES,
    )


def bulletin(filters: Filters) -> None:
    """The monthly bulletin as a Word document in the official layout."""
    html.headline(_("Bulletin"))
    html.note(_("The month's bulletin in the official layout, for the whole county."))
    number = st.number_input(_("Number of the issue"), min_value=1, max_value=999, value=None, step=1)
    whole = filters.for_all_regions()
    _offer(
        _("Make the bulletin"),
        ("bulletin", number, whole, language()),
        lambda watch: make_bulletin(whole, number, watch),
        f"{_('Bulletin')} {filters.month:%Y-%m}.docx",
        DOCUMENT,
    )


def brief(filters: Filters) -> None:
    """One township's page, to read before its head speaks."""
    html.headline(_("Brief of a township"))
    rows = filters.for_all_regions().ask("completion_by_region")
    region = st.selectbox(
        _("Township or zone"), [row["region"] for row in rows], index=None, placeholder=_("choose"), key="brief_region"
    )
    if region:
        chosen = replace(filters, regions=(region,))
        _offer(
            _("Make the brief"),
            ("brief", chosen, language()),
            lambda watch: make_bulletin(chosen, None, watch),
            f"{region} {filters.month:%Y-%m}.docx",
            DOCUMENT,
        )


def _offer(label: str, what: tuple[Any, ...], make: Callable[[Watch], bytes], file_name: str, kind: str) -> None:
    """A button that makes a paper behind a progress bar; then the download, for as long as nothing changes."""
    if st.button(label, key=f"make.{what[0]}", icon=":material/draft:"):
        bar = st.progress(0.0, text=_("working"))
        try:
            visit.keep_paper(what[0], what, make(partial(_show_progress, bar)))
        except TemplateError as error:
            st.error(html.letter_by_letter(f"{error}"))
        bar.empty()
    if content := visit.paper(what[0], what):
        st.download_button(
            _("Download {file}").format(file=file_name),
            content,
            file_name=file_name,
            mime=kind,
            key=f"download.{what[0]}",
            on_click="ignore",
            icon=":material/download:",
            type="primary",
        )


def _show_progress(bar: DeltaGenerator, done: int, count: int) -> None:
    bar.progress(min(done / count, 1.0), text=_("working"))
