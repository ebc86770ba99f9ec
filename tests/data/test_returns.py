"""Workbooks as twenty townships returned them, with one short mapping: every project and month as the truth has it."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from data.findings import ERROR
from data.reading.ledger import Ledger, read_ledger
from data.tables import TABLES
from tests.data.returned_workbooks import MONTHS, county, write_returns

RETURNS = Path(__file__).parent / "returns"
MAPPING = Path(__file__).parents[2] / "data" / "examples" / "returns.toml"
TRUTH = json.loads((RETURNS / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def returned(tmp_path_factory) -> Ledger:
    folder = tmp_path_factory.mktemp("returns")
    for path in RETURNS.iterdir():
        if path.suffix != ".json":
            (folder / path.name).write_bytes(path.read_bytes())
    return read_ledger((folder,), MAPPING)


def rows(ledger: Ledger, table: str) -> list[dict]:
    names = [column.name for column in TABLES[table].columns]
    return [dict(zip(names, row, strict=False)) for row in ledger.rows[table]]


def work(ledger: Ledger) -> dict[tuple[str, str], dict[str, Decimal]]:
    """(region, name) -> month -> completed investment; months of nothing are left out."""
    projects = {row["project_code"]: (row["region"], row["name"]) for row in rows(ledger, "projects")}
    found: dict[tuple[str, str], dict[str, Decimal]] = {place: {} for place in projects.values()}
    for row in rows(ledger, "investments"):
        if row["completed_investment"]:
            months = found[projects[row["project_code"]]]
            month = f"{row['month']:%Y-%m}"
            assert month not in months
            months[month] = row["completed_investment"]
    return found


def test_every_project_and_month_is_as_the_truth_has_it(returned):
    expected = {
        (each["unit"], each["name"]): {month: amount for month, amount in each["done"].items() if amount}
        for each in TRUTH
    }
    assert work(returned) == expected


def test_a_month_of_which_the_return_says_zero_is_zero_and_not_missing(returned):
    codes = {(row["region"], row["name"]): row["project_code"] for row in rows(returned, "projects")}
    months = {(row["project_code"], f"{row['month']:%Y-%m}") for row in rows(returned, "investments")}
    for each in TRUTH:
        assert {(codes[each["unit"], each["name"]], month) for month in each["done"]} <= months


def test_the_sums_of_the_two_years(returned):
    months = [pair for each in work(returned).values() for pair in each.items()]
    assert sum(amount for month, amount in months if month < "2025") == 530_947
    assert sum(amount for month, amount in months if month >= "2025") == 150_347


def test_plans_and_totals_are_as_the_truth_has_them(returned):
    found = {
        (row["region"], row["name"]): (row["planned_investment"], row["annual_plan"], row["lead_official"])
        for row in rows(returned, "projects")
    }
    expected = {(each["unit"], each["name"]): (each["total"], each["plan"]["2025"], each["lead"]) for each in TRUTH}
    assert found == expected


def test_nothing_keeps_the_returns_from_being_published_and_nothing_is_merged_in_silence(returned):
    assert [each for each in returned.findings if each.level == ERROR] == []
    assert {each.check for each in returned.findings} >= {"one_project", "approximate", "unit_conflict"}
    told = {each.arguments["name"] for each in returned.findings if each.check == "one_project"}
    assert "年产7万吨玉泉加工项目" in told
    assert len({table.file for table in returned.tables}) == 20


def test_progress_and_obstacles_come_from_the_same_sheets(returned):
    notes = rows(returned, "progress_notes")
    assert len(notes) == sum(1 for table in returned.tables for row in table.rows["monthly"])
    assert {row["obstacle"] for row in rows(returned, "obstacles")} >= {"征地", "资金", "用电"}


def test_the_mapping_says_nothing_of_this_county_but_its_name():
    lines = [line for line in MAPPING.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= 30
    said = "\n".join(line for line in lines if not line.startswith(("#", "county")))
    own = {each["unit"] for each in TRUTH} | {each["name"] for each in TRUTH}
    assert not any(name in said for name in own)


@pytest.mark.parametrize("seed", [1, 4])
def test_another_county_is_read_when_its_name_is_put_in(tmp_path, seed):
    told = county(seed)
    write_returns(tmp_path / "returns", told, "云岭县", seed)
    mapping = tmp_path / "returns.toml"
    mapping.write_text(
        re.sub('county = ".*"', 'county = "云岭县"', MAPPING.read_text(encoding="utf-8")), encoding="utf-8"
    )
    ledger = read_ledger((tmp_path / "returns",), mapping)
    assert [each.in_words() for each in ledger.findings if each.level == ERROR] == []
    expected = {
        (each.unit, each.name): {f"{y}-{m:02}": each.done[y, m] for y, m in MONTHS if (y, m) in each.done}
        for each in told
    }
    assert work(ledger) == expected
    assert {(row["region"], row["name"]): row["planned_investment"] for row in rows(ledger, "projects")} == {
        (each.unit, each.name): each.total for each in told
    }
