"""What is asked before a combined file replaces another; versions, and the counties' files of each."""

import shutil
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import queries
from data.__main__ import commands
from queries.areas import areas, file_of


def run(command: str, *arguments: str | Path):
    return CliRunner().invoke(commands, [command, *map(str, arguments)])


def changed(file: Path, into: Path, *statements: str) -> Path:
    """Another version of a county's file."""
    shutil.copyfile(file, into)
    with duckdb.connect(str(into)) as county:
        county.execute("update version set version = 2, published_at = published_at + interval 1 day")
        for statement in statements:
            county.execute(statement)
    return into


@pytest.fixture(scope="module")
def prefecture(demo_database, wushan_database, tmp_path_factory) -> Path:
    into = tmp_path_factory.mktemp("brake") / "prefecture.duckdb"
    said = run("combine", demo_database, wushan_database, "--into", into, "--name", "两县市")
    assert said.exit_code == 0, said.output
    return into


HALF = "delete from investments where source_row % 3 > 0"
LESS = "delete from investments where month = (select max(month) from investments)"
OLDER = "update version set published_at = published_at - interval 9 day"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ((HALF,), "启东市有 1154 个项目、完成投资"),
        ((LESS,), "截至2024年4月；现行版本"),
        ((OLDER,), "启东市的文件是第 2 版"),
    ],
)
def test_a_county_that_fell_or_is_older_is_asked_about(
    statements, said, prefecture, demo_database, wushan_database, tmp_path
):
    before = prefecture.read_bytes()
    kept = {file.name for file in (prefecture.parent / "counties").iterdir()}
    result = run(
        "combine", changed(demo_database, tmp_path / "county.duckdb", *statements), wushan_database,
        "--into", prefecture, "--name", "两县市",
    )  # fmt: skip
    assert result.exit_code == 2
    assert said in result.output
    assert prefecture.read_bytes() == before
    assert {file.name for file in (prefecture.parent / "counties").iterdir()} == kept


def test_a_county_that_is_missing_is_asked_about_and_every_version_has_its_own_counties(
    prefecture, demo_database, wushan_database, tmp_path, monkeypatch
):
    monkeypatch.setenv("COUNTY_DATABASE", str(prefecture))
    result = run("combine", demo_database, "--into", prefecture, "--name", "两县市")
    assert result.exit_code == 2
    assert "现行版本中有武山县，这次的文件中没有" in result.output
    newer = changed(demo_database, tmp_path / "county.duckdb", "update projects set annual_plan = annual_plan + 1")
    result = run("combine", newer, "--into", prefecture, "--name", "两县市", "--yes")
    assert result.exit_code == 0, result.output
    assert areas() == ("启东市",)
    assert file_of("启东市").read_bytes() == newer.read_bytes()
    history = run("history", "--into", prefecture).output
    assert "启东市/county.duckdb" in history
    assert "武山县/county.duckdb" in history
    assert run("rollback", "1", "--into", prefecture).exit_code == 0
    assert areas() == ("启东市", "武山县")
    assert file_of("启东市").read_bytes() == demo_database.read_bytes()
    assert queries.one("version_of_data")["version"] == 1
    assert run("prune", "2", "--into", prefecture).exit_code == 0
    names = {row["sha256"] for row in queries.run("areas")}
    assert {file.stem for file in (prefecture.parent / "counties").iterdir()} == names


def test_a_file_of_an_older_schema_is_read_and_one_of_a_newer_refused(demo_database, wushan_database, tmp_path):
    older = changed(demo_database, tmp_path / "older.duckdb", "drop table schema_version", "drop table notices")
    newer = changed(wushan_database, tmp_path / "newer.duckdb", "update schema_version set number = 99")
    into = tmp_path / "p" / "prefecture.duckdb"
    assert run("combine", older, "--into", into, "--name", "某市").exit_code == 0
    result = run("combine", older, newer, "--into", into, "--name", "某市")
    assert result.exit_code == 1
    assert "更新版本" in result.output


def test_one_county_alone_and_hostile_names(demo_database, tmp_path):
    hostile = "<b>甲</b>'; drop table x; --/../县"
    file = changed(
        demo_database, tmp_path / "county.duckdb",
        "create temp table kept as from county", "delete from county",
        f"insert into regions by name select $${hostile}$$ as name, '县市' as level, '' as source_file,"
        " '' as source_sheet, 0 as source_row",
        f"insert into county select $${hostile}$$, main_indicator, is_demo from kept",
    )  # fmt: skip
    into = tmp_path / "p" / "prefecture.duckdb"
    result = run("combine", file, "--into", into, "--name", "某市")
    assert result.exit_code == 0, result.output
    assert areas(into) == (hostile,)
    assert file_of(hostile, into).parent == into.parent / "counties"
    result = run("combine", demo_database, "--into", tmp_path / "q.duckdb", "--name", "启东市")
    assert result.exit_code == 1
    assert "其中一个县市" in result.output
