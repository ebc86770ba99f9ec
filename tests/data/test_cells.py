"""What a file holds beside its values, whatever its format or ending; damaged and hostile files as one finding."""

import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from data.reading import workbook
from data.reading.cells import cells_of
from data.reading.copies import SeenSheets, copied_files
from data.reading.files import LedgerFile, UnreadableFile, find_files
from data.reading.formats import is_plain, shown_by
from tests.ledgers import clean_ledger, write_workbook
from words import use_language

STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def file_of(content: bytes, name: str = "台账.xlsx") -> LedgerFile:
    return LedgerFile(name, Path(name), content)


def sheets(content: bytes, name: str = "台账.xlsx"):
    cells = cells_of(file_of(content, name))
    assert not cells.findings, cells.findings[0].in_words()
    return cells.sheets


def refused(content: bytes, name: str = "台账.xlsx") -> str:
    cells = cells_of(file_of(content, name))
    assert cells.sheets == []
    assert [finding.check for finding in cells.findings] == ["unreadable_file"]
    return cells.findings[0].in_words()


def special() -> bytes:
    """A workbook with everything that a value alone does not say."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("项目")
        struck = workbook.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, ["编号", "金额", "率", "日期", "合计"])
        sheet.write_number(1, 1, 0.6, workbook.add_format({"num_format": '0.0"亿元"'}))
        sheet.write_number(1, 2, 0.4224, workbook.add_format({"num_format": "0.00%"}))
        sheet.write_number(1, 3, 45322, workbook.add_format({"num_format": 'yyyy"年"m"月"d"日"'}))
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
        sheet.write_rich_string(2, 1, struck, "500", "600")
        sheet.write_number(2, 2, 7, struck)
        sheet.write_number(2, 3, 0, workbook.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_formula(2, 4, "=B2+1", None, "")
        sheet.merge_range("A4:B5", "合")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        workbook.add_worksheet("旧").hide()
    return memory.getvalue()


def changed(content: bytes, change, names: str = r".*\.(xml|rels)") -> bytes:
    """The workbook with every part of these names changed."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            inside = old.read(part)
            new.writestr(part, change(inside) if re.fullmatch(names, part) else inside)
    return memory.getvalue()


def strict(part: bytes) -> bytes:
    for usual, name in STRICT.items():
        part = part.replace(usual, name)
    return part


def prefixed(part: bytes) -> bytes:
    part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part)
    return part.replace(b"xmlns=", b"xmlns:x=")


def dimension(ref: bytes):
    return lambda part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + ref + b'"', part)


