"""The filters in the sidebar and on the projector."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import queries
from exhibits import Filters
from exhibits.base.filters import Row, default_threshold
from exhibits.base.reporting import month_labels
from exhibits.counties.comparison import indicators
from queries.language import use_language
from screen import areas, visit
from screen.address import Address
from words import LANGUAGES, N_, _, numbers

THRESHOLDS = (500.0, 1000.0, 5000.0, 10000.0)  # 万元
GROUPS = {  # the buttons under the regions: their labels, the level that they choose
    "choose_all": (N_("All"), None),
    "choose_townships": (N_("Townships"), "镇乡"),
    "choose_zones": (N_("Zones"), "园区"),
}
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def follow_address(page: str) -> None:
    """Take over what the address asks for, before anything is drawn; ``page`` is the address path of the page."""
    known = indicators(Filters(queries.default_month()))
    visit.follow_address(page, _months(), [row["region"] for row in _regions()], known)
    use_language(visit.language())


def draw_filters() -> Address:
    """Draw the filters and the language where the page stands, and give what is chosen."""
    areas.draw_choice()
    months = _months()
    names = month_labels()
    st.selectbox(_("Month"), months, format_func=names.__getitem__, key=visit.MONTH, on_change=visit.changed)
    _region(_regions())
    _threshold()
    st.toggle(_("With projects listed separately"), key=visit.SEPARATE, on_change=visit.changed)
    _language()
    return visit.lead_address()


def labels() -> dict[str, dict[str, str]]:
    """What the widgets call the values of the filters, with what an address calls them; by the names of the latter."""
    thresholds = sorted({*THRESHOLDS, default_threshold()})
    return {
        visit.MONTH: {label: f"{month:%Y-%m}" for month, label in month_labels().items()},
        visit.REGIONS: {_label(row): row["region"] for row in _regions()},
        visit.THRESHOLD: {numbers.money(threshold): f"{threshold:.15g}" for threshold in thresholds},
    }


def groups() -> dict[str, list[str]]:
    """The regions that each of the buttons chooses, by the buttons' keys."""
    return {key: _names(level) for key, (_name, level) in GROUPS.items()}


def _months() -> list[date]:
    return [row["month"] for row in queries.run("months")]


def _regions() -> list[Row]:
    return [row for row in queries.run("regions_of_county") if row["is_ranked"]]


def _label(region: Row) -> str:
    return region["region"] if region["level"] in ("镇乡", "县市") else f"{region['region']} · {_(region['level'])}"


def _groups() -> dict[str, tuple[str, str | None]]:
    """The buttons that choose some: one for each level, where there are several of them, and the one for all."""
    levels = {row["level"] for row in _regions()}
    return {key: (label, level) for key, (label, level) in GROUPS.items() if level is None or levels > {level}}


def _names(level: str | None) -> list[str]:
    """The regions of a level; none, which is all, where no level is given."""
    return [row["region"] for row in _regions() if row["level"] == level]


def _region(regions: Sequence[Row]) -> None:
    label_of = {row["region"]: _label(row) for row in regions}
    st.multiselect(
        _("Townships and zones"),
        list(label_of),
        format_func=label_of.__getitem__,
        key=visit.REGIONS,
        placeholder=_("all; type to search"),
        select_all=False,
        on_change=visit.regions_changed,
    )
    with st.container(horizontal=True, gap="small"):
        for key, (label, level) in _groups().items():
            st.button(_(label), key=key, on_click=visit.choose_regions, args=(_names(level),), type="tertiary")


def _threshold() -> None:
    st.selectbox(
        _("Large projects from"),
        sorted({*THRESHOLDS, visit.threshold()}),
        format_func=numbers.money,
        key=visit.THRESHOLD,
        accept_new_options=True,
        placeholder=_("choose, or type a number of 万元"),
        help=_("planned investment; choose one or type any number of 万元"),
        on_change=visit.threshold_typed,
    )


def _language() -> None:
    st.segmented_control(
        "语言 / Language",
        LANGUAGES,
        format_func=LANGUAGE_NAMES.__getitem__,
        key=visit.LANGUAGE,
        required=True,
        label_visibility="collapsed",
        on_change=visit.changed,
    )
