"""What regions tell of their work in the sheet 区域完成, without naming projects: a second computation.

It counts where no project of the region has a row in the year; the county's own row counts in a year without any
project's row, and then for what its regions leave of it. Only the main indicator is work.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from tests.second.exact import Row, month_before, total

MONTHS_AFTER = 3


def counting(rows: Iterable[Row], work: Iterable[Row], county: str) -> list[Row]:
    """Those rows of the sheet that count as work."""
    years = {(row["region"], row["month"].year) for row in work}
    return [
        row
        for row in rows
        if not any(
            year == row["month"].year and (row["region"] == county or region == row["region"]) for region, year in years
        )
    ]


def work_told(rows: list[Row], county: str) -> list[Row]:
    """The counting rows as work of single months; is_told is false of a month that another row was left with."""
    told: list[Row] = []
    for region, year in sorted({(row["region"], row["month"].year) for row in rows}):
        of_year = sorted(
            (row for row in rows if (row["region"], row["month"].year) == (region, year)), key=lambda row: row["month"]
        )
        before, last = Fraction(0), date(year - 1, 12, 1)
        for row in of_year:
            so_far, own = Fraction(row["cumulative"]), row["of_the_month"]
            if region == county:
                so_far, own = so_far - _of_the_regions(rows, county, row["month"]), None
            completed, earlier = so_far - before, Fraction(0)
            if own is not None and last < month_before(row["month"]):
                completed, earlier = Fraction(own), completed - Fraction(own)
            told.append(_work(region, row["month"], completed, is_told=True))
            if earlier:
                told.append(_work(region, month_before(row["month"]), earlier, is_told=False))
            before, last = so_far, row["month"]
    return told


def _of_the_regions(rows: list[Row], county: str, month: date) -> Fraction:
    """What the regions have told by a month of its year, each as of its last row."""
    last: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row["month"]):
        if row["region"] != county and row["month"].year == month.year and row["month"] <= month:
            last[row["region"]] = row
    return total(last.values(), "cumulative")


def _work(region: str, month: date, completed: Fraction, is_told: bool) -> Row:
    return {
        "region": region,
        "month": month,
        "completed_investment": completed,
        "planned_investment": None,
        "listed_separately": False,
        "is_told": is_told,
    }


def target_told(rows: Iterable[Row], region: str, month: date) -> Fraction | None:
    """The target that a region tells last by a month, before that the first one of the year."""
    of_year = sorted(
        (
            row
            for row in rows
            if row["region"] == region and row["month"].year == month.year and row["target"] is not None
        ),
        key=lambda row: row["month"],
    )
    by_then = [row for row in of_year if row["month"] <= month] or of_year[:1]
    return Fraction(by_then[-1]["target"]) if by_then else None


def is_expected(rows: Iterable[Row], region: str, month: date) -> bool:
    """Whether a region that tells its work so has to tell of a month: in a year with a row, and three months after."""
    months = [row["month"] for row in rows if row["region"] == region]
    return any(told.year == month.year or 0 <= _months_between(told, month) <= MONTHS_AFTER for told in months)


def _months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month
