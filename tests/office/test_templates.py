"""What the office hands out, and what comes back of it: read without a mapping, over the version in force."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from data import return_form as form
from data.drafting import Overtaken, draft, identify, put
from data.history import number_in_force
from data.reading.ledger import read_ledger
from data.reading.values import compact
from data.tables import TABLES
from data.template import write_templates
from data.template.empty_ledger import explained, write_empty_ledger
from tests.ledgers import clean_ledger, publish
from tests.office.units import FIRST, add_new_project, columns_of, fill

MARCH, TODAY = date(2024, 3, 1), date(2024, 4, 5)
OBSTACLES = [
    ["项目编号", "制约因素", "提出日期", "说明", "解决日期"],
    ["A1", "征地", date(2024, 2, 3), "三户未签", None],
]


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A folder with a published file and the returns of March."""
    folder = tmp_path_factory.mktemp("office")
    publish(folder, {"问题": OBSTACLES})
    write_templates(folder / "handed", folder / "county.duckdb", [], None, TODAY)
    return folder


def handed(office: Path, unit: str) -> Path:
    return office / "handed" / f"{unit}2024年3月项目月报.xlsx"


def investments(ledger, month: date = MARCH) -> dict[str, Decimal]:
    return {row[0]: row[3] for row in ledger.rows["investments"] if row[1] == month}


def test_the_empty_ledger_explains_every_column_and_is_read_once_it_is_filled(tmp_path):
    path = write_empty_ledger(tmp_path, TODAY)
    told = [(sheet, header) for sheet, header, *_rest in explained()]
    assert told == [(table.sheets[0], column.headers[0]) for table in TABLES.values() for column in table.columns]
    assert all(meaning and unit and example for _s, _h, _n, unit, meaning, example, _o in explained())
    book = openpyxl.load_workbook(path)
    for name, rows in clean_ledger().items():
        at = {str(cell.value).split("（")[0]: cell.column for cell in book[name][1]}
        for number, row in enumerate(rows[1:], start=2):
            for header, value in zip(rows[0], row, strict=False):
                book[name].cell(number, at[header]).value = value
    book.save(tmp_path / "已填.xlsx")
    path.unlink()
    ledger = read_ledger((tmp_path,))
    assert not [each for each in ledger.findings if each.level == "error"]
    assert {name: len(ledger.rows[name]) for name in ("regions", "projects", "investments", "targets")} == {
        "regions": 5,
        "projects": 3,
        "investments": 5,
        "targets": 4,
    }


def test_every_unit_gets_its_own_projects_with_checks_in_the_cells(office):
    names = sorted(path.name for path in (office / "handed").glob("*月报.xlsx"))
    assert names == sorted(f"{unit}2024年3月项目月报.xlsx" for unit in ("东山镇", "西山乡", "开发区"))
    sheet = openpyxl.load_workbook(handed(office, "东山镇"))[form.PROGRESS_SHEET]
    at = columns_of(sheet)
    row = {header: sheet.cell(FIRST, column) for header, column in at.items()}
    assert (row["项目编号"].value, row[f"{form.BEFORE}（万元）".split("（")[0]].value) == ("A1", 220.25)
    assert sheet.protection.sheet
    assert row["项目名称"].protection.locked
    assert not row["形象进度"].protection.locked
    checked = " ".join(str(each.sqref) for each in sheet.data_validations.dataValidation)
    assert row["开工日期"].coordinate.rstrip("0123456789") in checked


def test_a_return_is_read_whatever_it_is_called_with_rows_added(office, tmp_path):
    path = tmp_path / "1（最终版）.xlsx"
    told = fill(handed(office, "东山镇"), path)
    add_new_project(path, "新厂房", 900, 33)
    book = openpyxl.load_workbook(path)
    book[form.PROGRESS_SHEET].title = "Sheet1"
    matters = book[form.OBSTACLES_SHEET]
    at = {cell.value: cell.column for cell in matters[4]}
    assert matters.cell(5, at["项目编号"]).value == "A1"
    matters.cell(5, at["解决日期"]).value = date(2024, 3, 20)
    for header, value in {"项目编号": "A1", "制约因素": "资金", "提出日期": date(2024, 3, 9)}.items():
        matters.cell(6, at[header]).value = value
    book.save(path)
    ledger = read_ledger((path,), upon=office / "county.duckdb")
    assert not [each for each in ledger.findings if each.level != "notice"]
    assert investments(ledger) == {"A1": Decimal(100), "东山镇-新厂房": Decimal(33)}
    assert told == {"A1": 100}
    assert investments(ledger, date(2024, 2, 1))["A2"] == 5
    (new,) = [row for row in ledger.rows["projects"] if row[0] == "东山镇-新厂房"]
    assert new[1:3] == ("新厂房", "东山镇")
    names = [column.name for column in TABLES["obstacles"].columns]
    kept = {(row[0], row[1], row[names.index("resolved_on")]) for row in ledger.rows["obstacles"]}
    assert kept == {("A1", "征地", date(2024, 3, 20)), ("A1", "资金", None)}


