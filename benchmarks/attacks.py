"""Files that were built to take their reader down: each must end in one sentence, within time and memory.

python -m benchmarks.attacks [--only TEXT]

Each is checked by the command that an office uses, in a process of its own.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import xlsxwriter
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parent.parent
SECONDS = 240
MEGABYTES = 2_000
A_MILLION = 1_000_000
SPACES = b" " * 1_000_000


def usual(rows: int = 1) -> bytes:
    """A workbook without anything odd, whose parts are then exchanged."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        page = book.add_worksheet("项目")
        for row in range(rows):
            page.write_row(row, 0, ["项目编号", "项目名称"])
    return memory.getvalue()


def with_part(name: str, pieces: Callable[[bytes], Iterator[bytes]]) -> bytes:
    """The usual workbook with one part of it made anew, piece by piece, out of what it was."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual())) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        with new.open(name, "w", force_zip64=True) as part:
            for piece in pieces(old.read(name)):
                part.write(piece)
    return memory.getvalue()


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def unclosed_tags() -> bytes:
    """100,000 beginnings of tags, 2 KB each, none of them closed."""

    def pieces(old: bytes) -> Iterator[bytes]:
        yield old.partition(b"<sheetData>")[0]
        for _each in range(100_000):
            yield b"<" + b"c" * 1_400

    return with_part(SHEET, pieces)


def long_shared_string() -> bytes:
    """One text of 3 GB that all cells share."""

    def pieces(old: bytes) -> Iterator[bytes]:
        yield old.partition(b"<si>")[0] + b"<si><t>"
        for _each in range(3_000):
            yield b"x" * A_MILLION
        yield b"</t></si></sst>"

    return with_part(STRINGS, pieces)


def blanks() -> bytes:
    """4 GB of spaces inside a sheet."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</sheetData>")
        yield before
        for _each in range(4_000):
            yield SPACES
        yield end + after

    return with_part(SHEET, pieces)


def long_cell() -> bytes:
    """A text of 120 MB in a cell itself: just below what may be unpacked."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</sheetData>")
        yield before + b'<row r="3"><c r="A3" t="inlineStr"><is><t>'
        for _each in range(120):
            yield b"x" * A_MILLION
        yield b"</t></is></c></row>" + end + after

    return with_part(SHEET, pieces)


def huge_cell() -> bytes:
    """The same with 500 MB."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</sheetData>")
        yield before + b'<row r="3"><c r="A3" t="inlineStr"><is><t>'
        for _each in range(500):
            yield b"x" * A_MILLION
        yield b"</t></is></c></row>" + end + after

    return with_part(SHEET, pieces)


def far_cell() -> bytes:
    """A cell at the end of the sheet, its tags under a prefix."""

    def pieces(_old: bytes) -> Iterator[bytes]:
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        yield f'<x:worksheet xmlns:x="{space}"><x:sheetData>'.encode()
        yield b'<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'

    return with_part(SHEET, pieces)


def entities() -> bytes:
    """Entities within entities: a billion laughs."""

    def pieces(_old: bytes) -> Iterator[bytes]:
        defined = b"".join(b'<!ENTITY a%d "%s">' % (each, b"&a%d;" % (each - 1) * 10) for each in range(1, 10))
        yield b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + defined + b"]>"
        yield b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        yield b'<c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'

    return with_part(SHEET, pieces)


