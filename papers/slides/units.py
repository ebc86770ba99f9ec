"""The units of a walk on one slide: a row each with its lamp, its figures and what it needs, for an hour too short."""

from collections.abc import Sequence

from exhibits import Exhibit, Filters
from exhibits.base.exhibit import EXHIBITS
from papers.slides.tables import Entry, Grid
from pictures import LIGHT, Profile
from words import _, numbers

LAMPS = ("红", "黄")


def headline_of_units(filters: Filters, walked: Sequence[str], others: Sequence[str]) -> str:
    """How many units have a red or a yellow lamp; which have a slide of their own, and which stand here alone."""
    lamps = [row["lamp"] for row in filters.ask("lamps_of_regions")]
    red, yellow = (lamps.count(lamp) for lamp in LAMPS)
    parts = [_("Units with a red lamp: {red}, with a yellow one: {yellow}").format(red=red, yellow=yellow)]
    if not walked:
        return _("; ").join([*parts, _("all in this table alone")])
    said = _("in this table alone: {count}, on a slide of their own: {units}")
    parts.append(said.format(count=len(others), units=_(", ").join(walked)))
    return _("; ").join([*parts, _("in this table alone: {units}").format(units=_(", ").join(others))])


def grid_of_units(profiles: Sequence[tuple[Filters, Exhibit]]) -> Grid:
    """The profiles of units, each under its filters, as rows; the figures of their cards are the columns."""
    found = [(under, one.picture) for under, one in profiles if isinstance(one.picture, Profile)]
    lamps = {row["region"]: row["lamp"] for under, _one in found for row in under.ask("lamps_of_regions")}
    headings = [card.label for card in found[0][1].cards] if found else []
    rows = []
    for under, profile in found:
        (region,) = under.regions
        lamp = lamps.get(region)
        figures = {card.label: card.value for card in profile.cards}
        rows.append(
            (
                Entry(region, bold=True),
                Entry(_(lamp) if lamp else numbers.NOTHING, LIGHT.lamps[lamp] if lamp else None, bold=True),
                *(Entry(figures.get(heading, numbers.NOTHING)) for heading in headings),
                Entry(numbers.plain(profile.listing.in_all)),
            )
        )
    needs = EXHIBITS["needs_attention"].title
    names = (_("Township or zone"), _("Lamp"), *headings, _(needs))
    return Grid(names, tuple(rows), (False, False, *(True for _name in names[2:])))
