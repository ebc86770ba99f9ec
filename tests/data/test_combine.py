"""A prefecture's file out of counties' files: every figure of a county is that of its own, the whole is their sum."""

import shutil
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import queries
from data.__main__ import commands
from exhibits import EXHIBITS, Filters
from queries.language import use_language
from tests import regions_alone
from tests.conftest import publish_ledger

PREFECTURE = "三县市"
SUMMED = ("completed_investment", "new_this_period", "target", "large_projects", "funds_in_place")


def run(*arguments: str | Path):
    return CliRunner().invoke(commands, ["combine", *map(str, arguments)])


@pytest.fixture(scope="module")
def counties(demo_database, wushan_database, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("alone")
    alone = publish_ledger(regions_alone.write_ledger(folder / "ledger"), folder / "county.duckdb")
    files = (demo_database, wushan_database, alone)
    return {queries.one("version_of_data", file)["county"]: file for file in files}


@pytest.fixture(scope="module")
def prefecture(counties, tmp_path_factory) -> Path:
    into = tmp_path_factory.mktemp("prefecture") / "prefecture.duckdb"
    said = run(*counties.values(), "--into", into, "--name", PREFECTURE)
    assert said.exit_code == 0, said.output
    return into


@pytest.mark.parametrize("month", ["2023-12", "2024-01", "2024-05"])
def test_a_county_has_the_figures_of_its_own_file_and_the_prefecture_their_sum(month, counties, prefecture):
    own = {county: queries.one("county_headline", file, month=month) for county, file in counties.items()}
    rows = {row["region"]: row for row in queries.run("completion_by_region", prefecture, month=month)}
    assert set(rows) == set(own)
    is_compared = all(headline["completed_last_year"] is not None for headline in own.values())
    assert all((row["completed_last_year"] is not None) is is_compared for row in rows.values())
    for county, headline in own.items():
        row = rows[county]
        for column in ("completed_investment", "target", "completion_rate", "new_this_period"):
            assert row[column] == pytest.approx(headline[column]), (county, column)
        if is_compared:
            assert row["completed_last_year"] == pytest.approx(headline["completed_last_year"])
        assert row["large_projects"] == headline["large_projects"]
    whole = queries.one("county_headline", prefecture, month=month)
    for column in SUMMED:
        values = [headline[column] for headline in own.values()]
        assert whole[column] == pytest.approx(sum(value or 0 for value in values)), column
    assert (whole["count_regions"], whole["target_of"]) == (3, "regions")


def test_work_by_source_and_kind_is_the_sum_of_the_counties(counties, prefecture):
    for name, column in (("capital_by_source", "completed_investment"), ("obstacles_by_kind", "projects")):
        whole = sum(row[column] or 0 for row in queries.run(name, prefecture, month="2024-05"))
        own = (row[column] or 0 for file in counties.values() for row in queries.run(name, file, month="2024-05"))
        assert whole == pytest.approx(sum(own)), name


def test_every_exhibit_is_said_of_a_prefecture_with_counties(prefecture, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(prefecture))
    filters = Filters(queries.default_month())
    for language, unwanted in (("zh", ("镇乡", "全县（市）")), ("en", ("township", "Township"))):
        use_language(language)
        for name, entry in EXHIBITS.items():
            headline = entry.make(filters).headline
            assert headline
            assert not any(word in headline for word in unwanted), (name, headline)


def test_indicators_that_the_rows_carry_are_computed_and_not_typed(counties, prefecture):
    own = queries.one("county_headline", counties["启东市"], month="2024-05")
    rows = {
        row["indicator"]: row
        for row in queries.run("county_comparison", prefecture, month="2024-05")
        if row["county"] == "启东市"
    }
    carried = {"完成额": "completed_investment", "完成率": "completion_rate", "同比增长": "year_on_year"}
    for ending, column in carried.items():
        row = rows[f"工业投入{ending}"]
        expected = own[column] / 10_000 if row["unit"] == "亿元" else own[column]
        assert row["value"] == pytest.approx(expected, abs=0.005), ending
        assert row["source"] == "按项目台账汇总"
    assert rows["最大造船项目计划总投资"]["source"] != "按项目台账汇总"  # no industry is called so in the rows
    assert not any(row["county"] == PREFECTURE for row in queries.run("county_comparison", prefecture))


LARGE = {  # what is typed: its unit, and how the county's own screen has it
    "新开工500万元以上项目数": ("个", lambda large: large(500)["newly_started"]),
    "1亿元以上项目个数": ("只", lambda large: large(10_000)["projects"]),
    "2000万以上在建项目数": ("个", lambda large: large(2_000)["under_way"]),
    "竣工大项目数": ("个", lambda large: large(500)["completed"]),
    "500万元以上结转项目竣工率": ("%", lambda large: large(500)["carried_over_finish_rate"]),
    "平均单体规模": ("万元", lambda large: large(500, with_separate=False)["mean_project_size"]),
    "亿元以上项目完成投资": ("亿元", lambda large: large(10_000)["completed_investment"] / 10_000),
    "500万元以上项目总投资": ("万元", lambda large: large(500)["planned_investment"]),
    "500万元以上外资项目数": ("个", None),
    "开工项目数": ("个", None),
}


def test_large_projects_are_counted_by_the_name_of_what_is_typed(counties, tmp_path):
    """Each is typed wrong in a county of projects, which is told once an indicator, and in one that has none."""
    demo, wushan, alone = counties.values()
    changed = []
    for file in (demo, alone):
        changed.append(tmp_path / f"{len(changed)}.duckdb")
        shutil.copyfile(file, changed[-1])
        with duckdb.connect(str(changed[-1])) as copy:
            copy.execute("delete from county_indicators")
            for name, (unit, _own) in LARGE.items():
                copy.execute(
                    "insert into county_indicators by name select county.name as county,"
                    " unnest([date '2023-12-01', date '2024-05-01']) as month, $1 as indicator, 7.77 as value,"
                    " $2 as unit, '' as source_file, '' as source_sheet, 0 as source_row from county",
                    [name, unit],
                )
    into = tmp_path / "prefecture.duckdb"
    result = run(changed[0], wushan, changed[1], "--into", into, "--name", "市")
    assert result.exit_code == 0, result.output
    with duckdb.connect(str(into), read_only=True) as file:
        told = file.execute("select arguments from findings where check_name = 'combined_differs'").fetchall()
    for month in ("2023-12", "2024-05"):
        rows = {(row["county"], row["indicator"]): row for row in queries.run("county_comparison", into, month=month)}
        for county, file in (("启东市", demo), (queries.one("version_of_data", alone)["county"], None)):
            for name, (unit, own) in LARGE.items():
                row = rows[county, name]

                def large(threshold, *, with_separate=True, file=file, month=month):
                    filters = {"month": month, "threshold": threshold, "with_separate": with_separate}
                    return queries.one("large_projects_headline", file, **filters)

                expected = own(large) if file and own else 7.77
                assert (row["value"], row["unit"]) == (pytest.approx(float(expected), abs=0.005), unit), (county, name)
    usual = {indicator for _county, indicator in rows if "大项目" in indicator} - set(LARGE)
    assert usual == {"大项目竣工率"}  # of the kinds that are usual, the one that nobody types
    assert sorted(what for what in LARGE if sum(what in str(row) for row in told) == 1) == sorted(
        what for what, (_unit, own) in LARGE.items() if own
    )


def test_codes_and_units_are_told_apart(counties, prefecture):
    with duckdb.connect(str(prefecture), read_only=True) as file:
        codes = file.execute("select project_code, region from projects").fetchall()
        assert all(code.startswith(f"{county}/") for code, county in codes)
        assert {county for _code, county in codes} <= set(counties)
        units = file.execute(
            "select region, responsible_unit from projects where responsible_unit is not null"
        ).fetchall()
        assert units
        assert all(unit.startswith(county) for county, unit in units)


def test_a_county_file_twice_or_none_of_a_county_or_of_two_prefectures_is_refused(counties, prefecture, tmp_path):
    demo, wushan, _alone = counties.values()
    into, other = tmp_path / "prefecture.duckdb", tmp_path / "other.duckdb"
    shutil.copyfile(demo, other)
    text = tmp_path / "text.duckdb"
    text.write_text("not a database", "utf-8")
    for arguments, said in (
        ((demo, other), "有两个文件都是启东市的"),
        ((demo, text), "text.duckdb 不是本系统发布的数据文件"),
        ((demo, tmp_path / "missing.duckdb"), "missing.duckdb 不是本系统发布的数据文件"),
        ((demo, prefecture), "是地市的文件"),
        ((demo, wushan), "请用 --name 写明"),
    ):
        result = run(*arguments, "--into", into)
        assert result.exit_code == 1
        assert said in result.output
        assert not into.exists()


def test_what_two_places_say_differently_is_told_and_kept(counties, tmp_path):
    demo, wushan, _alone = counties.values()
    changed = tmp_path / "changed.duckdb"
    shutil.copyfile(demo, changed)
    with duckdb.connect(str(changed)) as file:
        file.execute(
            "insert into county_indicators by name select name as county, date '2024-05-01' as month, main_indicator as"
            " indicator, 1 as value, '万元' as unit, '' as source_file, '' as source_sheet, 0 as source_row from county"
        )
    into = tmp_path / "prefecture.duckdb"
    result = run(changed, wushan, "--into", into, "--name", "市")
    assert result.exit_code == 0, result.output
    computed = queries.one("county_headline", demo, month="2024-05")["completed_investment"]
    assert f"填报 1万元，按项目汇总 {computed:.15g}万元" in result.output
    with duckdb.connect(str(into), read_only=True) as file:
        sources = file.execute("select file from source_files order by all").fetchall()
        assert sources == [("启东市/changed.duckdb",), ("武山县/county.duckdb",)]
        kept = {check for (check,) in file.execute("select check_name from findings").fetchall()}
        assert {"combined_differs", "combined_indicator"} <= kept
        of_county = (
            "select value from county_indicators where county = '启东市' and month = '2024-05-01' and indicator = "
        )
        main = "(select main_indicator from county)"
        assert [float(value) for (value,) in file.execute(of_county + main).fetchall()] == pytest.approx([computed])


def test_what_units_tell_beside_the_projects_of_their_county_counts(counties, tmp_path):
    """A unit without projects tells its work in 区域完成, with a month between that nobody told."""
    demo, wushan, _alone = counties.values()
    changed = tmp_path / "changed.duckdb"
    shutil.copyfile(demo, changed)
    with duckdb.connect(str(changed)) as file:
        file.execute(
            "insert into regions by name select '无项目镇' as name, '镇乡' as level, name as parent,"
            " '' as source_file, '' as source_sheet, 0 as source_row from county"
        )
        file.execute(
            "insert into region_progress by name select '无项目镇' as region,"
            " unnest([date '2024-02-01', date '2024-05-01']) as month, 1000 as target,"
            " main_indicator as indicator, unnest([300, 450]) as cumulative, unnest([null, 100]) as of_the_month,"
            " '' as source_file, '' as source_sheet, 0 as source_row from county"
        )
    into = tmp_path / "prefecture.duckdb"
    result = run(changed, wushan, "--into", into, "--name", "市")
    assert result.exit_code == 0, result.output
    for month in ("2024-01", "2024-02", "2024-04", "2024-05"):
        own = queries.one("county_headline", changed, month=month)
        (row,) = (row for row in queries.run("completion_by_region", into, month=month) if row["region"] == "启东市")
        for column in ("completed_investment", "target", "new_this_period", "completed_last_year"):
            assert row[column] == pytest.approx(own[column]), (month, column)
