"""What real ledgers look like, and must be read: totals, notes, several sheets, hidden ones, mappings."""

from datetime import date
from decimal import Decimal

from data.findings import ERROR
from data.reading.ledger import read_ledger
from tests.ledgers import INVESTMENTS, clean_ledger, found, rows, write_workbook


def test_a_clean_ledger_has_no_findings(read):
    ledger = read()
    assert ledger.findings == []
    assert {name: len(each) for name, each in ledger.rows.items() if each} == {
        "regions": 5,
        "projects": 3,
        "investments": 5,
        "targets": 4,
    }
    assert ledger.rows["projects"][1][-3:] == ("台账.xlsx", "项目", 3)
    assert rows(ledger, "projects", "name", "planned_investment", "listed_separately", "started_on")[1] == (
        'O\'Brien <b>$x$</b> "厂"',
        Decimal("2000.5"),
        True,
        date(2023, 3, 1),
    )


def test_totals_cover_the_rows_that_they_speak_of(read):
    data = INVESTMENTS[1:]
    sheet = [
        INVESTMENTS[0],
        ["全市", None, None, 242.25, 57],
        *data[:2],
        [None, "小 计", None, 220.25, 50],
        *data[2:],
        [None, "小计", None, 22, 7],
        ["合　计", None, None, "242.25", "—"],
    ]
    ledger = read({"投资": sheet})
    assert ledger.findings == []
    assert len(ledger.rows["investments"]) == 5
    completed = [total for total in ledger.totals if total.column_name == "completed_investment"]
    assert [
        (total.label, total.first_row, total.last_row, total.declared)
        for total in sorted(completed, key=lambda each: each.source_row)
    ] == [
        ("全市", 3, 8, Decimal("242.25")),
        ("小 计", 3, 4, Decimal("220.25")),
        ("小计", 6, 8, Decimal(22)),
        ("合 计", 3, 8, Decimal("242.25")),
    ]


def test_subtotals_above_their_rows(read):
    data = INVESTMENTS[1:]
    sheet = [INVESTMENTS[0], ["东山镇小计", None, None, 1, 1], *data[:2], ["西山乡小计", None, None, 1, 1], *data[2:]]
    covered = {(each.label, each.first_row, each.last_row) for each in read({"投资": sheet}).totals}
    assert covered == {("东山镇小计", 3, 4), ("西山乡小计", 6, 8)}


def test_several_plain_totals_are_parts_and_the_grand_total_covers_them(read):
    data = INVESTMENTS[1:]
    total = [None, None, 1, None]
    sheet = [INVESTMENTS[0], *data[:2], ["合计", *total], *data[2:], ["合计", *total], ["总计", *total]]
    covered = [(each.label, each.first_row, each.last_row) for each in read({"投资": sheet}).totals]
    assert covered == [("合计", 2, 3), ("合计", 5, 7), ("总计", 2, 7)]


def test_whole_city_in_the_targets_is_the_county_and_not_a_total(read):
    targets = clean_ledger()["目标"]
    targets[1][1] = "全县"
    ledger = read({"目标": targets})
    assert ledger.totals == []
    assert len(ledger.rows["targets"]) == 4


def test_notes_headings_blank_rows_and_repeated_headers_are_no_data(read):
    sheet = [
        INVESTMENTS[0],
        [1, 2, 3, 4, 5],
        ["一、续建项目", None, None, None, None],
        INVESTMENTS[1],
        [None, " ", "　", None, None],
        INVESTMENTS[0],
        INVESTMENTS[2],
        ["注：1.完成投资为实物工作量。", None, None, None, None],
        ["2.本表每月报送。", None, None, None, None],
        ["填表人：某某", None, None, "审核人：某某", None],
    ]
    ledger = read({"投资": sheet})
    assert ledger.findings == []
    assert rows(ledger, "investments", "completed_investment") == [(Decimal(100),), (Decimal("120.25"),)]


def test_a_number_in_a_note_is_told(read):
    sheet = [*INVESTMENTS, ["注：另有", None, None, 88, None]]
    assert found(read({"投资": sheet}), "number_in_note") == [("投资", 7, "完成投资", "88")]


def test_words_merged_over_several_rows_hold_for_each(read):
    sheet = [INVESTMENTS[0], INVESTMENTS[1], [None, "2024年2月", "民资", 7, None]]
    ledger = read({"投资": sheet}, merged={"投资": ["A2:A3"]})
    assert rows(ledger, "investments", "project_code") == [("A1",), ("A1",)]


def test_every_problem_is_collected_with_its_place_and_value(read):
    projects = clean_ledger()["项目"]
    projects[1][4], projects[1][6], projects[2][3], projects[3][1] = "很多", "去年", "私人", None
    ledger = read({"项目": projects})
    assert found(ledger, "not_understood") == [
        ("项目", 2, "计划总投资", "很多"),
        ("项目", 2, "开工日期", "去年"),
        ("项目", 3, "投资主体", "私人"),
    ]
    assert found(ledger, "missing_value") == [("项目", 4, "项目名称", None)]
    assert all(each.level == ERROR for each in ledger.findings)


