"""Statements that mean the same figure, wherever they stand: each a name, and where it is said in which words.

A pattern is looked for in the headline of an exhibit, or in a card that bears a label; what it finds is compared as
it is written. An exhibit that says nothing of the matter is left out, unless its silence means none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.reader.said import Said

NUMBER = r"(\d+)"
MONEY = r"([\d.]+ (?:亿元|万元))"
RATE = r"(-?[\d.]+%)"
UNITS = r"镇乡(?:（园区）|和园区)?"


@dataclass(frozen=True)
class Place:
    """Where a figure is said: an exhibit, the pattern around it, and the label of the card, None for the headline."""

    exhibit: str
    pattern: str
    card: str | None = None
    silence: str | None = None  # what it means when the pattern is not there, in an exhibit that says something

    def said(self, told: Mapping[str, Said]) -> str | None:
        """The figure as it is written there; None where nothing is said of it."""
        if self.exhibit not in told:
            return None
        exhibit = told[self.exhibit].exhibit
        texts = [exhibit.headline, getattr(exhibit.picture, "intro", "")]
        if self.card is not None:
            cards = getattr(exhibit.picture, "cards", ())
            texts = [f"{card.value} | {card.note}" for card in cards if card.label == self.card]
        for text in texts:
            if match := re.search(self.pattern, text):
                return match[1]
        return self.silence if texts and exhibit.rows else None


PAIRS: dict[str, tuple[Place, ...]] = {
    "completed": (
        Place("meeting_in_short", rf"完成投资 {MONEY}"),
        Place("meeting_in_short", rf"^{MONEY}", "完成投资"),
        Place("completion_curve", rf"累计完成投资 {MONEY}"),
        Place("capital_in_short", rf"完成投资 {MONEY}"),
        Place("state_funds", rf"完成投资 {MONEY}"),
    ),
    "completion rate": (
        Place("meeting_in_short", rf"完成年度目标的 {RATE}"),
        Place("meeting_in_short", rf"^{RATE}", "完成率"),
    ),
    "townships on pace": (
        Place("completion_ranking", rf"个镇乡中 {NUMBER} 个"),
        Place("meeting_in_short", rf"个镇乡中 {NUMBER} 个", "亮灯：绿 / 黄 / 红"),
    ),
    "townships with a target": (
        Place("completion_ranking", rf"{NUMBER} 个镇乡中"),
        Place("meeting_in_short", rf"{NUMBER} 个镇乡中", "亮灯：绿 / 黄 / 红"),
    ),
    "red townships and zones": (
        Place("lamps_in_short", rf"个{UNITS}中红灯 {NUMBER} 个"),
        Place("lamps_in_short", rf"亮红灯的{UNITS}有 {NUMBER} 个"),
        Place("lamps_in_short", rf"■{NUMBER} ", "镇乡（园区）"),
        Place("meeting_in_short", rf"/ {NUMBER} \|", "亮灯：绿 / 黄 / 红"),
        Place("lamps_of_regions", rf"按序时进度红灯 {NUMBER} 个"),
        Place("needs_attention", rf"红灯{UNITS} ?{NUMBER} 个", silence="0"),
    ),
    "red large projects": (
        Place("lamps_in_short", rf"个在手大项目中红灯 {NUMBER} 个"),
        Place("lamps_in_short", rf"亮红灯的大项目有 {NUMBER} 个"),
        Place("lamps_in_short", rf"■ {NUMBER}", "红灯大项目"),
        Place("red_projects", rf"红灯大项目 {NUMBER} 个"),
        Place("needs_attention", rf"红灯项目 {NUMBER} 个", silence="0"),
    ),
    "red without a reason": (
        Place("lamps_in_short", rf"其中 {NUMBER} 个未说明原因"),
        Place("lamps_in_short", rf"未说明原因 {NUMBER} 个", "红灯大项目"),
        Place("red_projects", rf"其中 {NUMBER} 个未说明原因"),
    ),
    "large projects in hand": (
        Place("large_projects_in_short", rf"以上项目 {NUMBER} 个"),
        Place("large_projects_in_short", rf"^{NUMBER} 个", "大项目"),
        Place("meeting_in_short", rf"^{NUMBER} 个", "大项目"),
        Place("lamps_in_short", rf"{NUMBER} 个在手大项目"),
    ),
    "completed large projects": (
        Place("large_projects_in_short", rf"已竣工 {NUMBER} 个"),
        Place("large_projects_in_short", rf"^{NUMBER} 个", "今年竣工（个）"),
        Place("large_projects_forecast", rf"竣工(?:大项目)? {NUMBER} 个"),
    ),
    "planned for this year": (
        Place("large_projects_in_short", rf"按计划年内还应竣工 {NUMBER} 个"),
        Place("large_projects_forecast", rf"按计划年内还应竣工 {NUMBER} 个"),
    ),
    "late projects": (
        Place("large_projects_late", rf"逾期未竣工大项目 {NUMBER} 个"),
        Place("large_projects_forecast", rf"{NUMBER} 个逾期未竣工"),
        Place("no_progress_in_short", rf"^{NUMBER} 个", "逾期未竣工"),
        Place("needs_attention", rf"逾期未竣工 {NUMBER} 个", silence="0"),
    ),
    "suspended projects": (
        Place("no_progress_in_short", rf"^{NUMBER} 个", "停工"),
        Place("needs_attention", rf"停工 {NUMBER} 个", silence="0"),
    ),
    "due to start": (
        Place("no_progress_in_short", rf"^{NUMBER} 个", "应开未开"),
        Place("needs_attention", rf"应开未开 {NUMBER} 个", silence="0"),
    ),
    "without investment": (
        Place("no_progress_in_short", rf"^{NUMBER} 个", "久无投入"),
        Place("needs_attention", rf"久无投入 {NUMBER} 个", silence="0"),
    ),
    "open obstacles": (
        Place("obstacles_by_kind", rf"有 {NUMBER} 个问题未解决"),
        Place("obstacles", rf"有 {NUMBER} 个问题未解决"),
    ),
    "obstacles past their day": (
        Place("obstacles_by_kind", rf"其中 {NUMBER} 个已过承诺日期", silence="0"),
        Place("needs_attention", rf"问题超期 {NUMBER} 个", silence="0"),
    ),
    "commitments past their day": (
        Place("commitments_in_short", rf"超期 {NUMBER} 项"),
        Place("commitments_in_short", rf"^{NUMBER} ", "超期"),
        Place("needs_attention", rf"任务超期 {NUMBER} 个", silence="0"),
    ),
    "commitments due soon": (
        Place("commitments_in_short", rf"30 天内到期 {NUMBER} 项"),
        Place("commitments_in_short", rf"^{NUMBER} ", "临期"),
        Place("needs_attention", rf"任务临期 {NUMBER} 个", silence="0"),
    ),
    "money from above": (
        Place("pipeline_in_short", rf"向上争取到位 {MONEY}"),
        Place("pipeline_in_short", rf"^{MONEY}", "向上争取到位资金"),
        Place("applications_by_department", rf"到位 {MONEY}"),
    ),
    "projects in reserve": (
        Place("pipeline_in_short", rf"储备项目 {NUMBER} 个"),
        Place("reserve_by_industry", rf"储备项目 {NUMBER} 个"),
    ),
    "projects of the first place of origin": (
        Place("capital_places", r"其中境内市外[^：；]*来自[^：；]*的最多：(?:各 )?(\d+) 个"),
        Place("capital_in_short", r"(?:^[^|]* |\| 各 )(\d+)", "第一来源地"),
    ),
    "foreign capital paid in": (
        Place("foreign_capital", rf"到账率 {RATE}"),
        Place("capital_in_short", rf"^{RATE}", "外资到账率"),
    ),
}  # fmt: skip
IN_PAPERS = (  # told in words that mean nothing else, so that they are found in a whole paper
    *("townships on pace", "red townships and zones", "red large projects", "red without a reason"),
    *("large projects in hand", "planned for this year", "late projects", "open obstacles"),
    *("obstacles past their day", "commitments past their day", "commitments due soon", "foreign capital paid in"),
)


def contradictions(told: Mapping[str, Said]) -> Iterator[str]:
    """Each figure that is said in two ways."""
    for name, places in PAIRS.items():
        said = {place: place.said(told) for place in places}
        values = {value for value in said.values() if value is not None}
        if len(values) > 1:
            where = "; ".join(f"{place.exhibit}: {value}" for place, value in said.items() if value is not None)
            yield f"{name}: {where}"


def said_in(text: str, name: str) -> set[str]:
    """The figure of that name in a paper, whose sentences stand tight."""
    found = set()
    for place in PAIRS[name]:
        if place.card is None:
            pattern = re.sub(r"(?<=[\d%）)]) | (?=[\d(（])", "", place.pattern)
            found |= {match if isinstance(match, str) else match[0] for match in re.findall(pattern, text)}
    return found
