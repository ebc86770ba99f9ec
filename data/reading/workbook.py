"""The parts of an .xlsx workbook that its sheets share: the archive, the list of sheets, texts, formats, fonts.

openpyxl knows what is in them; what is added here is a limit to what is unpacked, and the names of strict Open XML.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import IO, Any, Literal, TypeVar

from openpyxl.cell.rich_text import CellRichText
from openpyxl.descriptors.serialisable import Serialisable
from openpyxl.packaging.manifest import Manifest
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.packaging.workbook import WorkbookPackage
from openpyxl.reader.excel import _find_workbook_part  # type: ignore[attr-defined]  # not in the stubs
from openpyxl.reader.strings import read_rich_text, read_string_table
from openpyxl.styles.cell_style import CellStyleList
from openpyxl.styles.fonts import Font
from openpyxl.styles.numbers import NumberFormatList
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH
from openpyxl.utils.escape import unescape
from openpyxl.xml.constants import ARC_CONTENT_TYPES, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from data.findings import N_
from data.reading.formats import builtin, is_plain
from data.reading.sheet import TOO_LARGE, Unreadable, is_blank

MOST_BYTES = 150_000_000
MOST_STREAMED = 1_000_000_000
PIECE = 250_000
STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", SHEET_MAIN_NS.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


LONGEST_NAME = max(len(strict) for strict, _name in STRICT)
MOST_ELEMENTS = 500_000  # of a part that openpyxl makes objects of
Part = TypeVar("Part", bound=Serialisable)


def made(kind: type[Part], tree: Any) -> Part:
    """What openpyxl makes of an element. ValueError where it makes nothing of it."""
    if sum(1 for _each in tree.iter()) > MOST_ELEMENTS:
        raise Unreadable(N_("says more of names and formats than a workbook needs: copy the sheets into a new one"))
    part = kind.from_tree(tree)
    if part is None:
        raise ValueError(f"no {kind.__name__}")
    return part


class Package(zipfile.ZipFile):
    """The parts of a workbook; never unpacks more than a workbook may hold."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self._unpacked: Counter[int] = Counter()  # by how much it may be

    def open(
        self,
        name: str | zipfile.ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> io.BytesIO:
        """A part, with the names of strict Open XML in their usual form."""
        self._count(name, MOST_BYTES)
        with super().open(name, mode, pwd, force_zip64=force_zip64) as part:
            return io.BytesIO(_usual(part.read()))

    def stream(self, name: str) -> "Stream":
        """A part that may be larger, as it is unpacked."""
        self._count(name, MOST_STREAMED)
        return Stream(super().open(name))

    def _count(self, name: str | zipfile.ZipInfo, most: int) -> None:
        about = self.getinfo(name.filename if isinstance(name, zipfile.ZipInfo) else name)
        self._unpacked[most] += about.file_size
        if self._unpacked[most] > most:
            raise Unreadable(TOO_LARGE, size=str(most // 1_000_000))


class Stream(io.RawIOBase):
    """A part while it is unpacked, with the names of strict Open XML in their usual form."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part, self._rest = part, b""

    def read(self, size: int = -1) -> bytes:
        """The next piece; of a name that is cut off the rest comes with the next one."""
        piece = self._part.read(PIECE)
        whole = _usual(self._rest + piece)
        cut = max((whole.rfind(b"http", -LONGEST_NAME), 0)) if piece else len(whole)
        cut = cut or len(whole)
        self._rest = whole[cut:]
        return whole[:cut]


def _usual(content: bytes) -> bytes:
    if b"purl.oclc.org" in content:
        for strict, usual in STRICT:
            content = content.replace(strict, usual)
    return content


class Workbook:
    """What all sheets of a workbook share."""

    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        self._manifest = made(Manifest, fromstring(self.package.read(ARC_CONTENT_TYPES)))
        self._part = _find_workbook_part(self._manifest).PartName[1:]
        self._about = made(WorkbookPackage, fromstring(self.package.read(self._part)))
        self.epoch = CALENDAR_MAC_1904 if self._about.properties.date1904 else WINDOWS_EPOCH

    def sheets(self) -> Iterator[tuple[str, bool, str]]:
        """Name, whether it is hidden, and part of each sheet of cells; charts and macros have none."""
        parts = get_dependents(self.package, get_rels_path(self._part)).to_dict()
        for sheet in self._about.sheets:
            found = parts[sheet.id]
            if posixpath.basename(found.Type) == "worksheet":
                yield sheet.name, sheet.state != "visible", found.target

    @cached_property
    def strings(self) -> list[str | CellRichText | None]:
        """The texts that cells refer to, blank ones as None; in pieces only where some of them are struck out."""
        part = self._manifest.find(SHARED_STRINGS)
        if part is None:
            return []
        content = self.package.read(part.PartName[1:])
        read = read_rich_text if b"strike" in content else read_string_table
        texts = read(io.BytesIO(content))
        return [text_of(text) if isinstance(text, str) else text for text in texts]

    @cached_property
    def _styles(self) -> Any:  # an element, of lxml or of the standard library
        found = [each for each in self._manifest.Override if each.ContentType.endswith("styles+xml")]
        return fromstring(self.package.read(found[0].PartName[1:])) if found else None

    @cached_property
    def formats(self) -> dict[int, str]:
        """Number of a cell style -> its number format, where that says more than how many digits to show."""
        codes = {style: self._code(number) for style, (number, _font) in self._cell_styles.items()}
        return {style: code for style, code in codes.items() if not is_plain(code)}

    @cached_property
    def struck(self) -> frozenset[int]:
        """The numbers of the cell styles whose text is struck out."""
        tree = None if self._styles is None else self._styles.find(f"{{{SHEET_MAIN_NS}}}fonts")
        struck = [bool(Font.from_tree(font).strike) for font in tree] if tree is not None else []
        used = self._cell_styles.items()
        return frozenset(style for style, (_number, font) in used if font < len(struck) and struck[font])

    @cached_property
    def _cell_styles(self) -> dict[int, tuple[int, int]]:
        tree = None if self._styles is None else self._styles.find(f"{{{SHEET_MAIN_NS}}}cellXfs")
        if tree is None:
            return {}
        styles = made(CellStyleList, tree).xf
        return {index: (style.numFmtId or 0, style.fontId or 0) for index, style in enumerate(styles)}

    @cached_property
    def _own_codes(self) -> dict[int, str]:
        tree = None if self._styles is None else self._styles.find(f"{{{SHEET_MAIN_NS}}}numFmts")
        return {} if tree is None else {each.numFmtId: each.formatCode for each in made(NumberFormatList, tree).numFmt}

    def _code(self, number: int) -> str:
        return self._own_codes.get(number) or builtin(number)


def text_of(value: str) -> str | None:
    """A text without Excel's way of writing control characters; None for a blank."""
    return None if is_blank(value) else unescape(value) if "_x" in value else value
