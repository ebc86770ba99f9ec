"""Fields: what was completed in which industry and in which category of project, against the year before."""

from collections.abc import Sequence

from exhibits.base.by_project import and_what_is_listed
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, of_each, tied
from exhibits.base.project_rows import EVERY_SIZE, rows_of_projects
from exhibits.base.reporting import growth_of_whole, is_whole, with_unreported
from exhibits.base.sheets import needs
from exhibits.base.total import total_of
from exhibits.base.wording import definition, ledger_word, scope
from pictures import BarTable, Key, Measured
from words import N_, _, counted, numbers
from words.columns import MoneyColumn

NOT_STATED = "未注明"
MOST_FIELDS = 15  # in one picture; the table has all
WHOLE = 100  # percent


INDUSTRY, CATEGORY = "行业", "类别"
COLUMN_OF = {INDUSTRY: "industry", CATEGORY: "category"}


def projects_of_field(filters: Filters, key: Key) -> Exhibit:
    """The projects that make up what was completed in one industry or category."""
    field, column = key["field"], COLUMN_OF[key["field_kind"]]
    rows = [
        row
        for row in filters.ask("projects", threshold=EVERY_SIZE)
        if (row[column] or NOT_STATED) == field and row["completed_this_year"]
    ]
    return rows_of_projects(
        filters,
        counted(
            "{scope} · {field}: {count} project completed {money} in {period}",
            "{scope} · {field}: {count} projects completed {money} in {period}",
            "count",
            scope=scope(filters),
            field=ledger_word(field),
            count=len(rows),
            money=numbers.money(total_of(rows, "completed_this_year")),
            period=numbers.period(filters.month),
        ),
        sorted(rows, key=lambda row: -row["completed_this_year"]),
        sum_of="completed_this_year" if key.figure == "completed_investment" else None,
    )


@exhibit(N_("Completed by field"), behind=projects_of_field)
@needs("investments")
def completion_by_field(filters: Filters) -> Exhibit:
    """Which industries this year's work went into, and which gained and lost against the year before."""
    return _split(filters, INDUSTRY, _("By industry"), _("Industry"))


@exhibit(N_("Completed by category of project"), behind=projects_of_field)
@needs("investments")
def completion_by_category(filters: Filters) -> Exhibit:
    """New, extended, upgraded or infrastructure: what this year's work was, against the year before."""
    return _split(filters, CATEGORY, _("By category"), _("Category"))


def _split(filters: Filters, kind: str, by: str, heading: str) -> Exhibit:
    rows = tuple(row for row in filters.ask("completion_by_field") if row["field_kind"] == kind)
    shown = rows[:MOST_FIELDS]
    money = MoneyColumn.of(row["completed_investment"] for row in shown)
    columns = (money.heading(_("Completed")), _("Share, change"), _("Growth"), _("Count of projects"))
    compared = is_whole(filters)
    return Exhibit(
        headline=with_unreported(filters, and_what_is_listed(filters, _headline(filters, rows, by, heading))),
        picture=BarTable(
            tuple(ledger_word(row["field"]) for row in shown),
            columns,
            tuple(cell for row in shown for cell in _cells(row, columns, money, compared)),
        ),
        columns=(
            Column("field", heading),
            Column("projects", _("Count of projects"), "number"),
            Column("completed_investment", _("Completed"), "money"),
            Column("share", _("Share"), "percent"),
            Column("completed_last_year", _("The year before"), "money"),
            Column("share_last_year", _("Share the year before"), "percent"),
            Column("share_change", _("Change of the share"), "points"),
            Column("year_on_year", _("Growth on the year before"), "percent"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "completed since January by {column}; share = of all completed, beside it the change against the same"
                " months of the year before, in percentage points"
            ).format(column=heading),
            "%",
            "projects",
            "investments",
        ),
    )


