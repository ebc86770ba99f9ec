"""Who has not reported the latest month of a ledger: units that are shown as 未报, not as zero."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from words import _, shown
from words.numbers import month_name

SQL = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True)
class Unreported:
    """A unit without a row for the latest month; `has_never` where it has none for any."""

    month: date
    region: str
    has_never: bool


def unreported(staged: duckdb.DuckDBPyConnection) -> list[Unreported]:
    """The units that have something to report for the latest month of the staged ledger and have not."""
    return [Unreported(*row) for row in staged.execute(SQL.read_text(encoding="utf-8")).fetchall()]


def unreported_line(units: list[Unreported]) -> str | None:
    """The units in one line; None where all have reported."""
    if not units:
        return None
    never = _("{region} (never reported)")
    names = [never.format(region=shown(each.region)) if each.has_never else shown(each.region) for each in units]
    return _("not reported for {month}, and shown so, not as zero: {regions}").format(
        month=month_name(units[0].month), regions="、".join(names)
    )
