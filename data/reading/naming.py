"""The words over a column, brought into one form: name, unit, year, period, and what qualifies it.

Offices write 2024年度计划投资（万元）, 本年度计划投资，万元 and 今年计划投资 for the same thing. A header is compared
in three forms: as it stands, without unit and explanations, and with its variants (完工时间, 竣工日期) made one.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from data.reading.in_brackets import BRACKETS, EARLIER, PART, PLANNED, SHARE, Said, said_in_brackets
from data.reading.values import UNITS, compact

KNOWN_UNITS = {unit: family for family, units in UNITS.items() for unit in units}
OTHER_UNITS = (
    "个",
    "套",
    "户",
    "人",
    "家",
    "项",
    "台",
    "辆",
    "栋",
    "幢",
    "处",
    "座",
    "条",
    "件",
    "次",
    "吨",
    "公里",
    "千米",
    "米",
)
LONGEST_HEADER = 500
OTHERS = "|".join(OTHER_UNITS)
# Units that look like one and cannot be converted: 十亿元, 万欧元, 万亩.
STRANGE_UNIT = re.compile(
    rf"\d*[十百千万亿]+(?:元|美元|亩|公顷|{OTHERS}|平方米|立方米|平方公里|千瓦|公里)?"
    r"|\d*[十百千万亿]*(?:欧元|港元|港币|英镑|日元|韩元|卢布|澳元|加元|新台币|台币)"
)
UNIT_WORDS = sorted({*KNOWN_UNITS, *OTHER_UNITS, "%", "天", "分"}, key=len, reverse=True)
UNIT = "|".join(map(re.escape, UNIT_WORDS))
MONEY_WORD = re.compile(r"^(?:人民币|RMB|均为|以|为)[:：]?|(?:人民币|计|为单位)$")  # (人民币亿元), (亿元人民币)
# Each unit as long as it can be, and none given back: 亿元亿元亿元… would be parted in every possible way.
ONLY_UNIT = re.compile(rf"[(\[【〔<《]?(?:单位:?)?((?>{UNIT})(?:[、,/]?(?>{UNIT}))*+)[)\]】〕>》]?")
TAIL = re.compile(rf"(.+?)(?:[,、/:\-—–_|](?:单位:?)?|单位:?)({UNIT})")
UNIT_FIRST = re.compile(
    r"(亿元|千万元|百万元|万元|千元)((?:计划|项目)?总投资额?|年?度?计划投资|完成投资额?|投资总?额|(?:年度)?目标)"
)
BARE_TAIL = re.compile(r"(.*[资额款金值费产入])(亿元|千万元|百万元|万元|千元|元|亿美元|万美元|千美元|美元)")
RANGE = re.compile(r"(?:(\d{4})年)?(\d{1,2})(?:月份?)?[-—–~至到](\d{1,2})月(?:份|底|末)?")
UNTIL = re.compile(r"(?:截至|截止|截止到|至|到)(?:(\d{4})年)?(\d{1,2})月(?:份|底|末|\d{1,2}日)?")
ONE_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:份|底|末)?")
OF_YEAR = re.compile(
    r"^(?:(?:19|20)\d\d(?:年度?|(?=计划|目标|任务|投资|完成))|本年度?|当年度?|今年度?|全年度?|年内)(?!\d|年|累计)"
)
MONTHLY, CUMULATIVE, SINCE_START = "monthly", "cumulative", "since start"
TOTAL, LAST_YEAR = "total", "last year"
GROWTH, RATE, RANK, GAP, ORDINAL = "growth", "rate", "rank", "gap", "ordinal"
LEVELS = r"(?:中央|国家|省|市|县|区|乡镇|地方)(?:级|本级)?"
MONEY_OF = r"(?:预算内?|财政|配套|补助|资金|投资|专项|拨款)*"
QUALIFIERS = {
    ORDINAL: (r"序号|排序号|顺序号|行号|№|no\.?|NO\.?|No\.?|序",),
    LAST_YEAR: (r"(?:上年|去年|上一?年度|往年|同期|历年|以前年度|上月).*", r".*(?:上年|去年)?同期(?:数|完成)?.*"),
    GROWTH: (r".*(?:增幅|增速|同比|环比|增长|±%|增减%?).*",),
    RANK: (r".*(?:位次|排名|名次|排位).*",),
    GAP: (r".*(?:差额|差距|尚差|差值|超欠).*",),
    RATE: (
        r".*(?:完成率|到位率|支付率|开工率|竣工率|拨付率|投资率|完成比例|占比|比例|比重|百分比|完成进度)",
        r"占.*|.*%",
        r"完成(?:年度?)?(?:计划|目标|任务)(?:进度)?",
    ),
    SINCE_START: (r"(?:自|从)?(?:项目)?开工(?:以来|至今|起)?(?:已)?累计.*|开工至今.*|自开工.*|(?:至今|总)累计.*",),
    CUMULATIVE: (
        r"(?:本年|年度|年初至今|自?年初(?:至今|以来)?|当年)?(?:已)?累计(?:完成)?(?:投资|数|额|投资额)?",
        r"年初至今.*|(?:本年|年度|全年|当年)(?:已)?完成.*|年累计.*",
    ),
    MONTHLY: (
        r"(?:本月|当月|本期|月度|报告月)(?:份)?(?:新增)?(?:实际)?(?:完成)?(?:投资|数|额|投资额|情况)?",
        r"\d{1,2}月[当本]月.*",
    ),
    TOTAL: (r"合计|小计|总计|共计|总额|总数|总量|计|合计数|总金额|总投资额|合计金额",),
    PART: (
        r"其中.*",
        rf"{LEVELS}{MONEY_OF}",
        r"(?:民间|政府|社会|国有|财政|自有|银行|其他|引进|上级|本级|配套)(?:性)?(?:投资|资金)",
        r".*(?:自筹|贷款|债券|专项债|国债|融资|社会资本).*|财政(?:性)?资金|企业.*|民资|外资|国有",
        r"土建|设备|安装|建安(?:工程|投资)?|(?:设备|土建|安装)(?:投资|购置)?|其[他它](?:资金|投资|费用)?",
    ),
}
QUALIFIER = {name: re.compile("|".join(patterns)) for name, patterns in QUALIFIERS.items()}


@dataclass(frozen=True)
class Words:
    """What one header line says."""

    raw: str  # half-width, without spaces
    name: str  # without brackets, unit, stars and colons
    unit: str | None  # 亿元, 个 …
    form: str  # the name with its variants made one, the year as 年度, the period taken out
    year: int | None
    months: tuple[int, int] | None  # 1-5月 is (1, 5), 5月 is (5, 5)
    is_until: bool  # 1-5月 and 截至5月底: a sum since January
    qualifier: str | None
    is_unit_only: bool
    said: Said | None = None  # what stands in brackets and is no unit: 累计, 上年同期, 其中：设备

    @property
    def is_period_only(self) -> bool:
        """Whether the line names months and nothing else."""
        return self.months is not None and not self.form


@lru_cache(50_000)
def words_of(text: str) -> Words:
    """What a header line says; a text of a page's length says nothing, and patterns would take minutes over it."""
    raw = compact(text)
    if len(raw) > LONGEST_HEADER:
        return Words(raw, raw, None, raw, None, None, False, None, False)
    name, unit = _parted(raw)
    year, months, is_until, rest = _period(name)
    form = _one_form(rest)
    qualifier = next((word for word, pattern in QUALIFIER.items() if pattern.fullmatch(form or name)), None)
    if months and not form:
        qualifier = CUMULATIVE if is_until else MONTHLY
    said = said_in_brackets(raw)
    if said is not None and qualifier in (None, CUMULATIVE, MONTHLY):
        qualifier = _qualifier_in(said) or qualifier
    return Words(raw, name, unit, form, year, months, is_until, qualifier, bool(ONLY_UNIT.fullmatch(raw)), said)


