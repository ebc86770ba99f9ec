"""The flow of investors from outside: from the place they come from to the township that they build in."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, of_each, tied
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, money_unit, scope
from exhibits.capital.investors import OUTSIDE, large_projects, place_name
from pictures import Flow, Key, Node, Stream
from words import N_, _, numbers
from words.columns import money_said_alike

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


@exhibit(N_("From where to where"), behind=rows_of_flow)
@needs("investments")
def capital_flow(filters: Filters) -> Exhibit:
    """Completed investment of investors from outside, from their place of origin to the township."""
    rows = filters.ask("capital_by_place_and_region")
    return Exhibit(
        headline=_and_those_below_zero(rows, _headline(filters, rows)),
        picture=_flow(filters.ask("capital_flows")),
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


def _and_those_below_zero(rows: Rows, sentence: str) -> str:
    """The sentence, and what has no band: work that was taken back, a correction of an earlier month."""
    if not rows or not rows[0]["count_below_zero"]:
        return sentence
    return _("{sentence}; amounts below zero, without a band of their own: {count}, {money} in all").format(
        sentence=sentence,
        count=rows[0]["count_below_zero"],
        money=numbers.money(rows[0]["completed_below_zero"]),
    )


def _flow(bands: Rows) -> Flow:
    places = {
        tuple(row["origin_places"]): _key(row, "completed_of_places", "origin_place")
        for row in sorted(bands, key=lambda row: row["place_drawn"])
    }
    regions = {
        tuple(row["regions"]): _key(row, "completed_of_regions", "region")
        for row in sorted(bands, key=lambda row: row["region_drawn"])
    }
    of_place, of_region = (money_said_alike(key.amount for key in end.values()) for end in (places, regions))
    return Flow(
        sources=tuple(Node(key, _place_name(place), of_place(key.amount)) for place, key in places.items()),
        targets=tuple(Node(key, _region_name(region), of_region(key.amount)) for region, key in regions.items()),
        streams=tuple(
            Stream(
                _key(row, "completed_investment", "origin_place", "region"),
                places[tuple(row["origin_places"])],
                regions[tuple(row["regions"])],
                row["completed_investment"],
                numbers.money(row["completed_investment"]),
            )
            for row in bands
            if row["completed_investment"] > 0
        ),
        source_label=_("Place of origin"),
        target_label=_("Township or zone"),
    )


def _key(band: Row, amount: str, *ends: str) -> Key:
    """What a band is of, or one end of it: every project from one of these places, in one of these regions."""
    return Key("completed_investment", tuple((end, tuple(band[f"{end}s"])) for end in ends), band[amount])


def _headline(filters: Filters, rows: Rows) -> str:
    first = rows[0] if rows else None
    if first is None or first["completed_investment"] <= 0:
        return _("{scope}: investors from outside completed nothing in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    if filters.region:
        return _region_headline(filters, rows)
    said = {"scope": scope(filters), "money": numbers.money(first["completed_in_all"])}
    if len(level_with_first(rows, "completed_investment")) > 1:
        return _("{scope}: investors from outside completed {money}").format(**said)
    return _(
        "{scope}: investors from outside completed {money}; the broadest flow is from {place} to {region}, {amount}"
    ).format(
        **said,
        place=place_name(first["origin_place"]),
        region=first["region"],
        amount=numbers.money(first["completed_investment"]),
    )


def _region_headline(filters: Filters, rows: Rows) -> str:
    first, most = rows[0], level_with_first(rows, "completed_investment")
    whole = filters.for_all_regions().ask("capital_by_place_and_region")
    among_all = next(row for row in whole if row["region"] == filters.region)
    template = _(
        "{region}: investors from outside completed {money}, rank {rank} of {count}; most of it from {place}, {amount}"
    )
    if among_all["count_regions"] == 1:
        template = _("{region}: investors from outside completed {money}; most of it from {place}, {amount}")
    return template.format(
        region=filters.region,
        money=numbers.money(first["completed_of_region"]),
        rank=among_all["region_rank"],
        count=among_all["count_regions"],
        place=tied([place_name(row["origin_place"]) for row in most]),
        amount=of_each([row["region"] for row in most], numbers.money(first["completed_investment"])),
    )
