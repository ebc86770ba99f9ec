"""Sentences and columns that several exhibits share."""

import queries
from exhibits.base.exhibit import Column, Definition
from exhibits.base.filters import Filters, region_names
from pictures import LAMP_SIGNS
from words import N_, _, language, ngettext, numbers

SHEETS = {  # by their tables
    "projects": N_("项目 (projects)"),
    "investments": N_("投资 (investments)"),
    "targets": N_("目标 (targets)"),
    "region_progress": N_("区域完成 (what regions report)"),
    "obstacles": N_("问题 (obstacles)"),
    "commitments": N_("任务 (commitments)"),
    "cost_shares": N_("资金分担 (cost shares)"),
    "applications": N_("争取 (applications)"),
    "leads": N_("招商 (leads)"),
    "county_indicators": N_("县市指标 (county indicators)"),
    "progress_notes": N_("进展 (progress)"),
    "milestones": N_("节点 (nodes)"),
    "officials": N_("领导 (leaders)"),
    "decisions": N_("议定事项 (decisions)"),
    "notices": N_("督办 (notices)"),
    "assessment_scores": N_("考核得分 (scores)"),
}


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


def count_of_projects(count: int) -> str:
    """251 个, 251 projects."""
    return ngettext("{count} project", "{count} projects", count).format(count=count)


def definition(filters: Filters, formula: str, unit: str, *tables: str) -> Definition:
    """A definition: its source are the ledger's sheets of these tables, its date the last day of the period.

    Work of regions is taken from the rows of their projects; without any in a year, from what they report themselves.
    """
    tables = tuple(dict.fromkeys(known for table in tables for known in _sources(table, tables)))
    names = _(", ").join(_(SHEETS[table]) for table in tables)
    source = (_("ledger sheet {sheets}") if len(tables) == 1 else _("ledger sheets {sheets}")).format(sheets=names)
    return Definition(formula, unit, source, numbers.day(numbers.month_end(filters.month)))


def _sources(table: str, tables: tuple[str, ...]) -> tuple[str, ...]:
    """What stands for a sheet among the sources: for the investments also, or instead, what regions report."""
    filled = {row["sheet"] for row in queries.run("sheets_of_ledger") if row["rows"]}
    if table != "investments" or "region_progress" not in filled:
        return (table,)
    if "investments" not in filled:
        return ("region_progress",)
    return (table, "region_progress") if "targets" in tables else (table,)


def money_unit() -> str:
    """The unit that money has in tables."""
    return "万元" if language() == "zh" else "¥ m"


def dollars_unit() -> str:
    """The unit that foreign capital has in tables."""
    return "万美元" if language() == "zh" else "m US dollars"


def money_on_land_unit() -> str:
    """The unit of what is invested on each mu of land."""
    return "万元/亩" if language() == "zh" else "¥ m on each mu"


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
