"""A command on a console that lacks some letters, as a Chinese Windows has it, prints them nearly and does not fail."""

import os
import subprocess
import sys

from tests.conftest import ROOT
from tests.ledgers import clean_ledger, write_workbook


def test_a_check_prints_its_findings_where_the_console_lacks_letters(tmp_path):
    sheets = clean_ledger()
    sheets["项目"][1][1] = "𠮷祥−½›厂"
    sheets["项目"][1][4] = "很多"
    book = write_workbook(tmp_path / "台账.xlsx", sheets)
    done = subprocess.run(
        [sys.executable, "-m", "data", "check", str(book)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp936"},
        capture_output=True,
        check=False,
    )
    said, complaint = done.stdout.decode("cp936"), done.stderr.decode("cp936")
    assert done.returncode == 1, complaint
    assert "Traceback" not in said + complaint
    assert "项目 > 第 2 行" in said