def test_a_row_that_is_hardly_filled_is_one_finding(read):
    sheet = [*INVESTMENTS, [None, None, None, 7, None]]
    ledger = read({"投资": sheet})
    assert [(each.check, each.row, each.value) for each in ledger.findings] == [("stray_row", 7, "7")]
    assert len(ledger.rows["investments"]) == 5


def test_january_as_a_number_is_doubted_once(read):
    sheet = [
        INVESTMENTS[0],
        ["A1", 2024.1, "民资", 1, None],
        ["A2", 2024.1, "民资", 1, None],
        ["A1", 2024.5, "民资", 1, 0],
    ]
    assert found(read({"投资": sheet}), "doubtful_month") == [("投资", 2, "月份", "2024.1")]


def test_sheets_are_recognised_by_a_part_of_their_name_and_feed_one_table(read):
    ledger = read(
        {"2023年投资": [INVESTMENTS[0], ["A2", "2023年5月", "外资", 9, None]], "情况说明": [["文字"]], "空表": []}
    )
    assert len(ledger.rows["investments"]) == 6
    assert [(each.sheet, each.column) for each in ledger.unread] == [("情况说明", None)]


def test_a_hidden_sheet_counts_only_where_the_mapping_names_it(read):
    ledger = read(hidden=["投资"])
    assert ledger.rows["investments"] == []
    assert [each.sheet for each in ledger.unread] == ["投资"]
    assert len(read(hidden=["投资"], mapping='[sheets."投资"]\ntable = "investments"').rows["investments"]) == 5


def test_a_hidden_row_is_read_like_any_other_and_told(read):
    shown, hidden = read(), read(hidden_rows={"投资": [2, 3], "项目": [2]})
    assert hidden.rows == shown.rows
    told = [(each.sheet, each.arguments["places"]) for each in hidden.findings if each.check == "hidden_but_read"]
    assert sorted(told) == [("投资", "2、3"), ("项目", "2")]


def test_a_missing_sheet_is_an_error(tmp_path):
    sheets = clean_ledger()
    del sheets["投资"]
    ledger = read_ledger((write_workbook(tmp_path / "a.xlsx", sheets),))
    assert [(each.check, each.arguments) for each in ledger.findings] == [("missing_sheet", {"sheet": "投资"})]


def test_a_mapping_renames_columns_sets_units_and_fills_defaults(read):
    sheet = [["大标题"], ["工程", "地點", "經費"], ["道路", "东山", 5000], ["桥梁", "西山乡", 1]]
    mapping = """
        unit = "千元"
        [sheets."表4"]
        table = "projects"
        project_code = "row"
        header_row = 2
        columns = { name = "工程", region = "地點", planned_investment = "經費" }
        defaults = { investor_origin = "国有", listed_separately = "是" }
        [sheets."项目"]
        unit = "万元"
        [sheets."投资"]
        ignore = true
    """
    ledger = read({"表4": sheet}, mapping)
    found_rows = rows(ledger, "projects", "project_code", "planned_investment", "investor_origin", "listed_separately")
    assert found_rows[3:] == [("表4-3", Decimal(500), "国有", True), ("表4-4", Decimal("0.1"), "国有", True)]
    assert found_rows[0][1] == Decimal(1000)
    assert ledger.rows["investments"] == []


def test_coded_parents_are_totals_where_the_mapping_says_so(read):
    header = clean_ledger()["项目"][0][:5]
    codes = {"c1": 30, "c1-1": 30, "c1-1-1": 10, "c1-1-2": 20, "c2": 5}
    sheet = [header, *([code, "名", "东山镇", "国有", amount] for code, amount in codes.items())]
    ledger = read({"项目": sheet}, '[sheets."项目"]\nparents_are_totals = true')
    assert rows(ledger, "projects", "project_code") == [("c1-1-1",), ("c1-1-2",), ("c2",)]
    assert [(each.label, each.first_row, each.last_row) for each in ledger.totals] == [("c1", 4, 5), ("c1-1", 4, 5)]


def test_regions_that_only_the_mapping_lists(tmp_path):
    sheets = clean_ledger()
    del sheets["区域"]
    write_workbook(tmp_path / "a.xlsx", sheets)
    (tmp_path / "ledger.toml").write_text('[regions]\n"清河县" = ["东山镇", "西山乡", "开发区"]', encoding="utf-8")
    ledger = read_ledger((tmp_path,))
    assert rows(ledger, "regions", "name", "level", "parent")[:2] == [
        ("清河县", "县市", None),
        ("东山镇", "镇乡", "清河县"),
    ]
    assert ledger.findings == []
