"""The cells of CSV files, and of web pages that were saved as workbooks."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import lxml.html

from data.findings import N_
from data.reading.sheet import Grid, Sheet, Unreadable

LONGEST_CELL = 32_767  # as in a workbook
SAMPLE = 20_000
csv.field_size_limit(LONGEST_CELL)


def csv_sheet(content: bytes, file: str, name: str) -> Sheet:
    """A CSV file as the one sheet that it is."""
    text = decoded(content)
    if "\0" in text:
        raise Unreadable(N_("holds zero bytes, as after a crash of the disk: its figures are lost"))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    grid = Grid()
    try:
        for row, cells in enumerate(reader):
            for column, cell in enumerate(cells):
                if cell.strip():
                    grid.put(row, column, cell)
    except csv.Error as problem:
        if "field limit" in str(problem):
            message = N_("has a cell of more than {count} characters near line {line}; is a quote not closed?")
            raise Unreadable(message, count=str(LONGEST_CELL), line=str(reader.line_num)) from problem
        message = N_("has a quote that is not closed or stands inside a cell, near line {line}")
        raise Unreadable(message, line=str(reader.line_num)) from problem
    return Sheet(file, name, grid.rows())


def is_text(content: bytes) -> bool:
    """Whether the bytes are text in some encoding: nearly nothing in it is a control character."""
    try:
        beginning = decoded(content)[:SAMPLE]
    except Unreadable:
        return False
    odd = sum(not (letter.isprintable() or letter in "\r\n\t\ufeff") for letter in beginning)
    return odd * 50 <= len(beginning)


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030."""
    encodings: tuple[str, ...] = ("utf-8-sig", "gb18030")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif b"\0" in content:
        encodings = ("utf-16-le", "utf-16-be", *encodings)
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            is_likely = "\0" not in text and ("\n" in text or not encoding.startswith("utf-16-"))
            if is_likely or encoding == encodings[-1]:
                return text
    raise Unreadable(N_("is neither UTF-8 nor UTF-16 nor GB18030 text"))


def _delimiter(text: str) -> str:
    """The one that cuts most lines of the beginning into the same number of cells."""
    lines = text[:SAMPLE].splitlines()[:50]

    def fit(delimiter: str) -> tuple[int, int]:
        with suppress(csv.Error):
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
            return max(((count, width) for width, count in widths.items()), default=(0, 0))
        return (0, 0)

    return max(",\t;", key=fit)


def web_sheets(content: bytes, file: str, name: str) -> Iterator[Sheet]:
    """The tables of a web page that was saved under the ending of a workbook, each as a sheet."""
    page = lxml.html.fromstring(decoded(content).encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    tables = [table for table in page.iter("table") if not table.xpath(".//table")]
    if not tables:
        raise Unreadable(N_("is a web page without any table"))
    for number, table in enumerate(tables, start=1):
        yield _web_sheet(table, file, name if len(tables) == 1 else f"{name} {number}")


def _web_sheet(table: lxml.html.HtmlElement, file: str, name: str) -> Sheet:
    grid = Grid()
    merged: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            high, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            if high * wide > 1:
                merged.append((row, column, row + high - 1, column + wide - 1))
                taken.update((row + down, column + right) for down in range(high) for right in range(wide))
            text = " ".join(cell.text_content().split())
            if text:
                grid.put(row, column, text)
            column += wide
    return Sheet(file, name, grid.rows(), merged=tuple(merged))


def _span(cell: lxml.html.HtmlElement, direction: str) -> int:
    said = cell.get(direction, "1").strip()
    return min(max(int(said), 1), 1_000) if said.isdecimal() else 1
