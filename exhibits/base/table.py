"""How the columns of a table read: headings with their units, words of the ledger in the language in use."""

from typing import Any

from exhibits.base.exhibit import Column, Definition
from exhibits.base.wording import money_unit
from words import _, numbers


def heading(column: Column) -> str:
    """The heading with its unit: 完成投资（万元）."""
    units = {"money": money_unit(), "dollars": _("10,000 US dollars"), "percent": "%", "points": _("points")}
    unit = units.get(column.kind)
    return _("{heading} ({unit})").format(heading=column.label, unit=unit) if unit else column.label


def worded(column: Column, value: Any) -> Any:
    """A value as the table shows it: words of the ledger translated, numbers and days as they are."""
    if isinstance(value, float):
        return numbers.without_lost_sign(value)
    return _(value) if column.kind == "text" and isinstance(value, str) else value


def definition_in_words(definition: Definition) -> str:
    """Formula, unit, source and date in one line."""
    return _("Definition: {formula}. Unit: {unit}. Source: {source}. As of {date}.").format(
        formula=definition.formula, unit=definition.unit, source=definition.source, date=definition.as_of
    )
