"""Files and folders that were built to take their reader down: each must end in one sentence, within time and memory.

python -m benchmarks.attacks [--only TEXT]

Where a part of one can be read, what is wrong with it is listed, up to a bound. Each is checked by the command that an
office uses, in a process of its own; memory is that of the largest process. The real rows are read bare as well, by the
library alone, and published.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import click
import openpyxl
from rich.console import Console
from rich.table import Table

from benchmarks import built, built_books, built_rows, built_texts

ROOT = Path(__file__).parent.parent
SECONDS = 300
MEGABYTES, OF_REAL_ROWS = 2_000, 500
LINES, OF_LISTED = 1, 2_500
Build = Callable[[Path], Path]  # into a folder; what is to be checked


def file(ending: str, content: Callable[[], bytes]) -> Build:
    """A ledger of one file."""

    def build(folder: Path) -> Path:
        path = folder / f"台账{ending}"
        path.write_bytes(content())
        return path

    return build


def odd_folder(folder: Path) -> Path:
    """A folder with a pipe, a device, a circle of links, a link to nothing, and folders three hundred deep."""
    os.mkfifo(folder / "管道.csv")
    (folder / "设备.xlsx").symlink_to("/dev/zero")
    (folder / "自己.xlsx").symlink_to(folder / "自己.xlsx")
    (folder / "没有.csv").symlink_to(folder / "不在.csv")
    deep = folder
    for _each in range(300):
        deep /= "深"
        os.mkdir(deep) if len(str(deep)) < 3_000 else None
    return folder


def pipe(folder: Path) -> Path:
    """A pipe by its own name, into which nobody writes."""
    os.mkfifo(folder / "管道.csv")
    return folder / "管道.csv"


def device(folder: Path) -> Path:
    """A device that never ends, under the name of a workbook."""
    (folder / "设备.xlsx").symlink_to("/dev/zero")
    return folder / "设备.xlsx"


def growing(folder: Path) -> Path:
    """A file that another program writes on while it is read."""
    path = folder / "台账.csv"
    path.write_text("项目编号,月份,资金来源,完成投资\n", encoding="utf-8")
    more = "f.write('A1,2024-01,民资,1\\n' * 2000); f.flush(); time.sleep(0.002)"
    writer = f"import time\nf = open({str(path)!r}, 'a', encoding='utf-8')\nfor each in range(5000): {more}"
    subprocess.Popen([sys.executable, "-c", writer])
    return path


REAL: dict[str, Build] = {
    "a million lines": built_rows.million_lines,
    "1,048,576 rows": built_rows.million_rows,
    "1,048,576 rows, shared": built_rows.million_shared,
}
LISTED: dict[str, Build] = {  # a part of it can be read: what is wrong is listed, up to a bound
    "700,000 bad rows": file(".csv", built_rows.bad_rows),
    "two million notes": file(".csv", built_rows.notes),
    "100,000 tables below each other": file(".csv", built_rows.tables),
}
ATTACKS: dict[str, Build] = {
    "unclosed tags": file(".xlsx", built.unclosed_tags),
    "shared string of 3 GB": file(".xlsx", built.long_shared_string),
    "4 GB of blanks": file(".xlsx", built.blanks),
    "cell of 120 MB": file(".xlsx", built.long_cell),
    "cell of 500 MB": file(".xlsx", built.huge_cell),
    "far cell, prefixed": file(".xlsx", built.far_cell),
    "row 999,999,999,999": file(".xlsx", built.endless_row),
    "entities": file(".xlsx", built.entities),
    "entity of a file": file(".xlsx", built.external_entity),
    "merged areas, one upon another": file(".xlsx", built.merged_areas),
    "a million merged areas": file(".xlsx", built.merged_pieces),
    "a million names": file(".xlsx", built.defined_names),
    "a million styles": file(".xlsx", built.styles),
    "ten million elements": file(".xlsx", built.elements_beside),
    "numbers of 5,000 digits": file(".xlsx", built.long_number),
    "circular formulas": file(".xlsx", built.circular),
    "200,000 tags deep": file(".xlsx", built.deep_tags),
    "archives in archives": file(".xlsx", built.nested_archives),
    "lying sizes": file(".xlsx", built.lying_sizes),
    "50,000 sheets": file(".xlsx", built_books.many_sheets),
    "columns hidden over each other": file(".xlsx", built_books.hidden_columns),
    "a million relations": file(".xlsx", built_books.million_relations),
    "texts three million deep": file(".xlsx", built_books.deep_strings),
    "entities in texts": file(".xlsx", built_books.entities_in_strings),
    "repeated cell": file(".ods", built.repeated_cell),
    "nested tables": file(".xls", built_texts.nested_table),
    "wide spans": file(".xls", built_texts.wide_spans),
    "sectors in a circle": file(".xls", built_texts.broken_chains),
    "unclosed quote": file(".csv", built_texts.unclosed_quote),
    "100,000 columns": file(".csv", built_texts.many_columns),
    "190 MB in a line": file(".csv", built_texts.one_line),
    "500 MB in a line": file(".csv", built_texts.larger_than_any),
    "units without end": file(".csv", built_texts.units_without_end),
    "words of 30,000 letters": file(".csv", built_texts.long_words),
    "190 million empty lines": file(".csv", built_texts.empty_lines),
    "UTF-16 without lines": file(".csv", built_texts.wide_without_lines),
    "800,000 tables of a page": file(".xls", built_texts.tables_of_a_page),
    "zero bytes": file(".csv", built_texts.zero_bytes),
    "odd folder": odd_folder,
    "pipe": pipe,
    "endless device": device,
    "growing file": growing,
    "rows in no order": file(".xlsx", built_rows.rows_in_no_order),
    **LISTED,
    **REAL,
}


@dataclass(frozen=True)
class Outcome:
    """How one command ended."""

    seconds: float
    megabytes: int
    code: int
    said: list[str]

    def wrong(self, most: int, lines: int) -> str:
        """What must never be; empty where all is well. What is refused is told in one sentence."""
        if any("Traceback" in line or ".py:" in line for line in self.said):
            return "a traceback"
        if self.code not in (0, 1, 2):
            return f"ended with {self.code}"
        if not self.said:
            return "no sentence"
        if len(self.said) > lines:
            return f"{len(self.said)} lines"
        return f"takes more than {most} MB" if self.megabytes > most else ""

    @property
    def sentence(self) -> str:
        """The line that says what is wrong with the file."""
        told = [line for line in self.said if line.startswith(("错误", "台账", "管道", "设备", "未读", "没有"))]
        return (told or self.said or [""])[0][:110]


def tried(*command: str) -> Outcome:
    """Run a command; time and memory are those of the process and of those that it starts."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as kept:
        limited = ["timeout", str(SECONDS), sys.executable, *command]
        process = subprocess.Popen(limited, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=kept, stderr=subprocess.STDOUT)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        kept.seek(0)
        said = kept.read().decode("utf-8", "replace").split("\n")
    lines = [line.strip() for line in said if line.strip()]
    return Outcome(time.monotonic() - started, usage.ru_maxrss // 1024, process.returncode, lines)


def bare(path: Path) -> None:
    """Read all cells by the library alone."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as source:
            count = sum(map(len, csv.reader(source)))
    else:
        (sheet,) = openpyxl.load_workbook(path, read_only=True).worksheets
        count = sum(map(len, sheet.iter_rows(values_only=True)))
    print(f"{count} cells")


@click.command(help=__doc__)
@click.option("--only", default="", help="attacks whose name holds this text")
@click.option("--bare", "is_bare", type=click.Path(path_type=Path), hidden=True)
def main(only: str, is_bare: Path | None) -> None:
    if is_bare:
        bare(is_bare)
        return
    console = Console(width=220)
    table = Table("attack", "MB", "seconds", "most MB", "code", "what is said", "wrong")
    all_well = True
    for name, build in ATTACKS.items():
        if only not in name:
            continue
        for row in _rows(name, build):
            all_well = all_well and not row[-1]
            table.add_row(*row)
            console.print(*row, sep=" | ")
    console.print(table)
    raise SystemExit(not all_well)


def _rows(name: str, build: Build) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given, "台账")
        folder.mkdir()
        path = _built(build, folder)
        size = sum(each.stat().st_size for each in folder.iterdir() if each.is_file()) / 1e6
        most = OF_REAL_ROWS if name in REAL else MEGABYTES
        checked = tried("-m", "data", "check", str(path))
        yield _row(name, size, checked, checked.wrong(most, LINES if name not in {*LISTED, *REAL} else OF_LISTED))
        if name in REAL:
            publish = ("-m", "data", "publish", str(path), "--into", str(Path(given, "county.duckdb")), "--by", "x")
            for what in ("published", "published again"):
                published = tried(*publish, "--yes")
                yield _row(f"{name}: {what}", size, published, published.wrong(most, OF_LISTED))
            (largest,) = folder.glob("投资.*")
            alone = tried("-m", "benchmarks.attacks", "--bare", str(largest))
            times = f"read bare; checked in {checked.seconds / alone.seconds:.1f} times its time"
            yield _row(f"{name}: bare", size, alone, "", times)


def _built(build: Build, folder: Path) -> Path:
    """Build in a process of its own: what it holds would count as the memory of what is started after it."""
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=lambda: theirs.send(build(folder)))
    process.start()
    path: Path = ours.recv()
    process.join()
    return path


def _row(name: str, size: float, outcome: Outcome, wrong: str, said: str = "") -> tuple[str, ...]:
    figures = (f"{size:.1f}", f"{outcome.seconds:.1f}", str(outcome.megabytes), str(outcome.code))
    return name, *figures, said or outcome.sentence, wrong


if __name__ == "__main__":
    main()
