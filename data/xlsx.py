"""What the workbook library does not say of an .xlsx file: broken cells, and how far a sheet reaches.

Cells that hold an error (#REF!) or a formula without a result come as blanks; in an optional column that would hide
them. And a sheet is laid out whole, blanks included, so that one cell far outside the table can exhaust the memory.
Older .xls files and .ods files are not looked into.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

CELL = re.compile(rb"<c ([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
COLUMN_OF_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]+)')
ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')
IS_ERROR = re.compile(rb'\bt="e"')
VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
NO_RESULT = "="
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class SheetFacts:
    """Broken cells as (row, column) from 0 -> error ("=" for a formula without a result); rows and columns in all."""

    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


def sheet_facts(content: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet of an .xlsx file, by name; empty for other files."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return {}
        return {name: _facts(archive.read(part)) for name, part in _parts(archive).items()}


def _facts(xml: bytes) -> SheetFacts:
    rows = max(map(int, ROW.findall(xml)), default=0)
    columns = max(map(_column, set(COLUMN_OF_CELL.findall(xml))), default=-1) + 1
    return SheetFacts(_broken(xml), rows, columns)


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> where its cells are in the archive."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): posixpath.join("/xl", each.get("Target", ""))[1:] for each in relations}
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = {each.get("name", ""): targets.get(each.get(RELATION)) for each in workbook.iterfind(".//{*}sheet")}
    present = set(archive.namelist())
    return {name: part for name, part in sheets.items() if part in present}


def _broken(xml: bytes) -> dict[tuple[int, int], str]:
    if b't="e"' not in xml and b"<f" not in xml:
        return {}
    broken = {}
    for attributes, inside in (found.groups() for found in CELL.finditer(xml)):
        is_error = IS_ERROR.search(attributes)
        place = PLACE.search(attributes) if is_error or b"<f" in inside else None
        if place is None:
            continue
        value = VALUE.search(inside)
        where = int(place[2]) - 1, _column(place[1])
        if is_error:
            broken[where] = value[1].decode() if value else "#"
        elif not (value and value[1]) and b't="str"' not in attributes:
            broken[where] = NO_RESULT
    return broken


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
