"""All briefs at once, and papers as PDF, or what is missing for one."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from docx import Document

from papers import pdf
from papers.__main__ import commands
from papers.briefs import briefs, units, zipped
from papers.letter import letter
from tests.papers.bulletins import ISSUED
from words.file_names import file_names


def test_one_click_makes_the_briefs_of_all_units(small):
    heard = []
    paper = zipped(small, letter(ISSUED), lambda done, whole: heard.append((done, whole)))
    with ZipFile(BytesIO(paper.content)) as archive:
        names = archive.namelist()
        assert all(archive.read(name).startswith(b"PK") for name in names)
    assert names == [f"{name} 2024-05.docx" for name in file_names(units(small)).values()]
    assert heard[-1] == (len(names), len(names))


def test_the_projects_that_a_brief_does_not_list_are_counted_beyond_the_twenty_largest(demo):
    filters = replace(demo, regions=("汇龙镇",))
    in_hand = filters.ask_one("large_projects_by_region")["projects"]
    ((_name, paper),) = briefs(filters, letter(ISSUED))
    document = Document(BytesIO(paper.content))
    listed = len(document.tables[0].rows) - 1
    assert listed < 20 < in_hand
    assert f"其余{in_hand - listed}项未列" in " ".join(paragraph.text for paragraph in document.paragraphs)


def test_the_command_writes_a_brief_for_every_unit(small, tmp_path):
    into = tmp_path / "简报"
    done = CliRunner().invoke(commands, ["briefs", "--month", "2024-05", "--into", str(into)])
    assert done.exit_code == 0, done.output
    assert len(list(into.glob("*.docx"))) == len(units(small))


def test_without_libreoffice_it_is_said_what_is_missing(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _name: None)
    monkeypatch.setattr(pdf, "PLACES", ())
    assert "LibreOffice" in pdf.missing()
    with pytest.raises(pdf.PdfError, match="LibreOffice"):
        pdf.as_pdf(b"", "docx")
