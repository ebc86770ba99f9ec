"""Long sheets are read in pieces as they are read whole; whatever a file does ends in one sentence."""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest

from data import report
from data.__main__ import commands
from data.checks import run_checks
from data.findings import counted, in_lines
from data.reading import account, facts, files, grid, in_sheet, text, xlsx
from data.reading.filed import FiledRows
from data.reading.files import UnreadableFile, find_files
from data.reading.grid import Grid
from data.reading.ledger import read_ledger
from data.reading.sheet import Unreadable, areas_within
from data.reading.table import MOST_TOLD
from data.report import verdict
from data.staging import stage
from tests.ledgers import clean_ledger, write_workbook

ROOT = Path(__file__).parents[2]


def test_a_ledger_that_is_read_in_pieces_says_what_it_says_as_a_whole(monkeypatch):
    def told():
        ledger = read_ledger((ROOT / "data/demo_wushan",))
        rows = {name: list(each) for name, each in ledger.rows.items()}
        amounts = stage(ledger).execute("select column_name, sum(value) from amounts group by all order by all")
        return rows, ledger.totals, list(in_lines(ledger.findings, True)), ledger.numbers, amounts.fetchall()

    whole = told()
    monkeypatch.setattr(facts, "AT_ONCE", 3)
    monkeypatch.setattr(grid, "IN_A_BLOCK", 4)
    assert told() == whole


def test_a_grid_gives_its_rows_back_in_any_order_and_in_slices(monkeypatch):
    monkeypatch.setattr(grid, "IN_A_BLOCK", 3)
    found = Grid()
    for row in (0, 1, 4, 5, 9, 2, 1, 11):
        found.put(row, 1, f"{row}")
    found.put(4, 3, " ")
    rows = found.rows([(12, 0)])
    expected = [[None, f"{row}"] if row in (0, 1, 2, 4, 5, 9, 11) else [] for row in range(13)]
    assert rows == expected
    assert list(rows) == expected
    assert [rows[place] for place in (-1, 4, 0)] == [[], [None, "4"], [None, "0"]]
    assert rows[2:6] == expected[2:6]
    assert list(rows[2:6][1:]) == expected[3:6]
    assert rows[::-2] == expected[::-2]
    assert rows[5:2] == []
    with pytest.raises(IndexError):
        rows[13]


@pytest.mark.parametrize("place", [(10**12, 0), (3, 5_000_001)])
def test_a_cell_that_stands_nowhere_near_is_refused(place):
    with pytest.raises(Unreadable, match="reaches to row"):
        Grid().put(*place, 1)
    with pytest.raises(Unreadable, match="reaches to row"):
        Grid().rows([(10**12, 0)])


def test_merged_areas_are_cut_off_behind_the_table_and_may_not_lie_over_each_other():
    rows = [["x", "y"], ["z"]]
    assert areas_within([(0, 0, 10**6, 0), (0, 0, 10**6, 0), (5, 0, 6, 0)], rows) == ((0, 0, 101, 0),)
    with pytest.raises(Unreadable):
        areas_within([(0, 0, 1, 1), (0, 0, 1, 0)], rows)


def test_packed_rows_are_a_list_of_tuples():
    schema = pa.schema([("code", pa.string()), ("amount", pa.decimal128(18, 6)), ("day", pa.date32())])
    rows = FiledRows([("a", None, None)])
    rows.pack([["b", None], [Decimal("1.5"), None], [date(2024, 5, 1), None]], schema)
    rows.append(("d", Decimal(2), None))
    other = FiledRows()
    other += rows
    expected = [("a", None, None), ("b", Decimal("1.5"), date(2024, 5, 1)), (None, None, None), ("d", Decimal(2), None)]
    assert (other, len(other), bool(FiledRows())) == (expected, 4, False)
    assert [row for batch in other.batches(schema) for row in batch.to_pylist()][1]["amount"] == Decimal("1.500000")
    other[1] = ("x", None, None)
    assert (other[1], rows[1][0]) == (("x", None, None), "b")


def test_of_very_many_findings_the_first_are_kept_and_the_rest_counted(tmp_path):
    lines = "".join(f"A1,2024-01,民资,很多{number}\n" for number in range(MOST_TOLD + 7))
    (tmp_path / "投资.csv").write_text(f"项目编号,月份,资金来源,完成投资（万元）\n{lines}", encoding="utf-8")
    found = [each for each in read_ledger((tmp_path,)).findings if each.check == "not_understood"]
    assert len(found) == MOST_TOLD + 1
    assert found[-1].arguments == {"count": "7"} or found[0].arguments == {"count": "7"}
    assert counted(found) == MOST_TOLD + 7
    assert f"{MOST_TOLD + 7} 处错误" in verdict(found)
    assert f"共 {MOST_TOLD + 7} 条" in list(in_lines(found, False))[-1]


def test_of_very_many_notes_and_totals_the_first_are_named_and_the_rest_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(account, "MOST_TOLD", 3)
    monkeypatch.setattr(report, "NAMED_TOTALS", 3)
    lines = "A1,2024-01,民资,1\n" + "合计,,,1\n" * 5 + "注：核实\n" * 5
    (tmp_path / "投资.csv").write_text(f"项目编号,月份,资金来源,完成投资（万元）\n{lines}", encoding="utf-8")
    said = "\n".join(report.understood_lines(read_ledger((tmp_path,))))
    assert (said.count("（第 "), said.count("备注行\n")) == (3, 3), said
    assert ("共 5 条" in said, "另有 2 行备注" in said) == (True, True), said