def _cells(row: Row, columns: tuple[str, ...], money: MoneyColumn, compared: bool) -> list[Measured]:
    """The amount as a bar, the rest in words beside it: a bar of a fall would point nowhere."""
    share = numbers.percent(row["share"])
    if row["share_change"] is not None and compared:
        share = f"{share} {numbers.signed(row['share_change'])}"
    growth = (
        numbers.NOTHING if row["year_on_year"] is None or not compared else f"{numbers.signed(row['year_on_year'])}%"
    )
    said = (
        ("completed_investment", row["completed_investment"], money.cell(row["completed_investment"])),
        ("completed_investment", None, share),
        ("completed_investment", None, growth),
        ("projects", None, numbers.plain(row["projects"])),
    )
    return [
        Measured(Key.of(row, figure, "field_kind", "field"), ledger_word(row["field"]), column, value, text)
        for column, (figure, value, text) in zip(columns, said, strict=True)
    ]


def _headline(filters: Filters, rows: Rows, by: str, heading: str) -> str:
    done = [row for row in rows if row["completed_investment"] > 0]
    if not done:
        return _("{scope} completed nothing in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    if all(row["field"] == NOT_STATED for row in rows):
        return _("The ledger names no {column}: fill it in on the sheet 项目").format(column=heading)
    level = level_with_first(done, "completed_investment")
    first = [row for row in level if row["field"] != NOT_STATED] or level
    is_shared_out = all(row["completed_investment"] >= 0 for row in rows)  # a sum with less than nothing in it is not
    parts = [_most(filters, first, by, is_shared_out)]
    if is_shared_out and is_whole(filters):
        parts += _gain_and_loss(rows)
    if filters.region and is_shared_out and len(first) == 1:
        parts.append(_in_the_county(filters, first[0]))
    if len(rows) > MOST_FIELDS:
        parts.append(_("{count} more are in the table").format(count=len(rows) - MOST_FIELDS))
    return _("; ").join(part for part in parts if part)


def _most(filters: Filters, first: Sequence[Row], by: str, is_shared_out: bool) -> str:
    """Which field completed most, those that completed as much beside it; or how much belongs to no field."""
    names = _names(first)
    if first[0]["field"] == NOT_STATED and is_shared_out:
        return _("{by}, {scope}: the ledger does not say where {share} of the work belongs").format(
            by=by, scope=scope(filters), share=numbers.percent(first[0]["share"])
        )
    is_all = is_shared_out and first[0]["share"] == WHOLE
    template = (
        _("{by}, {scope}: all of {money} in {field}") if is_all else _("{by}, {scope}: {field} completed most, {money}")
    )
    sentence = template.format(
        by=by,
        scope=scope(filters),
        field=tied(names),
        money=of_each(names, numbers.money(first[0]["completed_investment"])),
    )
    if is_shared_out and not is_all:
        share = of_each(names, numbers.percent(first[0]["share"]))
        sentence = _("{sentence}, {share} of all").format(sentence=sentence, share=share)
    if len(first) > 1:
        return sentence
    return _("{sentence}, {growth}").format(
        sentence=sentence, growth=growth_of_whole(filters, first[0]["year_on_year"])
    )


def _names(rows: Sequence[Row]) -> list[str]:
    return [ledger_word(row["field"]) for row in rows]


def _gain_and_loss(rows: Rows) -> list[str]:
    """The field whose share rose most, and the one whose share fell most, where there is a year before."""
    changed = sorted((row for row in rows if row["share_change"]), key=lambda row: -row["share_change"])
    if not changed or changed[0]["share_change"] < 0 or changed[-1]["share_change"] > 0:
        return []
    risen, fallen = (level_with_first(ordered, "share_change") for ordered in (changed, changed[::-1]))
    return [
        _("the share of {risen} rose most, by {up}, that of {fallen} fell most, by {down}").format(
            risen=tied(_names(risen)),
            up=numbers.distance(risen[0]["share_change"]),
            fallen=tied(_names(fallen)),
            down=numbers.distance(fallen[0]["share_change"]),
        )
    ]


def _in_the_county(filters: Filters, first: Row) -> str:
    """The share that the region's first field has in the whole county."""
    whole = filters.for_all_regions()
    county = next(
        row
        for row in whole.ask("completion_by_field")
        if (row["field_kind"], row["field"]) == (first["field_kind"], first["field"])
    )
    return _("in all of {county} {field} makes {share}").format(
        county=scope(whole), field=ledger_word(first["field"]), share=numbers.percent(county["share"])
    )
