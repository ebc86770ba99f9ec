"""What stands still, what holds it up, who promised and who pays: parts add up, and the published facts can be read."""

import csv
import json
import re
from datetime import date

import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.promises.no_progress import standing_of_kind
from exhibits.promises.obstacles import obstacles_of_kind
from pictures import Done, Key, ProgressTable, Subject
from screen import html
from tests.conftest import ROOT, build_database
from tests.identities import same, total
from tests.screens import charts_on, open_page, words_of
from words import numbers

AREAS = ("county", "elsewhere", "all")
STATES = ("done", "on_time", "due_soon", "overdue", "undated")
MONTH = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("due_on", "status"),
    [("2024-05-30", "超期"), ("2024-05-31", "临期"), ("2024-06-30", "临期"), ("2024-07-01", "按期"), (None, "无期限")],
)
def test_a_commitment_is_near_its_day_for_thirty_days(due_on, status, tmp_path):
    day = f"date '{due_on}'" if due_on else "null"
    one = f"update commitments set due_on = {day}, done_on = null, quantity_done = 0 where name = '交地'"
    database = build_database(tmp_path / "county.duckdb", (ROOT / "tests" / "fixture.sql").read_text("utf-8"), one)
    (found,) = [row for row in queries.run("commitments", database, month="2024-05") if row["name"] == "交地"]
    assert found["status"] == status


def test_open_and_resolved_obstacles_are_all_obstacles(answers):
    for ask in answers:
        rows = ask("obstacles")
        kinds = ask("obstacles_by_kind")
        assert total(kinds, "open") + total(kinds, "resolved") == len(rows)
        for kind in kinds:
            own = [row for row in rows if row["obstacle"] == kind["obstacle"]]
            waiting = [row for row in own if row["is_open"]]
            assert len(waiting) == kind["open"]
            assert sum(row["days_overdue"] is not None for row in own) == kind["overdue"]
            held_up = {row["project_code"]: row["planned_investment"] for row in waiting}
            assert (len(held_up), sum(held_up.values())) == (kind["projects"], same(kind["planned_investment"]))
            assert kind["longest_days_open"] == max((row["days_open"] for row in waiting), default=None)
            held_up_at_all = {row["project_code"]: row["planned_investment"] for row in rows if row["is_open"]}
            assert kind["projects_in_all"] == len(held_up_at_all)
            assert kind["planned_investment_in_all"] == same(sum(held_up_at_all.values()))
            assert kind["open_in_all"] == total(kinds, "open")


def test_what_stands_still_adds_up_and_counts_a_project_once_in_all(answers):
    for ask in answers:
        rows = ask("no_progress")
        kinds = ask("no_progress_by_kind")
        assert len({(row["kind"], row["project_code"]) for row in rows}) == len(rows) == total(kinds, "projects")
        for kind in kinds:
            own = [row for row in rows if row["kind"] == kind["kind"]]
            assert (len(own), total(own, "amount")) == (kind["projects"], same(kind["amount"]))
            assert kind["longest_days"] == max((row["days"] for row in own), default=None)
            once = [row for row in rows if row["is_first_of_project"]]
            assert len(once) == len({row["project_code"] for row in rows}) == kind["projects_in_all"]
            assert total(once, "amount") == same(kind["amount_in_all"])


def test_what_stands_still_is_what_needs_a_leader(answers):
    kinds = ("停工", "逾期未竣工", "应开未开", "久无投入")
    for ask in answers:
        standing = {(row["kind"], row["project_code"]): row["days"] for row in ask("no_progress")}
        for row in ask("needs_attention"):
            if row["kind"] in kinds:
                assert standing[row["kind"], row["project_code"]] == row["days"]


@pytest.mark.parametrize("area", AREAS)
def test_every_commitment_has_one_status_and_one_holder_of_each_sort(area, answers):
    for ask in answers:
        rows = ask("commitments", area=area)
        (counts,) = ask("commitments_in_short", area=area)
        assert sum(counts[state] for state in STATES) == counts["commitments"] == len(rows)
        holders = ask("commitments_by_holder", area=area)
        for grouped_by in ("party", "unit", "region"):
            own = [row for row in holders if row["grouped_by"] == grouped_by]
            for column in (*STATES, "commitments"):
                assert total(own, column) == counts[column]
            for row in own:
                assert row["overdue_rank"] == 1 + sum(other["overdue"] > row["overdue"] for other in own)
                assert row["count_ranked"] == len(own)
        undated = [row for row in rows if row["due_on"] is None and row["status"] != "完成"]
        assert {row["status"] for row in undated} <= {"无期限"}
        assert counts["undated"] == len(undated)


