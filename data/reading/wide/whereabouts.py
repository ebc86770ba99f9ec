"""What a sheet is about: the month and the region, out of its name, its title, the line 填报单位, its file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from data.reading.values import compact
from data.reading.wide.periods import Period, period_in

PLACE = re.compile(
    r"[\u3400-\u9fff]{1,12}?(?:街道|民族乡|镇|乡|苏木|经济(?:技术)?开发区|高新(?:技术产业)?(?:开发)?区|开发区|示范区"
    r"|(?:工业|产业|科技|物流|农业|化工|循环经济)?园区?|新区|集聚区|工业集中区|管理区|农场|林场|保税区|度假区)"
)
DEPARTMENT = re.compile(r".*(?:局|委|办|中心|公司|科|股|部|室|府|集团|协会|学校|医院)$")
OFFICE = re.compile(r"(?:人民)?政府$|党工委$|管委会$|管理委员会$|办事处$|\(.*\)$")
FILLED_BY = re.compile(
    r"(?:填报|报送|上报|填表|编报|制表|责任)(?:单位|部门|乡镇)(?:\(?盖章\)?|\(公章\))?[::]"
    r"([^,;。::]{2,20}?)(?=填|报送|制表|审核|单位|金额|时间|日期|负责|联系|20\d\d|[,;。]|$)"
)
SPLIT = re.compile(r"20\d\d年?度?|\d+(?:月份?|日)?|[^\u3400-\u9fff]+")  # between the words of a name
IN_BRACKETS = re.compile(r"\(([^()]{2,20})\)")
COUNTY = re.compile(
    r"^(?:关于)?(?:20\d\d年度?)?(?:上半年|(?:\d{1,2}[-~至])?\d{1,2}月份?)?"
    r"((?!各|全|本|我)[\u3400-\u9fff]{1,7}?(?:自治县|县|市|区|旗))"
    r"(?=20\d\d年|重点|重大|各镇|各乡|\d{1,2}月|项目|乡镇|镇|固定资产|工业|政府|在建|建设|招商|技改)"
)
REST = re.compile(
    r"[县市区州](?:直|本级|级|属|直属)(?:单位|部门|机关)?|其[他它].{0,4}|未分.{0,4}|跨(?:镇|乡镇|区域).{0,4}"
)
ZONE = re.compile(r"(?:开发|高新|新|示范|集聚|集中|管理|保税|度假|合作|试验|产业|工业|经济|技术)区$|园区?$")
DEFAULT_ORDER = ("line", "title", "sheet", "file")
PLACE_NAMES = {"line": "填报单位", "title": "标题", "sheet": "表名", "file": "文件名"}


@dataclass(frozen=True)
class Whereabouts:
    """Where a sheet says what it is about: its name, its file, and what stands above its header."""

    file: str
    sheet: str
    titles: tuple[str, ...]

    def texts(self, place: str) -> list[str]:
        """What stands in one place: the sheet's name, the file's name, the lines above the header."""
        if place in ("line", "title"):
            return [compact(title) for title in self.titles]
        return [compact(self.sheet) if place == "sheet" else compact(PurePath(self.file).stem)]

    def month(self, order: Iterable[str] | None, years: Iterable[int]) -> tuple[date | None, list[tuple[str, date]]]:
        """The month, and every place with the month that it says, where they do not agree.

        The sheet's own name goes first: titles are copied from month to month. A month without a year has the year of
        the other places, or the one year that the headers name.
        """
        places = tuple(order or ("sheet", "title", "file"))
        said = [(place, period) for place in places for period in self.periods(place)]
        named = [(place, period) for place, period in said if period.month]
        if not named:
            return None, []
        first = [(place, period) for place, period in named if place == named[0][0]]
        of_month = [(place, period) for place, period in named if not period.is_cumulative]
        of_month = [next((each for each in first if not each[1].is_cumulative), first[0]), *of_month]
        found = _with_year(of_month[0][1], [period for _place, period in said], years)
        others = [(place, period.day) for place, period in of_month if period.day and place != "file"]
        differing = [(place, day) for place, day in others if found is not None and day != found]
        return found, [(of_month[0][0], found), *differing] if differing and found else []

    def periods(self, place: str) -> list[Period]:
        """The periods of which one place speaks."""
        periods = [period_in(text) for text in self.texts(place)]
        return [each for each in periods if each.year or each.month]

    def region(self, order: Iterable[str] | None, known: Iterable[str]) -> tuple[str | None, list[tuple[str, str]]]:
        """The region that the sheet is about, and every place with what it says, where they do not agree."""
        known = [compact(each) for each in known]
        said = [(place, name) for place in order or DEFAULT_ORDER if (name := self._region_in(place, known))]
        said = said or list(self._repeated())
        differing = [name for _place, name in said if name not in said[0][1] and said[0][1] not in name]
        return (said[0][1] if said else None), (said if differing else [])

    def _repeated(self) -> Iterator[tuple[str, str]]:
        """A name that does not end as places do, but stands in two of the places: it is no department's either."""
        lines = [found[1] for text in self.texts("line") if (found := FILLED_BY.search(text))]
        brackets = [text for title in self.texts("title") for text in IN_BRACKETS.findall(title)]
        others = [*self.texts("file"), *self.texts("sheet")]
        for name in lines + brackets:
            elsewhere = others if name in brackets and name not in lines else [*others, *brackets]
            if not DEPARTMENT.fullmatch(name) and any(name in text for text in elsewhere):
                yield "line", name
                return

    def _region_in(self, place: str, known: list[str]) -> str | None:
        for text in self.texts(place):
            if place == "line":
                found = FILLED_BY.search(text)
                candidates = [found[1]] if found else []
            elif place == "title":
                candidates = IN_BRACKETS.findall(text)
            else:
                candidates = [*IN_BRACKETS.findall(text), *SPLIT.split(text)]
            for candidate in candidates:
                named = _region(candidate, known, is_whole=place in ("line", "title"))
                if named:
                    return named
        return None

    @property
    def county(self) -> str | None:
        """The county that a title begins with."""
        found = [match[1] for text in self.texts("title") if (match := COUNTY.match(text))]
        return next((name for name in found if name not in ("全县", "全市", "全区", "各县", "本县", "我县")), None)


def level_of(region: str) -> str:
    """A zone by its name's ending, the county's own rest by its words, else a township."""
    if REST.fullmatch(region):
        return "部门"
    return "园区" if ZONE.search(region) else "镇乡"


def _region(text: str, known: list[str], is_whole: bool) -> str | None:
    """A known region in the text, the longest; else a text that ends, or begins, as places do."""
    inside = [name for name in known if name in text]
    if inside:
        return max(inside, key=len)
    plain = OFFICE.sub("", text)
    found = PLACE.fullmatch(plain) if is_whole else PLACE.match(plain)
    if found is None or plain[0] in "各全本我该" or plain[found.end() :].startswith("村"):
        return None
    return found[0]


def _with_year(period: Period, others: list[Period], years: Iterable[int]) -> date | None:
    if period.day:
        return period.day
    same = [each.year for each in others if each.year and each.month == period.month]
    any_year = {each.year for each in others if each.year} or set(years)
    year = same[0] if same else any_year.pop() if len(any_year) == 1 else None
    return date(year, period.month, 1) if year and period.month else None
