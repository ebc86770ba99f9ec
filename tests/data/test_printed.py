"""Printed rates, gaps, growths and ranks against the figures of their sheet: right ones are silent, wrong ones told."""

import pytest

from data.reading.ledger import read_ledger
from tests.ledgers import write_workbook

NAMES = ("东山镇", "西山镇", "南河镇", "北河镇", "中心镇")
DONE = (30.5, 12.25, 44, 8.1, 21.4)
TARGETS = (60, 40, 90, 20, 55)
RATES = ("50.8%", "30.6%", "48.9%", "40.5%", "38.9%")
GAPS = (29.5, 27.75, 46, 11.9, 33.6)
LAGS = ("9.2", "-11.0", "7.2", "-1.2", "-2.8")  # percentage points against 5/12
EARLIER = (28, 12.5, 40, 8, 20)
GROWTHS = (8.9, -2, 10, 1.3, 7)
SAME = "年度目标 完成投资 完成率"


def _table(header: str, *columns: tuple, titles: tuple[str, ...] = ()) -> list[list]:
    rows = [list(row) for row in zip(NAMES[: len(columns[0])], *columns, strict=True)]
    title = "清河县2024年1-5月各镇固定资产投资完成情况"
    return [[title], *([each] for each in titles), ["单位：万元"], ["镇", *header.split()], *rows]


def _told(folder, rows: list[list], **more) -> list[tuple]:
    write_workbook(folder / "表.xlsx", {"Sheet1": rows}, **more)
    findings = read_ledger((folder,)).findings
    told = [each for each in findings if each.check == "printed_differs"]
    assert all(each.level == "warning" and each.file and each.sheet and each.cell for each in told)
    return [(each.row, each.column, each.arguments["computed"]) for each in told]


def _total(rates: str) -> list:
    return ["合计", sum(TARGETS), sum(DONE), rates]


