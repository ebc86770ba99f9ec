"""A file of any kind that an office keeps -> its sheets. What the file really is counts, not its ending."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath

from data.findings import ERROR, N_, WARNING, Finding
from data.reading import other, text, xls, xlsx
from data.reading.files import LedgerFile
from data.reading.sheet import PROTECTED, TOO_LARGE, Cells, Sheet, Unreadable, is_locked

__all__ = ["Cells", "Sheet", "cells_of"]

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_UNPACKED = 400_000_000
MOST_SHEETS = 500
DAMAGED = N_(
    "is damaged or no workbook: open it in Excel or WPS and save it as .xlsx; if it does not open, ask for it anew"
)


def cells_of(file: LedgerFile) -> Cells:
    """All sheets of a file. Whatever is wrong with the file is one finding, whatever a library says or throws."""
    cells = Cells()
    try:
        read = _reader(file, cells)
        for sheet in read():
            cells.sheets.append(sheet)
            if len(cells.sheets) > MOST_SHEETS:
                raise Unreadable(N_("has more than {count} sheets: divide it"), count=str(MOST_SHEETS))
    except Unreadable as problem:
        _refuse(cells, file, problem.message, problem.arguments)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as problem:  # panics of the library that reads .xlsb and .ods are no Exception
        _refuse(cells, file, PROTECTED if is_locked(str(problem)) else DAMAGED, {})
    return cells


def _refuse(cells: Cells, file: LedgerFile, message: str, arguments: dict[str, str]) -> None:
    cells.sheets.clear()
    cells.findings.append(Finding("unreadable_file", ERROR, message, arguments, file=file.label))


def _reader(file: LedgerFile, cells: Cells) -> Callable[[], Iterator[Sheet]]:
    """What reads the file, by its first bytes."""
    content, label, name = file.content, file.label, PurePath(file.path).stem
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content.strip(b"\0"):
        raise Unreadable(N_("is empty or holds nothing but zero bytes: ask for it anew"))
    if content.startswith(b"PK"):
        return _packed_reader(file, cells)
    if content.startswith(OLE2):
        if ENCRYPTED in content:
            raise Unreadable(PROTECTED)
        return lambda: xls.sheets_of(content, label)
    if content.startswith(b"%PDF"):
        raise Unreadable(N_("is really a {kind}, which holds no cells: ask for the workbook"), kind="PDF")
    if head.startswith(b"mime-version:"):
        raise Unreadable(N_("is really a saved web archive: open it in Excel and save it as .xlsx"))
    if head.startswith(b"<?xml") and b"schemas-microsoft-com:office:spreadsheet" in head:
        raise Unreadable(N_("is really an XML spreadsheet of 2003: open it in Excel and save it as .xlsx"))
    if head.startswith(b"<") and (b"<html" in head or re.search(b"<table", content, re.IGNORECASE)):
        return lambda: text.web_sheets(content, label, name)
    if PurePath(file.path).suffix.lower() != ".csv" and not text.is_text(content):
        raise Unreadable(N_("is no workbook, whatever its ending says, or is damaged: open it in Excel or WPS to see"))
    return lambda: iter([text.csv_sheet(content, label, name)])


def _packed_reader(file: LedgerFile, cells: Cells) -> Callable[[], Iterator[Sheet]]:
    content, label = file.content, file.label
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        unpacked = sum(each.file_size for each in archive.infolist())
        kind = archive.read("mimetype")[:80] if "mimetype" in names else b""
    if "xl/workbook.bin" in names or b"opendocument.spreadsheet" in kind:
        if unpacked > MOST_UNPACKED:
            raise Unreadable(TOO_LARGE, size=str(MOST_UNPACKED // 1_000_000))
        message = N_(
            "of this kind of workbook only the values can be read, and an error such as #REF! is a blank: "
            "save it as .xlsx, so that errors, hidden rows, strike-through and units in number formats are seen"
        )
        cells.findings.append(Finding("values_only", WARNING, message, file=label))
        return lambda: iter(other.sheets_of(content, label))
    if any(name.startswith("word/") for name in names):
        raise Unreadable(N_("is really a {kind}, which holds no cells: ask for the workbook"), kind="Word")
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable(N_("is really a {kind}, which holds no cells: ask for the workbook"), kind="PowerPoint")
    if "[Content_Types].xml" in names:
        return lambda: xlsx.sheets_of(content, label)
    raise Unreadable(N_("is an archive: unpack it, and name the folder with its files"))
