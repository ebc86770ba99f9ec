"""What stands around every page: the filters, the masthead, the notes; and the screen when there is no data yet."""

import streamlit as st

import queries
from exhibits import EXHIBITS
from exhibits.agenda import agenda_or_default
from exhibits.base import provenance
from exhibits.base.reporting import later_months, reported_in_part
from screen import areas, drill, html, missing, own_words, projector, sign_in, visit
from screen.address import Address
from screen.exhibit import bring_programs
from screen.filters import draw_filters, follow_address
from words import _

FEW = 2  # exhibits of a page that needs no list of them
FILTERS = (visit.MONTH, visit.REGIONS, visit.THRESHOLD, visit.SEPARATE)  # in the order in which they are said


def draw(page: st.Page) -> None:
    """Draw filters, masthead and page, then what was clicked; or one exhibit on the projector."""
    _begin(dark=st.context.theme.type == "dark" and not visit.is_presenting())
    bring_programs()
    follow_address(page.url_path)
    if presented := visit.presented():
        projector.draw(presented, draw_filters)
        return
    with st.sidebar:
        address = draw_filters()
        sign_in.draw_leaving()
    masthead(page.title, address)
    if damage := queries.damage():
        st.error(html.letter_by_letter(damage), icon=":material/warning:")
    contents = st.container()
    visit.begin_page(page.url_path)
    page.run()
    shown = visit.shown_exhibits()
    if len(shown) > FEW and page.url_path:  # the decision page is one screen
        with contents:
            html.contents((name, _(EXHIBITS[name].title)) for name in shown)
    missing.say()
    drill.open_chosen(address.filters)


def _begin(dark: bool = False) -> None:
    html.style(dark)
    own_words.tell()


def masthead(page: str, address: Address) -> None:
    """Whose data of when, which version, what is filtered; and one line on what the address named in vain."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="small"):
        _masthead(page, address)
        with st.container(width="content", gap=None):
            areas.draw_way_up()
            st.button(
                _("Present"),
                key="present_meeting",
                icon=":material/present_to_all:",
                type="tertiary",
                help=_("One exhibit after the other on the projector; a clicker goes on, Escape comes back"),
                on_click=_present,
                args=(agenda_or_default(address.agenda),),
            )
    for sentence in (reported_in_part(address.filters), later_months(address.filters)):
        if sentence:
            html.note(sentence)
    if address.unknown:
        named = _(", ").join(f"{name}={value[:40]}" for name, value in address.unknown)
        html.note(_("The address names something unknown, the default is shown instead: {named}").format(named=named))


def _present(agenda: tuple[str, ...]) -> None:
    """Begin with what is looked at, where it is on the agenda; from the decision page with the first."""
    shown = visit.shown_exhibits() if visit.address_of_page() else []
    visit.present(next((name for name in agenda if name in shown), agenda[0]))


def _masthead(page: str, address: Address) -> None:
    words = address.filters.in_words()
    html.masthead(
        page,
        title=provenance.title(),
        badge=provenance.demo_mark(),
        facts=(provenance.reach(), provenance.version()),
        filters=[(FILTERS[min(place, len(FILTERS) - 1)], text) for place, text in enumerate(words)],
    )


def draw_refused(reason: str, title: str = "") -> None:
    """A file of the county cannot be used: say what and where, and what to do."""
    _begin()
    html.headline(title or _("The dashboard cannot be shown yet"), level=2)
    st.error(html.letter_by_letter(reason))
    st.caption(_("Correct the file, then reload this page."))


def draw_signed_out() -> None:
    """Nobody has signed in, or the time for which one has is over: not a word of the county."""
    _begin()
    html.headline(_("Please sign in"), level=2)
    st.caption(_("Reload this page to sign in."))


def draw_without_data() -> None:
    """No database yet: say what to do."""
    _begin()
    html.headline(_("There is no data yet"), level=2)
    st.info(_("Publish a ledger, then reload this page:"))
    st.code("python -m data check 台账文件夹\npython -m data publish 台账文件夹", language="bash")
    st.caption(_("For a first look publish the demo ledger:"))
    st.code("python -m data publish data/demo", language="bash")
