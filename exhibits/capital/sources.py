"""Capital sources: what the money of this year is made of against the year before, in all and by township."""

from collections.abc import Sequence

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import needs
from exhibits.base.total import total_of
from exhibits.base.wording import definition, list_words, money_unit, scope
from pictures import Composition, Key, Listing, Measured, Part, ShareTable
from words import N_, _, counted, numbers

COLUMNS_OF_SOURCES = 6  # more do not stand side by side


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
    parts = tuple(
        Part(
            key=Key.of(row, "completed_investment", "capital_source"),
            key_before=Key.of(row, "completed_last_year", "capital_source"),
            name=_(row["capital_source"]),
            share=row["share"],
            text=_amount_and_change(row),
            share_text=numbers.percent(row["share"]),
            share_before=row["share_last_year"],
            text_before=numbers.percent(row["share_last_year"]),
        )
        for row in rows
    )
    return Exhibit(
        headline=_composition_headline(filters, rows),
        picture=Composition(parts, *(_("{year}").format(year=number) for number in (year, year - 1))),
        columns=source_columns(),
        rows=rows,
        definition=definition(filters, share_definition(), "%", "investments"),
    )


def _amount_and_change(row: Row) -> str:
    if row["share_change"] is None:
        return numbers.money(row["completed_investment"])
    change = _("{number} points").format(number=numbers.signed(row["share_change"]))
    return f"{numbers.money(row['completed_investment'])}　{change}"


def _composition_headline(filters: Filters, rows: Rows) -> str:
    known = [row for row in rows if row["share_change"] is not None]
    if not rows:
        return _("{scope} completed nothing in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    if not known:
        return _("{source} makes most of the money, {share}; there is no year before to compare with").format(
            source=_(rows[0]["capital_source"]), share=numbers.percent(rows[0]["share"])
        )
    risen = max(known, key=lambda row: row["share_change"])
    fallen = min(known, key=lambda row: row["share_change"])
    if risen["share_change"] <= 0 or fallen["share_change"] >= 0:
        return _("The shares of all sources are as in the year before")
    return _(
        "The share of {risen} rose most, by {up} points to {share}; that of {fallen} fell by {down} points to {rest}"
    ).format(
        risen=_(risen["capital_source"]),
        up=numbers.rounded(risen["share_change"], 2),
        share=numbers.percent(risen["share"]),
        fallen=_(fallen["capital_source"]),
        down=numbers.rounded(-fallen["share_change"], 2),
        rest=numbers.percent(fallen["share"]),
    )


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
        headline=_township_headline(filters, rows, sources),
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
    first = [row for row in rows if row["share_rank"] == 1 and row["capital_source"] in sources[:3]]
    leaders = {row["capital_source"]: row for row in first}
    return _("Largest share of each source: {leaders}").format(
        leaders=list_words(
            [
                _("{source} {region} {share}").format(
                    source=_(source),
                    region=leaders[source]["region"],
                    share=numbers.percent(leaders[source]["share"]),
                )
                for source in sources[:3]
                if source in leaders
            ]
        )
    )


def place_by_share(filters: Filters, source: str) -> str:
    """The one chosen region among all: the share of a source in its money, and its rank by that share."""
    rows = filters.for_all_regions().ask("capital_by_region")
    row = next((row for row in rows if row["region"] == filters.region and row["capital_source"] == source), None)
    if row is None or row["share_rank"] is None:
        return _("{region} completed nothing with money of the source {source}").format(
            region=filters.region, source=_(source)
        )
    return _("{region}: {source} makes {share} of its money, rank {rank} of {count} by this share").format(
        region=filters.region,
        source=_(source),
        share=numbers.percent(row["share"]),
        rank=row["share_rank"],
        count=row["count_ranked"],
    )
