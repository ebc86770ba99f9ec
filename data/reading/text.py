"""The cells of CSV files, and of web pages that were saved as workbooks."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import lxml.html

from data.findings import N_
from data.reading.grid import Grid
from data.reading.sheet import Sheet, Unreadable

LONGEST_CELL = 32_767  # as in a workbook
SAMPLE = 20_000
PIECE = 1_000_000  # bytes
LONGEST_LINE = 5_000_000
MOST_LINES = 5_000_000
MOST_OF_PAGE = 30_000_000  # bytes
MOST_SPANNED = 2_000_000  # cells
csv.field_size_limit(LONGEST_CELL)


def csv_sheet(content: bytes, file: str, name: str) -> Sheet:
    """A CSV file as the one sheet that it is; its text is never in memory as a whole."""
    encoding = _encoding(content)
    if any("\0" in piece for piece in _pieces(content, encoding)):
        raise Unreadable(N_("holds zero bytes, as after a crash of the disk: ask for it anew"))
    beginning = next(_pieces(content, encoding), "")
    reader = csv.reader(_lines(content, encoding), delimiter=_delimiter(beginning), strict=True)
    grid = Grid()
    try:
        for row, cells in enumerate(reader):
            for column, cell in enumerate(cells):
                if cell.strip():
                    grid.put(row, column, cell)
    except csv.Error as problem:
        if "field limit" in str(problem):
            message = N_(
                "has a cell of more than {count} characters near line {line}: close the quote, or shorten the text"
            )
            raise Unreadable(message, count=str(LONGEST_CELL), line=str(reader.line_num)) from problem
        message = N_("has a quote that is not closed or stands inside a cell, near line {line}: take it out")
        raise Unreadable(message, line=str(reader.line_num)) from problem
    return Sheet(file, name, grid.rows())


def is_text(content: bytes) -> bool:
    """Whether the bytes are text in some encoding: nearly nothing in it is a control character."""
    try:
        beginning = next(_pieces(content, _encoding(content)), "")[:SAMPLE]
    except Unreadable:
        return False
    odd = sum(not (letter.isprintable() or letter in "\r\n\t\ufeff") for letter in beginning)
    return odd * 50 <= len(beginning)


def _encoding(content: bytes) -> str:
    """The encoding of a file in UTF-8, UTF-16 or GB18030."""
    encodings: tuple[str, ...] = ("utf-8-sig", "gb18030")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif b"\0" in content:
        encodings = ("utf-16-le", "utf-16-be", *encodings)
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            has_zero = has_line = False
            for piece in _pieces(content, encoding):
                has_zero, has_line = has_zero or "\0" in piece, has_line or "\n" in piece
            is_likely = not has_zero and (has_line or not encoding.startswith("utf-16-"))
            if is_likely or encoding == encodings[-1]:
                return encoding
    raise Unreadable(N_("is neither UTF-8 nor UTF-16 nor GB18030 text: save it as .xlsx"))


def _pieces(content: bytes, encoding: str) -> Iterator[str]:
    """The text of a file, a megabyte at a time. UnicodeDecodeError where it is not in that encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(content), PIECE):
        yield decoder.decode(content[start : start + PIECE], start + PIECE >= len(content))


def _lines(content: bytes, encoding: str) -> Iterator[str]:
    text = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    for number, line in enumerate(iter(lambda: text.readline(LONGEST_LINE), ""), start=1):
        if len(line) == LONGEST_LINE:
            message = N_("has a line of more than {count} characters, line {line}: it is no table")
            raise Unreadable(message, count=str(LONGEST_LINE), line=str(number))
        if number > MOST_LINES:
            raise Unreadable(N_("has more than {count} million lines: divide it"), count=str(MOST_LINES // 1_000_000))
        yield line


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
    if len(content) > MOST_OF_PAGE:
        message = N_("is a web page of more than {size} MB: open it in Excel and save it as .xlsx")
        raise Unreadable(message, size=str(MOST_OF_PAGE // 1_000_000))
    text = "".join(_pieces(content, _encoding(content))).encode()
    page = lxml.html.fromstring(text, parser=lxml.html.HTMLParser(encoding="utf-8"))
    tables = [table for table in page.iter("table") if not table.xpath(".//table")]
    if not tables:
        raise Unreadable(N_("is a web page without any table: ask for the workbook"))
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
                if len(taken) + high * wide > MOST_SPANNED:
                    message = N_("has merged cells that lie over each other or reach far outside the table")
                    raise Unreadable(message)
                taken.update((row + down, column + right) for down in range(high) for right in range(wide))
            text = " ".join(cell.text_content().split())
            if text:
                grid.put(row, column, text)
            column += wide
    return Sheet(file, name, grid.rows(), merged=tuple(merged))


def _span(cell: lxml.html.HtmlElement, direction: str) -> int:
    said = cell.get(direction, "1").strip()
    return min(max(int(said), 1), 1_000) if said.isdecimal() else 1
