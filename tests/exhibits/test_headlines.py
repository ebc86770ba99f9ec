"""Headlines and notes of the demo say the figure that they name: each of these was changed once, and nobody noticed."""

import pytest

from exhibits import EXHIBITS, Filters
from exhibits.base.heading import heading_and_line, in_two
from exhibits.base.project_rows import projects_of_region
from exhibits.base.provenance import demo_mark
from exhibits.overview.attention import matter_of
from exhibits.overview.meeting import figure_in_short
from pictures import Key
from words import numbers


def headline(name: str, filters: Filters) -> str:
    return EXHIBITS[name].make(filters).headline


@pytest.mark.parametrize("name", ["county_league", "capital_places", "lamps_of_regions", "meeting_in_short"])
def test_no_line_below_a_heading_begins_with_a_bracket_or_a_separator(name, demo):
    line = heading_and_line(EXHIBITS[name].make(demo))[1]
    assert line
    assert line[0] not in "（(；，、：;,: "
    heading, line = in_two(f"{'甲' * 25}（{'乙' * 9}）；{'丙' * 20}")
    assert (heading, line) == ("甲" * 25, f"{'乙' * 9}；{'丙' * 20}")


def test_a_matter_says_of_what_its_days_are_and_until_when_it_was_due(demo):
    said = {row["kind"]: matter_of(row, demo.month).text for row in demo.ask("needs_attention")}
    assert "停工 " in said["停工"]
    assert "超期 " in said["任务超期"]
    assert "期限 " in said["任务超期"]
    assert "应于 " in said["逾期未竣工"]
    assert not any(" · 已 " in text and " 天 · " in text and "没有投入" not in text for text in said.values())


def test_the_projects_of_a_township_stand_red_first_with_their_reasons(demo):
    row = next(row for row in demo.ask("completion_by_region") if row["lamp"] == "红")
    behind = projects_of_region(demo, Key.of(row, "completed_investment", "region"))
    lamps = [each["lamp"] for each in behind.rows]
    assert lamps == sorted(lamps, key=lambda lamp: ["红", "黄", "绿", None].index(lamp))
    assert [column.name for column in behind.columns][:2] == ["name", "lamp"]
    lit = figure_in_short(demo, Key("count_lamps")).rows
    assert lit[0]["lamp"] == "红"
    assert lit[0]["completion_rate"] == min(each["completion_rate"] for each in lit)


def test_what_stands_still_is_told_with_what_is_still_to_be_done(demo):
    row = demo.ask("no_progress_by_kind")[0]
    told = headline("no_progress_in_short", demo)
    assert f"有 {row['projects_in_all']} 个大项目停滞，待完成投资 {numbers.money(row['amount_in_all'])}" in told


def test_commitments_are_counted_as_they_stand(demo):
    row = demo.ask_one("commitments_in_short", area="county")
    told = headline("commitments_in_short", demo)
    assert f"承诺事项 {row['commitments']} 项，已完成 {row['done']} 项；超期 {row['overdue']} 项" in told
    assert f"最长超期 {row['days_late']} 天" in told


def test_growth_of_many_is_no_growth_of_one(demo):
    rows = [row for row in demo.ask("completion_by_region") if row["year_on_year"] is not None]
    fell = [row["region"] for row in sorted(rows, key=lambda row: row["year_on_year"]) if row["year_on_year"] < 0]
    first = max(rows, key=lambda row: row["year_on_year"])
    told = headline("growth_ranking", demo)
    assert f"{first['region']}增幅最高，达 {numbers.percent(first['year_on_year'])}" in told
    assert f"{len(fell)} 个镇乡（园区）低于上年同期：{'、'.join(fell)}" in told


def test_the_main_target_is_told_with_what_is_completed_of_it(demo):
    rate = demo.ask_one("county_headline")["completion_rate"]
    assert f"工业投入已完成 {numbers.percent(rate)}" in headline("targets_of_county", demo)


def test_the_county_is_told_its_rank_and_how_it_has_changed(demo):
    rows = [row for row in demo.ask("county_comparison") if row["indicator"] == "工业投入完成额"]
    own = next(row for row in rows if row["is_own"])
    told = headline("county_ranking", Filters(demo.month, indicator="工业投入完成额"))
    assert f"在 {len(rows)} 个县（市、区）中列第 {own['rank']} 位" in told
    assert own["rank_change_year"] == -1
    assert "较上年同期下降 1 位" in told


def test_a_township_is_told_its_leads_and_its_place_by_them(demo):
    (row,) = Filters(demo.month, ("启隆乡",)).ask("leads_by_region")
    told = headline("attraction_by_region", Filters(demo.month, ("启隆乡",)))
    assert f"启隆乡有招商项目 {row['leads']} 个" in told
    assert f"在 {row['count_leads_rank']} 个单位中列第 {row['leads_rank']}（并列）；" in told


def test_a_township_is_told_its_large_projects(demo):
    (row,) = Filters(demo.month, ("汇龙镇",)).ask("large_projects_by_region")
    told = headline("large_projects_by_region", Filters(demo.month, ("汇龙镇",)))
    numbers_told = [row["projects"], row["carried_over"], row["newly_started"], row["completed"], row["suspended"]]
    places = [told.find(f"{number} 个") for number in numbers_told]
    assert -1 not in places
    assert "汇龙镇" in told[: places[0]]


def test_a_month_says_what_was_completed_in_it_and_what_is_planned(demo):
    rows = [row for row in demo.ask("large_projects_due_by_month") if row["month"]]
    bars = EXHIBITS["large_projects_forecast"].make(demo).picture.bars
    for row, bar in zip(rows, bars, strict=False):
        assert [word in bar.text for word in ("竣工", "计划")] == [bool(row["completed"]), bool(row["planned"])]
        assert str(row["completed"] or row["planned"]) in bar.text


def test_a_change_is_told_with_its_township(demo):
    exhibit = EXHIBITS["changes_since_last_month"].make(demo)
    regions = {row["name"]: row["region"] for row in exhibit.rows}
    assert any(regions[matter.title] in matter.text for matter in exhibit.picture.matters)
    for matter in exhibit.picture.matters:
        if matter.project_code:
            assert regions[matter.title] in matter.text


def test_changes_are_counted_by_kind_under_the_filter(demo):
    for filters in (demo, Filters(demo.month, ("启隆乡", "汇龙镇"))):
        rows = filters.ask("changes_since_last_month")
        assert rows
        for row in rows:
            assert row["changes_of_kind"] == [other["kind"] for other in rows].count(row["kind"])


def test_a_share_is_told_by_who_owes_how_much_for_what(small):
    told = []
    for exhibit in (EXHIBITS["cost_shares"].make(small), EXHIBITS["cost_shares_elsewhere"].make(small)):
        for row, subject in zip(exhibit.rows, exhibit.picture.subjects, strict=True):
            assert subject.label == f"{row['payer']} · {row['project']}"
            assert subject.bad == (row["still_owed"] > 0) == (numbers.money(row["still_owed"]) in subject.note)
            told.append(subject.bad)
    assert {*told} == {True, False}


@pytest.mark.parametrize(("ledger", "is_said"), [("demo_database", True), ("fixture_database", False)])
def test_only_a_demonstration_is_called_one(ledger, is_said, request, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(request.getfixturevalue(ledger)))
    assert bool(demo_mark()) == is_said
