"""Not reported is not zero: who has reported a month, which month is shown, what is said of those who have not."""

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.base.reporting import month_labels, reported_in_part
from tests.conftest import ROOT, publish_ledger
from words import use_language

JUNE = date(2024, 6, 1)
LEDGERS = ROOT / "tests" / "queries" / "ledgers"
SILENT = ("西镇", "南镇", "北镇", "中镇", "甲镇", "乙镇", "丙镇", "丁镇", "戊镇")
OF_THE_WHOLE = (
    "meeting_in_short",
    "ranking_in_short",
    "changes_since_last_month",
    "completion_ranking",
    "growth_ranking",
    "completion_curve",
    "completion_heat",
    "half_year_gap",
    "completion_by_field",
    "completion_by_category",
    "targets_of_county",
    "lamps_in_short",
    "lamps_of_regions",
    "needs_attention",
)


@pytest.fixture(scope="module")
def halfmonth(tmp_path_factory) -> Path:
    """Ten townships, of which one has reported June."""
    return publish_ledger(LEDGERS / "halfmonth", tmp_path_factory.mktemp("halfmonth") / "county.duckdb")


@pytest.fixture(scope="module")
def zeros(tmp_path_factory) -> Path:
    """June is there, with 0 in every row."""
    return publish_ledger(LEDGERS / "zeros", tmp_path_factory.mktemp("zeros") / "county.duckdb")


def test_who_has_reported(halfmonth):
    rows = queries.run("reporting", halfmonth, month=JUNE)
    assert {row["region"]: (row["projects_under_way"], row["rows"], row["status"]) for row in rows} == {
        "东镇": (1, 1, "已报"),
        **{region: (1, 0, "未报") for region in SILENT},
    }
    assert {row["last_reported"] for row in rows} == {JUNE, date(2024, 5, 1)}
    assert [row["region"] for row in queries.run("reporting", halfmonth, month=JUNE, regions=["东镇"])] == ["东镇"]


def test_the_last_complete_month_is_shown(halfmonth):
    assert queries.default_month(halfmonth) == date(2024, 5, 1)
    assert queries.one("county_headline", halfmonth)["month"] == date(2024, 5, 1)
    latest = queries.run("months", halfmonth)[0]
    assert (latest["month"], latest["reported"], latest["to_report"], latest["is_default"]) == (JUNE, 1, 10, False)


def test_a_month_of_zeros_is_not_shown(zeros):
    latest = queries.run("months", zeros)[0]
    assert (latest["month"], latest["is_complete"], latest["is_blank"]) == (JUNE, True, True)
    assert queries.default_month(zeros) == date(2024, 5, 1)
    assert {row["status"] for row in queries.run("reporting", zeros, month=JUNE)} == {"已报"}, "a typed 0 is a report"


def test_the_latest_month_is_shown_where_none_is_complete(tmp_path):
    """The township that never reports: no month is complete."""
    database = publish_ledger(LEDGERS / "halfmonth", tmp_path / "county.duckdb")
    assert default_month_after(database, "delete from investments where project_code = 'P9'") == JUNE


def test_a_file_without_any_month_is_none_of_ours(tmp_path):
    database = publish_ledger(LEDGERS / "halfmonth", tmp_path / "county.duckdb")
    with pytest.raises(queries.NoDatabase, match=database.name):
        default_month_after(database, "delete from investments")


