"""Printed figures agree: a lead is the difference of the two printed rates, and nothing has no sign."""

from datetime import date
from pathlib import Path

import pytest

from exhibits import Filters
from exhibits.base.exhibit import Column
from exhibits.base.printed import as_printed
from exhibits.base.table import worded
from words import numbers


def test_a_lead_is_the_difference_of_the_printed_rates() -> None:
    row = {"completion_rate": 49.6445, "time_progress": 500 / 12, "lead": 49.6445 - 500 / 12}
    assert numbers.points(row["lead"]) == "7.98 个百分点"
    assert numbers.lead(as_printed(row)["lead"]) == "快于序时 7.97 个百分点"


def test_a_lead_below_what_is_printed_is_not_nothing() -> None:
    row = {"completion_rate": 41.6655, "time_progress": 500 / 12, "lead": 41.6655 - 500 / 12}
    behind = as_printed(row)["lead"]
    assert numbers.lead(behind) == "慢于序时 不足 0.01 个百分点"
    assert numbers.signed(behind) == "0.00"
    assert f"{worded(Column('lead', '', 'points'), behind):+.2f}" == "+0.00"
    assert numbers.lead(0.0) == "与序时持平"


def test_no_number_prints_a_sign_before_nothing() -> None:
    for value in (-0.0, -0.0001, -0.004):
        words = [numbers.signed(value, decimals) for decimals in (0, 1, 2)]
        words += [numbers.percent(value), numbers.points(value), numbers.plain(value), numbers.money(value)]
        assert not [word for word in words if word.startswith("-")], words


@pytest.mark.parametrize(
    ("query", "column", "one", "other"),
    [
        ("completion_by_region", "lead", "completion_rate", "time_progress"),
        ("county_headline", "lead", "completion_rate", "time_progress"),
        ("lamps_by_project", "lead", "measured_rate", "expected_rate"),
        ("capital_by_source", "share_change", "share", "share_last_year"),
        ("large_projects_finish_rates", "finish_rate_change", "finish_rate", "finish_rate_last_year"),
    ],
)
def test_what_exhibits_get_agrees(
    demo_database: Path, monkeypatch: pytest.MonkeyPatch, query: str, column: str, one: str, other: str
) -> None:
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    rows = [row for row in Filters(date(2024, 5, 1)).ask(query) if row[column]]
    assert rows
    for row in rows:
        printed = numbers.rounded(row[one], 2) - numbers.rounded(row[other], 2)
        assert numbers.rounded(row[column], 2) == printed or not printed
