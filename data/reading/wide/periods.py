"""What a header, a title or a sheet's name says about time: a month, January to a month, a whole year."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from data.reading.values import EXCEL_EPOCH, Cell, compact

YEAR = r"(?:(20\d\d|\d\d)年度?)"
MONTH = r"(1[0-2]|0?[1-9])"
RANGE = re.compile(rf"(?:(20\d\d)[年.]?)?0?1(?:月份?)?[-—–－~～至到]{MONTH}月(?:份|底|末)?")
THIS_RANGE = re.compile(r"0?1(?:月份?)?[-—–－~～至到](?:本|当|报告)月")
ONE = re.compile(rf"{YEAR}?(?<!\d){MONTH}月(?:份|底|末|当月)?")
UNTIL = re.compile(rf"截[至止]到?(?:{YEAR})?{MONTH}月(?:\d{{1,2}}日|底|末|份)?")
POINTED = re.compile(rf"(?<!\d)(20\d\d)[.\-/年]{MONTH}(?:[.\-/]\d{{1,2}})?(?!\d)")
RUN_TOGETHER = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)")
WHOLE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|年度|$)")
DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
CHINESE_YEAR = re.compile(r"(二[〇零○][〇零○一二三四五六七八九]{2})年")
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
CHINESE_MONTH = re.compile(r"(?<![十第])(十[一二]?|[一二三四五六七八九])月")
QUARTERS = (
    (re.compile("前三个?季度"), "1-9月"),
    (re.compile("上半年"), "1-6月"),
    (re.compile("第?一季度|第?1季度"), "1-3月"),
)
FILLED_IN = re.compile(r"(?:填报|填表|报送|制表|上报|编制|打印|更新)(?:时间|日期)[::]?.*?(?=$|单位[::])")


@dataclass(frozen=True)
class Period:
    """A month of a year, or January to that month; what is not said is None."""

    year: int | None = None
    month: int | None = None
    is_cumulative: bool = False

    @property
    def day(self) -> date | None:
        """The first day of the month, where year and month are known."""
        return date(self.year, self.month, 1) if self.year and self.month else None


def period_in(cell: Cell) -> Period:
    """The period of which a title, a name or a header speaks; an empty one when it speaks of none."""
    if isinstance(cell, datetime | date):
        return Period(cell.year, cell.month)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        if 20_000 <= cell < 100_000 and cell == int(cell):
            day = date.fromordinal(EXCEL_EPOCH.toordinal() + int(cell))
            return Period(day.year, day.month)
        cell = int(cell) if cell == int(cell) else cell
    text = in_figures(FILLED_IN.sub("", compact(cell)))
    year = _year_in(text)
    found = RANGE.search(text)
    if found:
        return Period(_year(found[1]) or year, int(found[2]), is_cumulative=True)
    found = UNTIL.search(text)
    if found:
        return Period(_year(found[1]) or year, int(found[2]))
    for pattern in (ONE, POINTED, RUN_TOGETHER):
        found = pattern.search(text)
        if found:
            return Period(_year(found[1]) or year, int(found[2]))
    return Period(year)


def is_so_far(cell: Cell) -> bool:
    """Whether a title or a name speaks of January to a month, or of everything up to a day: 1-5月, 截至5月底."""
    text = in_figures(FILLED_IN.sub("", compact(cell)))
    return any(pattern.search(text) for pattern in (RANGE, UNTIL, THIS_RANGE))


def in_figures(text: str) -> str:
    """十一月 as 11月, 二〇二四年 as 2024年, 上半年 as 1-6月."""
    for words, months in QUARTERS:
        text = words.sub(months, text)
    text = CHINESE_YEAR.sub(lambda found: "".join(DIGITS[each] for each in found[1]) + "年", text)
    return CHINESE_MONTH.sub(lambda found: f"{MONTHS.index(found[1]) + 1}月", text)


def _year_in(text: str) -> int | None:
    found = WHOLE_YEAR.search(text)
    return int(found[1]) if found else None


def _year(digits: str | None) -> int | None:
    """24 in 24年1月 is 2024."""
    return None if digits is None else int(digits) if len(digits) == 4 else 2000 + int(digits)
