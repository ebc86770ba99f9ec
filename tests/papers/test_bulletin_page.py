"""The page of the bulletin: measures, fonts and lines of the standard, the header, the one page of a brief."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exhibits import Filters
from papers.bulletin import bulletin, make_paper
from papers.letter import letter
from papers.official.document import TITLE_CHARACTERS
from papers.official.layout import LINE
from papers.official.measure import balanced, lines_of
from tests.papers.bulletins import ISSUED, MONTH, opened, text_of, written


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
        ("Colophon", "仿宋_GB2312", 14),
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


def test_the_demo_says_so_on_every_page_and_a_real_ledger_does_not(demo, fixture_database, monkeypatch):
    section = written(demo).sections[0]
    assert [header.paragraphs[0].text for header in (section.header, section.even_page_header)] == ["演示数据"] * 2
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    assert (
        "演示" not in text_of(written(Filters(MONTH))) + written(Filters(MONTH)).sections[0].header.paragraphs[0].text
    )


def lines_of_page(document) -> float:
    widths = {"Title": (0, TITLE_CHARACTERS), "Normal": (0, 28)}
    rows = [row for table in document.tables for row in table.rows]
    return (
        sum(lines_of(paragraph.text, *widths.get(paragraph.style.name, (2, 28))) for paragraph in document.paragraphs)
        + sum(row.height.pt for row in rows) / LINE.pt
    )


def test_the_brief_of_a_unit_fills_one_page_and_half_of_it_are_its_projects(demo):
    for row in Filters(MONTH).ask("completion_by_region")[::6]:  # large and small ones
        document = written(Filters(MONTH, (row["region"],)))
        assert row["region"] in document.paragraphs[0].text
        assert 10 < lines_of_page(document) <= 22
        assert "差额0万元" not in text_of(document)
        (table,) = document.tables
        projects = row["large_projects"]
        assert len(table.rows) - 1 >= min(12, projects) or lines_of_page(document) > 18
        assert document.paragraphs[-1].text == "2024年6月5日"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_the_brief_is_one_page_in_libreoffice(demo, tmp_path):
    assert pages_of(bulletin(Filters(MONTH, ("汇龙镇",)), None), tmp_path) == 1


OFFICE = {
    "head": "letter",
    "mark": "某某县重大项目办公室文件",
    "issuer": "某某县重大项目办公室",
    "reference": "某项办发",
    "secrecy": "秘密★1年",
    "urgency": "平急",
    "signer": "张某某",
    "addressees": "各镇乡人民政府，各有关部门：",
    "copies_to": ("县委办公室", "县人大常委会办公室"),
    "printed_by": "某某县重大项目办公室",
    "remark": "此件公开发布",
}


def complete(filters: Filters, **less):
    said = letter(ISSUED, 5, copy_number=12, **{**OFFICE, **less})
    return opened(make_paper(filters, said).content)


def everything(document) -> str:
    """The text with headers, footers and the cells of tables."""
    parts = [document.element.body]
    parts += [part._element for one in document.sections for part in (one.footer, one.even_page_footer)]
    return "\n".join(
        "".join(node.text or "" for node in line.iter(qn("w:t"))) for part in parts for line in part.iter(qn("w:p"))
    )


def test_everything_that_an_official_document_bears_has_its_place(demo):
    document = complete(demo)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == ["000012", "秘密★1年", "平急"]
    order = ["000012", "某某县重大项目办公室文件", "　某项办发〔2024〕5号\t签发人：张某某"]
    order += ["各镇乡人民政府，各有关部门：", "某某县重大项目办公室", "2024年6月5日", "（此件公开发布）"]
    places = [texts.index(text) for text in order]
    assert places == sorted(places)
    for footer in (document.sections[-1].footer, document.sections[-1].even_page_footer):
        rows = [row.cells[0].text for row in footer.tables[0].rows]
        assert rows == ["抄送：县委办公室，县人大常委会办公室。", "某某县重大项目办公室\t2024年6月5日印发"]
        lines = [row.cells[0]._tc.tcPr.find(qn("w:tcBorders")) for row in footer.tables[0].rows]
        sizes = [[int(line.get(qn("w:sz"))) for line in of_row] for of_row in lines]
        assert sizes == [[8, 6], [6, 8]]  # eighths of a point: 0.35 mm, 0.25 mm, 0.35 mm


@pytest.mark.parametrize("field", sorted(OFFICE.keys() - {"head"}))
def test_what_is_not_given_leaves_its_place_out(field, small):
    empty = () if field == "copies_to" else ""
    text = everything(complete(small, **{field: empty}))
    said = OFFICE[field] if isinstance(OFFICE[field], str) else OFFICE[field][0]
    others = [str(value) for name, value in OFFICE.items() if name != field and isinstance(value, str)]
    if not any(said in other for other in others):
        assert said.rstrip("：") not in text
    assert "：\n" not in text.replace("各有关部门：\n", "")


def test_annexes_are_named_below_the_text_and_begin_on_pages_of_their_own(demo, document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    named = [text.partition("．")[2] for text in texts if re.match(r"(附件：)?\d．", text)]
    assert len(named) == 4
    for number, name in enumerate(named, 1):
        at = texts.index(f"附件{number}")
        assert texts[at + 1 : at + 3] == ["", name]
        assert number == 1 or document.paragraphs[at].paragraph_format.page_break_before
    assert all(f"（见附件{number}）" in "".join(texts) for number in range(1, 5))


def test_a_long_annex_goes_on_as_such_with_its_head(document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in document.tables]
    assert texts.count("续表") == len(heads) - len(set(heads)) > 0


def test_the_file_opens_in_no_compatibility_mode_and_names_its_owner(demo, document):
    (mode,) = document.settings.element.findall(f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']")
    assert mode.get(qn("w:val")) == "15"
    assert document.core_properties.author == document.core_properties.last_modified_by == "启东市"
    assert complete(demo).core_properties.author == "某某县重大项目办公室"
    (app,) = [part for part in document.part.package.iter_parts() if part.partname == "/docProps/app.xml"]
    assert "启东市" in app.blob.decode("utf-8")
    assert "Macintosh" not in app.blob.decode("utf-8")


def test_a_title_is_broken_between_words():
    assert balanced("关于2024年1—5月全市项目建设情况的通报", 18) == ["关于2024年1—5月全市", "项目建设情况的通报"]
    assert balanced("短", 18) == ["短"]
