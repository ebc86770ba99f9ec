"""A table of regions: what each township is to reach in the year and what it has completed, without any project."""

import re
from collections.abc import Iterator

from data.findings import N_
from data.reading.layout import About, Feed, Head, HeadColumn, Layout, Problem, Source
from data.reading.naming import ORDINAL
from data.reading.rowwords import text_of, total_kind
from data.reading.units import unit_of
from data.reading.values import compact
from data.reading.wide.monthly import meanings, month_of, whereabouts
from data.reading.wide.roles import Meaning, bare
from data.reading.wide.whereabouts import OFFICE, PLACE
from data.tables import REGION_PROGRESS

FED = {"annual_plan": "target", "year_to_date": "cumulative", "of_the_month": "of_the_month"}
INDICATOR = re.compile(
    r"((?:固定资产|工业|技改|制造业|民间|项目|重点项目|产业|房地产|农业|服务业|基础设施|招商引资)*(?:投资|投入|到位资金)"
    r"|(?:一般公共预算|财政|税收|规模以上工业|规上工业|社会消费品)*(?:总?收入|增加值|零售总额|产值|税收))"
)
OF_PROJECTS = re.compile(r"项目|工程|企业|公司")
LOOKED_AT = 60
PLAIN_TARGET = re.compile(r"(?:目标|任务|计划)(?:数|值|任务)?")
PLAIN_DONE = re.compile(r"(?:实际|已)?完成(?:投资)?(?:额|数|量|情况)?")
GENERAL = re.compile(r"完成.*|累计.*|本月.*|当月.*|.*完成(?:投资|情况)|投资|.*目标.*|.*计划.*")


def regions_layout(head: Head, about: About) -> Layout | None:
    """The table of regions; None where its rows are no regions or nothing completed stands beside them."""
    if about.said.layout not in (None, "regions") or about.said.table not in (None, "region_progress"):
        return None
    found = with_regions(head, about, _with_plain_target(head, _with_plain_done(head, meanings(head, about))))
    roles = {each.role for each in found.values()}
    if "region" not in roles or roles & {"name", "code", "source"} or "year_to_date" not in roles:
        return None
    if not roles & {"annual_plan", "rate", "rank", "growth", "of_the_month"}:
        return None
    if len({each.period.month for each in found.values() if each.role == "of_the_month"}) > 1:
        return None  # months side by side, with their sum beside them
    layout = Layout("regions", head, [], county=whereabouts(about).county)
    month = month_of(layout, found, about)
    for indicator, columns in _groups(head, about, found):
        layout.feeds.append(_feed(head, about, found, columns, month, indicator))
    layout.roles |= {index: each.role for index, each in found.items() if each.role in ("rate", "rank", "growth")}
    layout.roles |= {index: ORDINAL for index, each in found.items() if each.role == "number"}
    if about.titles and month is None and not any("month" in feed.sources for feed in layout.feeds):
        layout.missing = ("月份",)
        message = N_("the month is not said in the sheet's name, title or headers; write defaults = {example}")
        layout.problems.append(Problem("month_not_said", message, {"example": '{ month = "2024-05" }'}))
    if about.titles and any("indicator" not in feed.sources for feed in layout.feeds):
        layout.missing = (*layout.missing, "指标")
        message = N_("the indicator is not said in the sheet's title or headers; write defaults = {example}")
        layout.problems.append(Problem("indicator_not_said", message, {"example": '{ indicator = "固定资产投资" }'}))
    layout.score = len(found) + 0.5
    return layout


def _with_plain_done(head: Head, found: dict[int, Meaning]) -> dict[int, Meaning]:
    """完成 alone, where no column says that it counts since January, is what was completed up to the table's month."""
    if any(each.role == "year_to_date" for each in found.values()):
        return found
    plain = [
        column.index for column in head.columns if column.index not in found and PLAIN_DONE.fullmatch(_last(column))
    ]
    return found | dict.fromkeys(plain, Meaning("year_to_date"))


