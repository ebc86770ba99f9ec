"""The flow of investors from outside: from the place they come from to the township that they build in."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, money_unit, scope
from exhibits.capital.investors import OUTSIDE, large_projects, place_name
from pictures import Flow, Key, Node, Stream
from words import N_, _, numbers

NODES = 8  # on either side of the picture; the others are drawn as one

End = tuple[str | None, ...]  # what one node stands for: a place or region, or those that are drawn as one


def rows_of_flow(filters: Filters, key: Key) -> Exhibit:
    """The projects behind a place, a region, or a flow from places to regions."""
    places, regions = key.get("origin_place"), key.get("region")
    ends = [_place_name(places) if places else "", _region_name(regions) if regions else ""]
    return large_projects(
        filters,
        lambda row: row["investor_origin"] in OUTSIDE and key.matches(row),
        " → ".join(ends).strip(),
        key.figure,
    )


def _place_name(places: End) -> str:
    return _("other places") if len(places) > 1 else place_name(places[0])


def _region_name(regions: End) -> str:
    return _("other townships") if len(regions) > 1 else str(regions[0])


def _drawn(rows: Rows) -> tuple[dict[str | None, End], dict[str | None, End]]:
    """With which others each place and each region is drawn: the first ones by amount alone, the rest together."""
    places = sorted({(-row["completed_of_place"], row["origin_place"] or "") for row in rows})
    regions = sorted({(-row["completed_of_region"], row["region"]) for row in rows})
    return _first_ones([place or None for _amount, place in places]), _first_ones([name for _amount, name in regions])


def _first_ones(names: list[str | None]) -> dict[str | None, End]:
    shown = NODES if len(names) <= NODES else NODES - 1
    rest = tuple(names[shown:])
    return {name: (name,) if place < shown else rest for place, name in enumerate(names)}


@exhibit(N_("From where to where"), behind=rows_of_flow)
@needs("investments")
def capital_flow(filters: Filters) -> Exhibit:
    """Completed investment of investors from outside, from their place of origin to the township."""
    rows = filters.ask("capital_by_place_and_region")
    return Exhibit(
        headline=_and_those_below_zero(rows, _headline(filters, rows)),
        picture=_flow(rows),
        columns=(
            Column("origin_place", _("Place of origin")),
            Column("region", _("Township or zone")),
            Column("projects", _("Large projects"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("completed_investment", _("Completed this year"), "money"),
            Column("completed_share", _("Share of completed"), "percent"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "completed since January by large projects whose investor is domestic from outside or foreign; the"
                " places and townships with the largest amounts by name, the rest as others; what was taken back counts"
                " in the sums, and has no band"
            ),
            money_unit(),
            "projects",
            "investments",
        ),
    )


def _amounts(rows: Rows) -> dict[tuple[End, End], float]:
    """What is completed from each place that is drawn to each region."""
    place_of, region_of = _drawn(rows)
    amounts: dict[tuple[End, End], float] = {}
    for row in rows:
        ends = place_of[row["origin_place"]], region_of[row["region"]]
        amounts[ends] = amounts.get(ends, 0) + row["completed_investment"]
    return {ends: amount for ends, amount in amounts.items() if amount}


def _and_those_below_zero(rows: Rows, sentence: str) -> str:
    """The sentence, and what has no band: work that was taken back, a correction of an earlier month."""
    below = [row["completed_investment"] for row in rows if row["completed_investment"] < 0]
    if not below:
        return sentence
    return _("{sentence}; amounts below zero, without a band of their own: {count}, {money} in all").format(
        sentence=sentence, count=len(below), money=numbers.money(sum(below))
    )


def _flow(rows: Rows) -> Flow:
    place_of, region_of = _drawn(rows)
    amounts = _amounts(rows)
    places = {
        place: _key(sum(amount for (end, _region), amount in amounts.items() if end == place), origin_place=place)
        for place in dict.fromkeys(place_of.values())
        if any(end == place for end, _region in amounts)
    }
    regions = {
        region: _key(sum(amount for (_place, end), amount in amounts.items() if end == region), region=region)
        for region in dict.fromkeys(region_of.values())
        if any(end == region for _place, end in amounts)
    }
    return Flow(
        sources=tuple(Node(key, _place_name(place), numbers.money(key.amount)) for place, key in places.items()),
        targets=tuple(Node(key, _region_name(region), numbers.money(key.amount)) for region, key in regions.items()),
        streams=tuple(
            Stream(
                _key(amount, origin_place=place, region=region),
                places[place],
                regions[region],
                amount,
                numbers.money(amount),
            )
            for (place, region), amount in amounts.items()
            if amount > 0
        ),
        source_label=_("Place of origin"),
        target_label=_("Township or zone"),
    )


def _key(amount: float, **ends: End) -> Key:
    return Key("completed_investment", tuple(ends.items()), amount)


def _headline(filters: Filters, rows: Rows) -> str:
    first = rows[0] if rows else None
    if first is None or not first["completed_investment"]:
        return _("{scope}: investors from outside completed nothing in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    if filters.region:
        return _region_headline(filters, first)
    return _(
        "{scope}: investors from outside completed {money}; the broadest flow is from {place} to {region}, {amount}"
    ).format(
        scope=scope(filters),
        money=numbers.money(first["completed_in_all"]),
        place=place_name(first["origin_place"]),
        region=first["region"],
        amount=numbers.money(first["completed_investment"]),
    )


def _region_headline(filters: Filters, first: Row) -> str:
    whole = filters.for_all_regions().ask("capital_by_place_and_region")
    among_all = next(row for row in whole if row["region"] == filters.region)
    return _(
        "{region}: investors from outside completed {money}, rank {rank} of {count}; most of it from {place}, {amount}"
    ).format(
        region=filters.region,
        money=numbers.money(first["completed_of_region"]),
        rank=among_all["region_rank"],
        count=among_all["count_regions"],
        place=place_name(first["origin_place"]),
        amount=numbers.money(first["completed_investment"]),
    )
