"""Spoilt workbooks: no traceback, no hang, no memory without end, nothing lost in silence."""

import subprocess
import sys
from pathlib import Path
from random import Random
from types import SimpleNamespace

import openpyxl
import pytest

from benchmarks.lost import lost_numbers
from benchmarks.spoilt import KINDS, kind_of, spoilt
from data.reading.ledger import read_ledger
from tests.ledgers import clean_ledger, write_workbook

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_many_spoilt_workbooks_are_read_or_refused_and_no_number_is_lost():
    command = [sys.executable, "-m", "benchmarks.mutations", "--count", "14", "--seed", "7"]  # make attack spoils more
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=900, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_number_spoils_the_same_way_and_every_kind_occurs():
    assert spoilt(3, 7) == spoilt(3, 7)
    assert spoilt(3, 7)[0] == kind_of(Random("7 3"))
    assert {kind_of(Random(f"1 {number}")) for number in range(500)} == set(KINDS)


def test_the_judge_sees_what_is_lost_and_what_is_miscounted(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", clean_ledger())
    ledger = read_ledger((path,))
    assert lost_numbers(path, ledger) is None
    book = openpyxl.load_workbook(path)
    book["投资"]["K30"] = 999
    book.save(path)
    assert "999" in lost_numbers(path, ledger)
    assert lost_numbers(path, read_ledger((path,))) is None
    book["投资"]["K30"] = None
    book["投资"]["D2"] = 101
    book.save(path)
    assert "343.25" not in (lost_numbers(path, ledger) or "")
    assert "242.25" in lost_numbers(path, ledger)
    assert lost_numbers(path, SimpleNamespace(tables=[], findings=[], unread=[])) is not None
