"""The demo ledger: its workbooks are what the generator makes, and the reader finds nothing wrong but one thing."""

import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest

from data.demo.allocate import shares, shares_under_caps, table
from data.demo.ledger import demo_ledger
from data.demo.workbooks import write_workbooks

ROOT = Path(__file__).parent.parent.parent
DEMO = ROOT / "data" / "demo"


def _parts(workbook: Path) -> dict[str, bytes]:
    """What is packed in a workbook; how tightly it is packed may differ between machines."""
    with zipfile.ZipFile(workbook) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _sums(database: Path, statement: str) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def test_committed_workbooks_are_what_the_generator_makes(tmp_path: Path) -> None:
    made = write_workbooks(demo_ledger(), tmp_path)
    assert {path.name for path in made} == {path.name for path in DEMO.glob("*.xlsx")}
    differing = [path.name for path in made if _parts(path) != _parts(DEMO / path.name)]
    assert not differing, f"run python -m data.demo.generate: {differing}"


def test_ledger_is_checked_with_one_warning_and_no_error(demo_database: Path) -> None:
    command = [sys.executable, "-m", "data", "check", str(DEMO)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = _sums(demo_database, "select check_name, source_file, arguments->>'label' from findings")
    assert found == [("declared_total_differs", "投资台账2023.xlsx", "3月小计")]


def test_ledger_is_marked_as_demo(demo_database: Path) -> None:
    assert _sums(demo_database, "select name, main_indicator, is_demo from county") == [("启东市", "工业投入", True)]


def test_every_row_of_the_generator_arrives(demo_database: Path) -> None:
    ledger = demo_ledger()
    wanted = {name: len(rows) for name, rows in vars(ledger).items() if name != "expressways"}
    wanted["projects"] += len(ledger.expressways)
    for name, count in wanted.items():
        assert _sums(demo_database, f"select count(*) from {name}") == [(count,)], name


def test_nobody_works_outside_a_project_s_time(demo_database: Path) -> None:
    """Stricter than the checks: no work beyond the plan, while suspended, before the start, after the completion."""
    offending = _sums(
        demo_database,
        """
        select project_code
        from projects
        join investments using (project_code)
        group by all
        having
            sum(completed_investment) > any_value(planned_investment)
            or min(month) < date_trunc('month', any_value(started_on))
            or max(month) > any_value(coalesce(completed_on, suspended_on, date '2024-05-31'))
        """,
    )
    assert offending == []


def test_targets_of_districts_add_up_to_the_county_s(demo_database: Path) -> None:
    differing = _sums(
        demo_database,
        """
        select year
        from targets
        join regions on regions.name = targets.region
        where indicator = '工业投入'
        group by year
        having
            sum(target) filter (level = '县市') is distinct from sum(target) filter (level in ('镇乡', '园区'))
            or sum(plan_5) filter (level = '县市') is distinct from sum(plan_5) filter (level in ('镇乡', '园区'))
        """,
    )
    assert differing == []


def test_own_indicators_agree_with_the_project_rows(demo_database: Path) -> None:
    differing = _sums(
        demo_database,
        """
        with completed as (
            select
                month,
                sum(sum(completed_investment)) over (partition by year(month) order by month) / 10000 as value,
            from investments
            group by month
        )

        select month, completed.value, county_indicators.value
        from county_indicators
        join completed using (month)
        where
            county = '启东市'
            and indicator = '工业投入完成额'
            and round(completed.value, 2) != county_indicators.value
        """,
    )
    assert differing == []


def test_shares_add_up() -> None:
    assert shares(10, [1, 1, 1]) == [4, 3, 3]
    assert shares(7, [5, 0, 2]) == [5, 0, 2]


def test_shares_under_caps_give_the_rest_to_others() -> None:
    assert shares_under_caps(10, [8, 1, 1], [4, 9, 9]) == [4, 3, 3]


def test_shares_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        shares_under_caps(10, [1, 1], [4, 5])


def test_table_has_its_margins_and_its_empty_cells() -> None:
    cells = table([10, 5, 3], [9, 9], [[1, 1], [0, 1], [1, 1]])
    assert [sum(row) for row in cells] == [10, 5, 3]
    assert [sum(column) for column in zip(*cells, strict=True)] == [9, 9]
    assert cells[1][0] == 0


def test_table_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no row can move"):
        table([4, 4], [1, 7], [[1, 0], [1, 0]])
