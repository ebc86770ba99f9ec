"""A unit's own table, read upon a published version: its projects are found by name, what was published stays."""

from datetime import date
from decimal import Decimal

import pytest

from data.reading.ledger import read_ledger
from tests.ledgers import publish, write_workbook

HEAD = ["序号", "项目名称", "总投资（万元）", "本月完成投资（万元）", "形象进度", "存在问题"]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("free")
    publish(folder)
    return folder / "county.duckdb"


def table(month: str, *rows):
    return [[f"东山镇{month}重点项目进展情况表"], HEAD, *rows]


def read(path, published, *rows, month="2024年3月"):
    write_workbook(path / "东山镇.xlsx", {month: table(month, *rows)})
    return read_ledger((path / "东山镇.xlsx",), upon=published)


def test_a_listed_project_is_found_by_its_name_and_a_new_one_is_told(published, tmp_path):
    ledger = read(tmp_path, published, [1, "机 床", 1000, 40, "封顶", None], [2, "新库房", 500, 7, "开挖", "缺资金"])
    told = {row[0]: row[3] for row in ledger.rows["investments"] if row[1] == date(2024, 3, 1)}
    assert told == {"A1": Decimal(40), "东山镇-新库房": Decimal(7)}
    assert [row[0] for row in ledger.rows["projects"]].count("A1") == 1
    assert [(each.check, each.value) for each in ledger.findings if "new_project" in each.check] == [
        ("new_project", "新库房")
    ]


def test_a_month_that_was_published_stays_and_is_told_where_it_differs(published, tmp_path):
    ledger = read(tmp_path, published, [1, "机床", 1000, 999, "封顶", None], month="2024年2月")
    assert {row[0]: row[3] for row in ledger.rows["investments"] if row[1] == date(2024, 2, 1)}["A1"] == Decimal(
        "120.25"
    )
    (told,) = [each for each in ledger.findings if each.check == "past_month_differs"]
    assert told.arguments["now"] == "999"
