"""One cell at a time: what is read, and what is refused with what was expected."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from data.reading import values
from data.reading.values import NotUnderstood

YUAN = values.UNITS["yuan"]


@pytest.mark.parametrize("cell", ["", " ", "　", None, "—", "——", "-", "－", "/", "／", "无", " 无 ", "無"])
def test_nothing_is_none_everywhere(cell):
    assert values.read_text(cell) is None
    assert values.read_number(cell, YUAN, "亿元") is None
    assert values.read_date(cell, False) is None
    assert values.read_month(cell, False) is None
    assert values.read_year(cell, False) is None
    assert values.read_choice(cell, {"民资": "民资"}) is None
    assert values.read_flag(cell) is False


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (1234.56, "万元", "1234.56"),
        ("1,234.56", "万元", "1234.56"),
        ("１，２３４．５６", "万元", "1234.56"),
        (" 1 234 ", "万元", "1234"),
        ("-5", "万元", "-5"),
        (".5", "万元", "0.5"),
        ("12.", "万元", "12"),
        (0.1 + 0.2, "万元", "0.3"),
        (9947.000000000002, "千元", "994.7"),
        (36.45, "亿元", "364500"),
        (1, "元", "0.0001"),
        (123456789, "元", "12345.6789"),
        ("5.8亿元", "万元", "58000"),
        ("7350万", "亿元", "7350"),
        ("１．５億元", "万元", "15000"),
        (999_999_999_999, "万元", "999999999999"),
        (0, "万元", "0"),
        (98765432109.7, "万元", "98765432109.7"),
        ("0.005", "元", "0.000001"),
        ("0.0049", "元", "0"),
    ],
)
def test_money_is_exact(cell, unit, expected):
    number = values.read_number(cell, YUAN, unit)
    assert number == Decimal(expected)
    assert number.as_tuple().exponent == -6


@pytest.mark.parametrize(
    "cell",
    [
        "abc",
        "1,23,4",
        "1.2.3",
        "12%",
        "约100",
        "1e5",
        "5美元",
        True,
        date(2024, 1, 1),
        float("nan"),
        float("inf"),
        "NaN",
    ],
)
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(NotUnderstood, match="expected a number"):
        values.read_number(cell, YUAN, "万元")


@pytest.mark.parametrize("cell", [1e308, 1e12, -1e12, "1" * 400])
def test_what_the_database_cannot_hold_is_refused(cell):
    with pytest.raises(NotUnderstood, match="too large"):
        values.read_number(cell, YUAN, "万元")


@pytest.mark.parametrize(
    ("cell", "unit", "expected"), [(2, "公顷", "30"), (10000, "平方米", "15"), (7, "亩", "7"), ("10000㎡", "亩", "15")]
)
def test_land(cell, unit, expected):
    assert values.read_number(cell, values.UNITS["land"], unit) == Decimal(expected)


def test_dollars():
    assert values.read_number(5_000_000, values.UNITS["dollar"], "美元") == Decimal(500)


@pytest.mark.parametrize(
    "cell",
    [
        "2024/5/31",
        "2024-05-31",
        "2024.5.31",
        "2024年5月31日",
        "２０２４年５月３１日",
        "2024 年 5 月 31 日",
        "20240531",
        20240531.0,
        45443.0,
        45443.75,
        date(2024, 5, 31),
        datetime(2024, 5, 31, 12, 30),
        "2024-05-31 00:00:00",
        "2024-5-31T08:00",
    ],
)
def test_days(cell):
    assert values.read_date(cell, False) == date(2024, 5, 31)


def test_the_hour_is_not_part_of_the_day():
    assert values.read_date("2024-5-3 10:00", False) == date(2024, 5, 3)


@pytest.mark.parametrize(
    "cell", [2024.5, "2024.5", "2024.05", "2024年5月", "2024年5月份", "202405", 202405, 45443, "2024/5/31"]
)
def test_months(cell):
    assert values.read_month(cell, False) == date(2024, 5, 1)


def test_october_as_text_is_october():
    assert values.read_month("2024.10", False) == date(2024, 10, 1)


@pytest.mark.parametrize(
    "cell", ["5月", "2024年13月", "2024-02-30", "24.5", 5, 0, 1e308, True, "1-5月", "二〇二四年五月"]
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(NotUnderstood, match="expected a date"):
        values.read_date(cell, False)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("105年5月31日", date(2016, 5, 31)),
        ("105.5.31", date(2016, 5, 31)),
        ("1050531", date(2016, 5, 31)),
        (1050531.0, date(2016, 5, 31)),
        ("105年5月", date(2016, 5, 1)),
        ("10505", date(2016, 5, 1)),
        ("2016/5/31", date(2016, 5, 31)),
    ],
)
def test_years_of_the_republic_where_the_mapping_says_so(cell, expected):
    assert values.read_date(cell, True) == expected
    assert values.read_year("105年度", True) == 2016
    with pytest.raises(NotUnderstood):
        values.read_year("105", False)


@pytest.mark.parametrize("cell", [2024, 2024.0, "2024", "2024年", "２０２４年度", date(2024, 1, 1)])
def test_years(cell):
    assert values.read_year(cell, False) == 2024


@pytest.mark.parametrize(
    ("cell", "expected"), [("是", True), ("√", True), (True, True), ("否", False), ("×", False), (0, False)]
)
def test_flags(cell, expected):
    assert values.read_flag(cell) is expected


def test_an_unknown_flag_is_refused():
    with pytest.raises(NotUnderstood, match="是 or 否"):
        values.read_flag("也许")


def test_a_choice_names_what_it_accepts():
    choices = {"民资": "民资", "民营": "民资", "外资": "外资"}
    assert values.read_choice("民 营", choices) == "民资"
    with pytest.raises(NotUnderstood) as refused:
        values.read_choice("私人", choices)
    assert refused.value.arguments == {"choices": "民资、外资"}


def test_text_stays_as_it_is_and_labels_are_made_comparable():
    assert values.read_text(" O'Brien <b>$x$</b>\n（二期） ") == "O'Brien <b>$x$</b> （二期）"
    assert values.read_label("汇　龙 镇") == "汇龙镇"
    assert values.read_label("Ａ－１") == "A-1"
    assert values.read_label(1001.0) == "1001"
    assert values.read_text("a\x1b[31mb\x00") == "a [31mb"
    assert values.read_text("长" * 500) == "长" * 500


def test_a_count_is_whole():
    assert values.read_count("3") == 3
    with pytest.raises(NotUnderstood, match="whole number"):
        values.read_count(1.5)
