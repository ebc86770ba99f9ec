"""The flow of investors from outside: from the place they come from to the township that they build in."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.wording import definition, money_unit, scope
from exhibits.capital.investors import OUTSIDE, PROJECTS_AND_INVESTMENTS, large_projects, place_key, place_name
from pictures import Flow, Node, Stream
from words import N_, _, numbers

NODES = 8  # on either side of the picture; the others are drawn as one
OTHERS = "…"


def rows_of_flow(filters: Filters, key: str) -> Exhibit:
    """The projects behind a place (上海 →), a region (→ 汇龙镇), a flow (上海 → 汇龙镇), or the others (… → 汇龙镇)."""
    rows = filters.ask("capital_by_place_and_region")
    place_of, region_of = _drawn(rows)
    meant = {
        (place_key(row), row["region"])
        for row in rows
        for place, region in [(place_of[place_key(row)], region_of[row["region"]])]
        if key in (_place_node(place), _region_node(region), _stream(place, region))
    }
    return large_projects(
        filters,
        lambda row: row["investor_origin"] in OUTSIDE and (place_key(row), row["region"]) in meant,
        key.replace(OTHERS, _("others")),
    )


def _place_node(place: str) -> str:
    return f"{place} →"


def _region_node(region: str) -> str:
    return f"→ {region}"


def _stream(place: str, region: str) -> str:
    return f"{place} → {region}"


def _drawn(rows: Rows) -> tuple[dict[str, str], dict[str, str]]:
    """As what each place and each region is drawn: the first ones by amount as themselves, the rest as others."""
    places = sorted({(-row["completed_of_place"], place_key(row)) for row in rows})
    regions = sorted({(-row["completed_of_region"], row["region"]) for row in rows})
    return _first_ones([place for _amount, place in places]), _first_ones([region for _amount, region in regions])


def _first_ones(names: list[str]) -> dict[str, str]:
    shown = NODES if len(names) <= NODES else NODES - 1
    return {name: name if place < shown else OTHERS for place, name in enumerate(names)}


@exhibit(N_("From where to where"), behind=rows_of_flow)
def capital_flow(filters: Filters) -> Exhibit:
    """Completed investment of investors from outside, from their place of origin to the township."""
    rows = filters.ask("capital_by_place_and_region")
    return Exhibit(
        headline=_headline(filters, rows),
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
                " places and townships with the largest amounts by name, the rest as others"
            ),
            money_unit(),
            _(PROJECTS_AND_INVESTMENTS),
        ),
    )


def _flow(rows: Rows) -> Flow:
    place_of, region_of = _drawn(rows)
    amounts: dict[tuple[str, str], float] = {}
    for row in rows:
        ends = place_of[place_key(row)], region_of[row["region"]]
        amounts[ends] = amounts.get(ends, 0) + row["completed_investment"]
    amounts = {ends: amount for ends, amount in amounts.items() if amount > 0}
    places = [place for place in dict.fromkeys(place_of.values()) if any(end == place for end, _region in amounts)]
    regions = [region for region in dict.fromkeys(region_of.values()) if any(end == region for _place, end in amounts)]
    return Flow(
        sources=tuple(
            Node(
                _place_node(place),
                _("other places") if place == OTHERS else place_name(place),
                numbers.money(sum(amount for (end, _region), amount in amounts.items() if end == place)),
            )
            for place in places
        ),
        targets=tuple(
            Node(
                _region_node(region),
                _("other townships") if region == OTHERS else region,
                numbers.money(sum(amount for (_place, end), amount in amounts.items() if end == region)),
            )
            for region in regions
        ),
        streams=tuple(
            Stream(_stream(place, region), _place_node(place), _region_node(region), amount, numbers.money(amount))
            for (place, region), amount in amounts.items()
        ),
        source_label=_("Place of origin"),
        target_label=_("Township or zone"),
    )


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
        money=numbers.money(sum(row["completed_investment"] for row in rows)),
        place=place_name(place_key(first)),
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
        place=place_name(place_key(first)),
        amount=numbers.money(first["completed_investment"]),
    )