@pytest.mark.parametrize("area", AREAS)
def test_land_tasks_are_the_commitments_of_their_kinds(area, answers):
    for ask in answers:
        tasks = [row for row in ask("commitments", area=area) if row["kind"] not in ("审批", "其他")]
        rows = ask("land_tasks", area=area)
        assert total(rows, "tasks") == len(tasks)
        assert sum(row["quantity_due"] or 0 for row in rows) == same(sum(row["quantity_due"] or 0 for row in tasks))
        by_area = ask("land_tasks_by_area", area=area)
        assert total(by_area, "tasks") == len(tasks)
        assert sum(row[state] for row in by_area for state in STATES) == len(tasks)
        assert total(rows, "tasks_done") == total(by_area, "done")


def test_tasks_of_one_site_kind_and_day_are_added_up(tmp_path, monkeypatch):
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    more = """
        insert into commitments by name
        select * replace ('再交地' as name, 60 as quantity_due, 60 as quantity_done)
        from commitments where name = '交地';
    """
    monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, more)))
    (site,) = [row for row in Filters(MONTH).ask("land_tasks", area="county") if row["project_code"] == "A1"]
    assert (site["quantity_due"], site["quantity_done"], site["done_rate"]) == (160, 100, 62.5)
    assert (site["tasks"], site["tasks_done"], site["status"], site["days_left"]) == (2, 1, "超期", -21)


@pytest.mark.parametrize("area", AREAS)
def test_what_is_owed_less_what_is_paid_is_missing(area, answers):
    for ask in answers:
        shares = ask("cost_shares", area=area)
        for split in (ask("cost_shares_by_project", area=area), ask("cost_shares_by_area", area=area)):
            for row in split:
                assert row["owed"] - row["paid_in"] == same(row["still_owed"])
            for column in ("owed", "still_owed"):
                assert total(split, column) == same(total(shares, column))
            for column in ("paid_in", "disbursed"):
                assert total(split, column) == same(sum(row[column] or 0 for row in shares))


@pytest.mark.parametrize("query", ["commitments", "cost_shares", "land_tasks"])
def test_the_county_and_the_others_are_all(query, answers):
    for ask in answers:
        county, elsewhere, everywhere = (ask(query, area=area) for area in AREAS)
        assert len(county) + len(elsewhere) == len(everywhere) == len(ask(query))
        assert not {row["area_of"] for row in county} & {row["area_of"] for row in elsewhere}


def test_other_areas_are_listed_apart_under_their_own_name(demo):
    for name in ("land_tasks", "cost_shares"):
        own, others = EXHIBITS[name].make(demo), EXHIBITS[f"{name}_elsewhere"].make(demo)
        assert {row["area_of"] for row in own.rows} == {"启东市"}
        assert {row["area_of"] for row in others.rows} == {"延安市"}
        assert others.headline.startswith("延安市")
        assert "不计入启东市" in others.headline


def everything_on(at) -> str:
    """All that a page says and draws, as text."""
    return words_of(at) + "".join(json.dumps(chart, ensure_ascii=False) for chart in charts_on(at))


@pytest.fixture
def page_of(demo_database, monkeypatch):
    def opened(page: str = "standstill", **parameters) -> str:
        return everything_on(open_page(demo_database, monkeypatch, page, **parameters))

    return opened


def published(fact: str) -> dict[str, str]:
    """One row of the facts."""
    with (ROOT / "tests" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["id"] == fact)


@pytest.mark.parametrize(
    ("fact", "project", "said"),
    [
        ("P01", "三普服饰二期项目", "{0}困难，项目推进缓慢"),
        (
            "P02",
            "江苏正泰医药化工医药中间体项目",
            "基础设施到位后方可启动，尚无实质性进展 · 计划 {0} 万元，已完成 0 万元 · 报批",
        ),
        ("P03", "上海可贵石业钡类加工项目", "缺乏约{2}万元贷款，项目暂停推进 · 计划 {0} 万元，已完成 {1} 万元 · 停工"),
    ],
)
def test_the_projects_that_the_speech_names_are_on_the_page(fact, project, said, page_of):
    row = published(fact)
    for page in (page_of(), page_of(region=row["scope"])):
        assert project in page
        assert f"{row['scope']} · " in page
        assert said.format(*row["value"].split("|")) in page


def test_the_land_deadlines_of_the_speech_are_on_the_page(page_of, demo):
    """Each road and county with its day, the road without one, the single agreement and the red line."""
    fact = published("E02")["measure"]
    table = EXHIBITS["land_tasks_elsewhere"].make(demo).picture
    notes = {subject.label: subject.note for subject in table.subjects}
    texts = {(table.subjects[cell.row].label, table.columns[cell.column]): cell.text for cell in table.cells}
    page = page_of("tasks-elsewhere")
    dated = re.findall(r"(\w+)/([\w·]+) (\d+)-(\d+)", fact)
    assert len(dated) == 4
    for road, counties, month, day in dated:
        for county in counties.split("·"):
            (label,) = [label for label in notes if road in label and label.startswith(county)]
            assert notes[label].startswith(f"{int(month):02}-{int(day):02} ")
            assert label in page
    (blank,) = [label for label in notes if "吴华" in label]
    assert notes[blank] == "无期限"
    assert texts[blank, "征地"].endswith(re.search(r"red line (\d+)%", fact)[1] + " %")
    (single,) = [label for label in notes if "清子" in label]
    assert "one agreement" in fact
    assert texts[single, "协议签订"] == "0/1 份"


