"""Capital sources: what the money of this year is made of against the year before, in all and by township."""

from collections.abc import Sequence

from exhibits.base.by_project import and_what_is_listed
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, of_each, place_of, tied
from exhibits.base.reporting import is_whole
from exhibits.base.sheets import needs
from exhibits.base.total import total_of
from exhibits.base.wording import definition, list_words, money_unit, scope
from pictures import Composition, Key, Listing, Measured, Part, ShareTable
from words import N_, _, counted, numbers
from words.columns import money_said_alike

COLUMNS_OF_SOURCES = 6  # more do not stand side by side
WHOLE = 100  # percent


def rows_of_source(filters: Filters, key: Key) -> Exhibit:
    """The projects behind one capital source, this year or the year before."""
    rows = [row for row in filters.ask("capital_by_project") if key.matches(row) and row[key.figure]]
    year = filters.month.year - (key.figure == "completed_last_year")
    return rows_of_money(filters, rows, key.figure, _(key["capital_source"]), year)


def rows_of_region_and_source(filters: Filters, key: Key) -> Exhibit:
    """The projects behind one cell of the table of regions and sources."""
    every = filters.for_all_regions().ask("capital_by_project")
    rows = [row for row in every if key.matches(row) and row[key.figure]]
    name = f"{key['region']} · {_(key['capital_source'])}"
    return rows_of_money(filters, rows, key.figure, name, filters.month.year)


def rows_of_money(filters: Filters, rows: Sequence[Row], column: str, name: str, year: int) -> Exhibit:
    """Projects with their capital sources: rows of capital_by_project, whose sum of the column the headline says."""
    return Exhibit(
        headline=counted(
            "{name}: {count} project completed {money} in {period}",
            "{name}: {count} projects completed {money} in {period}",
            "count",
            name=name,
            count=len({row["project_code"] for row in rows}),
            money=numbers.money(total_of(rows, column)),
            period=numbers.period(filters.month.replace(year=year)),
        ),
        picture=Listing((), ""),
        columns=_project_columns(),
        rows=tuple(sorted(rows, key=lambda row: -row[column])),
        definition=definition(
            filters,
            _("the rows of the ledger that the figure is made of, by project and capital source"),
            money_unit(),
            "projects",
            "investments",
        ),
        sum_of=column,
    )


def _project_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("capital_source", _("Capital source")),
        Column("completed_investment", _("Completed this year"), "money"),
        Column("completed_last_year", _("The year before"), "money"),
        Column("funds_in_place", _("Funds in place"), "money"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("investor_origin", _("Investor")),
        Column("origin_place", _("Place of origin")),
        Column("project_code", _("Code")),
    )


def around_one_region(filters: Filters) -> Filters:
    """The filters of what is drawn: all regions around a single chosen one, else those that are chosen."""
    return filters.for_all_regions() if filters.region else filters


def source_columns() -> tuple[Column, ...]:
    """The columns of a table of capital sources: amount and share, this year and the year before."""
    return (
        Column("capital_source", _("Capital source")),
        Column("completed_investment", _("Completed"), "money"),
        Column("share", _("Share"), "percent"),
        Column("completed_last_year", _("The year before"), "money"),
        Column("share_last_year", _("Share the year before"), "percent"),
        Column("increase", _("More than the year before"), "money"),
        Column("share_change", _("Change of the share"), "points"),
        Column("year_on_year", _("Growth on the year before"), "percent"),
    )


def share_definition() -> str:
    """What a share of a capital source is."""
    return _(
        "share = completed with money of the source / all completed since January; change against the same months of"
        " the year before, in percentage points"
    )


@exhibit(N_("What the money is made of"), behind=rows_of_source)
@needs("investments")
def capital_composition(filters: Filters) -> Exhibit:
    """The sources of this year's money against the year before: shares, and their change in points."""
    rows = filters.ask("capital_by_source")
    year = filters.month.year
    said = money_said_alike(row["completed_investment"] for row in rows)
    parts = tuple(
        Part(
            key=Key.of(row, "completed_investment", "capital_source"),
            key_before=Key.of(row, "completed_last_year", "capital_source"),
            name=_(row["capital_source"]),
            share=row["share"],
            text=_amount_and_change(filters, row, said(row["completed_investment"])),
            share_text=numbers.percent(row["share"]),
            share_before=row["share_last_year"],
            text_before=numbers.percent(row["share_last_year"]),
        )
        for row in rows
    )
    return Exhibit(
        headline=and_what_is_listed(filters, _composition_headline(filters, rows)),
        picture=Composition(parts, *(_("{year}").format(year=number) for number in (year, year - 1))),
        columns=source_columns(),
        rows=rows,
        definition=definition(filters, share_definition(), "%", "investments"),
    )


def _amount_and_change(filters: Filters, row: Row, amount: str) -> str:
    if row["share_change"] is None or not is_whole(filters):
        return amount
    change = _("{number} points").format(number=numbers.signed(row["share_change"]))
    return f"{amount}　{change}"


