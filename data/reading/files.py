"""Which files belong to a ledger, and which of a folder do not and why."""

import hashlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from data.findings import ERROR, N_, Finding, Unread
from data.mapping import FILE_NAME
from words import _, file_faults

WORKBOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ods", ".csv"}
ARCHIVES = {".zip", ".rar", ".7z", ".gz", ".tar"}
MOST_BYTES = 200_000_000


class UnreadableFile(Exception):
    """What was named is not there, or holds nothing to read; the message is for the person who named it."""


@dataclass(frozen=True)
class LedgerFile:
    """One file, read once: what is parsed is what the SHA-256 speaks of."""

    label: str  # how the file is called in findings, and in the published file
    path: Path
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Found:
    """The files to read in their order, the mappings beside them, what was passed over, and what cannot be opened."""

    files: list[LedgerFile] = field(default_factory=list)
    mappings: list[Path] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_files(given: tuple[Path, ...]) -> Found:
    """The files that are named, and those in the folders that are named, sorted by name.

    Subfolders, archives and other files in a folder are passed over and named. UnreadableFile when there is nothing.
    """
    found = Found()
    paths: dict[Path, str] = {}
    for path in given:
        if path.is_dir():
            paths |= {each: each.name for each in _files_of(path) if _is_read(found, each)}
        elif path.exists() and not path.is_file():
            raise UnreadableFile(_("{path} is a pipe or a device, not a file: name a copy of it").format(path=path))
        elif not path.is_file():
            raise UnreadableFile(_("There is no file or folder {path}").format(path=path))
        elif path.suffix.lower() not in WORKBOOKS:
            message = _("{path} is not a workbook (.xlsx, .xlsm, .xlsb, .xls, .et, .ods) or a CSV file")
            raise UnreadableFile(message.format(path=path))
        else:
            paths[path] = path.name
            beside = path.parent / FILE_NAME
            found.mappings.extend([beside] if beside.is_file() else [])
    if not paths:
        raise UnreadableFile(_("There is no workbook and no CSV file in {path}").format(path=given[0]))
    names = list(paths.values())
    for path, name in paths.items():
        _open(found, name if names.count(name) == 1 else str(path), path)
    found.mappings[:] = dict.fromkeys(found.mappings)
    return found


def _files_of(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as problem:
        said = _("{path} cannot be opened: {problem}")
        raise UnreadableFile(said.format(path=folder, problem=file_faults.in_words(problem))) from problem


def _is_read(found: Found, path: Path) -> bool:
    """Whether a file of a folder is a ledger; what is not is named, but for files that no person has put there."""
    ending = path.suffix.lower()
    if path.is_file() and ending in WORKBOOKS and not path.name.startswith(("~$", ".")):
        return True
    if path.name == FILE_NAME and path.is_file():
        found.mappings.append(path)
    elif path.is_dir():
        if not path.name.startswith((".", "__")):
            found.unread.append(Unread(path.name, N_("a folder in a folder is not looked into: name it as well")))
    elif path.name.startswith("~$"):
        found.unread.append(Unread(path.name, N_("the workbook is open in another program just now")))
    elif ending in ARCHIVES:
        found.unread.append(Unread(path.name, N_("is an archive: unpack it, and name the folder with its files")))
    elif not path.name.startswith(".") and ending != ".py":
        found.unread.append(Unread(path.name, N_("is no workbook and no CSV file")))
    return False


def _open(found: Found, label: str, path: Path) -> None:
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            content = file.read(MOST_BYTES + 1)  # it may say nothing of its size
            after = os.fstat(file.fileno())
        if len(content) > MOST_BYTES:
            message = N_("is larger than {size} MB; no ledger is: delete pictures and what is not needed")
            arguments = {"size": str(MOST_BYTES // 1_000_000)}
            found.findings.append(Finding("unreadable_file", ERROR, message, arguments, file=label))
        elif (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            message = N_("is being written just now by another program: wait until it is whole, then read it again")
            found.findings.append(Finding("unreadable_file", ERROR, message, file=label))
        else:
            found.files.append(LedgerFile(label, path, content))
    except OSError as problem:
        message, arguments = N_("cannot be opened: {problem}"), {"problem": file_faults.in_words(problem)}
        found.findings.append(Finding("unreadable_file", ERROR, message, arguments, file=label))
