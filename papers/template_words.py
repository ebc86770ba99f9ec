"""The words that a template may use as they are: whose document, of when, whom it goes to, and filters of its own."""

import re
from collections.abc import Callable
from typing import Any

from exhibits import Filters
from exhibits.base.reporting import unreported
from exhibits.base.wording import scope
from papers.figures import tight
from papers.letter import Letter
from words import numbers

KINDS_OF_PLACE = ("市", "县", "区", "旗", "州", "盟")
TOWNSHIP, ZONE = "镇乡", "园区"


def words_of_template(filters: Filters, said: Letter) -> dict[str, Any]:
    """The names without brackets that a template may use, and 简称, which shortens what the document is about."""
    county = tight(scope(filters.for_all_regions()))
    month = filters.month
    whole = f"全{county[-1]}" if county.endswith(KINDS_OF_PLACE) else county
    return said.in_words() | {
        "县名": county,
        "全域": whole,
        "范围": tight(scope(filters)),
        "单位": _units(filters),
        "时段": numbers.period(month),
        "累计": f"1—{month.month}月" if month.month > 1 else "1月",
        "月份": numbers.month_name(month),
        "当月": f"{month.month}月份",
        "月": month.month,
        "上年末": numbers.month_name(month.replace(year=month.year - 1, month=12)),
        "起点": tight(numbers.money_limit(filters.threshold)),
        "未报": "、".join(unreported(filters)),
        "筛选": tight("，".join(filters.in_words())),
        "简称": _shortened(county, whole, filters),
    }


def _units(filters: Filters) -> str:
    """What the county's units are called together: 镇乡, 园区, or 镇乡（园区）; 县市 in a prefecture."""
    levels = {row["level"] for row in filters.for_all_regions().ask("regions_of_county") if row["is_ranked"]}
    if len(levels) == 1:
        return levels.pop()
    return f"{TOWNSHIP}（{ZONE}）" if ZONE in levels else TOWNSHIP


def _shortened(county: str, whole: str, filters: Filters) -> Callable[[str], str]:
    """Say 全市 for the name of the county at the head of a clause, and the period without its year."""
    year = f"{filters.month.year}年"
    is_said = re.compile(
        rf"{re.escape(county)}(?=[\d有没已完到距全招向储承])"
    )  # and not the beginning of a longer name

    def shorten(text: str) -> str:
        said = text.replace(numbers.period(filters.month), numbers.period(filters.month).removeprefix(year))
        if filters.regions:
            return said
        said = said.removeprefix(f"{county}：")
        clauses = said.split("，")
        return "，".join(whole + clause[len(county) :] if is_said.match(clause) else clause for clause in clauses)

    return shorten
