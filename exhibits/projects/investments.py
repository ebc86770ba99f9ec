"""What one project has completed, month by month, out of which source."""

from collections.abc import Sequence
from datetime import date

from exhibits.base.exhibit import Column, Exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.wording import definition, list_words, money_unit
from pictures import Layer, Months
from words import _, counted, language, numbers

MONTHS_SHOWN = 24


def project_investments(filters: Filters, project: Row) -> Exhibit:
    """What was completed month by month, out of which source."""
    rows = filters.ask("project_investments", code=project["project_code"])
    months = _months_to_show(rows[0]["month"], filters.month) if rows else []
    return Exhibit(
        headline=_investments_headline(project, rows),
        picture=_monthly_bars(rows, months),
        columns=(
            Column("month", _("Month"), "month"),
            Column("capital_source", _("Capital source")),
            Column("completed_investment", _("Completed in the month"), "money"),
            Column("cumulative", _("Completed so far"), "money"),
            Column("funds_in_place", _("Funds in place"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters,
            counted(
                "completed of each month by capital source; the last {count} month is drawn",
                "completed of each month by capital source; the last {count} months are drawn",
                "count",
                count=MONTHS_SHOWN,
            ),
            money_unit(),
            "investments",
        ),
    )


def _months_to_show(first: date, last: date) -> list[date]:
    """Every month from the first to the last, at most so many, the latest ones."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(max(start, end - MONTHS_SHOWN + 1), end + 1)]


def _monthly_bars(rows: Sequence[Row], months: list[date]) -> Months:
    amounts = {(row["capital_source"], row["month"]): row["completed_investment"] for row in rows}
    totals = {row["month"]: row["total_of_month"] for row in rows}
    layers = tuple(
        Layer(
            name=_(source),
            values=tuple(amounts.get((source, month), 0) for month in months),
            texts=tuple(
                f"{numbers.month_name(month)}　{numbers.money(amounts.get((source, month), 0))}" for month in months
            ),
        )
        for source in dict.fromkeys(row["capital_source"] for row in rows)
    )
    sums = tuple(
        numbers.plain(numbers.in_table_unit(totals[month]), 0 if language() == "zh" else 1) if totals.get(month) else ""
        for month in months
    )
    return Months(tuple(f"{month:%y-%m}" for month in months), layers, sums)


def _investments_headline(project: Row, rows: Sequence[Row]) -> str:
    if not rows:
        return _("Nothing has been completed yet")
    of_source = {row["capital_source"]: row["total_of_source"] for row in rows}
    largest_first = sorted(of_source, key=lambda source: -of_source[source])
    return _("{money} completed since {month}: {sources}").format(
        money=numbers.money(project["completed_investment"]),
        month=numbers.month_name(rows[0]["month"]),
        sources=list_words([f"{_(source)} {numbers.money(of_source[source])}" for source in largest_first]),
    )
