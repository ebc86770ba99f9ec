"""The formats that offices keep: .xlsx, .xls, .ods, CSV in two encodings; broken cells, broken files, folders."""

import csv
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from data.mapping import MappingError, read_mapping
from data.reading.cells import cells_of
from data.reading.files import LedgerFile, UnreadableFile
from data.reading.ledger import read_ledger
from tests.ledgers import clean_ledger, write_workbook


def as_text(cell: object) -> str:
    return "" if cell is None else str(cell)


def write_xls(path, sheets):
    workbook = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for name, rows in sheets.items():
        sheet = workbook.add_sheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                style = (day,) if isinstance(cell, date) else ()
                sheet.write(row, column, cell, *style)
    workbook.save(str(path))


def write_ods(path, sheets):
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for cells in rows:
            row = TableRow()
            for cell in cells:
                row.addElement(ods_cell(cell))
            table.addElement(row)
        document.spreadsheet.addElement(table)
    document.save(str(path))


def ods_cell(cell):
    if cell is None:
        return TableCell()
    if isinstance(cell, date):
        return TableCell(valuetype="date", datevalue=cell.isoformat())
    if isinstance(cell, int | float):
        return TableCell(valuetype="float", value=cell)
    element = TableCell(valuetype="string")
    element.addElement(P(text=cell))
    return element


def write_csv(folder, encoding, delimiter=","):
    for name, rows in clean_ledger().items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([as_text(cell) for cell in row] for row in rows)


def figures(ledger):
    return {name: [row[:-3] for row in rows] for name, rows in ledger.rows.items() if rows}


@pytest.fixture
def expected(tmp_path):
    return figures(read_ledger((write_workbook(tmp_path / "expected.xlsx", clean_ledger()),)))


def test_xls_says_the_same_as_xlsx(tmp_path, expected):
    write_xls(tmp_path / "a.xls", clean_ledger())
    assert figures(read_ledger((tmp_path / "a.xls",))) == expected


def test_ods_says_the_same_as_xlsx(tmp_path, expected):
    write_ods(tmp_path / "a.ods", clean_ledger())
    assert figures(read_ledger((tmp_path / "a.ods",))) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_csv_says_the_same_as_xlsx(tmp_path, expected, encoding, delimiter):
    folder = tmp_path / "csv"
    folder.mkdir()
    write_csv(folder, encoding, delimiter)
    ledger = read_ledger((folder,))
    assert figures(ledger) == expected
    assert ledger.rows["regions"][0][-3:] == ("区域.csv", "区域", 2)


def test_a_folder_is_read_in_order_and_lock_files_are_passed_over(tmp_path):
    sheets = clean_ledger()
    write_workbook(tmp_path / "b.xlsx", {"投资": sheets.pop("投资")})
    write_workbook(tmp_path / "a.xlsx", sheets)
    (tmp_path / "~$a.xlsx").write_bytes(b"locked")
    (tmp_path / "readme.txt").write_text("x")
    ledger = read_ledger((tmp_path,))
    assert [file.label for file in ledger.files] == ["a.xlsx", "b.xlsx"]
    assert ledger.findings == []
    assert [each.file for each in ledger.unread] == ["readme.txt", "~$a.xlsx"]


def test_files_of_the_same_name_are_told_apart(tmp_path):
    for folder, name in (("one", "投资"), ("two", "项目")):
        (tmp_path / folder).mkdir()
        write_workbook(tmp_path / folder / "a.xlsx", {name: clean_ledger()[name]})
    labels = [file.label for file in read_ledger((tmp_path / "one", tmp_path / "two")).files]
    assert labels == [str(tmp_path / "one" / "a.xlsx"), str(tmp_path / "two" / "a.xlsx")]


