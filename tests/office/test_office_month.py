"""A month of a small county on the office's page; `make month` does one of twenty units."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.browser import server
from office import uploads
from office.folder import Folder
from office.permission import NOBODY
from tests.ledgers import PROJECTS, REGIONS, publish
from tests.office.month_on_page import Clerk, whole_month
from tests.screens import open_page, words_of

pytestmark = pytest.mark.slow
UNITS = ["东山镇", "西山乡", "开发区", "南溪镇"]


def small_county(folder: Path) -> Path:
    """Four units, with a project each."""
    regions = [*REGIONS, ["南溪镇", "镇乡", "清河县", 5]]
    projects = [*PROJECTS, ["A4", "粮仓", "南溪镇", "国有", 700, None, date(2024, 1, 5), None, None, None]]
    projects[2] = [*projects[2]]
    projects[2][1] = "冷链中心"
    publish(folder, {"区域": regions, "项目": projects})
    return folder / "county.duckdb"


def test_a_month_is_handed_out_collected_checked_published_and_taken_back(tmp_path, page):
    database = small_county(tmp_path)
    with server(database) as address:
        folder = Folder(tmp_path / "office", database)
        clerk = Clerk(page, address, folder, date(2024, 3, 1), UNITS)
        told = whole_month(clerk, tmp_path, free="西山乡", missing="南溪镇", wrong="东山镇", twice="开发区")
        assert told["clicks"] < 60


def test_the_page_stands_without_any_data_and_refuses_where_anybody_could_come(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(tmp_path / "none.duckdb"))
    folder = Folder(tmp_path / "office", tmp_path / "none.duckdb")
    uploads.receive(folder, date(2024, 3, 1), "一.xlsx", b"whose reading was cut off", "王")
    at = open_page(tmp_path / "none.duckdb", monkeypatch, "office")
    assert "报送" in words_of(at)
    assert at.button(key="office.read_on").label == "读取并检查"
    assert "是谁的" not in [box.label.rstrip("？") for box in at.selectbox]
    assert [tab.label for tab in at.tabs] == ["报送", "检查与发布", "版本与记录", "操作手册"]
    monkeypatch.setattr("screen.sign_in.visitor_of", lambda *_all, **_more: NOBODY)
    at.run()
    assert not at.tabs
    assert "登录" in words_of(at)
