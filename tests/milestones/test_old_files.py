"""A county without the newer sheets and columns, and a file that was published before they were known."""

import re

import duckdb
import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.base.sheets import lacks_column
from tests.conftest import MAY, ROOT

COLUMNS = (
    "tolerance",
    "planned_start_on",
    "listed_on",
    "in_production_on",
    "start_batch",
    "signing_event",
    "deputy_leader",
)
TABLES = ("progress_notes", "milestones", "officials", "decisions", "notices", "assessment_scores")
ON_COLUMNS = ("listing_by_region", "starts_by_batch", "signings_by_event", "deputies_ranking", "leaders_ranking")


@pytest.fixture
def old_file(tmp_path):
    """A file of the schema before them, with a county, a township and a project."""
    schema = (ROOT / "data" / "schema.sql").read_text("utf-8")
    for column in COLUMNS:
        schema = re.sub(rf"^    {column} .*\n", "", schema, count=1, flags=re.MULTILINE)
    for table in TABLES:
        schema = re.sub(rf"^create table {table} \(.*?^\);\n", "", schema, flags=re.MULTILINE | re.DOTALL)
    path = tmp_path / "county.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(schema)
        connection.execute("insert into regions values ('甲县', '县市', null, 1, 'x', 'x', 1)")
        connection.execute("insert into regions values ('乙镇', '镇乡', '甲县', 2, 'x', 'x', 2)")
        connection.execute("insert into county values ('甲县', '工业投入', false)")
        connection.execute(
            "insert into projects by name select 'A1' as project_code, '厂' as name, '乙镇' as region,"
            " 900 as planned_investment, date '2024-01-02' as started_on, 'x' as source_file, 'x' as source_sheet,"
            " 2 as source_row"
        )
        connection.execute("insert into investments values ('A1', '2024-05-01', '民资', 9, null, 'x', 'x', 2)")
        connection.execute("insert into version values (1, timestamp '2024-06-03 09:00:00', 'x', null)")
    return path


def test_a_file_of_before_opens_and_has_none_of_it(old_file):
    for name in ("milestones", "by_leader", "starts_by_batch", "decisions", "notices_issued"):
        assert not queries.run(name, old_file, month="2024-05"), name
    assert not queries.run("reconciliation", old_file)
    assert [row["name"] for row in queries.run("projects", old_file, month="2024-05")] == ["厂"]


def test_exhibits_of_columns_that_nobody_fills_are_left_out_of_the_page(old_file, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(old_file))
    for name in ON_COLUMNS:
        assert lacks_column(EXHIBITS[name].make), name
        exhibit = EXHIBITS[name].make(Filters(MAY))
        assert not exhibit.rows
        assert "没有填写" in exhibit.headline
