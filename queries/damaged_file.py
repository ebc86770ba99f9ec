"""What tells a published file from the next; what is said of a damaged one, and the version that is asked instead."""

import json
import os
import re
from contextlib import suppress
from pathlib import Path

import duckdb

from queries.errors import Damaged, NoDatabase
from words import _
from words.file_in_force import VERSIONS

Signature = tuple[int, int, int]
DEFAULT_DATABASE = Path(__file__).parent.parent / "data" / "county.duckdb"
_given_up: dict[tuple[Path, Signature | None], Path] = {}  # damaged file -> the version that is asked instead


def signature_of(path: Path) -> Signature:
    """What tells one published file from the next: inode, time of change in ns, size. Raises NoDatabase."""
    try:
        status = path.stat()
    except OSError as error:
        raise NoDatabase(_("There is no published data at {file}.").format(file=path)) from error
    return status.st_ino, status.st_mtime_ns, status.st_size


def damaged(path: Path) -> Damaged:
    """What is to be said of a file that is there and cannot be read: how to put a kept version back, or what to do."""
    what = _("{file} is damaged, or is not data published by this dashboard").format(file=path)
    if path.is_file() and not os.access(path, os.R_OK):
        what = _("{file} may not be read by the user of this dashboard: give that right back").format(file=path)
    kept, last = _kept_versions(path), _last_good(path)
    if not kept:
        return Damaged(_("{what}; no version is kept beside it: publish the ledger again").format(what=what))
    if last is None:
        return Damaged(_("{what}, and so is every version beside it: publish the ledger again").format(what=what))
    said = _("{what}; versions kept: {versions}. Put the last one back: python -m data rollback {last}{into}")
    return Damaged(said.format(what=what, versions=_(", ").join(map(str, kept)), last=last, into=_as_an_option(path)))


def _as_an_option(path: Path) -> str:
    """How a command is told that it is about this file; nothing where commands take it by themselves."""
    folder, stem = _beside(path)
    published = folder.parent / f"{stem}{path.suffix}"
    if published.resolve() == DEFAULT_DATABASE:
        return ""
    return f' --into "{published}"' if re.search(r"\s", str(published)) else f" --into {published}"


def in_place_of(path: Path) -> Path:
    """The file to ask: a kept version where the published file turned out to be damaged, until it is another one."""
    return _given_up.get((path, _signature_or_none(path)), path)


def give_up(path: Path) -> None:
    """From now on ask the version that was in force last in the place of a damaged file. Damaged where none is left."""
    last = _last_good(path)
    if last is None:
        raise damaged(path)
    _given_up[path, _signature_or_none(path)] = _kept_versions(path)[last]


def _signature_or_none(path: Path) -> Signature | None:
    with suppress(NoDatabase):
        return signature_of(path)
    return None


def _beside(path: Path) -> tuple[Path, str]:
    """The folder of a file's versions, and how their names begin; a file to which a pointer led is one itself."""
    is_version = path.parent.name == VERSIONS
    return (path.parent, path.stem.rpartition("-")[0]) if is_version else (path.parent / VERSIONS, path.stem)


def _kept_versions(path: Path) -> dict[int, Path]:
    folder, stem = _beside(path)
    files = {file.stem.rpartition("-")[2]: file for file in folder.glob(f"{stem}-*{path.suffix}") if file != path}
    return {int(number): files[number] for number in sorted(files) if number.isdecimal()}


def _last_good(path: Path) -> int | None:
    """The version that was in force last: put back, else the newest; of those that can be read."""
    kept, (folder, stem) = _kept_versions(path), _beside(path)
    put_back = folder / f"{stem}-rollbacks.jsonl"
    order = sorted(kept, reverse=True)
    with suppress(OSError, ValueError, LookupError):
        if put_back.stat().st_mtime_ns > max(file.stat().st_mtime_ns for file in kept.values()):
            order.insert(0, json.loads(put_back.read_text("utf-8").splitlines()[-1])["version"])
    return next((number for number in order if number in kept and _is_whole(kept[number])), None)


def _is_whole(file: Path) -> bool:
    try:
        with duckdb.connect(str(file), read_only=True) as opened:
            opened.execute("select version from version").fetchall()
    except duckdb.Error:
        return False
    return True
