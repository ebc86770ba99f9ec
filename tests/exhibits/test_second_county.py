"""A quite different ledger through the same reader and pages: nothing breaks, nothing of the demo county is left."""

import re

import pytest
from click.testing import CliRunner

import queries
from data.__main__ import commands
from exhibits import EXHIBITS, Filters
from tests.ledgers import write_workbook
from tests.screens import PAGES, html_on, open_page, words_of
from tests.second_county import HOSTILE_TOWNSHIP, LONG, second_ledger


@pytest.fixture(scope="module")
def second_database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("second")
    write_workbook(folder / "台账.xlsx", second_ledger())
    database = folder / "county.duckdb"
    done = CliRunner().invoke(commands, ["publish", str(folder / "台账.xlsx"), "--into", str(database)])
    assert done.exit_code == 0, done.output
    return database


@pytest.mark.parametrize(("language", "region"), [("zh", None), ("en", HOSTILE_TOWNSHIP)])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page, language, region, second_database, demo_database, monkeypatch):
    at = open_page(second_database, monkeypatch, page, lang=language, **({"region": region} if region else {}))
    words = words_of(at)
    assert "石门县" in words
    assert "演示数据" not in words
    county = queries.one("version_of_data", database=demo_database)["county"]
    of_the_demo = [
        county.rstrip("市"),
        *(r["region"] for r in queries.run("regions_of_county", database=demo_database)),
    ]
    assert not [name for name in of_the_demo if name in words and name not in ("开发区",)]
    assert not any(re.search(r"<script|<b>\$", body) for body in html_on(at)), "markup of a name"


def test_hostile_names_arrive_letter_by_letter(second_database):
    names = {row["name"] for row in queries.run("projects", database=second_database, threshold=0)}
    assert LONG in names
    assert "<script>alert(1)</script>" in names
    assert HOSTILE_TOWNSHIP in {row["region"] for row in queries.run("regions_of_county", database=second_database)}


@pytest.mark.parametrize("name", EXHIBITS)
def test_every_exhibit_answers(name, second_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(second_database))
    months = [row["month"] for row in queries.run("months")]
    for month, regions in zip(
        (months[0], months[-1], months[0], months[-2], months[1], months[-1]),
        ((), (), (HOSTILE_TOWNSHIP,), (HOSTILE_TOWNSHIP,), ("无目标镇",), ("无项目乡",)),
        strict=True,
    ):
        assert EXHIBITS[name].make(Filters(month, regions)).headline


def test_a_rate_above_a_hundred_and_a_missing_one_stand_side_by_side(second_database):
    rates = {
        row["region"]: row["completion_rate"] for row in queries.run("completion_by_region", database=second_database)
    }
    assert rates["石门镇"] > 100
    assert rates["无目标镇"] is None
    assert rates["无项目乡"] == 0