def merged_areas() -> bytes:
    """A merged area over the whole sheet, two hundred thousand times."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</sheetData>")
        yield before + end + b"<mergeCells>"
        for _each in range(200_000):
            yield b'<mergeCell ref="A1:XFD1048576"/>'
        yield b"</mergeCells>" + after

    return with_part(SHEET, pieces)


def repeated_cell() -> bytes:
    """An .ods with one cell that is repeated 16,384 times in a row that is repeated 2,000 times."""
    spaces = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text")
    )
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            '<table:table table:name="a"><table:table-row table:number-rows-repeated="2000">'
            '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p>'
            "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
            "</office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return memory.getvalue()


def nested_table() -> bytes:
    """A web page under the ending of a workbook: 50,000 tables, each within the last."""
    return b"<html>" + b"<table><tr><td>" * 50_000


def unclosed_quote() -> bytes:
    """A CSV file of 150 MB whose first quote is never closed."""
    return b'"' + b"a,b\r\n" * 30_000_000


def many_columns() -> bytes:
    """A CSV file whose rows are 100,000 commas."""
    return (b"x," * 100_000 + b"\r\n") * 200


HEADER = ["项目编号", "月份", "资金来源", "完成投资"]


def _real_rows(count: int) -> Iterator[list[str | float]]:
    for number in range(count):
        yield [f"A{number // 60}", f"{2020 + number % 60 // 12}-{number % 12 + 1:02}", "民资", 1.5]


def million_lines() -> bytes:
    """A CSV file of a million rows as a ledger has them."""
    memory = io.StringIO()
    csv.writer(memory).writerows([HEADER, *_real_rows(A_MILLION)])
    return memory.getvalue().encode()


def million_rows() -> bytes:
    """A workbook whose sheet is filled to its last row."""
    file = Path(tempfile.mkstemp(suffix=".xlsx")[1])
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        page = book.add_worksheet("投资")
        for row, cells in enumerate([HEADER, *_real_rows(1_048_575)]):
            page.write_row(row, 0, cells)
    content = file.read_bytes()
    file.unlink()
    return content


ATTACKS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "unclosed tags": (".xlsx", unclosed_tags),
    "shared string of 3 GB": (".xlsx", long_shared_string),
    "4 GB of blanks": (".xlsx", blanks),
    "cell of 120 MB": (".xlsx", long_cell),
    "cell of 500 MB": (".xlsx", huge_cell),
    "far cell, prefixed": (".xlsx", far_cell),
    "entities": (".xlsx", entities),
    "merged areas": (".xlsx", merged_areas),
    "repeated cell": (".ods", repeated_cell),
    "nested tables": (".xls", nested_table),
    "unclosed quote": (".csv", unclosed_quote),
    "100,000 columns": (".csv", many_columns),
    "a million lines": (".csv", million_lines),
    "1,048,576 rows": (".xlsx", million_rows),
}


@dataclass(frozen=True)
class Outcome:
    """How checking one file ended."""

    seconds: float
    megabytes: int
    code: int
    said: list[str]

    @property
    def wrong(self) -> str:
        """What must never be; empty where all is well."""
        if any("Traceback" in line for line in self.said):
            return "a traceback"
        if self.code not in (0, 1):
            return f"ended with {self.code}"
        if not self.said:
            return "no sentence"
        return f"takes more than {MEGABYTES} MB" if self.megabytes > MEGABYTES else ""


def tried(file: Path) -> Outcome:
    """Check a ledger; time and memory are those of the process and of those that it starts."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as kept:
        command = ["timeout", str(SECONDS), sys.executable, "-m", "data", "check", str(file)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=kept, stderr=subprocess.STDOUT)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        kept.seek(0)
        said = kept.read().decode("utf-8", "replace").split("\n")
    lines = [line.strip() for line in said if line.strip()]
    return Outcome(time.monotonic() - started, usage.ru_maxrss // 1024, process.returncode, lines)


@click.command(help=__doc__)
@click.option("--only", default="", help="attacks whose name holds this text")
def main(only: str) -> None:
    console = Console(width=200)
    table = Table("attack", "MB", "seconds", "most MB", "code", "what is said", "wrong")
    all_well = True
    for name, (ending, build) in ATTACKS.items():
        if only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, f"台账{ending}")
            file.write_bytes(build())
            size = file.stat().st_size / 1e6
            outcome = tried(file)
        all_well = all_well and not outcome.wrong
        told = next((line for line in outcome.said if f"{file.name}：" in line or f"{file.name} " in line), "")[:90]
        row = (f"{size:.1f}", f"{outcome.seconds:.0f}", outcome.megabytes, outcome.code, told, outcome.wrong)
        table.add_row(name, *map(str, row))
        console.print(name, *row, sep=" | ")
    console.print(table)
    raise SystemExit(not all_well)


if __name__ == "__main__":
    main()
