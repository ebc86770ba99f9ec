"""What the columns of a project table mean, whatever an office writes over them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.reading.values import Cell, compact
from data.reading.wide.periods import RANGE, THIS_RANGE, Period, period_in

BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
YEAR = r"(?:(?:本|今|当|全)?年(?:度|内|初|初至今)?|20\d\d年度?)"
PLAN = r"(?:计划|目标|任务)"
DONE = r"(?:实际|已|累计|新增)*完成(?:固定资产)?(?:投资)?(?:额|量|数|情况)?"
DAY = r"(?:时间|日期|年月)"
# role -> what may be written over it; the first that fits decides, so narrow meanings go first.
ROLES = {
    "number": (r"序号?|编号|NO\.?",),
    "month": (r"(?:所属|统计|填报)?(?:月份|年月)|报告期",),
    "indicator": (r"指标(?:名称)?",),
    "capital_source": (r"(?:资金)?来源|资金性质",),
    "code": (r"项目(?:编号|编码|代码|统一代码)|统一代码|入库编码",),
    "name": (r"(?:项目|工程|子项目?)名称.*|名称|(?:重点)?项目",),
    "content": (r"(?:主要)?建设(?:规模|内容).*|项目(?:简介|概况|内容)|规模.*内容.*",),
    "nature": (r"(?:项目|建设)?性质|[新续]建?[/、]?[新续]建|建设类型",),
    "span": (
        r"(?:计划)?(?:建设|项目|工程)?(?:起止|起讫)(?:年限|年月|时间|日期|年份)",
        r"(?:建设|施工)(?:周期|期限|年限|工期|期)|(?:合同|计划)?工期",
    ),
    "planned_completion_on": (rf"(?:计划|预计|拟)(?:竣工|完工|建成)(?:投产)?{DAY}?",),
    "planned_start_on": (rf"(?:计划|预计|拟)开工{DAY}?",),
    "started_on": (rf"(?:实际)?开工{DAY}?",),
    "completed_on": (rf"(?:实际)?(?:竣工|完工){DAY}",),
    "rate": (
        r"占.*[%例比]|.*(?:完成率|完成比例|进度[%率]|占比|支付率|到位率|完成%)",
        rf"完成(?:年度?)?{PLAN}(?:任务)?的?(?:比例|%)?",
    ),
    "rank": (r"位次|排名|名次|排位|序位",),
    "growth": (r".*(?:增幅|增速|同比|环比|增长率?)(?:%|增长|增速|增幅)?",),
    "since_start": (
        r"(?:自|从)?(?:项目)?开工.*累计.*|.*[自从]开工.*|.*开工(?:至今|以来).*",
        r"(?:建设|开建)以来.*|历年累计.*|总累计.*|累计完成总投资",
    ),
    "earlier": (
        r"(?:截[至止]到?)?(?:上年|去年|往年|以前年度|历年)[底末度]?(?:以?前)?.*完成.*",
        r"截?[至止]到?20\d\d年(?:底|末|12月).*完成.*",
    ),
    "year_to_date": (
        rf"{YEAR}(?:以来|至今)?累计{DONE}|{YEAR}(?:以来|至今)?累计|{YEAR}(?:至今)?{DONE}|年初至(?:今|本月|报告期).*",
        rf"累计{DONE}|累计(?:完成年度投资)?|(?:完成|投资)+累计(?:完成)?[数额]?|1-本月.*|截[至止](?:目前|本月).*完成.*",
    ),
    "of_the_month": (rf"(?:[本当该]|报告)月[份度]?(?:{DONE}|投资[额量]?)?|完成(?:投资)?[本当]月|月度{DONE}",),
    "annual_plan": (
        rf"{YEAR}(?:投资)?{PLAN}(?:总|完成|投资|任务|目标|计划)*(?:额|数|值)?",
        rf"{YEAR}{PLAN}?(?:完成)?投资{PLAN}?额?|计划年度投资.*|目标任务|任务目标",
    ),
    "planned_investment": (
        r"(?:项目|计划|概算|估算|预算|批复|核定|预计|投资)*(?:总投资|投资总额|投资概算|总概算)(?:额|估算|概算|规模)?",
        r"计划投资总?额?|(?:概算|估算)投资|投资总?规模|投资额",
    ),
    "in_place": (r"(?:累计|已|资金|实际)*到位(?:资金|投资)?(?:额|总额|合计)?(?:资金)?",),
    "paid": (r"(?:累计|已|资金|实际)*(?:支付|拨付|支出)(?:资金|投资)?(?:额|总额|合计)?",),
    "progress": (
        r".*(?:形象进度|形象进展|进展情况|进度情况|工程进度|工程进展|建设进展|项目进展|建设进度|目前进展).*|进度|进展",
    ),
    "problem": (r".*(?:问题|困难|制约因素|瓶颈).*",),
    "next_step": (r".*下一?步.*|.*(?:工作|推进)(?:打算|措施|计划|安排)",),
    "leader": (
        r".*(?:包[抓联保挂]|挂[联钩包点]|联系|分管|县级|县处级|市级|牵头|督导|责任)[县市区]?(?:级|处级)?领导.*",
        r"包抓人|包保人|挂联人",
    ),
    "responsible_person": (r"(?:项目|具体|直接)?(?:责任人|负责人)",),
    "responsible_unit": (r"(?:责任|牵头|主管|包保|包联|包抓|服务|监管|行业主管|配合|实施责任)(?:单位|部门).*",),
    "investor_origin": (r"投资主体(?:类型)?|投资方类型",),
    "owner": (
        r"(?:项目)?(?:建设|业主|实施|承建|投资|项目)(?:单位|业主|主体|法人)(?:名称)?|(?:项目)?(?:业主|法人)(?:单位)?",
    ),
    "region": (
        r"(?:所在|所属|建设|属地|实施)?(?:地点|地址|区域|镇乡?|乡镇|街道|属地|辖区|位置)(?:名称)?",
        r"(?:镇街|乡镇街道|镇街道|建设地)(?:名称)?",
    ),
    "category": (r"(?:项目)?(?:类别|类型|分类|行业类别)",),
    "industry": (r"(?:所属)?行业|产业(?:类别)?",),
    "remark": (r"备注|说明",),
    "contact": (r"联系(?:电话|人|方式).*|电话",),
}
COMPILED = {role: re.compile("|".join(patterns)) for role, patterns in ROLES.items()}
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
    "in_place": re.compile(r".*到位.*"),
    "completed": re.compile(r".*完成.*"),
    "planned": re.compile(
        r".*(资金来源|资金筹措|筹资|投资来源|资金构成|资金结构|总投资|总额|资金安排|资金渠道|来源).*"
    ),
}
SUBTOTAL = re.compile(r"小计|合计|总计|计|总额|总投资额?")
ONE_MONTH = re.compile(
    r"(?:(?:20)?\d\d年)?(?:1[0-2]|0?[1-9])月(?:份|当月)?|20\d\d[-./]\d{1,2}(?:[-./]0?1)?|20\d\d(?:0[1-9]|1[0-2])"
)
MONEY_GROUP = re.compile(r".*(完成|投资|到位|支付|资金|累计).*")


NO_PERIOD = Period()


@dataclass(frozen=True)
class Meaning:
    """What one column means; `period` where its header names one."""

    role: str
    period: Period = NO_PERIOD
    label: str = ""  # of a capital source, how it is called
    split: str = ""  # of a capital source, what it is a part of: planned, in_place, completed or paid


def bare(text: Cell) -> str:
    """A header without what stands in brackets, units behind a stroke, stars and colons."""
    plain = BRACKETS.sub("", compact(text)).strip("*:： ")
    plain = re.sub(r"[/,](亿元|万元|千元|百万元|元|亩)$", "", plain)
    return plain or compact(text)


@lru_cache(20_000)
def meaning(lines: tuple[str, ...]) -> Meaning | None:
    """What the header lines of a column, top first, say that it holds; None when that is not known."""
    texts = [bare(line) for line in lines]
    if not texts:
        return None
    group, own = "".join(texts[:-1]), texts[-1]
    source = _source(group, own)
    if source is not None:
        return source
    of_period = _of_period(group, own)
    if of_period is not None:
        return of_period
    for text in (group + own, own):
        for role, pattern in COMPILED.items():
            if pattern.fullmatch(text):
                return Meaning(role, period_in(text) if role in AMOUNTS else NO_PERIOD)
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


def _of_period(group: str, own: str) -> Meaning | None:
    """1-5月完成投资, 5月当月, 3月份完成, 2024年3月; what the group is about must be money, where there is one."""
    text = own.replace("完成投资", "").replace("完成", "").replace("投资", "").replace("累计", "").replace("额", "")
    is_money = not group or MONEY_GROUP.fullmatch(group) is not None
    if not is_money or "计划" in group + own or "目标" in group + own or "任务" in group + own:
        return None
    if RANGE.fullmatch(text):
        return Meaning("year_to_date", period_in(text))
    if THIS_RANGE.fullmatch(text):
        return Meaning("year_to_date", Period(is_cumulative=True))
    if ONE_MONTH.fullmatch(text):
        return Meaning("of_the_month", period_in(text))
    return None