def default_month_after(database: Path, change: str) -> date:
    """The month shown by default in a published file once a change is made in it."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(change)
    return queries.default_month(database)


def test_fewer_units_than_a_year_before_are_compared_with_nothing(halfmonth, monkeypatch):
    """Nine of ten have not reported: neither growth nor distance to time progress is told of the whole."""
    monkeypatch.setenv("COUNTY_DATABASE", str(halfmonth))
    for name in ("meeting_in_short", "completion_curve", "capital_in_short", "completion_by_field", "state_funds"):
        for month, is_compared in ((date(2024, 5, 1), True), (JUNE, False)):
            headline = EXHIBITS[name].make(Filters(month)).headline
            assert not re.search("同比|[比较]上年同期|快于|慢于|分月计划", headline) or is_compared, headline
    meeting = EXHIBITS["meeting_in_short"].make(Filters(JUNE))
    assert "暂不与上年同期比较" in meeting.headline
    assert meeting.picture.cards[1].note == "10 个单位中 9 个未报"


def test_who_has_not_reported_has_no_rate_no_rank_and_no_lamp(halfmonth):
    rows = {row["region"]: row for row in queries.run("completion_by_region", halfmonth, month=JUNE)}
    first = rows.pop("东镇")
    assert (first["rate_rank"], first["amount_rank"], first["count_ranked"]) == (1, 1, 1)
    for row in rows.values():
        assert row["completed_investment"] == 500, "what was reported before"
        for column in (
            *("completion_rate", "lead", "rate_rank", "amount_rank", "growth_rank", "year_on_year", "new_this_period"),
            *("gap_to_pace", "needed_per_month_to_target", "forecast", "forecast_rate", "lamp", "phased_lead"),
        ):
            assert row[column] is None, column
    assert queries.one("county_headline", halfmonth, month=JUNE)["unreported"] == 9
    lamps = queries.one("lamps_in_short", halfmonth, month=JUNE)
    assert (lamps["regions_red"], lamps["regions_unreported"]) == (0, 9)
    assert queries.run("changes_since_last_month", halfmonth, month=JUNE) == ()
    assert queries.run("needs_attention", halfmonth, month=JUNE) == ()
    curve = queries.run("completion_by_month", halfmonth, month=JUNE, regions=["西镇"])
    assert [row["cumulative"] for row in curve][4:7] == [500, None, None]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OF_THE_WHOLE)
def test_every_finding_names_them(halfmonth, name, language, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(halfmonth))
    use_language(language)
    headline = EXHIBITS[name].make(Filters(JUNE)).headline
    assert {"zh": "未含 9 个未报单位的当月数：西镇", "en": "without the month of 9 unreported: 西镇"}[
        language
    ] in headline
    complete = EXHIBITS[name].make(Filters(date(2024, 5, 1))).headline
    assert "未报" not in complete
    assert "not reported" not in complete


@pytest.mark.parametrize(
    "name", ["completion_ranking", "growth_ranking", "region_profile", "lamps_of_regions", "meeting_in_short"]
)
def test_one_that_has_not_reported_is_told_as_such(halfmonth, name, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(halfmonth))
    exhibit = EXHIBITS[name].make(Filters(JUNE, ("西镇",)))
    assert exhibit.headline.startswith("西镇本月未报")
    for word in ("末", "红", "慢于序时", "None", "第"):
        assert word not in exhibit.headline.split("；")[0]


def test_ranking_and_growth_show_them_without_a_bar(halfmonth, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(halfmonth))
    for name in ("completion_ranking", "growth_ranking"):
        bars = {bar.label.split()[-1]: bar for bar in EXHIBITS[name].make(Filters(JUNE)).picture.bars}
        assert set(bars) == {"东镇", *SILENT}, name
        for region in SILENT:
            assert (bars[region].value, bars[region].lamp, bars[region].text) == (None, None, "未报")


def test_the_filter_marks_the_month_and_the_page_names_everybody(halfmonth, zeros, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(halfmonth))
    assert month_labels()[JUNE] == "2024年6月（部分上报 1/10）"
    assert month_labels()[date(2024, 5, 1)] == "2024年5月"
    assert all(region in reported_in_part(Filters(JUNE)) for region in SILENT)
    assert reported_in_part(Filters(date(2024, 5, 1))) == ""
    assert "未报 9/10" in Filters(JUNE).in_words()
    monkeypatch.setenv("COUNTY_DATABASE", str(zeros))
    assert month_labels()[JUNE] == "2024年6月（无完成投资）"


def test_both_demos_are_complete(demo_database, wushan_database):
    for database in (demo_database, wushan_database):
        months = queries.run("months", database)
        assert all(row["is_complete"] and not row["is_blank"] for row in months)
        assert queries.default_month(database) == months[0]["month"]
