"""How the columns of a table read: headings with their units, words of the ledger in the language in use."""

from typing import Any

from exhibits.base.exhibit import Column, Definition
from exhibits.base.wording import dollars_unit, money_on_land_unit, money_unit
from words import _, numbers

AMOUNTS = ("money", "dollars", "money_on_land")
DAYS = ("day", "month_end")


def heading(column: Column) -> str:
    """The heading with its unit: 完成投资（万元）."""
    units = {
        "money": money_unit(),
        "dollars": dollars_unit(),
        "money_on_land": money_on_land_unit(),
        "percent": "%",
        "points": _("points"),
    }
    unit = units.get(column.kind)
    return _("{heading} ({unit})").format(heading=column.label, unit=unit) if unit else column.label


def worded(column: Column, value: Any) -> Any:
    """A value with the words of the ledger translated; numbers and days as they are."""
    if isinstance(value, float):
        return numbers.without_lost_sign(value)
    return _(value) if column.kind == "text" and isinstance(value, str) else value


def in_table(column: Column, value: Any) -> Any:
    """A value as a table shows it: words translated, amounts in the unit of the heading, a month as 2024-05."""
    if value is None:
        return None
    if column.kind in AMOUNTS:
        return worded(column, numbers.in_table_unit(value))
    if column.kind == "month":
        return f"{value:%Y-%m}"
    return numbers.month_end(value) if column.kind == "month_end" else worded(column, value)


def definition_in_words(definition: Definition) -> str:
    """Formula, unit, source and date in one line; no unit where nothing is counted or measured."""
    if not definition.unit:
        return _("Definition: {formula}. Source: {source}. As of {date}.").format(
            formula=definition.formula, source=definition.source, date=definition.as_of
        )
    return _("Definition: {formula}. Unit: {unit}. Source: {source}. As of {date}.").format(
        formula=definition.formula, unit=definition.unit, source=definition.source, date=definition.as_of
    )
