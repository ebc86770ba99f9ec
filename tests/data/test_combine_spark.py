"""Spark adds up what DuckDB adds up, to the last digit. Needs requirements-spark.txt and Java; skipped without them."""

import shutil

import duckdb
import pytest

from data.combining import HEAVY, SCRIPTS, combined, with_duckdb
from data.place import CannotPublish
from data.spark import NEEDED, with_spark
from tests import regions_alone
from tests.conftest import publish_ledger

COUNTY = "甲'\\乙\"县"  # a name that would break out of a text, if it could
NAMES = ["亿元以上结转项目竣工率", "竣工大项目数", "最大船舶制造项目总投资", "0.5亿以上项目完成投资", "大项目总投资"]
NAMES += [
    "500万元以上和1亿元以上项目数",
    "万元以上项目数",
    "最大项目",
    "%以上",
    "\\亿元以上项目'数",
    "亿元以上\n项目数",
]


@pytest.fixture(scope="module")
def counties(demo_database, wushan_database, tmp_path_factory):
    """A county of projects whose other unit tells its work itself, one of projects, one of regions alone."""
    folder = tmp_path_factory.mktemp("spark")
    mixed = folder / "mixed.duckdb"
    shutil.copyfile(demo_database, mixed)
    with duckdb.connect(str(mixed)) as file:
        file.execute(
            "insert into regions by name select '无项目镇' as name, '镇乡' as level, name as parent,"
            " '' as source_file, '' as source_sheet, 0 as source_row from county"
        )
        for indicator in ("(select main_indicator from county)", "'服务业投资'"):
            file.execute(
                "insert into region_progress by name select '无项目镇' as region,"
                f" unnest([date '2024-02-01', date '2024-05-01']) as month, 1000 as target, {indicator} as indicator,"
                " unnest([300, 450.123456]) as cumulative, unnest([null, 100]) as of_the_month,"
                " '' as source_file, '' as source_sheet, 0 as source_row"
            )
        file.execute(
            "insert into county_indicators by name select county.name as county, date '2024-05-01' as month,"
            " unnest($1) as indicator, 7.77 as value, '万元' as unit, '' as source_file, '' as source_sheet,"
            " 0 as source_row from county",
            [NAMES],
        )
    alone = publish_ledger(regions_alone.write_ledger(folder / "ledger"), folder / "county.duckdb")
    return mixed, wushan_database, alone


def answers_of(engine, counties, folder) -> dict[str, list]:
    folder.mkdir()
    with combined(counties, folder / "prefecture.duckdb", COUNTY, None, engine) as whole:
        tables = whole.staged.execute(
            "select table_name from duckdb_tables() where database_name = 'memory' and schema_name = 'main'"
        ).fetchall()
        return {
            table: sorted(map(repr, whole.staged.execute(f"select * from {table}").fetchall())) for (table,) in tables
        }


def test_both_engines_fill_every_table_alike(counties, tmp_path):
    for name in NEEDED:
        pytest.importorskip(name)
    if shutil.which("java") is None:
        pytest.skip("there is no Java")
    own = answers_of(with_duckdb, counties, tmp_path / "duckdb")
    other = answers_of(with_spark, counties, tmp_path / "spark")
    assert set(own) == set(other)
    assert [table for table in own if own[table] != other[table]] == []
    assert all(own[table] for table in ("projects", "investments", "targets", "region_progress", "county_indicators"))


def test_without_spark_it_is_said_what_to_install(counties, tmp_path, monkeypatch):
    monkeypatch.setattr("data.spark.find_spec", lambda _name: None)
    with pytest.raises(CannotPublish, match=r"requirements-spark\.txt"):
        answers_of(with_spark, counties, tmp_path / "spark")


@pytest.mark.parametrize("script", HEAVY)
def test_an_engine_is_asked_nothing_that_the_other_does_not_know(script):
    """It would be found only where Spark is installed."""
    text = (SCRIPTS / f"{script}.sql").read_text("utf-8")
    for word in ("macro", "union all by name", "qualify", "unnest(", "recursive", "arg_max", "string_agg"):
        assert word not in text, word