def _qualifier_in(said: Said) -> str | None:
    """What words in brackets make of the name before them."""
    fixed = {EARLIER: LAST_YEAR, PLANNED: PLANNED, PART: PART, SHARE: GROWTH}
    return fixed.get(said.kind) or words_of(said.text).qualifier or CUMULATIVE


def _parted(raw: str) -> tuple[str, str | None]:
    only = ONLY_UNIT.fullmatch(raw)
    if only:
        return "", _first_unit(only[1])
    units = [_first_unit(inside.removeprefix("单位:").removeprefix("单位")) for inside in BRACKETS.findall(raw)]
    unit = next((each for each in units if each), None)
    name = BRACKETS.sub("", raw).strip("*:：★☆ ") or raw
    tail = TAIL.fullmatch(name) or BARE_TAIL.fullmatch(name)
    if tail and unit is None:
        return tail[1].strip("*:："), tail[2]
    first = UNIT_FIRST.fullmatch(name) if unit is None else None
    return (first[2], first[1]) if first else (name, unit)


def _first_unit(text: str) -> str | None:
    """The unit that a piece of text consists of, or ends with (含税,亿元); of several (亿元、个) the first.

    Two of one family (万元/亿元) are both, which no column can have.
    """
    parts = [MONEY_WORD.sub("", part) for part in re.split(r"[、,/;和及]", text)]
    first = parts[0]
    families = [KNOWN_UNITS[part] for part in parts if part in KNOWN_UNITS]
    if len(families) > len(set(families)) and len({part for part in parts if part in KNOWN_UNITS}) > 1:
        return text
    if first in UNIT_WORDS:
        return first
    if len(parts) > 1 and parts[-1] in KNOWN_UNITS:
        return parts[-1]
    return first if STRANGE_UNIT.fullmatch(first) else None


