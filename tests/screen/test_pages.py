"""Every page through the frame, as a browser would open it, in both languages; a filter changes the numbers."""

import re
from pathlib import Path

import pytest

import dashboard
import queries
from tests.screens import PAGES, WITH_PICTURES, finding, go_to, html_on, open_page, pictures_on, rows_on, words_of

LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_an_error(page, language, demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, page, lang=language)
    assert bool(pictures_on(at)) == (page in WITH_PICTURES)
    assert finding(at)


def test_every_page_of_the_menu_has_its_icon():
    icons = re.findall(r'\[href\$="/([a-z-]*)"\]::before', Path("screen/menu.css").read_text("utf-8"))
    assert icons == [address for address, page in dashboard.PAGES.items() if page.is_listed]


@pytest.mark.parametrize("page", PAGES)
def test_hostile_names_are_shown_letter_by_letter(page, fixture_database, monkeypatch):
    at = open_page(fixture_database, monkeypatch, page)
    regions = [row["region"] for row in queries.run("regions_of_county", database=fixture_database)]
    assert any("<b>" in region for region in regions)
    assert not any("<b>河东" in body for body in html_on(at))


@pytest.mark.parametrize("page", ["leaders", "projects", "briefing"])
def test_what_can_be_chosen_is_text_which_streamlit_reads_no_markdown_in(page, fixture_database, monkeypatch):
    at = open_page(fixture_database, monkeypatch, page)
    lists = [widget.options for kind in ("selectbox", "multiselect") for widget in at.get(kind)]
    assert len(lists) > 2
    assert not [option for options in lists for option in options if "\\" in option]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_whose_data_of_when_and_which_filters(page, demo_database, monkeypatch):
    data = queries.one("version_of_data", database=demo_database)
    words = words_of(open_page(demo_database, monkeypatch, page, region="汇龙镇", threshold="1000", separate="0"))
    for part in (
        data["county"],
        "演示数据",
        f"{data['last_month'].month}月底",
        "第 1 版",
        "汇龙镇",
        "1000 万元",
        "不含单列",
    ):
        assert part in words


@pytest.mark.parametrize("page", PAGES)
def test_no_english_on_a_chinese_screen(page, demo_database, monkeypatch):
    words = words_of(open_page(demo_database, monkeypatch, page))
    for row in queries.run("projects", database=demo_database, threshold=0):
        words = words.replace(row["name"], "")
    words = re.sub("PowerPoint|WPS|Excel|xlsx|MB", "", words)  # what offices call them in Chinese, too
    assert not LATIN_WORD.findall(words)


def test_no_chinese_on_an_english_screen_but_names(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, "completion", lang="en")
    words = words_of(at)
    for row in queries.run("regions_of_county", database=demo_database):
        words = words.replace(row["region"], "")
    words = words.replace(queries.one("version_of_data", database=demo_database)["county"], "")
    words = re.sub(
        r"[\u4e00-\u9fff]+ \([a-z ]+\)|语言|万元|中文", "", words
    )  # a sheet is named as the office writes it
    assert not CHINESE.findall(words)


def test_a_chosen_township_changes_the_finding_and_the_figures(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch)
    before = words_of(at)
    at.multiselect(key="region").select("汇龙镇").run()
    row = queries.one("completion_by_region", database=demo_database, regions=["汇龙镇"])
    assert finding(at).startswith("汇龙镇")
    assert f"{row['completion_rate']:.2f}%" in finding(at)
    assert words_of(at) != before
    assert "汇龙镇" in at.query_params["region"]


def test_the_month_changes_the_figures(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, month="2024-04")
    april = queries.one("county_headline", database=demo_database, month="2024-04")
    assert f"{april['completed_investment'] / 10_000:.2f} 亿元" in finding(at)


def test_the_threshold_changes_the_count_of_large_projects(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, threshold="2000")
    large = queries.one("county_headline", database=demo_database, threshold=2000)["large_projects"]
    assert f" {large} " in words_of(at)


def test_an_address_that_names_something_unknown_says_so(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, region="<script>alert(1)</script>", month="1999-99")
    words = words_of(at)
    assert "month=1999-99" in words
    assert "无法识别" in words
    assert not any("<script>" in body for body in html_on(at))


def test_filters_stay_when_the_page_changes(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch)
    at.multiselect(key="region").select("汇龙镇").run()
    go_to(at, "completion")
    assert finding(at).startswith("汇龙镇")


def test_all_regions_come_back_in_one_click(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch, region=["汇龙镇", "开发区"])
    at.button(key="choose_all").click().run()
    assert at.multiselect(key="region").value == []
    at.button(key="choose_zones").click().run()
    assert at.multiselect(key="region").value == ["开发区"]


@pytest.mark.parametrize(
    "name", ["meeting_in_short", "changes_since_last_month", "needs_attention", "ranking_in_short"]
)
def test_the_rows_behind_an_exhibit_open_in_a_dialog(name, demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch)
    at.session_state["rows_behind"] = name
    at.run()
    assert not at.exception
    assert rows_on(at)


def test_without_a_database_the_page_says_what_to_do(tmp_path, monkeypatch):
    at = open_page(tmp_path / "nothing.duckdb", monkeypatch)
    assert "data publish" in at.code[0].value
