"""The filters in the sidebar, kept in step with the address.

Whoever acted last wins: a widget that was just changed writes the address; an address that was just opened
(a link, the back button) sets the widgets. A page switch empties the address: the widgets fill it again.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import queries
from exhibits.agenda import REGION_WALKS
from exhibits.base.filters import Filters, default_threshold
from exhibits.counties.comparison import indicators
from screen.address import NAMES, Address, read, threshold_of, write
from words import LANGUAGES, _, numbers, use_language

THRESHOLDS = (500.0, 1000.0, 5000.0, 10000.0)  # 万元
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def follow_address(page: str) -> None:
    """Take over what the address asks for, before anything is drawn; ``page`` is the address path of the page."""
    _follow_address(page, _months(), [row["region"] for row in _regions()])
    use_language(st.session_state["lang"])


def draw_filters() -> Address:
    """Draw the filters and the language where the page stands, and give what is chosen."""
    months = _months()
    _month(months)
    _region(_regions())
    _threshold()
    st.toggle(_("With projects listed separately"), key="separate", on_change=_changed)
    _language()
    return _lead_address(months)


def _months() -> list[date]:
    return [row["month"] for row in queries.run("months")]


def _regions() -> list:
    return [row for row in queries.run("regions_of_county") if row["level"] in ("镇乡", "园区")]


def _follow_address(page: str, months: Sequence[date], regions: Sequence[str]) -> None:
    """Set the widgets from the address, unless a widget was just changed or only the page was."""
    state = st.session_state
    parameters = _parameters()
    new_page = state.get("address_page") not in (None, page)
    state["address_page"] = page
    widget_changed = state.pop("filter_changed", False)
    emptied_by_page_switch = new_page and not parameters
    widgets_live = "lang" in state  # a switch out of the middle of a page forgets them
    if widgets_live and (widget_changed or emptied_by_page_switch or state.get("address") == parameters):
        return
    if emptied_by_page_switch:
        parameters = state["address"]
    address = read(parameters, months, regions, indicators(Filters(months[0])))
    state["month"] = address.filters.month
    state["region"] = list(address.filters.regions)
    state["threshold"] = address.filters.threshold
    state["separate"] = address.filters.with_separate
    state["indicator"] = address.filters.indicator
    state["lang"] = address.language
    state["present"] = address.present
    state["project"] = address.project
    state["agenda"] = list(address.agenda)
    if address.present not in REGION_WALKS:
        state["walk"] = None
    state["address_unknown"] = address.unknown


def _lead_address(months: Sequence[date]) -> Address:
    """Read the widgets, and write what they say into the address."""
    state = st.session_state
    filters = Filters(state["month"], tuple(state["region"]), state["threshold"], state["separate"], state["indicator"])
    address = Address(
        filters,
        language=state["lang"],
        present=state["present"],
        project=state["project"],
        agenda=tuple(state["agenda"]),
        unknown=state.get("address_unknown", ()),
    )
    wanted, found = write(address, months), _parameters()
    if wanted != found:  # in one step, which the back button takes back
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in NAMES}
        st.query_params.from_dict(others | wanted)
    state["address"] = wanted
    return address


def _parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in NAMES if name in st.query_params}


def _changed() -> None:
    st.session_state["filter_changed"] = True
    st.session_state["address_unknown"] = ()


def _month(months: Sequence[date]) -> None:
    st.selectbox(_("Month"), months, format_func=numbers.month_name, key="month", on_change=_changed)


def _region(regions: Sequence) -> None:
    level_of = {row["region"]: row["level"] for row in regions}
    st.multiselect(
        _("Townships and zones"),
        list(level_of),
        format_func=lambda region: region if level_of[region] == "镇乡" else f"{region} · {_(level_of[region])}",
        key="region",
        placeholder=_("all; type to search"),
        select_all=False,
        on_change=_changed,
    )
    with st.container(horizontal=True, gap="small"):
        for key, label, level in (
            ("all", _("All"), None),
            ("townships", _("Townships"), "镇乡"),
            ("zones", _("Zones"), "园区"),
        ):
            names = [region for region, its_level in level_of.items() if its_level == level]
            st.button(label, key=f"choose_{key}", on_click=choose_regions, args=(names,), type="tertiary")


def choose_regions(names: list[str]) -> None:
    """Set the filter of regions, as a click elsewhere on the page asks for; no names is all of them."""
    st.session_state["region"] = names
    _changed()


def choose_indicator(name: str) -> None:
    """Choose the indicator by which counties are compared."""
    st.session_state["indicator"] = name
    _changed()


def present(name: str | None, project: str | None = None) -> None:
    """Put an exhibit on the projector, or the profile of the project of that code; None comes back to the page."""
    st.session_state["present"] = name
    st.session_state["project"] = project
    st.session_state["filter_changed"] = True


def walk_to(region: str) -> None:
    """Set the filter of regions to the next one of a walk; what was chosen before the walk is kept for its end."""
    state = st.session_state
    walk = state.get("walk")
    if walk:
        before = walk["before"]
    else:  # one region in the middle of a walk is the place where an address began it
        before = [] if state["present"] in REGION_WALKS and len(state["region"]) == 1 else list(state["region"])
    state["walk"] = {"region": region, "before": before}
    state["region"] = [region]


def end_walk() -> None:
    """Choose the regions again that were chosen before the walk, unless others have been chosen meanwhile."""
    state = st.session_state
    walk, state["walk"] = state.get("walk"), None
    if walk and state["region"] == [walk["region"]]:
        state["region"] = walk["before"]


def _threshold() -> None:
    chosen = st.session_state["threshold"]
    st.selectbox(
        _("Large projects from"),
        sorted({*THRESHOLDS, chosen}),
        format_func=numbers.money,
        key="threshold",
        accept_new_options=True,
        placeholder=_("choose, or type a number of 万元"),
        help=_("planned investment; choose one or type any number of 万元"),
        on_change=_threshold_typed,
    )


def _threshold_typed() -> None:
    """A typed threshold arrives as text: make it a number, or say that it is none."""
    _changed()
    typed = st.session_state["threshold"]
    if isinstance(typed, str):
        number = threshold_of(typed.strip().removesuffix("万元").strip())
        st.session_state["threshold"] = default_threshold() if number is None else number
        if number is None:
            st.session_state["address_unknown"] = (("threshold", typed),)


def _language() -> None:
    st.segmented_control(
        "语言 / Language",
        LANGUAGES,
        format_func=LANGUAGE_NAMES.get,
        key="lang",
        required=True,
        label_visibility="collapsed",
        on_change=_changed,
    )
