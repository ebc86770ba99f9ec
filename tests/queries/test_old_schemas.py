"""A file of every schema that there was opens; one of a schema to come says so, on the screen and to a script."""

import duckdb
import pytest

import queries
from queries.database import SCHEMA_VERSION
from tests.conftest import build_database
from tests.old_files import SCHEMAS, columns_of, old_file
from tests.screens import open_page, words_of


@pytest.mark.parametrize("number", [number for number, changed in SCHEMAS.items() if changed][:-1])
def test_a_file_of_an_earlier_schema_opens(number, tmp_path):
    file = old_file(tmp_path / "county.duckdb", number)
    some = ("projects", "sheets_of_ledger", "version_of_data", "reconciliation", "changes_since_last_version")
    answers = {name: queries.run(name, file) for name in (queries.names() if number == 1 else some)}
    assert [row["name"] for row in answers["projects"]] == ["厂"]
    assert answers["version_of_data"][0]["county"] == "甲县"


def test_the_schema_is_numbered_and_a_change_raises_the_number(tmp_path):
    with duckdb.connect(str(build_database(tmp_path / "county.duckdb"))) as connection:
        assert connection.execute("from schema_version").fetchall() == [(SCHEMA_VERSION,)] == [(max(SCHEMAS),)]
        found = connection.execute(
            "select if(schema_name = 'main', '', schema_name || '.') || table_name as name,"
            " string_agg(column_name || ' ' || lower(data_type), ', ' order by column_index)"
            " from duckdb_columns() where database_name = 'county' group by name"
        ).fetchall()
    assert dict(found) == columns_of(SCHEMA_VERSION), "write the columns of a new number down in schemas.json"


def test_a_file_of_a_newer_dashboard_says_so(tmp_path, monkeypatch):
    file = build_database(tmp_path / "county.duckdb", f"update schema_version set number = {SCHEMA_VERSION + 1}")
    with pytest.raises(queries.Newer, match=r"county.duckdb 由更新版本的看板发布：请更新本看板"):
        queries.run("projects", file)
    at = open_page(file, monkeypatch)
    assert "已发布的数据来自更新版本的看板" in words_of(at)
    assert "用本看板重新发布台账" in at.error[0].value
