"""Completion month by month: of the whole against time progress and last year, and of every township."""

from collections.abc import Sequence

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.project_rows import projects_of_region, projects_up_to_month
from exhibits.base.reporting import UNREPORTED, growth_of_whole, is_whole, with_unreported
from exhibits.base.target_words import with_comparison
from exhibits.base.time_words import in_all_months, lead
from exhibits.base.wording import definition, list_words, money_unit, scope
from exhibits.completion.ranking import regions_to_show
from pictures import Cell, HeatTable, Key, Line, Role, Trend
from words import N_, _, numbers


@exhibit(N_("The year's curve"), behind=projects_up_to_month)
def completion_curve(filters: Filters) -> Exhibit:
    """The cumulative amount month by month against the linear plan, the phased plan and the year before."""
    rows = filters.ask("completion_by_month")
    lines = [
        _line(rows, "cumulative", _("completed"), "fact"),
        _line(rows, "linear_plan", _("linear plan"), "plan"),
        _line(rows, "phased_plan", _("phased plan"), "second plan"),
        _line(rows, "cumulative_last_year", _("completed in {year}").format(year=filters.month.year - 1), "before"),
    ]
    return Exhibit(
        headline=with_unreported(filters, _curve_headline(filters)),
        picture=Trend(tuple(_month_label(row) for row in rows), tuple(line for line in lines if line)),
        columns=(
            Column("month", _("Month"), "month"),
            Column("completed_investment", _("Completed in the month"), "money"),
            Column("cumulative", _("Completed since January"), "money"),
            Column("cumulative_last_year", _("The year before"), "money"),
            Column("linear_plan", _("Linear plan"), "money"),
            Column("phased_plan", _("Phased plan"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            with_comparison(
                filters,
                _(
                    "completed since January, cumulative; linear plan = target x months / 12; phased plan as in the"
                    " ledger"
                ),
                by_plan=True,
            ),
            money_unit(),
            "investments",
            "targets",
        ),
    )


def _line(rows: Sequence[Row], column: str, name: str, role: Role) -> Line | None:
    values = tuple(row[column] for row in rows)
    if all(value is None for value in values):
        return None
    keys = tuple(Key.of(row, column, "month") if row[column] is not None else None for row in rows)
    return Line(name, role, values, tuple(numbers.money(value) for value in values), keys if role == "fact" else ())


def _month_label(row: Row) -> str:
    return numbers.month_short(row["month"])


def _curve_headline(filters: Filters) -> str:
    county = filters.ask_one("county_headline")
    parts = [
        _("{scope} completed {money} by the end of {month}, {growth}").format(
            scope=scope(filters),
            money=numbers.money(county["completed_investment"]),
            month=numbers.month_name(filters.month),
            growth=growth_of_whole(filters, county["year_on_year"]),
        )
    ]
    if (short_by := county["gap_to_phased_plan"]) is not None and is_whole(filters):
        if not numbers.rounded(short_by, 2):
            parts.append(_("level with the phased plan"))
        else:
            template = _("{money} short of the phased plan") if short_by > 0 else _("{money} above the phased plan")
            parts.append(template.format(money=numbers.money(abs(short_by))))
    return _("; ").join(parts)


@exhibit(N_("Township by month"), behind=projects_of_region)
def completion_heat(filters: Filters) -> Exhibit:
    """Since when somebody is behind: the distance to time progress, township by month."""
    rows = filters.ask("completion_by_region_and_month")
    order = [
        row["region"]
        for row in regions_to_show(filters)[0]
        if row["completion_rate"] is not None or not row["is_reported"]
    ]
    shown = [row for row in rows if row["region"] in order]
    cells = tuple(
        Cell(
            row=row["region"],
            column=_month_label(row),
            value=row["lead"],
            text=numbers.signed(row["lead"], 1) if row["is_reported"] else _(UNREPORTED),
            hover=f"{row['region']}  {numbers.month_name(row['month'])}  {_cell_in_words(row)}",
            key=Key.of(row, "cumulative", "region", "month"),
        )
        for row in shown
    )
    months = dict.fromkeys(cell.column for cell in cells)
    names = {row["region"] for row in shown}
    return Exhibit(
        headline=with_unreported(filters, _heat_headline(filters, shown)),
        picture=HeatTable(tuple(name for name in order if name in names), tuple(months), cells),
        columns=(
            Column("region", _("Township or zone")),
            Column("month", _("Month"), "month"),
            Column("completed_investment", _("Completed in the month"), "money"),
            Column("cumulative", _("Completed since January"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("lead", _("Against time progress"), "points"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("in each cell: completion rate - time progress at the end of that month"),
            _("percentage points"),
            "investments",
            "targets",
        ),
    )


def _cell_in_words(row: Row) -> str:
    if not row["is_reported"]:
        return _(UNREPORTED)
    return f"{numbers.percent(row['completion_rate'])}  {lead(row['lead'], row['month'])}"


def _heat_headline(filters: Filters, rows: Sequence[Row]) -> str:
    always: dict[str, bool] = {}
    for row in rows:
        always[row["region"]] = always.get(row["region"], True) and row["lead"] is not None and row["lead"] < 0
    behind = [region for region, is_behind in always.items() if is_behind]
    if not always:
        return _("No township has a target for {year}, so no completion rate is told").format(year=filters.month.year)
    if filters.month.month == 1:
        if not behind:
            return _("Nobody was behind time progress in January")
        return _("Behind time progress in January: {count}, {names}").format(
            count=len(behind), names=list_words(behind)
        )
    when = in_all_months(filters.month)
    if not behind:
        return _("Nobody was behind time progress {when}").format(when=when)
    return _("Behind time progress {when}: {count}, {names}").format(
        when=when, count=len(behind), names=list_words(behind)
    )
