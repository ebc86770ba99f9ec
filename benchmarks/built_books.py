"""Further workbooks that were built to take their reader down: by what stands beside the cells."""

from collections.abc import Iterator

from benchmarks.built import BOOK, SHEET, STRINGS, with_part

SPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DEEP = 3_000_000


def many_sheets() -> bytes:
    """Fifty thousand sheets that are all the same part."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, _begin, rest = old.partition(b"<sheets>")
        yield before + b"<sheets>"
        for each in range(1, 50_001):
            yield b'<sheet name="%d" sheetId="%d" r:id="rId1"/>' % (each, each)
        yield b"</sheets>" + rest.partition(b"</sheets>")[2]

    return with_part(BOOK, pieces)


def hidden_columns() -> bytes:
    """Every column said to be hidden with all columns behind it."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, begin, after = old.partition(b"<sheetData>")
        yield before + b"<cols>"
        for each in range(1, 16_385):
            yield b'<col min="%d" max="16384" hidden="1" width="1"/>' % each
        yield b"</cols>" + begin + after

    return with_part(SHEET, pieces)


def million_relations() -> bytes:
    """A million relations of a workbook."""

    def pieces(old: bytes) -> Iterator[bytes]:
        before, end, after = old.partition(b"</Relationships>")
        yield before
        for _each in range(1_000):
            yield b'<Relationship Id="x" Type="y" Target="z"/>' * 1_000
        yield end + after

    return with_part("xl/_rels/workbook.xml.rels", pieces)


def deep_strings() -> bytes:
    """A shared text within three million elements."""

    def pieces(_old: bytes) -> Iterator[bytes]:
        yield b'<sst xmlns="' + SPACE + b'"><si>' + b"<r>" * DEEP + b"</r>" * DEEP + b"</si></sst>"

    return with_part(STRINGS, pieces)


def entities_in_strings() -> bytes:
    """Entities within entities in the texts that cells share."""

    def pieces(_old: bytes) -> Iterator[bytes]:
        defined = b"".join(b'<!ENTITY a%d "%s">' % (each, b"&a%d;" % (each - 1) * 10) for each in range(1, 10))
        yield b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + defined + b"]>"
        yield b'<sst xmlns="' + SPACE + b'"><si><t>&a9;</t></si></sst>'

    return with_part(STRINGS, pieces)
