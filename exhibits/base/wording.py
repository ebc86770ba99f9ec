"""Sentences and columns that several exhibits share."""

from calendar import monthrange

import queries
from exhibits.base.exhibit import Column, Definition
from exhibits.base.filters import Filters, region_names
from pictures import LAMP_SIGNS
from words import _, language, numbers


def lamp_words(lamp: str | None) -> str:
    """A lamp by sign and word, never by colour alone: ■ 红."""
    return f"{LAMP_SIGNS.get(lamp, '')} {_(lamp)}" if lamp else _("no target")


def ledger_word(word: str | None) -> str:
    """A word that a ledger chooses from a list, in the language in use; nothing where it chose none."""
    return _(word) if word else ""


def scope(filters: Filters) -> str:
    """Whom the figures are about: the county, or the regions that are chosen."""
    return region_names(filters.regions) if filters.regions else queries.one("version_of_data")["county"]


def list_words(names: list[str], longest: int = 3) -> str:
    """Names one after the other, at most so many, then how many there are in all."""
    text = _(", ").join(names[:longest])
    return text if len(names) <= longest else _("{names} and others").format(names=text)


def definition(filters: Filters, formula: str, unit: str, source: str) -> Definition:
    """A definition with the last day of the reporting period as its date."""
    month = filters.month
    return Definition(formula, unit, source, numbers.day(month.replace(day=monthrange(month.year, month.month)[1])))


def money_unit() -> str:
    """The unit that money has in tables."""
    return "万元" if language() == "zh" else "10,000 yuan"


def completion_columns() -> tuple[Column, ...]:
    """The columns of a table of townships and zones: how far, against what, in which place."""
    return (
        Column("region", _("Township or zone")),
        Column("completed_investment", _("Completed"), "money"),
        Column("target", _("Target of the year"), "money"),
        Column("completion_rate", _("Completion rate"), "percent"),
        Column("lead", _("Against time progress"), "points"),
        Column("lamp", _("Lamp")),
        Column("rate_rank", _("Rank by rate"), "rank"),
        Column("amount_rank", _("Rank by amount"), "rank"),
        Column("year_on_year", _("Growth on the year before"), "percent"),
        Column("growth_rank", _("Rank by growth"), "rank"),
        Column("new_this_period", _("New this month"), "money"),
    )