def test_the_rows_behind_a_card_or_a_bar_are_its_figure(demo):
    for kind in demo.ask("no_progress_by_kind"):
        behind = standing_of_kind(demo, Key.of(kind, "projects", "kind"))
        assert len(behind.rows) == kind["projects"]
        assert total(behind.rows, "amount") == same(kind["amount"])
        assert numbers.money(kind["amount"]) in behind.headline
    for kind in demo.ask("obstacles_by_kind"):
        behind = obstacles_of_kind(demo, Key.of(kind, "open", "obstacle"))
        assert numbers.money(kind["planned_investment"]) in behind.headline


def test_the_countdown_shows_the_days_to_the_next_deadlines(demo):
    entry = EXHIBITS["commitments_countdown"]
    cards = entry.make(demo).picture.cards
    days = [int(re.search(r"\d+", card.value)[0]) for card in cards]
    assert days == sorted(days)
    counts = demo.ask_one("commitments_in_short", area="county")
    assert days[0] == counts["days_left"]
    for card in cards:
        (row,) = entry.behind(demo, card.key).rows
        assert row["name"] == card.label
        assert f"{row['days_left']}" in card.value


def test_one_township_sees_all_its_promises_and_its_place(demo):
    rows = demo.ask("commitments_by_holder", area="county")
    own = next(row for row in rows if row["grouped_by"] == "region" and row["commitments"] > 1)
    filters = Filters(MONTH, (own["holder"],))
    matters = EXHIBITS["commitments_in_short"].make(filters).picture.listing.matters
    assert len(matters) == own["commitments"]
    exhibit = EXHIBITS["commitments_by_region"].make(filters)
    assert f"列第 {own['overdue_rank']}" in exhibit.headline
    assert {cell.row for cell in exhibit.picture.cells if cell.subject} == {own["holder"]}
    assert len({cell.row for cell in exhibit.picture.cells}) == own["count_ranked"]


def test_a_promise_without_a_day_is_neither_on_time_nor_late(small):
    (row,) = [row for row in small.ask("commitments", area="county") if row["name"] == "红线用地"]
    assert (row["status"], row["days_left"]) == ("无期限", None)
    cards = {card.label: card.value for card in EXHIBITS["commitments_in_short"].make(small).picture.cards}
    assert cards == {"超期": "1", "临期": "1", "按期": "1", "无期限": "1", "完成": "1"}


def test_a_project_that_stands_in_two_ways_counts_once(tmp_path, monkeypatch):
    """A1 of the small county is late; with zeros in this year's months it has stood still for months, too."""
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    more = "update investments set completed_investment = 0 where project_code = 'A1' and month >= '2024-01-01'"
    monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, more)))
    filters = Filters(MONTH)
    own = [row for row in filters.ask("no_progress") if row["project_code"] == "A1"]
    assert {row["kind"]: row["days"] for row in own} == {"逾期未竣工": 31, "久无投入": 152}
    assert [row["is_first_of_project"] for row in own] == [True, False]
    assert all(row["amount"] == 850 for row in own)
    before = sum(row["projects"] for row in filters.ask("no_progress_by_kind"))
    assert before == filters.ask("no_progress_by_kind")[0]["projects_in_all"] + 1


def test_names_in_a_table_of_progress_are_text():
    hostile = "<b>$x$</b>" * 50
    table = ProgressTable(
        (Subject(hostile, hostile, bad=True), Subject(hostile, "")),
        (hostile, "b"),
        (Done(None, 0, 0, 250, hostile, hostile), Done(None, 1, 1, None, "", "")),
    )
    drawn = html.grid_of(table.grid())
    assert "<b>" not in drawn
    assert drawn.count("&lt;b&gt;") >= 50 * 5
    assert "--part: 100.0%" in drawn, "a bar ends where its cell ends"


def test_a_month_that_a_township_has_not_reported_is_none_without_investment(tmp_path, monkeypatch):
    """Without A1's rows its township has reported nothing since: nobody knows whether the project stands still."""
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    more = "delete from investments where project_code = 'A1' and month >= '2024-01-01'"
    monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, more)))
    kinds = {row["kind"] for row in Filters(MONTH).ask("no_progress") if row["project_code"] == "A1"}
    assert kinds == {"逾期未竣工"}
