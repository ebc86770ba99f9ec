"""The page of the bulletin: measures, fonts and lines of the standard, the header, the one page of a brief."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exhibits import Filters
from papers import official_parts
from papers.bulletin import bulletin
from tests.papers.bulletins import MONTH, text_of, written


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


def test_the_demo_says_so_on_every_page_and_a_real_ledger_does_not(demo, fixture_database, monkeypatch):
    section = written(demo).sections[0]
    assert [header.paragraphs[0].text for header in (section.header, section.even_page_header)] == ["演示数据"] * 2
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    assert (
        "演示" not in text_of(written(Filters(MONTH))) + written(Filters(MONTH)).sections[0].header.paragraphs[0].text
    )


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
