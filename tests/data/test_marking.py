"""--mark-into: copies with a comment in every cell that has a finding; the originals stay as they are."""

import csv
import hashlib
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from data.__main__ import commands
from data.findings import ERROR, Finding
from data.marking import CannotMark, mark
from data.reading.files import find_files
from tests.data.test_data_files import write_ods
from tests.ledgers import clean_ledger, write_workbook
from words import use_language


@pytest.fixture
def ledger(tmp_path) -> Path:
    """A workbook and a CSV file, each with an amount that cannot be read, in a folder of their own."""
    use_language("zh")
    folder = tmp_path / "台账"
    folder.mkdir()
    sheets = clean_ledger()
    sheets["项目"][1][4] = "很多"
    investments = sheets.pop("投资")
    investments[3][3] = "=1+1"
    write_workbook(folder / "项目台账.xlsx", sheets, merged={"区域": ["A8:B9"]})
    with (folder / "投资.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(investments)
    return folder


def comments(path: Path) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_copies_have_a_comment_in_every_cell_with_a_finding(ledger, tmp_path):
    before, back = hashes(ledger), tmp_path / "退回"
    result = CliRunner().invoke(commands, ["check", str(ledger), "--mark-into", str(back)])
    assert result.exit_code == 1
    assert {path.name for path in back.iterdir()} == {"项目台账.xlsx", "投资.csv.xlsx"}
    marked = comments(back / "项目台账.xlsx")
    assert "数字" in marked["项目", "E2"]
    copy = comments(back / "投资.csv.xlsx")
    assert "数字" in copy["投资", "D4"]
    assert openpyxl.load_workbook(back / "投资.csv.xlsx")["投资"]["D4"].value == "=1+1"
    assert openpyxl.load_workbook(back / "投资.csv.xlsx")["投资"]["D4"].data_type == "s"
    assert "投资.csv.xlsx" in result.output
    assert hashes(ledger) == before


def test_json_stays_json(ledger, tmp_path):
    import json

    arguments = ["check", str(ledger), "--format", "json", "--mark-into", str(tmp_path / "退回")]
    result = CliRunner().invoke(commands, arguments)
    assert json.loads(result.stdout)["publishable"] is False
    assert (tmp_path / "退回" / "投资.csv.xlsx").is_file()


def test_findings_of_a_row_a_sheet_or_a_merged_cell_have_their_place(ledger, tmp_path):
    files = find_files((ledger,)).files
    place = {"file": "项目台账.xlsx", "sheet": "区域"}
    findings = [
        Finding("a", ERROR, "one", **place, row=3),
        Finding("b", ERROR, "two", **place),
        Finding("c", ERROR, "three", **place, cell=(8, 1)),
        Finding("d", ERROR, "four", **place, cell=(8, 1)),
        Finding("e", ERROR, "five", **place, row=3, column="上级区域"),
        Finding("f", ERROR, "six", file="项目台账.xlsx"),
    ]
    (marked,) = mark(files, findings, tmp_path / "退回")
    assert (marked.count, marked.is_new) == (4, False)
    assert comments(marked.copy) == {
        ("区域", "A3"): "one",
        ("区域", "A1"): "two\nsix",
        ("区域", "A8"): "three\nfour",
        ("区域", "C3"): "上级区域：five",
    }


def test_sheets_of_any_names_have_one_each_in_a_workbook_that_is_made_anew(tmp_path):
    names = ["甲[", "甲]", "A?", "a*", "'history'", "\u202e乙", "长" * 40, "长" * 41, "😀" * 20]
    write_ods(tmp_path / "台账.ods", {name: [["一"]] for name in names})
    files = find_files((tmp_path / "台账.ods",)).files
    (marked,) = mark(files, [Finding("a", ERROR, "one", file="台账.ods")], tmp_path / "退回")
    made = openpyxl.load_workbook(marked.copy).sheetnames
    assert len({name.casefold() for name in made} - {"history"}) == len(names)
    assert all(name.isprintable() and len(name.encode("utf-16-le")) <= 62 for name in made)


def test_an_original_is_never_overwritten(ledger):
    with pytest.raises(CannotMark):
        list(mark(find_files((ledger,)).files, [], ledger))
