"""The units of a walk on one slide: a row each with its lamp, its figures and what it needs, for an hour too short."""

from collections.abc import Sequence

from exhibits import Column, Exhibit, Filters
from exhibits.base.exhibit import EXHIBITS
from exhibits.base.sheets import is_filled
from exhibits.base.table import heading
from exhibits.base.time_words import is_closed
from papers.slides.tables import Entry, Grid, in_column
from pictures import LIGHT, Profile
from words import _, numbers

LAMPS = ("红", "黄")


def red_ones(units: Sequence[str], filters: Filters) -> list[str]:
    """Those of the units that have a red lamp."""
    lamps = {row["region"]: row["lamp"] for row in filters.for_all_regions().ask("lamps_of_regions")}
    return [unit for unit in units if lamps.get(unit) == LAMPS[0]]


def headline_of_units(filters: Filters, walked: Sequence[str], others: Sequence[str]) -> str:
    """How many units have a red or a yellow lamp; which have a slide of their own, and which stand here alone."""
    lamps = [row["lamp"] for row in filters.ask("lamps_of_regions")]
    red, yellow = (lamps.count(lamp) for lamp in LAMPS)
    lit = _("Units with a red lamp: {red}, with a yellow one: {yellow}")
    if not red:
        lit = _("No unit has a red lamp, a yellow one: {yellow}")
    elif not yellow:
        lit = _("Units with a red lamp: {red}, none with a yellow one")
    parts = [lit.format(red=red, yellow=yellow)]
    if not walked:
        return _("; ").join([*parts, _("all in this table alone")])
    said = _("in this table alone: {count}, on a slide of their own: {units}")
    parts.append(said.format(count=len(others), units=_(", ").join(walked)))
    return _("; ").join([*parts, _("in this table alone: {units}").format(units=_(", ").join(others))])


def grid_of_units(profiles: Sequence[tuple[Filters, Exhibit]]) -> Grid:
    """The units of profiles, each under its filters, as rows; what their cards show are columns, each in one unit."""
    matters = {
        region: one.picture.listing.in_all
        for under, one in profiles
        for region in under.regions
        if isinstance(one.picture, Profile)
    }
    filters = profiles[0][0].for_all_regions()
    known = {row["region"]: row for row in filters.ask("completion_by_region")}
    lamps = {row["region"]: row["lamp"] for row in filters.ask("lamps_of_regions")}
    columns = _columns(filters)
    figures = [in_column(column, [known[region][column.name] for region in matters]) for column in columns]
    rows = []
    for region, *cells in zip(matters, *figures, strict=True):
        lamp = lamps.get(region)
        lit = Entry(_(lamp) if lamp else numbers.NOTHING, LIGHT.lamps[lamp] if lamp else None, bold=True)
        rows.append((Entry(region, bold=True), lit, *map(Entry, cells), Entry(numbers.plain(matters[region]))))
    needs = EXHIBITS["needs_attention"].title
    headings = (_("Township or zone"), _("Lamp"), *map(heading, columns), _(needs))
    return Grid(headings, tuple(rows), (False, False, *(True for _name in headings[2:])))


def _columns(filters: Filters) -> list[Column]:
    gap = _("Short of the target") if is_closed(filters.month) else _("Short of time progress")
    columns = [
        Column("completed_investment", _("Completed"), "money"),
        Column("completion_rate", _("Completion rate"), "percent"),
        Column("year_on_year", _("Growth on the year before"), "percent"),
        Column("gap_to_pace", gap, "money"),
    ]
    return [*columns, Column("large_projects", _("Large projects"), "number")] if is_filled("projects") else columns