def test_a_return_stands_in_the_place_of_what_it_said_itself_in_the_version(office, tmp_path):
    """The month is corrected after another one was published: its own rows are not told twice, nor kept."""
    shutil.copytree(office, tmp_path / "o")
    target, returned = tmp_path / "o" / "county.duckdb", tmp_path / "东山镇 2024-03 a.xlsx"
    fill(handed(office, "东山镇"), returned)
    add_new_project(returned, "新厂房", 900, 33)
    book = openpyxl.load_workbook(returned)
    new = book[form.NEW_SHEET]
    new.cell(FIRST, columns_of(new)["开工日期"]).value = date(2024, 3, 3)
    at = {cell.value: cell.column for cell in book[form.OBSTACLES_SHEET][4]}
    for header, value in {"项目编号": "A1", "制约因素": "资金", "提出日期": date(2024, 3, 9)}.items():
        book[form.OBSTACLES_SHEET].cell(6, at[header]).value = value
    book.save(returned)
    assert draft((returned,), target, None, target, tmp_path / "draft", None, TODAY)["publishable"]
    put(tmp_path / "draft", target, "某某", None)
    sheet = book[form.PROGRESS_SHEET]
    for header in (f"{form.MONTH_GROUP}:民资", f"{form.FUNDS_GROUP}:民资"):
        sheet.cell(FIRST, columns_of(sheet)[header]).value = None
    book.save(returned)
    ledger = read_ledger((returned,), upon=target, instead_of=[returned.name])
    assert investments(ledger) == {"东山镇-新厂房": Decimal(33)}
    assert sorted(row[:2] for row in ledger.rows["obstacles"]) == [("A1", "征地"), ("A1", "资金")]
    said = draft((returned,), target, None, target, tmp_path / "draft", None, TODAY, [returned.name])
    assert said["publishable"], said["findings"]
    assert put(tmp_path / "draft", target, "某某", None) == 3


def test_days_that_a_return_says_are_the_projects_from_now_on(office, tmp_path):
    path = tmp_path / "a.xlsx"
    fill(handed(office, "开发区"), path)
    book = openpyxl.load_workbook(path)
    sheet = book[form.PROGRESS_SHEET]
    sheet.cell(FIRST, columns_of(sheet)["竣工日期"]).value = date(2024, 3, 30)
    book.save(path)
    ledger = read_ledger((path,), upon=office / "county.duckdb")
    at = [column.name for column in TABLES["projects"].columns].index("completed_on")
    assert {row[0]: row[at] for row in ledger.rows["projects"]}["A3"] == date(2024, 3, 30)


@pytest.mark.parametrize(
    ("header", "value", "check"),
    [
        ("项目编号", "B9", "unknown_in_return"),
        (f"{form.MONTH_GROUP}:民资", "很多", "not_understood"),
        (f"{form.MONTH_GROUP}:民资", None, "funds_without_investment"),
        (form.BEFORE, 999, "before_differs"),
    ],
)
def test_what_is_wrong_with_a_return_is_said_with_its_cell(header, value, check, office, tmp_path):
    path = tmp_path / "a.xlsx"
    fill(handed(office, "东山镇"), path)
    book = openpyxl.load_workbook(path)
    sheet = book[form.PROGRESS_SHEET]
    sheet.cell(FIRST, columns_of(sheet)[header]).value = value
    book.save(path)
    found = [each for each in read_ledger((path,), upon=office / "county.duckdb").findings if each.level != "notice"]
    assert {(each.check, each.row) for each in found} == {(check, FIRST)}


def test_a_draft_is_put_in_force_as_it_was_built_unless_somebody_published(office, tmp_path):
    shutil.copytree(office, tmp_path / "o")
    target = tmp_path / "o" / "county.duckdb"
    returned = tmp_path / "东.xlsx"
    fill(handed(office, "东山镇"), returned)
    said = identify(returned, target, None)
    assert (said["kind"], next(iter(said["regions"])), [*said["months"]]) == ("return", "东山镇", ["2024-03"])
    told = draft((returned,), target, None, target, tmp_path / "draft", None, TODAY)
    assert told["publishable"]
    assert [(each["month"], each["amount"]) for each in told["reported"]] == [("2024-03", 100)]
    assert number_in_force(target) == 1
    assert put(tmp_path / "draft", target, "某某", None) == 2
    assert number_in_force(target) == 2
    ledger = read_ledger((handed(office, "开发区"),), upon=target)
    assert compact(str(sorted(each["file"] for each in ledger.carried))) == "['a.xlsx','东.xlsx']"
    with pytest.raises(Overtaken):
        put(tmp_path / "draft", target, "某某", None)