def test_of_tables_below_each_other_no_more_than_a_bound_are_read_and_that_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(in_sheet, "MOST_TABLES", 2)
    pieces = [f"第{each}批情况表\n项目编号,月份,资金来源,完成投资\nA1,2024-0{each},民资,1\n\n" for each in (1, 2, 3)]
    for given, told in ((2, 0), (3, 1)):
        (tmp_path / "投资.csv").write_text("".join(pieces[:given]), encoding="utf-8")
        ledger = read_ledger((tmp_path,))
        assert (len(ledger.rows["investments"]), len(ledger.tables)) == (2, 2)
        assert sum(each.check == "table_not_read" and each.level == "error" for each in ledger.findings) == told


@pytest.mark.parametrize("amount", [9e10, 9e11, 1e13, 1e15])
def test_amounts_at_the_edge_of_what_is_kept_are_checked_and_larger_ones_refused(tmp_path, amount):
    sheets = clean_ledger()
    for name, column in {"项目": 4, "投资": 3, "目标": 3}.items():
        for row in sheets[name][1:]:
            row[column] = amount
    sheets["投资"] += [["A1", f"2023年{month}月", "民资", amount, amount] for month in range(1, 13)]
    write_workbook(tmp_path / "台账.xlsx", sheets)
    _staged, findings = run_checks(read_ledger((tmp_path,)), date(2024, 6, 15))
    expected = "not_understood" if amount > 1e12 else "completed_above_planned"
    assert expected in {finding.check for finding in findings}


ENDS = {
    "import os; run(os.abort)": "内存超出限度",
    "run(lambda: bytearray(6_000_000_000))": "内存超出限度",
    "bounded.SECONDS = 1; run(lambda: any(iter(int, 1)))": "超过 1 秒",
    "bounded.WAITED = 1; import time; run(lambda: time.sleep(60))": "超过",
    "import resource; resource.setrlimit(resource.RLIMIT_CPU, (3, 3)); run(lambda: any(iter(int, 1)))": "超过 2 秒",
    "run(lambda: {}['甲'])": "本程序的缺陷",
}


@pytest.mark.parametrize("command", ENDS)
def test_whatever_happens_to_a_command_ends_in_one_sentence_that_names_the_file(command):
    program = f"""
from data import bounded
from words import use_language
use_language("zh")
def run(work):
    def command():
        with bounded.at_work_on("台账.xlsx"):
            work()
    bounded.run(command, print)
{command}
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stdout.strip().split("\n"))) == (1, 1), done.stdout
    assert done.stdout.startswith("台账.xlsx：")
    assert ENDS[command] in done.stdout


BAD = {
    "台账.xlsx": b"PK",
    "零.csv": "项目编号,月份\n".encode() + bytes(9),
    "无关.csv": b"a,b\n1,2\n",
    "行.csv": b"\n" * 11,
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_of_which_nothing_can_be_read_is_told_in_one_sentence(name, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(text, "MOST_LINES", 10)
    (tmp_path / name).write_bytes(BAD[name])
    with pytest.raises(SystemExit) as end:
        commands(["check", str(tmp_path / name)])
    said = capsys.readouterr().out.strip()
    assert (end.value.code, said.count("\n"), name in said) == (1, 0, True), said


def test_a_check_that_is_given_up_tells_a_script_so(tmp_path):
    (tmp_path / "台账.csv").write_bytes("项目编号,月份,资金来源,完成投资\n".encode() + b"A,2024-01,x,1\n" * 300_000)
    limit = "import runpy; from data import bounded; bounded.SECONDS = 1; "
    program = limit + "runpy.run_module('data', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", program, "check", str(tmp_path), "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    (finding,) = json.loads(done.stdout)["findings"]
    assert (done.returncode, finding["check"], "台账.csv" in finding["message"]) == (1, "given_up", True)


@pytest.mark.parametrize("text", ["亿元" * 30 + "x", "完成投资" * 8_000])
def test_no_header_keeps_the_reader_busy(text):
    program = f"from data.reading.naming import words_of; words_of({text!r})"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=10)


def test_columns_that_are_hidden_many_times_are_hidden_once(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_COLUMNS", 9)
    said = [("1", "4", "1"), ("2", "99", "1"), ("7", "8", "1"), ("8", "8", "0")]
    columns = {number: dict(zip(("min", "max", "hidden"), each, strict=True)) for number, each in enumerate(said)}
    reading = SimpleNamespace(parser=SimpleNamespace(column_dimensions=columns))
    assert list(xlsx._Reading._hidden_columns(reading)) == list(range(9))


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "台账.csv"
    path.write_bytes(b"a")
    sizes = count()

    def growing(_number):
        return SimpleNamespace(st_size=next(sizes), st_mtime_ns=0)

    monkeypatch.setattr(files.os, "fstat", growing)
    assert [each.check for each in find_files((path,)).findings] == ["unreadable_file"]


def test_a_pipe_and_a_device_are_no_ledger(tmp_path):
    os.mkfifo(tmp_path / "管道.csv")
    (tmp_path / "设备.xlsx").symlink_to("/dev/zero")
    for name in ("管道.csv", "设备.xlsx"):
        with pytest.raises(UnreadableFile, match="管道或设备"):
            find_files((tmp_path / name,))
    with pytest.raises(UnreadableFile):
        find_files((tmp_path,))