def unreadable(folder) -> list[str]:
    return [each.file for each in read_ledger((folder,)).findings if each.check == "unreadable_file"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.csv"])
def test_a_damaged_file_is_one_clear_line(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x03\x04\xff\xfe\x80garbage\x81")
    assert unreadable(tmp_path) == [name]


def test_a_truncated_workbook_is_one_clear_line(tmp_path):
    whole = write_workbook(tmp_path / "a.xlsx", clean_ledger()).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) // 2])
    assert unreadable(tmp_path) == ["a.xlsx"]


@pytest.mark.parametrize("name", ["none.xlsx", "a.docx", ""])
def test_nothing_to_read_is_one_clear_line(tmp_path, name):
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(UnreadableFile):
        read_ledger((tmp_path / name,))


def test_a_cell_far_outside_the_table_is_told_and_takes_no_memory(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet("投资")
        sheet.write(0, 0, "项目编号")
        sheet.write(1_048_575, 16_383, "x")
    findings = read_ledger((tmp_path,)).findings
    assert [each.row for each in findings if each.check == "no_header"] == [None]


def test_an_ods_keeps_the_place_of_its_cells(tmp_path):
    sheets = clean_ledger()
    write_ods(tmp_path / "a.ods", {"投资": [[], [], *([None, None, *row] for row in sheets["投资"])]})
    path = tmp_path / "a.ods"
    (sheet,) = cells_of(LedgerFile("a.ods", path, path.read_bytes())).sheets
    assert [sheet.rows[row][2:] for row in (2, 3)] == [sheets["投资"][0], ["A1", "2024年1月", "民资", 100, 50]]
    assert sheet.rows[:2] == [[], []]


def test_an_ods_that_cannot_be_laid_out_is_told_and_does_not_end_the_process(tmp_path):
    document = OpenDocumentSpreadsheet()
    table = Table(name="投资")
    row = TableRow(numberrowsrepeated=1_048_576)
    row.addElement(TableCell(numbercolumnsrepeated=16_000))
    row.addElement(TableCell(valuetype="float", value=4))
    table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "a.ods"))
    assert unreadable(tmp_path) == ["a.ods"]


def test_errors_of_formulas_are_found_even_where_a_blank_would_do(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("投资")
        sheet.write_row(0, 0, ["项目编号", "月份", "资金来源", "完成投资", "到位资金"])
        sheet.write_row(1, 0, ["A1", "2024-01", "民资"])
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_row(2, 0, ["A1", "2024-02", "民资"])
        sheet.write_formula(2, 3, "=1+1", None, 2)
        sheet.write_formula(2, 4, "=#REF!", None, "#REF!")
        sheet.write_row(3, 0, ["A1", "2024-03"])
        sheet.write_blank(3, 2, None, workbook.add_format({"bold": True}))
        sheet.write_formula(3, 3, "=#N/A", None, "#N/A")
        sheet.write_row(4, 0, ["A1", "2024-04", "民资", 1])
    ledger = read_ledger((path,))
    broken = [(each.row, each.column, each.value) for each in ledger.findings if each.check == "broken_formula"]
    assert broken == [(2, "完成投资", "#DIV/0!"), (3, "到位资金", "#REF!"), (4, "完成投资", "#N/A")]
    assert [row[3] for row in ledger.rows["investments"]] == [None, Decimal(2), None, Decimal(1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = ", "ledger.toml"),
        ("colour = 1", "colour"),
        ('era = "lunar"', "western"),
        ('unit = "斤"', "斤"),
        ("county = 5", "county"),
        ('demo = "yes"', "demo"),
        ('[sheets.a]\ntable = "tables"', "tables"),
        ('[sheets.a]\ntable = "projects"\ncolumns = { colour = "颜色" }', "colour"),
        ("[sheets.a]\nheader_row = 0", "header_row"),
        ('sheets = "a"', "sheets"),
        ("[sheets]\na = 1", "ledger.toml"),
        ("[sheets.a]\ncolumns = 1", "columns"),
        ('regions = ["a"]', "regions"),
        ("[regions]\na = [1]", "regions"),
        ("[sheets.a]\ncolumns = { name = 1 }", "columns"),
        ('[sheets."项目"]\ncolumns = { colour = "x" }', "colour"),
        ('[sheets."项目"]\ndefaults = { investor_origin = "私人" }', "私人"),
        ("[others]\nheader_row = 2", "header_row"),
    ],
)
def test_a_mapping_that_is_not_understood_says_where(tmp_path, text, said):
    path = tmp_path / "ledger.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MappingError, match=said):
        read_mapping(path)
