"""What the words of a row announce: a total, a part of the row above, a heading, a note."""

import re
from datetime import date
from functools import lru_cache

from data.reading.values import DAY, Cell, compact, is_nothing

SUM_WORD = r"(?:总合计|累计总计|合计|小计|总计|共计|合共|總計|合計|小計|共計|总和)(?:数|额|金额)?"
IN_UNIT = r"(?:\([^()]{0,3}(?:万元|亿元|千元|元)\))?"
COUNT = r"(?:[(:]?共?\d+(?:个|項|项|家|户|宗|条|笔|件|栏)?(?:项目|子项目|工程|企业)?\)?)?"
WHOLE = re.compile(
    rf"(?:全[市县区州省镇乡域](?:总|合|共|小)?计?|本[市县区州镇](?:总|合|共)?计?|[^一二三四五六七八九十]?总计|总合计|累计总计|總計|(?:项目)?总数|总和)[:：]?{COUNT}{IN_UNIT}[:：]?"
    rf"|(?:合计|总计|共计)?共(?:有|计)?\d+(?:个|项|家)?(?:项目|工程)?"
)
PLAIN = re.compile(
    rf"(?:合计|共计|合計|共計|合共)(?:数|额|金额)?[:：]?{COUNT}{IN_UNIT}[:：]?|累计(?:完成)?|汇总|(?:TOTAL|Total|total|SUM|Sum|sum|∑|Σ):?"
)
PART_SUM = re.compile(rf"(.{{0,20}}?){SUM_WORD}[:：]?{COUNT}{IN_UNIT}[:：]?")
OWN_PREFIXES = re.compile(
    r"(?:本页|本表|本类|本项|以上|上述|各?乡镇|各?镇乡|各镇|镇街|项目|工程|投资|全部|所有|其他"
    r"|第?[一二三四1-4]季度|[上下]半年|全年|本年|年度)?(?:投资|金额|资金)?"
)
COUNTY_WORD = re.compile(r"[全本][市县区州]|[市县]本级")
PART = re.compile(r"\(?其中(?![村镇乡])[:：]?.*|#.+")
FURTHER_PART = re.compile(r".*[一二三四五六七八九十\d]+期.*|[-·•].*|.*标段.*|[①②③④⑤⑥⑦⑧⑨].*|\(\d+\).*")
NUMERAL = r"[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}"
TOP_NUMBER = re.compile(rf"(?:第?{NUMERAL}[、.,:]?|{NUMERAL}[、.．].+|[ⅠⅡⅢⅣⅤⅥ][、.]?.*|第{NUMERAL}[类部分章批].*)")
SUB_NUMBER = re.compile(rf"\({NUMERAL}\).*")
COUNTED = re.compile(r".+\(共?\d+(?:个|项|家|户)?(?:项目|子项目|工程|企业)?\)")
NOTE = re.compile(
    r"(?:注|附注|备注|说明|附|附件|填表|填报|制表|审核|复核|统计|联系|分管|负责|单位负责|主要负责|主管|经办|盖章|签字|签章|日期|数据来源|资料来源|报送|打印|報告|註)"
    r"[^,，]{0,8}[:：].*|※.+|注\d.*|\*+.*|注意?[、,].*|.{1,12}[:(]无\)?"
)
SIGNATURE = re.compile(r"[^:：]{2,10}[:：].{0,15}")  # 填报人：马丽 beside 审核：孙强
END_OF_TABLE = re.compile(
    r"[(（\[—\-=*]*(?:以下|此[处行页]以下|下[面页])?(?:空白|无正文|无内容|完|止|转下页|接下页|续表)[)）\]—\-=*行。]*"
)
PAGE = re.compile(r"第\d+页.*|共\d+页.*|[-—]?\d+[-—]?/\d+页?")
SENTENCE = re.compile(r".*[,，。;；].*|.{16,}|\d+[.、].{6,}")
REMARK = re.compile(r"\(.*\)|(?:注|数据|以上|以下|说明|备注|单位|填|制表|审核|此|本表|资料|截至|统计|来源|附).{2,}")
BRACKETS = str.maketrans("【】〔〕［］[]", "()()()()")
IN_BRACKETS = re.compile(r"\(([^()]*)\)")
WORDS = re.compile(r"[一-鿿]{2,8}")  # a code that is words, where nothing else says of what the row is
CHINESE = re.compile(r"[一-鿿]{4,}.*")
SCALE_LINE = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|\d{1,2}|[A-Z]|\(\d{1,2}\)|[①-⑳]|\d{1,2}=.*")
REGION_END = re.compile(
    r".{1,12}(?:镇|乡|街道|街道办|办事处|开发区|园区|新区|产业园|工业园|高新区|经开区|示范区|管委会)"
)
PLAIN_WORD, NO_WORD, SUSPICIOUS = 0, 1, 2
# A row that compares, and is neither of the rows nor their sum.
COMPARISON = re.compile(
    r"(?:上年|去年|上年度|上月)(?:同期|同月|完成)?(?:数|完成)?(?:投资)?|同期(?:数|完成)?|(?:同比|环比|比上年|较上年).{0,6}|增[幅速减].{0,3}"
    r"|(?:全[县市区省])?平均.{0,4}|(?:目标|任务|计划)?完成率|占比|(?:时间|序时)进度"
)
ANNOUNCES = re.compile(
    r"^[较比]?上[年月]|^去年|同期|同比|环比|^增[幅速减]|率$|占比|进度$|汇总|^[Tt][Oo][Tt]|^[Ss][Uu][Mm]|[∑Σ]|计|計|其中|总|全[市县区州省镇乡域]|本[市县区州镇]|^共|^#|平均|\(共?\d+(?:个|项|家|户)|^[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}(?:[、.．]|$)|^\([一二三四五六七八九十]|本级$|空白$|注[:：]|说明[:：]"
)


