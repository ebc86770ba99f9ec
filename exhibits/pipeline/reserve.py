"""The reserve: projects that are prepared and not started, by field and readiness, and how long they last."""

from collections.abc import Sequence

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, of_each, tied
from exhibits.base.project_rows import EVERY_SIZE, rows_of_projects
from exhibits.base.reporting import is_whole
from exhibits.base.sheets import needs
from exhibits.base.total import total_of
from exhibits.base.wording import definition, money_unit, scope
from pictures import Key, Measured, ShareTable
from words import N_, _, counted, numbers, pgettext
from words.columns import MoneyColumn

PREPARED, SIGNED, IN_APPROVAL = "储备", "签约", "报批"
COLUMNS = {"planned_in_approval": IN_APPROVAL, "planned_signed": SIGNED, "planned_prepared": PREPARED}
AMOUNTS = ("planned_investment", *COLUMNS)
INDUSTRY, CATEGORY = "industry", "category"
MOST_ROWS = 24


def projects_in_reserve(filters: Filters, key: Key) -> Exhibit:
    """The projects of the reserve that a figure counts or adds up, the largest first."""
    ready = [COLUMNS[key.figure]] if key.figure in COLUMNS else [*COLUMNS.values()]
    rows = [row for row in filters.ask("projects", threshold=EVERY_SIZE) if row["status"] in ready and key.matches(row)]
    fields = [_field_name(key[kind]) for kind, _field in key.values]
    what = " · ".join([scope(filters), *fields, *(_(status) for status in ready if len(ready) == 1)])
    return rows_of_projects(
        filters,
        counted(
            "{what}: {count} project in reserve, {money} planned",
            "{what}: {count} projects in reserve, {money} planned",
            "count",
            what=what,
            count=len(rows),
            money=numbers.money(total_of(rows, "planned_investment")),
        ),
        sorted(rows, key=lambda row: -row["planned_investment"]),
        Column("industry", _("Industry")),
        Column("category", _("Category")),
        Column("signed_on", _("Signed on"), "day"),
        Column("approved_on", _("Approved on"), "day"),
        sum_of=None if key.figure == "projects" else "planned_investment",
    )


@exhibit(N_("Reserve by industry"), behind=projects_in_reserve)
@needs("projects")
def reserve_by_industry(filters: Filters) -> Exhibit:
    """Which industries have work prepared, how ready it is, and how long all of it lasts at this year's pace."""
    return _reserve(filters, INDUSTRY, reserve_sentence(filters))


@exhibit(N_("Reserve by category"), behind=projects_in_reserve)
@needs("projects")
def reserve_by_category(filters: Filters) -> Exhibit:
    """The same by category of construction."""
    rows = filters.ask("reserve_by_field", field_kind=CATEGORY)
    headline = _("{scope}: no project in reserve has a category").format(scope=scope(filters))
    known = [row for row in rows if row["field"]]
    if not rows:
        headline = nothing_in_reserve(filters)
    elif known:
        headline = _largest_category(rows, known)
    return _reserve(filters, CATEGORY, headline)


def _largest_category(rows: Rows, known: Sequence[Row]) -> str:
    """The category with most planned, those level with it, and how much of the reserve has no category."""
    first = level_with_first(known, "planned_investment")
    names = [_field_name(row["field"]) for row in first]
    said = {"field": tied(names), "money": of_each(names, numbers.money(first[0]["planned_investment"]))}
    if len(first) > 1:
        parts = [_("Largest category: {field}, {money}").format(**said)]
    else:
        parts = [
            counted(
                "Largest category: {field}, {share} of the reserve, {money}, {count} project",
                "Largest category: {field}, {share} of the reserve, {money}, {count} projects",
                "count",
                **said,
                share=numbers.percent(first[0]["share"]),
                count=first[0]["projects"],
            )
        ]
    for row in rows:
        if not row["field"]:
            parts.append(
                counted(
                    "{count} project without a category, {money}",
                    "{count} projects without a category, {money}",
                    "count",
                    count=row["projects"],
                    money=numbers.money(row["planned_investment"]),
                )
            )
    return _("; ").join(parts)


