"""The second demo ledger: what the generator makes, without a finding, and the state's part of it on the screen."""

import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

import queries
from data.demo.earlier import ledger_a_month_before
from data.demo.workbooks import write_workbooks as write_earlier
from data.demo.wushan import wushan_ledger
from data.demo.wushan_workbooks import write_workbooks
from exhibits import EXHIBITS, Filters
from exhibits.capital.state_funds import state_funds
from pictures import Composition

ROOT = Path(__file__).parent.parent.parent
KEPT = ROOT / "data" / "demo_wushan"
AUGUST, MAY = date(2024, 8, 1), date(2024, 5, 1)


def _parts(workbook: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(workbook) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_committed_workbooks_are_what_the_generator_makes(tmp_path):
    made = write_workbooks(wushan_ledger(), tmp_path)
    assert {path.name for path in made} == {path.name for path in KEPT.glob("*.xlsx")}
    differing = [path.name for path in made if _parts(path) != _parts(KEPT / path.name)]
    assert not differing, f"run python -m data.demo.generate --county wushan: {differing}"


def test_it_is_a_demo_without_a_finding(wushan_database):
    version = queries.one("version_of_data", wushan_database)
    assert (version["county"], version["is_demo"], version["count_findings"]) == ("武山县", True, 0)
    assert version["last_month"] == AUGUST


def test_sources_add_up_to_the_whole_and_the_state_s_part(wushan_database):
    whole = queries.one("state_funds", wushan_database)
    rows = queries.run("state_funds_by_source", wushan_database)
    regions = queries.run("state_funds_by_region", wushan_database)
    assert sum(row["completed_investment"] for row in rows) == whole["completed_investment"]
    assert sum(row["completed_investment"] for row in rows if row["is_state"]) == whole["state_funds"]
    assert sum(row["state_funds"] for row in regions) == whole["state_funds"]
    assert whole["state_funds"] + whole["other_funds"] == whole["completed_investment"]
    assert sum(row["share"] for row in rows if row["is_state"]) == pytest.approx(whole["state_share"])


def test_the_state_s_part_is_a_choice_of_the_county(wushan_database):
    none = queries.one("state_funds", wushan_database, state_sources=["没有"])
    assert (none["state_funds"], none["state_share"]) == (0, 0)
    assert none["regions_without"] == 15
    with pytest.raises(queries.BadParameter):
        queries.run("state_funds", wushan_database, state_sources="中央投资")


def test_departments_with_nothing_are_named(wushan_database):
    rows = queries.run("applications_by_department", wushan_database)
    assert {"县文体局", "县民政局"} <= {row["department"] for row in rows if not row["applications"]}
    assert {"县发改局", "县农发办"} <= {row["department"] for row in rows if row["applications"] >= 4}


def test_the_exhibit_says_the_part_and_its_rows_add_up(wushan_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(wushan_database))
    exhibit = state_funds(Filters(AUGUST))
    assert "国家投资" in exhibit.headline
    assert isinstance(exhibit.picture, Composition)
    for part, row in zip(exhibit.picture.parts, exhibit.rows, strict=True):
        behind = EXHIBITS["state_funds"].behind(Filters(AUGUST), part.key)
        assert sum(each["completed_investment"] for each in behind.rows) == pytest.approx(row["completed_investment"])
    first = queries.run("state_funds_by_region")[0]["region"]
    assert "列第 1" in state_funds(Filters(AUGUST, (first,))).headline


def test_a_county_without_state_funds_says_so(demo_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    exhibit = state_funds(Filters(MAY))
    assert "没有国家投资" in exhibit.headline
    assert not any("国家" in part.name for part in exhibit.picture.parts)


@pytest.mark.parametrize("name", EXHIBITS)
def test_every_exhibit_answers(name, wushan_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(wushan_database))
    for regions in ((), ("榆盘镇",)):
        assert EXHIBITS[name].make(Filters(AUGUST, regions)).headline


def test_the_month_before_the_demo_can_be_published_before_it(tmp_path, demo_database):
    """Both versions as make demo publishes them: the second is the demo, and what changed is alive."""
    folder = tmp_path / "earlier"
    folder.mkdir()
    write_earlier(ledger_a_month_before(), folder)
    (folder / "ledger.toml").write_bytes((ROOT / "data" / "demo" / "ledger.toml").read_bytes())
    database = tmp_path / "county.duckdb"
    for ledger in (folder, ROOT / "data" / "demo"):
        command = [sys.executable, "-m", "data", "publish", str(ledger), "--into", str(database)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    rows = queries.run("changes_since_last_version", database)
    assert {"新亮红灯", "红灯解除", "更正", "移除", "复工", "竣工", "新开工"} <= {row["kind"] for row in rows}
    assert queries.one("version_before", database)["last_month"] == date(2024, 4, 1)
    assert queries.run("county_headline", database) == queries.run("county_headline", demo_database)
