"""Where a meeting is prepared: the order of its exhibits, and the button that starts the projector."""

import streamlit as st

from exhibits import EXHIBITS
from exhibits.agenda import agenda_or_default
from screen import html, visit
from words import _


def agenda() -> None:
    """The exhibits of the meeting in their order: to move, take out, add; and the button that starts it."""
    names = agenda_or_default(visit.agenda())
    html.headline(_("Agenda ({count})").format(count=len(names)), level=2)
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
        label,  # for readers; the stylesheet shows the icon alone
        key=f"agenda.{key}",
        icon=icon,
        help=label,
        type="tertiary",
        on_click=visit.choose_agenda,
        args=(names,),
        disabled=not names,
    )