def _reserve(filters: Filters, kind: str, headline: str) -> Exhibit:
    rows = filters.ask("reserve_by_field", field_kind=kind)
    shown = rows[:MOST_ROWS]
    money = MoneyColumn.of((row[figure] for row in shown for figure in AMOUNTS), in_table_unit=True)
    return Exhibit(
        headline=headline,
        picture=ShareTable(
            tuple(_field_name(row["field"]) for row in shown),
            tuple(_headings(money).values()),
            tuple(cell for row in shown for cell in _cells(row, kind, money)),
        ),
        columns=(
            Column("field", _("Industry") if kind == INDUSTRY else _("Category")),
            Column("projects", _("Projects"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("share", _("Share"), "percent"),
            Column("in_approval", _("In approval"), "number"),
            Column("planned_in_approval", _("Planned, in approval"), "money"),
            Column("signed", pgettext("count", "Signed"), "number"),
            Column("planned_signed", _("Planned, signed"), "money"),
            Column("prepared", _("Prepared"), "number"),
            Column("planned_prepared", _("Planned, prepared"), "money"),
        ),
        rows=rows,
        definition=definition(filters, _formula(len(rows) - len(shown)), money_unit(), "projects"),
    )


def _formula(left_out: int) -> str:
    formula = _("{reserve}; planned investment in all and by readiness").format(reserve=reserve_definition())
    return (
        formula if not left_out else _("{formula}; {count} more in the table").format(formula=formula, count=left_out)
    )


def reserve_definition() -> str:
    """What the reserve is, and what "so much work" means."""
    return _(
        "reserve: projects of the ledger of every size that have not started by the end of the month; work for so long"
        " = their planned investment / this year's completed investment at the pace so far"
    )


def _cells(row: Row, kind: str, money: MoneyColumn) -> list[Measured]:
    """How many projects, then their planned investment: in all, and by readiness."""
    return [
        Measured(
            key=Key(figure, ((kind, row["field"]),), row[figure]),
            row=_field_name(row["field"]),
            column=heading,
            value=row[figure],
            text=numbers.plain(row[figure]) if figure == "projects" else money.cell(row[figure]),
        )
        for figure, heading in _headings(money).items()
    ]


def _headings(money: MoneyColumn) -> dict[str, str]:
    readiness = {figure: money.heading(_(status)) for figure, status in COLUMNS.items()}
    return {"projects": _("projects"), "planned_investment": money.heading(_("all")), **readiness}


def _field_name(field: str | None) -> str:
    return _(field) if field else _("not said")


def nothing_in_reserve(filters: Filters) -> str:
    """What is said where nothing is prepared."""
    return _("{scope} has no project in reserve").format(scope=scope(filters))


def reserve_sentence(filters: Filters) -> str:
    """How many projects are prepared, how ready, how much work that is; one region's place among all."""
    reserve = filters.ask_one("reserve_headline")
    if not reserve["projects"]:
        return nothing_in_reserve(filters)
    parts = [
        counted(
            "{scope}: {count} project in reserve, {money}",
            "{scope}: {count} projects in reserve, {money}",
            "count",
            scope=scope(filters),
            count=reserve["projects"],
            money=numbers.money(reserve["planned_investment"]),
        ),
        _("{approved} approved, {signed} signed").format(approved=reserve["in_approval"], signed=reserve["signed"]),
    ]
    if filters.region and reserve["planned_rank"] and reserve["count_ranked"] > 1:
        parts.append(
            counted(
                "no. {rank} of {count} township or zone by planned investment",
                "no. {rank} of {count} townships and zones by planned investment",
                "count",
                rank=reserve["planned_rank"],
                count=reserve["count_ranked"],
            )
        )
    parts.append(how_long_it_lasts(filters, reserve))
    return _("; ").join(parts)


def how_long_it_lasts(filters: Filters, reserve: Row) -> str:
    """How long the reserve is work for at this year's pace: in months below a year, in years from one on."""
    if not is_whole(filters):
        return _("the month is reported in part, so how long it lasts is not told")
    if not reserve["forecast"] > 0:
        return _("nothing is completed this year to compare it with")
    if reserve["years_of_work"] < 1:
        return counted(
            "work for {months} month at this year's pace",
            "work for {months} months at this year's pace",
            "months",
            months=numbers.plain(reserve["months_of_work"], 1),
        )
    return counted(
        "work for {years} year at this year's pace",
        "work for {years} years at this year's pace",
        "years",
        years=numbers.plain(reserve["years_of_work"], 1),
    )
