"""The bulletin: its layout, its figures (those of the exhibits, no others), the office's template, hostile names."""

import re
import shutil
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exhibits import EXHIBITS, Filters
from exhibits.base.table import definition_in_words
from exhibits.counties.county_words import value_in_words
from papers import official_parts
from papers.bulletin import bulletin
from papers.figures import tight
from papers.template import SHIPPED, TemplateError
from pictures import Cards, Profile
from tests.conftest import ROOT, build_database
from words import numbers, use_language

MONTH, ISSUED = date(2024, 5, 1), date(2024, 6, 5)
INDICATORS = ("平均单体规模", "新开工500万元以上项目数")  # that the shipped template asks for
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:亿元|万美元|万元|%|个百分点)?")
EXHIBIT_IN_TEMPLATE = re.compile(r"[a-z]+(?:_[a-z]+)*")
HOSTILE = "<w:p>&{{ 7*8191 }}{% raw %}\x01\x0b\u202e※=1+1｜$x$\n标题：" + "长" * 480


@pytest.fixture(scope="module")
def document(demo_database):
    """The bulletin of the demo, made once for all that only look at it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_DATABASE", str(demo_database))
        return written(Filters(MONTH))


def opened(content: bytes):
    return Document(BytesIO(content))


def written(filters: Filters, number: int | None = 5):
    return opened(bulletin(filters, number, issued_on=ISSUED))


def text_of(document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def own_template(tmp_path, monkeypatch, text: str, name: str = "bulletin.txt", encoding: str = "utf-8") -> None:
    (tmp_path / name).write_text(text, encoding)
    monkeypatch.setenv("COUNTY_TEMPLATES", str(tmp_path))


def pages_of(content: bytes, folder: Path) -> int:
    """How many pages LibreOffice makes of it."""
    (folder / "paper.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "paper.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return len(re.findall(rb"/Type\s*/Page\b", (folder / "paper.pdf").read_bytes()))


def test_the_page_is_that_of_the_standard(document):
    section = document.sections[0]
    millimetres = {
        "page_width": 210,
        "page_height": 297,
        "top_margin": 37,
        "bottom_margin": 35,
        "left_margin": 28,
        "right_margin": 26,
    }
    for side, size in millimetres.items():
        assert getattr(section, side).mm == pytest.approx(size, abs=0.05)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert int(grid.get(qn("w:linePitch"))) * 22 == pytest.approx(Mm(225).pt * 20, abs=22)
    assert (16 + int(grid.get(qn("w:charSpace"))) / 4096) * 28 == pytest.approx(Mm(156).pt, abs=0.1)


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Footer", "宋体", 14),
    ],
)
def test_the_fonts_are_those_of_the_standard(document, style, font, size):
    found = document.styles[style]
    assert found.font.size == Pt(size)
    assert not found.font.bold
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert not [name for name in found.element.rPr.rFonts.attrib if "Theme" in name]


def test_the_font_table_names_what_stands_in_for_a_missing_font(document):
    (fonts,) = [part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml"]
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>' in fonts.blob.decode("utf-8")


def test_twenty_two_lines_of_twenty_eight_characters_fill_the_page(document):
    style = document.styles["Body Text"]
    assert Mm(225).pt - 1 < style.paragraph_format.line_spacing.pt * 22 <= Mm(225).pt
    tighter = int(style.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert Mm(156).pt - 8 < (16 + tighter) * 28 <= Mm(156).pt


def test_pages_are_numbered_on_the_outer_side(document):
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((document.sections[0].footer, "RIGHT"), (document.sections[0].even_page_footer, "LEFT")):
        (paragraph,) = footer.paragraphs
        assert paragraph.alignment.name == side
        assert paragraph.text.startswith("— ")
        assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_headings_of_tables_come_again_and_rows_are_not_torn(document):
    tables = document.tables
    assert tables
    for table in tables:
        for place, row in enumerate(table.rows):
            properties = row._tr.trPr
            assert (properties.find(qn("w:tblHeader")) is not None) == (place == 0)
            assert properties.find(qn("w:cantSplit")) is not None


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


def forms(value, kind: str, row) -> list[str]:
    """A value as a sentence says it and as a table shows it, without its sign; written anew, not by the papers."""
    if value is None:
        return []
    if kind == "text":
        return [value]
    if kind == "day":
        return [f"{value.year}年{value.month}月{value.day}日", value.isoformat()]
    if kind in ("month", "month_end"):
        end = numbers.month_end(value)
        return [numbers.month_name(value), numbers.day(end), f"{value:%Y-%m}", end.isoformat()]
    if kind == "value":
        return [value_in_words(abs(value), row.get("unit")), numbers.plain(abs(value))]
    say = {"money": numbers.money, "dollars": numbers.dollars, "percent": numbers.percent, "points": numbers.points}
    in_table = numbers.rounded(abs(value), 2) if kind in ("percent", "points") else numbers.plain(abs(value))
    return [say.get(kind, numbers.plain)(abs(value)), str(in_table)]


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


def test_the_shipped_templates_leave_nothing_out_of_the_demo(demo, caplog):
    written(demo)
    for region in ("汇龙镇", "启隆乡"):
        written(Filters(MONTH, (region,)))
    assert not caplog.messages


def test_the_order_is_that_of_a_bulletin(document):
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    wanted = ["总体", "行业", "镇乡", "资金", "大项目", "县（市、区）", "问题", "下一步"]
    assert len(headings) == len(wanted)
    for number, (heading, word) in enumerate(zip(headings, wanted, strict=True)):
        assert heading.startswith("一二三四五六七八"[number] + "、")
        assert word in heading


def test_the_sentences_are_those_of_the_exhibits(demo, document):
    text = text_of(document)
    for name in ("meeting_in_short", "completion_ranking", "large_projects_in_short", "needs_attention"):
        assert tight(EXHIBITS[name].make(demo).headline) in text


def test_the_table_has_the_county_first_and_turns_round_on_request(demo, tmp_path, monkeypatch):
    columns = "列 region、completion_rate、rate_rank"
    names = [row["region"] for row in EXHIBITS["completion_ranking"].make(demo).rows]
    own_template(
        tmp_path, monkeypatch, f"表格：completion_ranking｜{columns}｜首行 meeting_in_short｜由低到高｜前 3 行｜题 甲"
    )
    (table,) = written(demo).tables
    assert [cell.text for cell in table.columns[0].cells][1:] == ["启东市", *names[::-1][:3]]


def test_regions_without_a_rank_stay_last_when_the_order_turns(small, tmp_path, monkeypatch):
    own_template(tmp_path, monkeypatch, "表格：completion_ranking｜列 region、completion_rate｜由低到高｜题 甲")
    (table,) = written(small).tables
    rates = [cell.text for cell in table.columns[1].cells][1:]
    assert "—" in rates
    assert sorted(rates, key=lambda rate: (rate == "—", float(rate.replace("—", "0")))) == rates


def test_the_indicator_of_the_year_before_is_told_with_its_own_month(demo):
    rows = demo.ask("county_indicator_over_time", indicator="平均单体规模")
    own = next(row for row in rows if row["is_own"] and row["month"] == date(2023, 12, 1))
    ahead = [row["county"] for row in rows if row["month"] == own["month"] and row["rank"] < own["rank"]]
    text = text_of(written(demo))
    assert f"2023年12月底启东市平均单体规模{tight(value_in_words(own['value'], own['unit']))}" in text
    assert f"列第{own['rank']}位，排在前面的是{'、'.join(ahead)}" in text


def test_an_indicator_that_the_ledger_lacks_is_not_told_by_another(demo, tmp_path, monkeypatch, caplog):
    line = '{{ (表("county_positions", 指标="没有") | 挑("没有", "indicator") | 找(县名, "county")).value }}'
    own_template(tmp_path, monkeypatch, f"{line}\n\n余下。")
    assert text_of(written(demo)) == "余下。"
    assert "没有" in caplog.text


def test_the_targets_and_the_problems_of_the_ledger_are_told(demo, document):
    text = text_of(document)
    for row in demo.ask("targets_of_county"):
        assert f"{row['indicator']}{tight(numbers.money(row['target']))}" in text
    for row in [row for row in demo.ask("obstacles") if row["is_open"]][:10]:
        told = next(
            line for line in text.splitlines() if f"．{row['project']}（" in line and row["description"] in line
        )
        assert tight(numbers.money(row["planned_investment"])) in told
        assert row["obstacle"] in told or row["obstacle"] == "其他"


def test_lamps_and_commitments_are_told(demo, document):
    text = text_of(document)
    for name in ("lamps_in_short", "obstacles_by_kind", "commitments_in_short"):
        assert tight(EXHIBITS[name].make(demo).headline) in text
    red = [row["region"] for row in demo.ask("lamps_of_regions") if row["lamp"] == "红"]
    assert f"亮红灯的镇乡（园区）是{'、'.join(red)}。" in text


def test_points_are_counted_anew_where_one_is_left_out(demo, tmp_path, monkeypatch):
    own_template(
        tmp_path, monkeypatch, "一级：甲\n一是甲。\n\n二是{{ 结论('no_such') }}。\n\n三是丙。\n\n一级：乙\n二是丁。"
    )
    lines = [paragraph.text for paragraph in written(demo).paragraphs if paragraph.style.name == "Body Text"]
    assert lines == ["一是甲。", "二是丙。", "一是丁。"]


def test_another_county_has_its_state_funds_and_no_instructions(wushan_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(wushan_database))
    filters = Filters(date(2024, 8, 1))
    text = text_of(written(filters))
    assert tight(EXHIBITS["state_funds"].make(filters).headline) in text
    assert "无法比较" not in text
    assert "请在" not in text


def test_an_edited_template_changes_the_text(demo, tmp_path, monkeypatch):
    shipped = (SHIPPED / "bulletin.txt").read_text("utf-8")
    own_template(tmp_path, monkeypatch, shipped.replace("特此", "").replace("现将", "兹将"), encoding="gb18030")
    text = text_of(written(demo))
    assert "兹将2024年1—5月" in text
    assert "现将" not in text


def test_notes_of_a_template_are_not_printed_and_blank_lines_end_paragraphs(demo, tmp_path, monkeypatch):
    own_template(tmp_path, monkeypatch, "标题：甲\n※ 说明\n一句。\n二句。\n\n三句。")
    lines = [paragraph.text for paragraph in written(demo).paragraphs if paragraph.style.name == "Body Text"]
    assert lines == ["一句。二句。", "三句。"]


def test_what_is_missing_is_left_out_with_a_line_that_says_so(demo, tmp_path, monkeypatch, caplog):
    own_template(
        tmp_path,
        monkeypatch,
        "一级：甲\n{{ 结论('no_such_exhibit') }}。\n\n"
        "一级：乙\n前句；\n{{ 表('completion_ranking')[0].no_column }}。\n\n"
        "表格：no_such_table｜题 丙\n逐条：no_such_rows｜{{ 行.name }}",
    )
    assert text_of(written(demo)).endswith("一、乙\n前句。")
    assert [f"第 {line} 行" in message for line, message in zip((2, 6, 8, 9), caplog.messages, strict=True)] == [
        True
    ] * 4


def test_an_exhibit_without_rows_is_left_out(small, tmp_path, monkeypatch, caplog):
    own_template(tmp_path, monkeypatch, "{{ 结论('largest_projects') }}。\n\n余下。")
    assert text_of(written(Filters(MONTH, threshold=1e9))) == "余下。"
    assert "largest_projects" in caplog.text


@pytest.mark.parametrize(
    "line",
    [
        "{{ 结论( }}",
        "表格：completion_ranking｜从上到下",
        "{{ 结论('meeting_in_short', 无此=1) }}",
        "{{ ().__class__ }}",
    ],
)
def test_a_template_that_is_not_understood_is_refused_with_its_place(demo, tmp_path, monkeypatch, line):
    own_template(tmp_path, monkeypatch, f"标题：甲\n{line}")
    with pytest.raises(TemplateError, match="第 2 行"):
        written(demo)


def test_a_bulletin_is_chinese_whatever_the_screen_says(demo, document):
    chinese = text_of(document)
    use_language("en")
    try:
        assert text_of(written(demo)) == chinese
    finally:
        use_language("zh")


def test_the_demo_says_so_on_every_page_and_a_real_ledger_does_not(demo, fixture_database, monkeypatch):
    section = written(demo).sections[0]
    assert [header.paragraphs[0].text for header in (section.header, section.even_page_header)] == ["演示数据"] * 2
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    assert (
        "演示" not in text_of(written(Filters(MONTH))) + written(Filters(MONTH)).sections[0].header.paragraphs[0].text
    )


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
        assert pages_and_titles(content)[1] == 1
        text = text_of(opened(content))
        assert "57337" not in text
        assert not re.search("[\x01\x0b\u202e]", text)
    own_template(tmp_path, monkeypatch, "逐条：largest_projects｜{{ 行.name }}")
    assert "<w:p>&{{ 7*8191 }}{% raw %}※=1+1｜$x$ 标题：长长" in text_of(written(Filters(MONTH)))


def pages_and_titles(content: bytes) -> tuple[int, int]:
    paragraphs = opened(content).paragraphs
    return len(paragraphs), sum(paragraph.style.name == "Title" for paragraph in paragraphs)


def lines_of_page(document) -> int:
    widths = {"Title": (0, official_parts.TITLE_CHARACTERS), "Normal": (0, 28)}
    return sum(
        official_parts.lines_of(paragraph.text, *widths.get(paragraph.style.name, (2, 28)))
        for paragraph in document.paragraphs
    )


def test_the_brief_of_a_township_fills_one_page_at_most(demo):
    for row in Filters(MONTH).ask("completion_by_region"):
        document = written(Filters(MONTH, (row["region"],)))
        assert row["region"] in document.paragraphs[0].text
        assert 10 < lines_of_page(document) <= 22


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_the_brief_is_one_page_in_libreoffice(demo, tmp_path):
    assert pages_of(bulletin(Filters(MONTH, ("汇龙镇",)), None), tmp_path) == 1


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