@lru_cache(200_000)
def word_kind(text: str) -> int:
    """Whether a cell of words is nothing, an ordinary word, or may announce something: one look a distinct text."""
    if is_nothing(text):
        return NO_WORD
    return SUSPICIOUS if ANNOUNCES.search(compact(text)) else PLAIN_WORD


@lru_cache(20_000)
def total_kind(text: str) -> str | None:
    """The kind of total that a word (without spaces) announces: whole, plain, part; None when it announces none."""
    text = _bare(text)
    if WHOLE.fullmatch(text):
        return "whole"
    if PLAIN.fullmatch(text):
        return "plain"
    return "part" if PART_SUM.fullmatch(text) else None


def is_pure_total(text: str) -> bool:
    """Whether the word is a total whatever stands beside it: 小计, 合计（3个）, 本页小计, but not 某某工程合计."""
    text = _bare(text)
    found = PART_SUM.fullmatch(text)
    return bool(found and OWN_PREFIXES.fullmatch(found[1])) or bool(PLAIN.fullmatch(text))


def _bare(text: str) -> str:
    """(合计) as 合计."""
    found = IN_BRACKETS.fullmatch(text)
    return found[1] if found else text


def stem_of_total(text: str) -> str:
    """What a total speaks of: 结余资金 of 结余资金共计; empty when it speaks of everything."""
    found = PART_SUM.fullmatch(text)
    return "" if found is None or OWN_PREFIXES.fullmatch(found[1]) else found[1]


def section_level(words: list[str]) -> int | None:
    """1 for 一、, 2 for （一）, 3 for a name with its count of projects; None for words that number nothing."""
    for word in words[:2]:
        if TOP_NUMBER.fullmatch(word):
            return 1
        if SUB_NUMBER.fullmatch(word):
            return 2
    return 3 if any(COUNTED.fullmatch(word) for word in words[:2]) else None


def is_note(words: list[str]) -> bool:
    """Whether words, the only ones of their row, are a note below or between the rows."""
    first = words[0] if words else ""
    return bool(
        NOTE.fullmatch(first)
        or first in ("注", "说明", "备注", "附")
        or END_OF_TABLE.fullmatch(first)
        or PAGE.fullmatch(first)
        or any(NOTE.fullmatch(word) for word in words)
    )


def is_signed(cells: list[Cell]) -> bool:
    """Whether a row names who filled in the table, and when: 填报人：马丽 beside 审核：孙强 and 2024年5月31日."""
    texts = [text_of(cell) for cell in cells]
    signed = sum(bool(SIGNATURE.fullmatch(text)) for text in texts)
    if signed < len(cells):
        days = sum(isinstance(cell, date) or bool(DAY.fullmatch(compact(cell))) for cell in cells)
        return signed + days == len(cells) and any(NOTE.fullmatch(text) for text in texts)
    return True


def text_of(cell: Cell) -> str:
    """A cell's words without spaces, every kind of bracket as (); nothing for numbers and days."""
    return compact(cell).translate(BRACKETS) if isinstance(cell, str) and not is_nothing(cell) else ""
