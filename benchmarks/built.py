"""Workbooks that were built to take their reader down."""

import io
import zipfile
from collections.abc import Callable, Iterator

import xlsxwriter

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


SHEET, STRINGS, BOOK, STYLES = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
)


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


def many_in(part: str, end: bytes, begin: bytes, one: bytes, close: bytes) -> bytes:
    """The usual workbook with a part in which one element stands a million times."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, found, after = old.partition(end)
        yield before + begin
        for _each in range(1_000):
            yield one * 1_000
        yield close + found + after

    return with_part(part, pieces)


def merged_pieces() -> bytes:
    """A million merged areas, each of two cells."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</sheetData>")
        yield before + end + b"<mergeCells>"
        for row in range(1, A_MILLION, 1_000):
            yield b"".join(b'<mergeCell ref="A%d:B%d"/>' % (each, each) for each in range(row, row + 1_000))
        yield b"</mergeCells>" + after

    return with_part(SHEET, pieces)


def defined_names() -> bytes:
    """A million names."""
    return many_in(BOOK, b"<calcPr", b"<definedNames>", b'<definedName name="a">1</definedName>', b"</definedNames>")


def styles() -> bytes:
    """A million styles of cells."""
    return many_in(STYLES, b"</cellXfs>", b"", b'<xf numFmtId="0" fontId="0"/>', b"")


def elements_beside() -> bytes:
    """Ten million elements of no kind that is known, behind the cells."""
    return many_in(SHEET, b"</worksheet>", b"<z>", b"<y/>" * 10, b"</z>")


def external_entity() -> bytes:
    """An entity that is a file of the machine."""

    def pieces(_old: bytes) -> Iterator[bytes]:
        yield b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        yield b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        yield b'<c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'

    return with_part(SHEET, pieces)


def with_cells(cells: bytes) -> bytes:
    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</sheetData>")
        yield before + cells + end + after

    return with_part(SHEET, pieces)


def endless_row() -> bytes:
    """A cell in row 999,999,999,999, and an error in another."""
    row = b'<row r="%d"><c r="A%d" t="%s"><v>1</v></c></row>'
    return with_cells(
        row % (999_999_999_999, 999_999_999_999, b"n") + row % (9_999_999_999_999, 9_999_999_999_999, b"e")
    )


def long_number() -> bytes:
    """Numbers of five thousand digits, of 1e999, and none."""
    values = (b"9" * 5_000, b"1e999", b"NaN", b"-inf")
    cells = b"".join(
        b'<c r="%s3"><v>%s</v></c>' % (b"ABCD"[each : each + 1], value) for each, value in enumerate(values)
    )
    return with_cells(b'<row r="3">' + cells + b"</row>")


def circular() -> bytes:
    """Ten thousand formulas that rest on each other, without a result."""
    cells = (b'<row r="%d"><c r="A%d"><f>A%d+1</f></c></row>' % (row, row, 10_003 - row) for row in range(3, 10_001))
    return with_cells(b"".join(cells))


def deep_tags() -> bytes:
    """A cell within two hundred thousand elements."""
    return with_cells(b'<row r="3"><c r="A3">' + b"<is>" * 200_000 + b"</is>" * 200_000 + b"</c></row>")


def nested_archives() -> bytes:
    """An archive within an archive, fifty times."""
    content = usual()
    for _each in range(50):
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("台账.xlsx", content)
        content = memory.getvalue()
    return content


def lying_sizes() -> bytes:
    """A workbook that says of 300 MB that they are 1,000 bytes."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</sheetData>")
        yield before
        for _each in range(300):
            yield SPACES
        yield end + after

    content = bytearray(with_part(SHEET, pieces))
    place = content.rfind(b"PK\x01\x02", 0, content.rfind(SHEET.encode()))
    content[place + 24 : place + 28] = (1_000).to_bytes(4, "little")
    return bytes(content)