def _composition_headline(filters: Filters, rows: Rows) -> str:
    if not rows or all(row["completed_investment"] <= 0 for row in rows):
        return _("{scope} completed nothing in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    if not is_shared_out(rows):
        return _("{scope}: with less than nothing of a source there are no shares to compare").format(
            scope=scope(filters)
        )
    known = sorted((row for row in rows if row["share_change"] is not None), key=lambda row: -row["share_change"])
    if not known or not is_whole(filters):
        compared = _("not compared with the year before") if known else _("no comparison with the year before")
        return _("; ").join((_largest(rows), compared))
    if not known[0]["share_change"] and not known[-1]["share_change"]:
        return _("The shares of all sources are as in the year before")
    risen, fallen = (level_with_first(ordered, "share_change") for ordered in (known, known[::-1]))
    return _("; ").join((_risen(risen), _fallen(fallen)))


def _largest(rows: Rows) -> str:
    """Which source has the largest share; one alone is not the largest of anything."""
    first = level_with_first(rows, "completed_investment")
    names = _names(first)
    if first[0]["share"] == WHOLE:
        return _("all of it with {source}").format(source=names[0])
    return _("{source} has the largest share, {share}").format(
        source=tied(names), share=of_each(names, numbers.percent(first[0]["share"]))
    )


def _names(rows: Sequence[Row]) -> list[str]:
    return [_(row["capital_source"]) for row in rows]


def _risen(first: Sequence[Row]) -> str:
    """Whose share rose most: to how much, where it is one alone."""
    said = {"risen": tied(_names(first)), "up": numbers.distance(first[0]["share_change"])}
    if len(first) > 1:
        return _("The share of {risen} rose most, by {up}").format(**said)
    return _("The share of {risen} rose most, by {up} to {share}").format(
        **said, share=numbers.percent(first[0]["share"])
    )


def _fallen(first: Sequence[Row]) -> str:
    """Whose share fell most: to how much, where it is one alone."""
    said = {"fallen": tied(_names(first)), "down": numbers.distance(first[0]["share_change"])}
    if len(first) > 1:
        return _("that of {fallen} fell most, by {down}").format(**said)
    return _("that of {fallen} fell most, by {down} to {rest}").format(**said, rest=numbers.percent(first[0]["share"]))


def is_shared_out(rows: Rows) -> bool:
    """Whether the sources share what was completed: a sum with less than nothing in it has no shares."""
    return all(row["completed_investment"] >= 0 and (row["completed_last_year"] or 0) >= 0 for row in rows)


@exhibit(N_("Sources by township"), behind=rows_of_region_and_source)
@needs("investments")
def capital_by_township(filters: Filters) -> Exhibit:
    """Whose money is made of what: township by source, the share in every cell; a chosen one among all."""
    whole = around_one_region(filters)
    sources = [row["capital_source"] for row in whole.ask("capital_by_source") if row["completed_investment"]]
    rows = whole.ask("capital_by_region")
    shown = sources[:COLUMNS_OF_SOURCES]
    by_cell = {(row["region"], row["capital_source"]): row for row in rows}
    regions = tuple(dict.fromkeys(row["region"] for row in rows))
    cells = tuple(
        _share_cell(filters, by_cell.get((region, source)), region, source) for region in regions for source in shown
    )
    return Exhibit(
        headline=and_what_is_listed(filters, _township_headline(filters, rows, sources)),
        picture=ShareTable(regions, tuple(_(source) for source in shown), cells, one_scale=True),
        columns=(
            Column("region", _("Township or zone")),
            Column("capital_source", _("Capital source")),
            Column("completed_investment", _("Completed"), "money"),
            Column("share", _("Share"), "percent"),
            Column("share_rank", _("Rank by share of the source"), "rank"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("share = completed with money of the source / all that the township completed since January"),
            "%",
            "investments",
        ),
    )


def _share_cell(filters: Filters, row: Row | None, region: str, source: str) -> Measured:
    share = row["share"] if row else None
    return Measured(
        key=Key.of(row, "completed_investment", "region", "capital_source") if row else None,
        row=region,
        column=_(source),
        value=share,
        text=numbers.percent(share),
        subject=filters.region in (None, region),
    )


def _township_headline(filters: Filters, rows: Rows, sources: list[str]) -> str:
    if not sources:
        return _("Nothing was completed in {period}").format(period=numbers.period(filters.month))
    if filters.region:
        return place_by_share(filters, sources[0])
    leaders = [leader for source in sources[:3] if (leader := _largest_share(rows, source))]
    if not leaders and any(row["count_ranked"] > 1 for row in rows if row["share_rank"]):
        return _("No source has a larger share in one region than in the others")
    if not leaders:
        return _("No source of money is that of several regions in {period}").format(
            period=numbers.period(filters.month)
        )
    return _("Largest share of each source: {leaders}").format(leaders=list_words(leaders))


def _largest_share(rows: Rows, source: str) -> str | None:
    """In whose money a source has the largest share; of one region alone, or of all alike, it is not said."""
    first = [row for row in rows if row["capital_source"] == source and row["share_rank"] == 1]
    if not first or first[0]["count_ranked"] == len(first):
        return None
    names = [row["region"] for row in first]
    return _("{source} {region} {share}").format(
        source=_(source), region=tied(names), share=of_each(names, numbers.percent(first[0]["share"]))
    )


def place_by_share(filters: Filters, source: str) -> str:
    """The one chosen region among all: the share of a source in its money, and its rank by that share."""
    rows = filters.for_all_regions().ask("capital_by_region")
    row = next((row for row in rows if row["region"] == filters.region and row["capital_source"] == source), None)
    if row is None or row["share_rank"] is None or row["completed_investment"] <= 0:
        return _("{region} completed nothing with money of the source {source}").format(
            region=filters.region, source=_(source)
        )
    if not 0 <= row["share"] <= WHOLE:  # more was taken back of other sources than was completed
        return _(
            "{region} completed {money} with money of the source {source}; some was taken back: no share is told"
        ).format(region=filters.region, source=_(source), money=numbers.money(row["completed_investment"]))
    template = _("{region}: {source} makes {share} of its money, rank {rank} of {count} by this share")
    if row["count_ranked"] == 1:
        template = _("{region}: {source} makes {share} of its money")
    return template.format(
        region=filters.region,
        source=_(source),
        share=numbers.percent(row["share"]),
        rank=place_of(row, [other for other in rows if other["capital_source"] == source], "share_rank"),
        count=row["count_ranked"],
    )