def _with_plain_target(head: Head, found: dict[int, Meaning]) -> dict[int, Meaning]:
    """目标 alone, where no column says that it is the year's, is the year's all the same."""
    if any(each.role == "annual_plan" for each in found.values()):
        return found
    plain = [c.index for c in head.columns if c.index not in found and PLAIN_TARGET.fullmatch(_last(c))]
    return found | dict.fromkeys(plain, Meaning("annual_plan"))


def with_regions(head: Head, about: About, found: dict[int, Meaning]) -> dict[int, Meaning]:
    """单位, 责任单位, 名称 are regions where their cells are called as regions are."""
    if any(each.role == "region" for each in found.values()):
        return found
    for column in head.columns[:3]:
        if found.get(column.index, Meaning("")).role in ("", "name", "responsible_unit", "owner") and (
            not OF_PROJECTS.search(column.text) and _holds_regions(about, head, column.index)
        ):
            return found | {column.index: Meaning("region")}
    return found


def _holds_regions(about: About, head: Head, index: int) -> bool:
    rows = about.sheet.rows[head.last + 1 : head.last + 1 + LOOKED_AT]
    texts = [text for row in rows if index < len(row) and (text := text_of(row[index]))]
    names = [text for text in texts if not total_kind(text)]
    return bool(names) and 2 * sum(bool(PLACE.fullmatch(name) or OFFICE.search(name)) for name in names) > len(names)


def _last(column: HeadColumn) -> str:
    return bare(column.parts[-1]) if column.parts else ""


def _groups(head: Head, about: About, found: dict[int, Meaning]) -> Iterator[tuple[str | None, list[HeadColumn]]]:
    """Each indicator with its columns: those below one header that names it, or all of them for the title's."""
    fed = [column for column in head.columns if found.get(column.index, Meaning("")).role in FED]
    own = {column.index: named for column in fed if (named := _indicator_above(column))}
    for indicator in dict.fromkeys(own.values()):
        yield indicator, [column for column in fed if own.get(column.index) == indicator]
    rest = [column for column in fed if column.index not in own]
    if rest and any(found[column.index].role == "year_to_date" for column in rest):
        yield indicator_of(about), rest


def _indicator_above(column: HeadColumn) -> str | None:
    if len(column.parts) < 2 or GENERAL.fullmatch(column.parts[0]):
        return None
    named = INDICATOR.fullmatch(re.sub(r"\(.*?\)", "", column.parts[0]))
    return named[1] if named else None


def source_in(head: Head, about: About, index: int, name: str) -> Source:
    """A column of the sheet as the source of a column of 区域完成."""
    column, target = head.over(index), REGION_PROGRESS.column(name)
    unit = unit_of(target, column.unit, about.titles, about.said.unit or about.unit)
    return Source(target, index, column.text, unit)


def indicator_of(about: About) -> str | None:
    """The indicator that the title names, else the sheet's name or the file's."""
    for title in (*about.titles[2:], *about.titles[:2]):
        found = INDICATOR.search(compact(title))
        if found:
            return found[1]
    return None


def _feed(
    head: Head,
    about: About,
    found: dict[int, Meaning],
    columns: list[HeadColumn],
    month: object,
    indicator: str | None,
) -> Feed:
    sources: dict[str, Source] = {}
    for index, each in found.items():
        if each.role in ("region", "indicator", "month") and each.role not in sources:
            column = head.over(index)
            sources[each.role] = Source(REGION_PROGRESS.column(each.role), index, column.text)
    for column in columns:
        name = FED[found[column.index].role]
        sources.setdefault(name, source_in(head, about, column.index, name))
    constants = {"month": month, "indicator": indicator} | about.said.defaults
    for name, constant in constants.items():
        if constant is not None and name in ("month", "indicator", "region") and name not in sources:
            sources[name] = Source(REGION_PROGRESS.column(name), constant=constant)
    return Feed(REGION_PROGRESS, sources, ("cumulative",))
