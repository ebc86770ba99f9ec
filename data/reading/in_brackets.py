"""What the brackets of a header say of its column: 完成投资（累计）, 开工时间（计划）, 总投资（其中：设备）.

Explanations, such as 投资主体（国有、民资、外资）, say nothing of that kind and are left out of a name.
"""

import re
from dataclasses import dataclass

BRACKETS = re.compile(r"[(\[【〔<《「]([^()\[\]【】〔〕<>《》「」]*)[)\]】〕>》」]")
PERIOD, EARLIER, PLANNED, PART, SHARE = "period", "earlier", "planned", "part", "share"
MONTH = r"(?:20\d\d年)?(?:1[0-2]|0?[1-9])(?:月份?)?"
SAYS = {
    PERIOD: re.compile(
        rf"(?:1|01)(?:月份?)?[-—–~至到]{MONTH}|{MONTH}(?<=[月份])(?:当月)?|[本当]月(?:数|完成)?|本期"
        r"|(?:本年|年度|当年|今年|全年)?(?:度)?累计(?:完成)?(?:数|额|值)?|年初至今|自?开工(?:至今|以来).{0,4}|自开工.{0,4}"
        r"|(?:本|今|当|全)年度?"
        rf"|截[至止]到?{MONTH}(?:底|末|\d{{1,2}}日)?|截[至止]目前"
    ),
    EARLIER: re.compile(
        r"(?:上年|去年|上一?年度|往年|历年)(?:同期|同月|度|完成)?(?:数|完成)?|同期(?:数|完成)?|上月(?:数|完成)?"
        r"|截?[至止]?(?:上年|去年)[底末]"
    ),
    PLANNED: re.compile(r"(?:计划|目标|任务|预计|预测|预期|拟)(?:数|值)?"),
    PART: re.compile(
        r"其中.*|(?:土建|建安|安装|设备)(?:工程|购置|投资|费用?|部分)*"
        r"|(?:中央|国家|省|市|县|区)(?:级|本级)?(?:财政|预算内|配套|补助|专项)*(?:资金|投资|补助|配套)"
        r"|(?:企业|业主|单位)?自筹(?:资金|部分)?|(?:银行)?贷款(?:资金|部分)?|(?:专项)?债券?(?:资金|部分)|社会资本"
    ),
    SHARE: re.compile(r"(?:同比|环比)(?:增[长速幅])?|增[长速幅]率?|占比|比[重例]|完成率|(?:同比)?±"),
}
OF_PERIOD = re.compile(r"[本当上报告]月|本期|累计|年初|月|上年|去年|同期")
DONE = re.compile(r"完成|到位|支付|拨付|实际|实绩")
DAY = re.compile(r".*(?:时间|日期|年月|月份|时点)")


@dataclass(frozen=True)
class Said:
    """What stands in brackets behind a name, and of which kind it is."""

    kind: str
    text: str


def said_in_brackets(raw: str) -> Said | None:
    """The first thing that the brackets of a header say of when, of what part, or of what comparison it is."""
    name = BRACKETS.sub("", raw)
    for inside in BRACKETS.findall(raw):
        for piece in re.split(r"[,、;/]", inside):
            kind = next((kind for kind, pattern in SAYS.items() if pattern.fullmatch(piece)), None)
            if kind is not None and _counts(kind, name):
                return Said(kind, piece)
    return None


def _counts(kind: str, name: str) -> bool:
    """Whether the words in brackets add to the name: it may say its period itself, and be a plan itself."""
    if kind == PERIOD:
        return not OF_PERIOD.search(name) and not re.search(r"计划|目标|任务", name)
    if kind == PLANNED:
        return bool(DONE.search(name) or DAY.fullmatch(name))
    return True


def with_brackets(raw: str) -> str:
    """The name with what its brackets say of it: 累计完成投资, 计划开工时间; as it stands where they say nothing."""
    said = said_in_brackets(raw)
    if said is None:
        return raw
    name = BRACKETS.sub("", raw)
    goes_first = said.kind in (PERIOD, EARLIER) or (said.kind == PLANNED and DAY.fullmatch(name))
    return f"{said.text}{name}" if goes_first else f"{name}{said.text}"
