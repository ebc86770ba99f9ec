"""What the columns of a project table mean, whatever an office writes over them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.reading.in_brackets import BRACKETS, with_brackets
from data.reading.values import Cell, compact
from data.reading.wide.periods import RANGE, THIS_RANGE, UNTIL, Period, in_figures, period_in
from data.reading.wide.vocabulary import COMPILED, UNDATED

OPTIONAL = re.compile(r"([新开乡镇])[(]([续竣镇街乡](?:道|办)?)[)]")  # 新(续)建, 开(竣)工, 镇(街道)
NUMBERED = re.compile(r"^\d{1,2}[.、](?=[^\d月]|0?1[-—–~至到]\d{1,2}月)")  # 3.所在镇
AMOUNTS = {
    "planned_investment",
    "annual_plan",
    "of_the_month",
    "year_to_date",
    "since_start",
    "earlier",
    "source",
    "in_place",
    "paid",
}
SOURCE = re.compile(
    r"(?:其中:?)?(?:申请|争取|已?到位|地方)?(中央|国家|省|市|州|区|县|镇|乡|地方)(?:级|本级)?(?:和?.{0,2}级)?"
    r"(?:预算内|财政|专项|配套|补助|补贴|奖补|预算|政府)*(?:投资|资金)?"
    r"|(?:其中:?)?(?:企业|业主|单位|项目单位|自有|社会|民间)?(?:自筹|自有|资本金|社会资本|社会资金)(?:资金|投资)?"
    r"|(?:其中:?)?(?:银行|国内|商业|政策性|国外|外国政府)*(?:贷款|融资)(?:资金)?"
    r"|(?:其中:?)?(?:政府|地方|专项|一般|特别|超长期)*(?:债券|国债|债|专项债)(?:资金)?"
    r"|(?:其中:?)?(?:民资|外资|利用外资|境内市外资金|财政|财政资金|衔接资金|其他|其它|其他资金|其他来源|招商引资)"
)
SPLIT = {  # what is split over the capital sources below it
    "paid": re.compile(r".*(支付|拨付|支出).*"),
    "in_place": re.compile(r"(?!应).*到位.*"),
    "completed": re.compile(r".*完成.*"),
    "planned": re.compile(
        r".*(资金来源|资金筹措|筹资|投资来源|资金构成|资金结构|总投资|总额|资金安排|资金渠道|来源|承担|分担|应到位|应出资).*"
    ),
}
SUBTOTAL = re.compile(r"小计|合计|总计|计|总额|总投资额?")
ONE_MONTH = re.compile(
    r"(?:(?:20)?\d\d年)?(?:1[0-2]|0?[1-9])月(?:份|当月)?|20\d\d[-./]\d{1,2}(?:[-./]0?1)?|20\d\d(?:0[1-9]|1[0-2])"
)
OF_DONE = re.compile(r"完成|固定资产|投资|累计|实际|实绩|新增|情况|[额数]")
MONEY_GROUP = re.compile(r".*(完成|投资|到位|支付|资金|累计).*")


PART_OF_WHOLE = re.compile(r"^其中:?(?=.*(?:年|月).*(?:计划|目标|任务|完成))")  # 其中:2024年计划投资 after 总投资
PART_OF_SUM = re.compile(r"^其中:?(?=(?:1[0-2]|0?[1-9])月)")  # 其中:9月 beside 1-9月
NO_PERIOD = Period()


@dataclass(frozen=True)
class Meaning:
    """What one column means; `period` where its header names one."""

    role: str
    period: Period = NO_PERIOD
    label: str = ""  # of a capital source, how it is called
    is_undated: bool = False  # 累计完成: since when is not said
    split: str = ""  # of a capital source, what it is a part of: planned, in_place, completed or paid


def bare(text: Cell) -> str:
    """A header without units, stars, colons and explanations: of brackets only 累计, 计划 and the like stay."""
    plain = BRACKETS.sub("", with_brackets(OPTIONAL.sub(r"\1\2", compact(text)))).strip("*:： ")
    plain = NUMBERED.sub("", plain)
    plain = re.sub(r"[/,](亿元|万元|千元|百万元|元|亩)$", "", plain)
    return plain or compact(text)


@lru_cache(20_000)
def meaning(lines: tuple[str, ...]) -> Meaning | None:
    """What the header lines of a column, top first, say that it holds; None when that is not known."""
    texts = [bare(line) for line in lines]
    if not texts:
        return None
    group, own = "".join(texts[:-1]), texts[-1]
    own = PART_OF_WHOLE.sub("", own)
    source = _source(group, own)
    if source is not None:
        return source
    of_period = _of_period(group, own)
    if of_period is not None:
        return of_period
    for text in (group + own, own):
        for role, pattern in COMPILED.items():
            if pattern.fullmatch(text):
                is_undated = role == "year_to_date" and UNDATED.fullmatch(text) is not None
                return Meaning(role, period_in(text) if role in AMOUNTS else NO_PERIOD, is_undated=is_undated)
    return None


def _source(group: str, own: str) -> Meaning | None:
    """自筹 below 资金来源 is a part of the plan, 其中：中央 below 到位资金 of what has arrived; 小计 is no source."""
    split = next((kind for kind, pattern in SPLIT.items() if pattern.fullmatch(group)), None)
    if split is None:
        return None
    if SOURCE.fullmatch(own):
        return Meaning("source", label=re.sub(r"^其中:?", "", own), split=split)
    if SUBTOTAL.fullmatch(own):
        return Meaning({"in_place": "in_place", "paid": "paid", "planned": "planned_investment"}.get(split, "subtotal"))
    return None


def _is_period(text: str) -> bool:
    return any(pattern.fullmatch(OF_DONE.sub("", text)) for pattern in (RANGE, THIS_RANGE, ONE_MONTH))


def _of_period(group: str, own: str) -> Meaning | None:
    """1-5月完成投资, 5月当月, 3月份完成, 2024年3月; what the group is about must be money, where there is one."""
    own, group = in_figures(own), in_figures(group)
    text = OF_DONE.sub("", PART_OF_SUM.sub("", own))
    if not text and own and "完成" in own and _is_period(group):
        group, text = "", OF_DONE.sub("", group)  # 5月 over 计划 and 完成
    is_money = not group or MONEY_GROUP.fullmatch(group) is not None
    if not is_money or "计划" in group + own or "目标" in group + own or "任务" in group + own:
        return None
    if RANGE.fullmatch(text):
        return Meaning("year_to_date", period_in(text))
    if THIS_RANGE.fullmatch(text):
        return Meaning("year_to_date", Period(is_cumulative=True))
    if ONE_MONTH.fullmatch(text):
        return Meaning("of_the_month", period_in(text))
    if UNTIL.fullmatch(text) and text != own:
        return Meaning("year_to_date", period_in(text), is_undated=True)
    return None