def unit_inside(text: str, family: Container[str]) -> str | None:
    """The first unit of the family in a list of units (亿元、个)."""
    return next((part for part in re.split(r"[、,/;和及%]", text) if part in family), None)


def _period(name: str) -> tuple[int | None, tuple[int, int] | None, bool, str]:
    for pattern, is_until in ((RANGE, True), (UNTIL, True), (ONE_MONTH, False)):
        found = pattern.search(name)
        if not found:
            continue
        first, last = (int(found[2]), int(found[3])) if pattern is RANGE else (int(found[2]),) * 2
        first = 1 if pattern is UNTIL else first
        if 1 <= first <= last <= 12:
            rest = name[: found.start()] + name[found.end() :]
            year = int(found[1]) if found[1] else None
            if year is None and (before := re.match(r"(20\d\d)年", rest)):
                year, rest = int(before[1]), rest[before.end() :]
            return year, (first, last), is_until, rest
    begins = re.match(r"((?:19|20)\d\d)(?:年|(?=[^\d./-]))", name)
    return int(begins[1]) if begins else None, None, False, name


def _one_form(name: str) -> str:
    form = OF_YEAR.sub("年度", name)
    form = form.replace("年度度", "年度")
    form = re.sub(r"(?:时间|年月日?|日期时间|时点|时限)$", "日期", form)
    form = re.sub(r"(?:完工|建成)(?=日期|验收|投产|$)", "竣工", form)
    form = re.sub(r"动工", "开工", form)
    form = re.sub(r"^(?:拟|预计|预期|计划拟|拟定|预定)(?=开工|竣工|投产|完成|总投资|投资)", "计划", form)
    form = re.sub(r"^实际(?=开工|竣工|完成)", "", form)
    return re.sub(r"^(?:计划)(?:完成)(?=日期)", "计划竣工", form)
