"""A ledger.toml that is proposed for a folder that could not be read without one."""

import tomllib
from datetime import date

import pytest

from data.checks import run_checks
from data.findings import has_errors
from data.proposing import proposed_mapping
from data.reading.ledger import Ledger, read_ledger
from tests.ledgers import clean_ledger, write_workbook

HEADER = ["序号", "项目名称", "建设地点", "总投资", "本月完成"]


@pytest.fixture
def proposed(tmp_path):
    def propose(sheets: dict[str, list]) -> tuple[str | None, Ledger]:
        path = write_workbook(tmp_path / "表.xlsx", sheets)
        ledger = read_ledger((path,))
        return proposed_mapping(ledger, run_checks(ledger, date(2024, 6, 15))[1]), ledger

    return propose


def test_what_is_proposed_lets_the_returns_be_published(proposed, tmp_path):
    said, _ledger = proposed(
        {
            "1月": [["清河县2024年1月项目进展表"], HEADER, [1, "机 床厂项目", "东山镇", 900, "约20"]],
            "2月": [["清河县2024年2月项目进展表"], HEADER, [1, "机床厂工程（续建）", "东山镇", 900, 30]],
        }
    )
    parsed = tomllib.loads(said)
    assert parsed["county"] == "清河县"
    assert set(parsed["same_names"]) == {"spaces", "status", "ending"}
    assert parsed["approximate"]
    assert parsed["regions"] == {"清河县": ["东山镇"]}
    (tmp_path / "ledger.toml").write_text(said, encoding="utf-8")
    ledger = read_ledger((tmp_path,))
    assert len(ledger.rows["projects"]) == 1
    assert not has_errors(run_checks(ledger, date(2024, 6, 15))[1])


def test_what_cannot_be_guessed_stands_as_a_gap(proposed):
    sheets = clean_ledger() | {"投资": [["项目编号", "资金来源", "1月", "2月"], ["A1", "民资", 1, 2]]}
    said, _ledger = proposed(sheets)
    assert '[files."表.xlsx".sheets."投资"]' in said
    assert "year = …" in said


def test_a_missing_column_is_proposed_by_the_header_most_like_it(proposed):
    sheets = clean_ledger()
    sheets["项目"][0][4] = "工程投资总额度"
    said, _ledger = proposed(sheets)
    assert 'planned_investment = "工程投资总额度"' in said


def test_nothing_is_proposed_for_a_ledger_in_our_form(proposed):
    assert proposed(clean_ledger())[0] is None