RIGHT = {
    "rates of text": _table(SAME, TARGETS, DONE, RATES),
    "rates without sign": _table(SAME, TARGETS, DONE, (50.8, 30.6, 48.9, 40.5, 38.9)),
    "rates as fractions": _table(SAME, TARGETS, DONE, (0.508, 0.306, 0.489, 0.405, 0.389)),
    "rates that are rounded to whole percents": _table(SAME, TARGETS, DONE, ("51%", "31%", "49%", "41%", "39%")),
    "rates that lost their zeros": _table(SAME, (60, 40), (30, 12.25), ("50%", "30.6%")),
    "a total": [*_table(SAME, TARGETS, DONE, RATES), _total("43.9%")],
    "blanks and no target": _table(SAME, (60, None, 0, 20, 55), DONE, ("50.8%", "", "—", None, "38.9%")),
    "gaps": _table(f"{SAME} 差额", TARGETS, DONE, RATES, GAPS),
    "gaps with the other sign": _table(f"{SAME} 超欠", TARGETS, DONE, RATES, tuple(-gap for gap in GAPS)),
    "points against the pace": _table(f"{SAME} 距序时", TARGETS, DONE, RATES, LAGS),
    "growths": _table("年度目标 完成投资 上年同期 同比增幅(%)", TARGETS, DONE, EARLIER, GROWTHS),
    "growths at comparable prices": _table(
        "年度目标 完成投资 上年同期 同比增幅(%)", TARGETS, DONE, EARLIER, (1, 7, 3, -9, 40)
    ),
    "growths without a year before": _table(f"{SAME} 同比增幅(%)", TARGETS, DONE, RATES, GROWTHS),
    "ranks": _table(f"{SAME} 位次", TARGETS, DONE, RATES, (1, 5, 2, 3, 4)),
    "ranks by amount": _table(f"{SAME} 位次", TARGETS, DONE, RATES, (2, 4, 1, 5, 3)),
    "ranks that leave a gap": _table(f"{SAME} 位次", (60, 60, 90), (30, 30, 9), ("50%", "50%", "10%"), (1, 1, 3)),
    "ranks that leave none": _table(f"{SAME} 位次", (60, 60, 90), (30, 30, 9), ("50%", "50%", "10%"), (1, 1, 2)),
    "ranks of equal printed rates": _table(
        f"{SAME} 位次", (60, 60, 90), (30.1, 30, 9), ("50%", "50%", "10%"), (1, 2, 3)
    ),
    "ranks in the prefecture": _table(f"{SAME} 全市位次", TARGETS, DONE, RATES, (11, 54, 7, 30, 12)),
    "shares": _table("完成投资 占比", DONE, ("26.2%", "10.5%", "37.8%", "7%", "18.4%")),
}
WRONG = {
    "a rate": (_table(SAME, TARGETS, DONE, (RATES[0], "36.0%", *RATES[2:])), [(5, "完成率", "30.63%")]),
    "a rate among fractions": (
        _table(SAME, TARGETS, DONE, (0.508, 0.36, 0.489, 0.405, 0.389)),
        [(5, "完成率", "30.63%")],
    ),
    "the only rate": (_table(SAME, (60,), (30.5,), ("58%",)), [(4, "完成率", "50.83%")]),
    "the rate of the total": ([*_table(SAME, TARGETS, DONE, RATES), _total("47%")], [(9, "完成率", "43.87%")]),
    "a gap": (
        _table(f"{SAME} 差额", TARGETS, DONE, RATES, (29.5, 27.75, 46, 19.9, 33.6)),
        [(7, "差额", "11.9万元")],
    ),
    "points against the pace": (
        _table(f"{SAME} 距序时", TARGETS, DONE, RATES, (*LAGS[:4], "2.9")),
        [(8, "距序时", "-2.76%")],
    ),
    "a growth": (
        _table("年度目标 完成投资 上年同期 同比增幅(%)", TARGETS, DONE, EARLIER, (8.9, 2, 10, 1.3, 7)),
        [(5, "同比增幅(%)", "-2%")],
    ),
    "a rank": (_table(f"{SAME} 位次", TARGETS, DONE, RATES, (1, 5, 2, 4, 4)), [(7, "位次", "3")]),
    "two that changed places": (
        _table(f"{SAME} 位次", TARGETS, DONE, RATES, (1, 5, 3, 2, 4)),
        [(6, "位次", "2"), (7, "位次", "3")],
    ),
    "a rank of three": (
        _table(f"{SAME} 位次", (60, 40, 90), (30.5, 12.25, 44), RATES[:3], (1, 2, 2)),
        [(5, "位次", "3")],
    ),
    "a share": (
        _table("完成投资 占比", DONE, ("26.2%", "10.5%", "37.8%", "9%", "18.4%")),
        [(7, "占比", "6.97%")],
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_printed_right_is_no_alarm(tmp_path, name):
    assert _told(tmp_path, RIGHT[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_printed_wrong_is_told_where_it_stands(tmp_path, name):
    rows, expected = WRONG[name]
    assert _told(tmp_path, rows) == expected


def test_the_message_names_what_was_computed(tmp_path):
    write_workbook(tmp_path / "表.xlsx", {"Sheet1": WRONG["a rate"][0]})
    (said,) = [each for each in read_ledger((tmp_path,)).findings if each.check == "printed_differs"]
    assert (said.value, said.arguments["label"]) == ("36.0%", "西山镇")
    assert said.arguments["formula"] == "完成投资 ÷ 年度目标"


def test_projects_of_a_month_print_rates_too(tmp_path):
    header = [
        "序号",
        "项目名称",
        "建设地点",
        "总投资",
        "年度计划",
        "本年累计完成",
        "占年计划%",
        "形象进度",
        "距年计划差额",
    ]
    rows = [
        [1, "机床厂", "东山镇", 900, 300, 50, "16.7%", "打桩", 250],
        [2, "冷库", "西山镇", 500, 200, 80, "45%", "主体", 120],
        [3, "电站", "西山镇", 700, None, 10, "", "", None],
        ["合计", None, None, 2100, 500, 140, "28%", None, 380],
    ]
    told = _told(tmp_path, [["清河县2024年5月重点项目进展情况表"], ["单位：万元"], header, *rows])
    assert told == [(5, "占年计划%", "40%"), (7, "距年计划差额", "360万元")]


def test_regions_that_are_ranked_month_by_month(tmp_path):
    header = ["区域", "月份", "指标", "目标", "累计完成", "完成率", "位次"]
    months = {"2024-04": ((30, 1), (20, 2)), "2024-05": ((40, 2), (50, 2))}
    rows = [
        [name, month, "工业投入", 100, done, f"{done}%", rank]
        for month, figures in months.items()
        for name, (done, rank) in zip(("东山镇", "西山镇"), figures, strict=True)
    ]
    assert _told(tmp_path, [header, *rows]) == [(5, "位次", "1")]


def test_growths_are_compared_with_the_year_before_in_another_sheet(tmp_path):
    before = _table("年度目标 完成投资 完成率", TARGETS, EARLIER, ("46.7%", "31.3%", "44.4%", "40%", "36.4%"))
    before[0][0] = before[0][0].replace("2024", "2023")
    after = _table(f"{SAME} 同比增幅", TARGETS, DONE, RATES, ("8.9%", "2%", "10%", "1.3%", "7%"))
    other_prices = _table(f"{SAME} 同比增幅", TARGETS, DONE, RATES, ("5%", "2%", "3%", "4%", "7%"))
    write_workbook(tmp_path / "表.xlsx", {"去年": before, "今年": after})
    told = [each for each in read_ledger((tmp_path,)).findings if each.check == "printed_differs"]
    assert [(each.sheet, each.row, each.column, each.arguments["computed"]) for each in told] == [
        ("今年", 5, "同比增幅", "-2%")
    ]
    write_workbook(tmp_path / "表.xlsx", {"去年": before, "今年": other_prices})
    assert not [each for each in read_ledger((tmp_path,)).findings if each.check == "printed_differs"]


def test_a_total_that_leaves_out_amounts_typed_as_text_is_told_once_and_is_no_difference(tmp_path):
    head = [["清河县2024年5月重点项目进展情况表"], ["单位：万元"], ["项目名称", "建设地点", "总投资", "本月完成投资"]]
    body = [["甲厂", "东山镇", "80万元", "5"], ["乙厂", "东山镇", 60, 7], ["丙厂", "西山镇", 40, 9]]
    write_workbook(tmp_path / "月报.xlsx", {"2024年5月": [*head, *body, ["合计", None, 100, 16]]})
    findings = read_ledger((tmp_path,)).findings
    told = [each.arguments for each in findings if each.check == "total_without_text"]
    assert told == [{"count": "2", "amount": "80"}]
    assert "declared_total_differs" not in {each.check for each in findings}
