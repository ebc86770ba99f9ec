"""The bulletin as it is printed, held to GB/T 9704-2012 with a ruler; `make papers` prints the table."""

import os
import re
from dataclasses import dataclass

import pytest

from exhibits import Filters
from papers.bulletin import make_paper
from papers.letter import letter
from tests.papers.bulletins import ISSUED, MONTH
from tests.papers.printed import Printed
from tests.papers.test_bulletin_page import OFFICE
from words.width import width

pytestmark = pytest.mark.skipif(not os.environ.get("PAPERS"), reason="prints with LibreOffice: make papers")
COUNTIES = ("demo_database", "wushan_database")
CHARACTER, NUMBER = 16 * 25.4 / 72, 14 * 25.4 / 72  # millimetres
FONTS = 1.2  # millimetres that the fonts of this computer may differ by from those that the standard names


@dataclass(frozen=True)
class Measure:
    """What the standard asks for, and what the ruler says; millimetres unless it is a count."""

    what: str
    wanted: float
    found: float
    most: float = FONTS

    @property
    def holds(self) -> bool:
        """Whether it is near enough."""
        return abs(self.wanted - self.found) <= self.most


def measures(paper: Printed) -> list[Measure]:
    """The measures of a whole document with the red head of an office."""
    first, second = paper.lines(1), paper.lines(2)
    text = [line for line in second if 36 < line.top < 262]
    full = [line for line in text if line.right > 175 and line.left < 32]
    number, even = first[-1], second[-1]
    head, (red, *_other) = paper.ink(1, 40, 100, red=True), [rule for rule in paper.rules(1) if rule.is_red]
    last = len(paper)
    rules = [rule for rule in paper.rules(last) if rule.top > 200 and not rule.is_red]
    pitch = (text[-1].top - text[0].top) / round((text[-1].top - text[0].top) / (225 / 22))
    return [
        Measure("纸张宽", 210, paper.size[0], 0.2),
        Measure("纸张高", 297, paper.size[1], 0.2),
        Measure("订口（左边距）", 28, min(line.left for line in full)),
        Measure("版心右边（距纸左）", 184, max(line.right for line in full), 4.5),
        Measure("天头（第一行字上沿）", 37, paper.ink(2, 30, 60)[0], 3.5),
        Measure("行距（22行占225毫米）", 225 / 22, pitch, 0.1),
        Measure("一行字数", 28, max(width(line.text) for line in full), 1.5),
        Measure("每面行数（标题随下文转页时少一行）", 22, 1 + round((text[-1].top - text[0].top) / (225 / 22)), 1),
        Measure("发文机关标志上沿至版心上沿", 35, head[0] - 37, 3.5),
        Measure("红色分隔线宽", 156, red.right - red.left, 0.8),
        Measure("红色分隔线在发文字号下", 4, red.top - paper.ink(1, red.top - 12, red.top - 0.5)[1], 1.2),
        Measure("单页码右空一字", 184 - NUMBER, number.right),
        Measure("双页码左空一字", 28 + NUMBER, even.left),
        Measure("页码一字线上距版心下边缘", 7, number.top + (number.bottom - number.top) / 2 - 262),
        Measure("版记末条线在版心下边缘", 262, rules[-1].bottom),
        Measure("版记分隔线宽", 156, rules[0].right - rules[0].left, 0.8),
        Measure("版记所在页码是双数", 0, _number(paper.lines(last)[-1].text) % 2, 0),
    ]


def _number(text: str) -> int:
    """The number of a page; 0 where it has none, as after an empty page."""
    found = re.fullmatch(r"— ?(\d+) ?—", text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("county", COUNTIES)
def test_the_printed_bulletin_keeps_the_standard(county, request, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("COUNTY_DATABASE", str(request.getfixturevalue(county)))
    said = letter(ISSUED, 5, copy_number=12, **OFFICE)
    found = measures(Printed(make_paper(Filters(MONTH), said).content, tmp_path))
    with capsys.disabled():
        print(f"\n{county}")
        for one in found:
            print(f"{one.what:　<16}{one.wanted:8.2f}{one.found:8.2f}  {'符合' if one.holds else '不符'}")
    assert [one.what for one in found if not one.holds] == []
