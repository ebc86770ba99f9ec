"""Who has not reported a month, in words: not reported is not zero, and no figure of the whole is silent about it."""

from datetime import date

import queries
from exhibits.base.filters import Filters, Row
from exhibits.base.wording import list_words
from words import _, counted, numbers

UNREPORTED = "未报"


def month_labels() -> dict[date, str]:
    """Every month as the filter names it: 2024年6月（部分上报 1/10） where somebody has not reported."""
    return {row["month"]: month_label(row) for row in queries.run("months")}


def month_label(row: Row) -> str:
    """One row of the query months as the filter names it."""
    name = numbers.month_name(row["month"])
    if row["is_blank"]:
        return _("{month} (nothing completed)").format(month=name)
    if row["is_complete"]:
        return name
    return _("{month} (reported in part, {reported}/{all})").format(
        month=name, reported=row["reported"], all=row["to_report"]
    )


def unreported(filters: Filters) -> list[str]:
    """The townships and zones of the filters that have something to report and have not, in the ledger's order."""
    return [row["region"] for row in filters.ask("reporting") if row["status"] == UNREPORTED]


def reported_in_part(filters: Filters) -> str:
    """Who has not reported the month, by every name; nothing where all have."""
    names = unreported(filters)
    if not names:
        return ""
    return _("{month} is reported in part. Not reported, and not counted as zero: {names}").format(
        month=numbers.month_name(filters.month), names=_(", ").join(_with_dates(names, filters.month))
    )


def _with_dates(names: list[str], month: date) -> list[str]:
    """Counties of a prefecture with the month up to which their own files tell, where that is an earlier one."""
    known = {row["county"]: row["last_month"] for row in queries.run("areas")}
    return [
        _("{name} (up to {month})").format(name=name, month=numbers.month_name(last))
        if (last := known.get(name)) and last < month
        else name
        for name in names
    ]


def later_months(filters: Filters) -> str:
    """What the ledger holds beyond the month that is shown by default; nothing where that is the last one."""
    later = [row for row in queries.run("months") if row["month"] > filters.month]
    if not later or filters.month != queries.default_month():
        return ""
    return _("{month} is shown by default; beyond it the ledger holds {months}").format(
        month=numbers.month_name(filters.month), months=_(", ").join(month_label(row) for row in reversed(later))
    )


def beside(filters: Filters) -> str:
    """What figures of the whole leave out: 未含 9 个未报单位的当月数：西镇等; nothing where all have reported."""
    names = unreported(filters)
    if not names:
        return ""
    if filters.region:
        return _("not reported this month")
    if not filters.regions and _is_told_whole(filters.month):
        return counted(
            "{count} has not reported: {names}",
            "{count} have not reported: {names}",
            "count",
            count=len(names),
            names=list_words(names),
        )
    return _("without the month of {count} unreported: {names}").format(count=len(names), names=list_words(names))


def _is_told_whole(month: date) -> bool:
    return any(row["is_told_whole"] for row in queries.run("months") if row["month"] == month)


def is_whole(filters: Filters) -> bool:
    """Whether figures of the whole hold everybody's work of the month: only then are they compared with anything."""
    return not unreported(filters) or (not filters.regions and _is_told_whole(filters.month))


def growth_of_whole(filters: Filters, growth: float | None) -> str:
    """Growth of the whole on the year before; not told of fewer units now than there were then."""
    return numbers.growth(growth) if is_whole(filters) else _("not compared with the year before")


def with_unreported(filters: Filters, sentence: str) -> str:
    """A sentence about the whole, with what its figures leave out."""
    left_out = beside(filters)
    return _("; ").join((sentence, left_out)) if left_out else sentence
