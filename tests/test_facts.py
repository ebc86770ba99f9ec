"""The published figures of five speeches (facts.csv), each computed from the rows of the demo ledgers.

A fact is compared at the precision at which it was published. E01 is of another county and has a ledger of its own.
"""

import csv
import re
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.facts import FACTS, FACTS_OF_SECOND_LEDGER
from words.numbers import rounded

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "data" / "demo"
ALL_FACTS = FACTS | FACTS_OF_SECOND_LEDGER
LOWER_BOUNDS = {"L12"}
MORE = 900
# What moves when a township's large project of a local investor completes more of private capital in the last month.
MOVED = [
    "C01",
    "C02",
    "C03",
    "C04",
    "C11",
    "C13",
    "C14",
    "S01",
    "S02",
    "S04",
    "S05",
    "S07",
    "S10",
    "S11",
    "S15",
    "S19",
    "L06",
]


def _published() -> dict[str, dict[str, str]]:
    with (ROOT / "tests" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


PUBLISHED = _published()


def _said(fact: dict[str, str]) -> str:
    """What the fact says; where the value column only points to the quote, the measure holds it."""
    return fact["measure"] if fact["value"] == "see quote" else fact["value"]


def _at_published_precision(fact: dict[str, str], computed: list) -> str:
    """The computed parts, written the way the published ones are, with the same marks between them."""
    marks = re.split(r"( / |\|)", _said(fact))
    parts = marks[::2]
    assert len(parts) == len(computed), f"{len(parts)} published parts, {len(computed)} computed"
    marks[::2] = [_like(part, value) for part, value in zip(parts, computed, strict=True)]
    return "".join(marks)


def _like(part: str, value: object) -> str:
    if isinstance(value, str):
        return value
    decimals = len(part.partition(".")[2])
    return f"{rounded(value, decimals)}"


def test_every_published_figure_is_computed() -> None:
    assert set(ALL_FACTS) == set(PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_figure(name: str, demo_database: Path, wushan_database: Path) -> None:
    fact, (_source, compute) = PUBLISHED[name], ALL_FACTS[name]
    computed = compute(wushan_database if name in FACTS_OF_SECOND_LEDGER else demo_database)
    if name in LOWER_BOUNDS:
        bounds = [Decimal(part) for part in fact["value"].split("|")]
        assert all(value >= bound for value, bound in zip(computed, bounds, strict=True)), computed
    else:
        assert _at_published_precision(fact, computed) == _said(fact)


def test_table_of_facts(demo_database: Path, wushan_database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Prints published beside computed; that they agree is tested above."""
    lines = []
    for name, fact in PUBLISHED.items():
        source, compute = ALL_FACTS[name]
        database = wushan_database if name in FACTS_OF_SECOND_LEDGER else demo_database
        written = _at_published_precision(fact, compute(database))
        lines.append(f"{name} | {_said(fact)} | {written} | {fact['unit']} | {source}")
    with capsys.disabled():
        print("\n\nid | published | computed | unit | source\n" + "\n".join(lines))
    assert len(lines) == len(ALL_FACTS)


def test_one_changed_cell_moves_what_rests_on_it(demo_database: Path, tmp_path: Path) -> None:
    """A cell of the workbook, not of the database: some figures move, every other one stays."""
    ledger = tmp_path / "ledger"
    shutil.copytree(DEMO, ledger, ignore=shutil.ignore_patterns("*.py", "*.md", "__pycache__"))
    file, row, amount = _row_of_a_township_project(demo_database)
    _change_cell(ledger / file, f"E{row}", amount, amount + MORE)
    changed = tmp_path / "changed.duckdb"
    command = [sys.executable, "-m", "data", "publish", str(ledger), "--into", str(changed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr

    before = {name: compute(demo_database) for name, (_source, compute) in FACTS.items()}
    after = {name: compute(changed) for name, (_source, compute) in FACTS.items()}
    assert [name for name in FACTS if before[name] != after[name]] == MOVED
    assert after["C01"][0] - before["C01"][0] == pytest.approx(MORE / 10_000)
    assert after["S01"][0] - before["S01"][0] == pytest.approx(MORE / 10_000)
    with duckdb.connect(str(changed), read_only=True) as connection:
        stale = connection.execute("select source_file from findings where source_file = ?", [file]).fetchall()
    assert stale, "the declared total above the rows no longer agrees, and nobody was told"


def _row_of_a_township_project(database: Path) -> tuple[str, int, int]:
    """Where the first township's local project with the most left to do stands in the last month's rows."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(
            """
            select investments.source_file, investments.source_row, investments.completed_investment::integer
            from investments
            join projects using (project_code)
            where
                projects.region = '汇龙镇'
                and projects.investor_origin = '民资'
                and investments.capital_source = '民资'
                and investments.month = (select max(month) from investments)
            order by projects.planned_investment desc
            limit 1
            """
        ).fetchone()


def _change_cell(workbook: Path, cell: str, before: int, after: int) -> None:
    """Rewrite one number in the workbook's first sheet."""
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    pattern = rf'(<c r="{cell}"[^>]*><v>){before}(</v>)'
    text, count = re.subn(pattern, rf"\g<1>{after}\g<2>", parts[sheet].decode("utf-8"))
    assert count == 1
    parts[sheet] = text.encode("utf-8")
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
