"""Three years of the county or of a township in one curve, and this month beside that of a year ago."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.project_rows import projects_up_to_month
from exhibits.base.reporting import is_whole, with_unreported
from exhibits.base.wording import definition, money_unit, scope
from pictures import Key, Line, Role, Trend
from words import N_, _, numbers


@exhibit(N_("Three years in one curve"), behind=projects_up_to_month)
def completion_of_years(filters: Filters) -> Exhibit:
    """What was completed since January, month by month, in this year and the two before it."""
    rows = filters.ask("completion_of_years")
    year = filters.month.year
    lines = (
        _line(rows, "cumulative", year, "fact"),
        _line(rows, "cumulative_last_year", year - 1, "before"),
        _line(rows, "cumulative_two_years_before", year - 2, "second plan"),
    )
    return Exhibit(
        headline=with_unreported(filters, _headline(filters, rows)),
        picture=Trend(tuple(numbers.month_short(row["month"]) for row in rows), tuple(line for line in lines if line)),
        columns=(
            Column("month", _("Month"), "month"),
            Column("cumulative", str(year), "money"),
            Column("cumulative_last_year", str(year - 1), "money"),
            Column("cumulative_two_years_before", str(year - 2), "money"),
            Column("completed_last_year", _("In the month a year before"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("completed since January, month by month; a year that the ledger does not hold from January is left out"),
            money_unit(),
            "investments",
        ),
    )


def _line(rows: Rows, column: str, year: int, role: Role) -> Line | None:
    values = tuple(row[column] for row in rows)
    if all(value is None for value in values):
        return None
    keys = tuple(Key.of(row, column, "month") if row[column] is not None else None for row in rows)
    texts = tuple(numbers.money(value) for value in values)
    return Line(_("{year}").format(year=year), role, values, texts, keys if role == "fact" else ())


def _headline(filters: Filters, rows: Rows) -> str:
    now: Row = next(row for row in rows if row["month"] == filters.month)
    parts = [
        _("{scope} completed {money}").format(scope=scope(filters), money=numbers.money(now["cumulative"])),
    ]
    if now["cumulative_last_year"] is not None and is_whole(filters):
        parts.append(_("{money} a year before").format(money=numbers.money(now["cumulative_last_year"])))
    if now["cumulative_two_years_before"] is not None and is_whole(filters):
        parts.append(_("{money} two years before").format(money=numbers.money(now["cumulative_two_years_before"])))
    return _("; ").join(parts)