SHEETS = r"xl/worksheets/sheet\d+\.xml"
FORMS = {
    "usual": (lambda part: part, SHEETS),
    "strict": (strict, r".*\.(xml|rels)"),
    "prefixed": (prefixed, SHEETS),
    "single quotes": (lambda part: part.replace(b'"', b"'") if b"'" not in part else part, SHEETS),
    "whole rows": (dimension(b"1:5"), SHEETS),
    "whole columns": (dimension(b"A:I"), SHEETS),
    "all cells": (dimension(b"A1:XFD1048576"), SHEETS),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_xlsx_tells_all_of_its_cells_in_any_form(form):
    sheet, old = sheets(changed(special(), *FORMS[form]))
    assert sheet.rows == [
        ["编号", "金额", "率", "日期", "合计"],
        [None, 0.6, 0.4224, date(2024, 1, 31)],
        [None, "500600", 7, 0],
        ["合"],
    ]
    assert sheet.broken == {(1, 4): "#DIV/0!"}
    assert sheet.without_result == {(2, 4)}
    assert sheet.formats == {(1, 1): '0.0"亿元"', (1, 2): "0.00%", (2, 3): "yyyy-mm-dd"}
    assert sheet.struck == {(2, 1): (False, "600"), (2, 2): (True, "")}
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == ({2}, {2}, ((3, 0, 4, 1),))
    assert (old.is_hidden, old.rows) == (True, [])


def test_the_ending_of_a_file_does_not_count():
    for name in ("投资4月.csv", "投资.et", "投资.xls"):
        assert [sheet.name for sheet in sheets(special(), name)] == ["项目", "旧"]
    assert sheets("项目编号\t金额\nA1\t1,200\n".encode("gb18030"), "投资.xls")[0].rows[1] == ["A1", "1,200"]
    page = "<html><table><tr><td colspan=2>投资台账<tr><td>A1<td>3.5</table></html>".encode("gb18030")
    (sheet,) = sheets(page, "投资.xls")
    assert (sheet.rows, sheet.merged) == ([["投资台账"], ["A1", "3.5"]], ((0, 0, 0, 1),))


def test_an_xls_tells_the_same(tmp_path):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("项目")
    struck = xlwt.easyfont("struck_out true")
    sheet.write(0, 0, 0.6, xlwt.easyxf(num_format_str='0.0"亿元"'))
    sheet.write(0, 1, date(2024, 1, 31), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(0, 2, 7, xlwt.easyxf("font: struck_out true"))
    sheet.write_rich_text(0, 3, [("500", struck), "600"])
    sheet.write_merge(1, 2, 0, 1, "合")
    sheet.row(3).write(0, "x")
    sheet.row(3).hidden = True
    sheet.col(2).hidden = True
    workbook.add_sheet("旧").visibility = 1
    workbook.save(str(tmp_path / "a.et"))
    sheet, old = sheets((tmp_path / "a.et").read_bytes(), "a.et")
    assert sheet.rows == [[0.6, date(2024, 1, 31), 7, "500600"], ["合"], [], ["x"]]
    assert (sheet.formats, sheet.struck) == ({(0, 0): '0.0"亿元"'}, {(0, 2): (True, ""), (0, 3): (False, "600")})
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == ({3}, {2}, ((1, 0, 2, 1),))
    assert old.is_hidden


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_encoding_and_with_any_delimiter(encoding, delimiter):
    memory = io.StringIO(newline="")
    rows = [
        ["2024年投资台账，单位：万元"],
        ["编号", "金额", "说明"],
        ["A1", "1,200.5", "一；二，三; 四\n五"],
        ["A2", "7", "x"],
    ]
    csv.writer(memory, delimiter=delimiter).writerows(rows)
    assert sheets(memory.getvalue().encode(encoding), "投资.csv")[0].rows == rows


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.xls", "零字节"),
        (bytes(900), "a.csv", "零字节"),
        (b"A1,5\n" + bytes(9), "a.csv", "零字节"),
        ("编号,说明\nA1,".encode() + b"x" * 200_000, "a.csv", "第 2 行"),
        ('编号,金额\nA1,"5\nA2,6\n'.encode(), "a.csv", "引号"),
        (b"\x81\xff\xff\x00 \xff", "a.csv", "编码"),
        (b"%PDF-1.7", "a.xls", "PDF"),
        (b"MIME-Version: 1.0\n", "a.xls", "网页存档"),
        (b"<html><p>x</p></html>", "a.xls", "没有表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "a.xls", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "密码"),
        (special()[:3_000], "a.xlsx", "损坏"),
    ],
)
def test_what_cannot_be_read_is_one_line_that_says_why(content, name, said):
    assert said in refused(content, name)


def test_an_old_workbook_with_a_password_or_cut_off_is_told_in_the_words_of_the_office(tmp_path):
    use_language("zh")
    book = xlwt.Workbook()
    book.add_sheet("项目").write(0, 0, "项目编号")
    book.save(str(tmp_path / "a.xls"))
    content = (tmp_path / "a.xls").read_bytes()
    locked = content.replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00", 1)  # who wrote it, as a key to its cells
    assert "密码" in refused(locked, "a.xls")
    said = refused(content[: len(content) // 2], "a.xls")
    assert "另存为 .xlsx" in said
    assert set(re.findall("[A-Za-z]{4,}", said)) == {"Excel", "xlsx"}


@pytest.mark.parametrize("lost", ["xl/_rels/workbook.xml.rels", "xl/workbook.xml", "[Content_Types].xml"])
def test_a_workbook_that_lacks_a_part_is_damaged(lost):
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(special())) as old, zipfile.ZipFile(memory, "w") as new:
        for part in old.namelist():
            if part != lost:
                new.writestr(part, old.read(part))
    assert refused(memory.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_STREAMED", 10_000_000)
    bomb = changed(special(), lambda part: part.replace(b"</sheetData>", b" " * 20_000_000 + b"</sheetData>"), SHEETS)
    assert len(bomb) < 200_000
    assert "MB" in refused(bomb)


def test_a_blank_in_the_last_row_costs_nothing_and_cells_far_outside_are_told():
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("投资")
        sheet.write_row(0, 0, ["编号", "金额"])
        sheet.write_string(1_048_575, 16_383, " ")
    assert sheets(memory.getvalue())[0].rows == [["编号", "金额"]]
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("投资")
        for row in range(400):
            sheet.write_string(row, 16_383, "x")
    assert "16384" in refused(memory.getvalue())


def test_both_readers_of_xlsx_agree_with_openpyxl(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", clean_ledger(), merged={"项目": ["A6:B6"]})
    workbook = openpyxl.load_workbook(path, data_only=True)
    for sheet in sheets(path.read_bytes()):
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                value = workbook[sheet.name].cell(row + 1, column + 1).value
                assert cell == (value.date() if isinstance(cell, date) else value)


@pytest.mark.parametrize(
    ("code", "factor", "words"),
    [
        ('0.0"亿元"', "1", "亿元"),
        ('0!.0,"万元"', "0.0001", "万元"),
        ("0\\.0,", "0.0001", ""),
        ('0"."0,', "0.0001", ""),
        ("0.00,,", "0.000001", ""),
        ("0.00%", "100", "%"),
        ("0.00万元", "1", "万元"),
        ('#,##0.00"元";-#,##0.00"元"', "1", "元"),
    ],
)
def test_a_number_format_says_how_its_number_is_shown(code, factor, words):
    assert not is_plain(code)
    assert (str(shown_by(code).factor), shown_by(code).words) == (factor, words)


@pytest.mark.parametrize(
    "code", ["General", "#,##0.00", "_ ￥* #,##0.00_ ;[Red](#,##0)", "@", "0.0_ ", "[DBNum1]General"]
)
def test_a_plain_number_format_says_nothing(code):
    assert is_plain(code)


def test_every_file_of_a_folder_that_is_passed_over_is_named(tmp_path):
    (tmp_path / "a.csv").write_text("编号,金额")
    (tmp_path / "ledger.toml").write_text("")
    (tmp_path / "旧").mkdir()
    for name in ("~$a.xlsx", "四月.rar", "说明.docx", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    found = find_files((tmp_path,))
    assert ([file.label for file in found.files], found.mappings) == (["a.csv"], [tmp_path / "ledger.toml"])
    assert {each.file for each in found.unread} == {"旧", "~$a.xlsx", "四月.rar", "说明.docx"}
    with pytest.raises(UnreadableFile, match=r"none\.xlsx"):
        find_files((tmp_path / "none.xlsx",))


def test_copies_are_told_by_content_and_by_rows():
    first = write("编号,金额\nA1,5\n")
    assert [each.file for each in copied_files([file_of(first, "a.csv"), file_of(first, "a - 副本.csv")])] == [
        "a - 副本.csv"
    ]
    seen = SeenSheets()
    (one,) = sheets(first, "a.csv")
    (other,) = sheets("编号;金额\nA1;5\n".encode(), "b.csv")
    (headers,) = sheets("编号;金额\n".encode(), "c.csv")
    assert seen.copied(one) is None
    assert "a.csv" in seen.copied(other).in_words()
    assert seen.copied(headers) is None


def write(text: str) -> bytes:
    return text.encode()
