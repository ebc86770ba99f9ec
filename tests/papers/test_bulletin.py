"""The bulletin: its figures (those of the exhibits, no others), what it tells, its command, hostile names."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from exhibits import EXHIBITS, Filters
from exhibits.base.table import definition_in_words
from papers.bulletin import bulletin, make_paper
from papers.figures import tight
from papers.letter import letter
from papers.official.measure import lines_of
from papers.template import SHIPPED
from pictures import Cards, Profile
from tests.conftest import ROOT, build_database
from tests.papers.bulletins import INDICATORS, ISSUED, MONTH, forms, opened, own_template, text_of, written
from words import use_language

FIGURE = re.compile(r"\d+(?:\.\d+)?(?:亿元|万美元|万元|%|个百分点)?")
EXHIBIT_IN_TEMPLATE = re.compile(r"[a-z]+(?:_[a-z]+)*")
FIRST_VERSION = "changes_since_last_version"  # has nothing to tell before a second version is published
HOSTILE = "<w:p>&{{ 7*8191 }}{% raw %}\x01\x0b\u202e※=1+1｜$x$\n标题：" + "长" * 480


def figures_of_exhibits(filters: Filters, template: str) -> set[str]:
    """Every figure that the exhibits named in a template show under the filters, as sentences and tables write it."""
    text = (SHIPPED / template).read_text("utf-8")
    known = []
    for name in set(EXHIBIT_IN_TEMPLATE.findall(text)) & EXHIBITS.keys():
        for options in ({}, {"with_separate": False}, *({"indicator": indicator} for indicator in INDICATORS)):
            exhibit = EXHIBITS[name].make(Filters(filters.month, filters.regions, **options))
            known += [exhibit.headline, definition_in_words(exhibit.definition)]
            if isinstance(exhibit.picture, Cards | Profile):
                known += [word for card in exhibit.picture.cards for word in (card.value, card.note)]
            for row in exhibit.rows:
                known += [form for column in exhibit.columns for form in forms(row[column.name], column.kind, row)]
    return {figure for line in known for figure in FIGURE.findall(tight(line))}


@pytest.mark.parametrize(("regions", "template"), [((), "bulletin.txt"), (("启隆乡",), "township.txt")])
def test_every_figure_stands_in_an_exhibit_under_the_same_filters(demo, regions, template):
    filters = Filters(MONTH, regions)
    document = written(filters)
    fixed = {"5", "2024", "1", "6", "500万元", "500"}  # issue, period, date of issue, and the threshold that is set
    known = figures_of_exhibits(filters, template) | fixed
    lines = [re.sub(r"^\d+．|^表\d+", "", paragraph.text) for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    unknown = {figure for line in lines for figure in FIGURE.findall(tight(line)) if figure not in known}
    assert len([figure for line in lines for figure in FIGURE.findall(tight(line))]) > 20
    assert not unknown


def test_the_shipped_templates_leave_nothing_out_of_the_demo(demo):
    for regions in ((), ("汇龙镇",), ("启隆乡",)):
        left_out = make_paper(Filters(MONTH, regions), letter(ISSUED, 5)).left_out
        assert [line for line in left_out if FIRST_VERSION not in line] == []


def test_the_order_is_that_of_a_bulletin(document):
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    wanted = ["总体", "进展", "问题", "下一步"]
    assert len(headings) == len(wanted)
    for number, (heading, word) in enumerate(zip(headings, wanted, strict=True)):
        assert heading.startswith("一二三四"[number] + "、")
        assert word in heading


def test_the_text_is_four_pages_at_most(document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    of_text = texts[: texts.index("附件1")]
    assert sum(lines_of(text) for text in of_text) <= 4 * 22


def test_the_sentences_are_those_of_the_exhibits(demo, document):
    text = text_of(document).replace("全市", "启东市").replace("1—5月", "2024年1—5月").replace("2024年2024年", "2024年")
    for name in ("meeting_in_short", "completion_ranking", "large_projects_in_short", "needs_attention"):
        assert tight(EXHIBITS[name].make(demo).headline) in text
    for name in ("obstacles_by_kind", "commitments_in_short"):
        assert tight(EXHIBITS[name].make(demo).headline).removeprefix("启东市：") in text
    red = [row["region"] for row in demo.ask("lamps_of_regions") if row["lamp"] == "红"]
    assert f"亮红灯的镇乡（园区）有{len(red)}个：{'、'.join(red)}。" in text


def test_amounts_have_no_decimals_of_zeros():
    assert tight("完成 19.00 亿元，占 50.00%，快 3.00 个百分点，20.50 亿元") == (
        "完成19亿元，占50%，快3个百分点，20.5亿元"
    )


def test_the_annexes_list_units_red_projects_and_problems(demo, document):
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    for row in demo.ask("completion_by_region"):
        assert row["region"] in cells
    for row in [row for row in demo.ask("obstacles") if row["is_open"]]:
        assert row["project"] in cells
        assert row["responsible_unit"] in cells
    for row in [row for row in demo.ask("lamps_by_project") if row["lamp"] == "红"]:
        assert {row["name"], row["lead_official"]} <= cells


def test_another_county_has_its_state_funds_and_no_instructions(wushan_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(wushan_database))
    filters = Filters(date(2024, 8, 1))
    text = text_of(written(filters))
    said = tight(EXHIBITS["state_funds"].make(filters).headline)
    assert said[said.index("其中") :] in text
    assert "园区" not in text, "which this county has not"
    assert "无法比较" not in text
    assert "请在" not in text


def test_a_bulletin_is_chinese_whatever_the_screen_says(demo, document):
    chinese = text_of(document)
    use_language("en")
    try:
        assert text_of(written(demo)) == chinese
    finally:
        use_language("zh")


def test_the_issue_has_its_number_and_date(demo):
    text = text_of(written(demo, 12))
    assert "第12期" in text
    assert "2024年6月5日" in text
    assert "期\n" not in text_of(written(demo, None))[:40]


def test_the_watcher_hears_of_every_part(demo):
    heard = []
    bulletin(demo, None, lambda done, whole: heard.append((done, whole)), ISSUED)
    assert [done for done, _whole in heard] == list(range(1, heard[-1][1] + 1))


def hostile_database(folder: Path) -> Path:
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    name = HOSTILE.replace("'", "''")
    return build_database(folder / "county.duckdb", rows, f"update projects set name = '{name}'")


def test_hostile_names_are_text_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(hostile_database(tmp_path)))
    for regions in ((), ("<b>河东</b>$x$乡",), ("O'Brien镇",)):
        content = bulletin(Filters(MONTH, regions), 1, issued_on=ISSUED)
        assert not [title for title in titles_of(content) if "长" in title]
        text = text_of(opened(content))
        assert "57337" not in text
        assert not re.search("[\x01\x0b\u202e]", text)
    own_template(tmp_path, monkeypatch, "逐条：largest_projects｜{{ 行.name }}")
    assert "<w:p>&{{ 7*8191 }}{% raw %}※=1+1｜$x$ 标题：长长" in text_of(written(Filters(MONTH)))


def titles_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs if paragraph.style.name == "Title"]


def test_the_command_writes_a_file_and_refuses_what_it_does_not_know(demo, tmp_path):
    into = tmp_path / "通报.docx"
    command = [sys.executable, "-m", "papers", "bulletin", "--month", "2024-05", "--number", "5", "--into", str(into)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "第5期" in text_of(Document(str(into)))
    refused = subprocess.run(
        [*command, "--regions", "无此镇"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert refused.returncode == 1
    assert refused.stderr.strip() == "没有名为 无此镇 的镇乡（园区）。"
