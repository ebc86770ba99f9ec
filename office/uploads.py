"""Files that are handed in: taken whatever they are called, unpacked within bounds, kept as they came.

Nothing is believed of a file: its name is made fit for a disk, an archive is unpacked only so far, and what is in a
workbook is left to a process of its own.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from office.folder import Folder, write_whole
from office.month import month_of
from words import _
from words.file_names import file_name

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ods", ".csv")
MOST_BYTES = 50_000_000  # of one file
MOST_UNPACKED = 300_000_000  # of one archive
MOST_FILES = 400
UTF8_NAME = 0x800  # the flag of an archive's name that is UTF-8
ENCRYPTED = 0x1
NEVER_SEEN = ("__MACOSX", ".", "~$", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Taken:
    """What became of one file: kept under a number, or refused with the reason."""

    name: str
    number: str | None = None
    why_not: str = ""


def receive(folder: Folder, month: date, name: str, content: bytes, by: str, unit: str | None = None) -> list[Taken]:
    """Keep a file of a month, or all files of an archive. `unit` is whose it is where that is known.

    What cannot be kept is refused with the reason, and leaves nothing behind.
    """
    plain = safe_name(name)
    if _is_never_seen(name):
        return []
    if plain.lower().endswith(".zip") and not _is_workbook(content):
        return list(_unpack(folder, month, plain, content, by, unit))
    return [_keep(folder, month, plain, content, by, unit)]


def _is_never_seen(name: str) -> bool:
    """Whether a file is one that a system or a program leaves beside the workbooks."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(NEVER_SEEN) for part in parts if part != "..")


def safe_name(name: str) -> str:
    """The last part of a name, without what a disk, a page or a command could take for something else."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].strip(". _")
    stem, dot, ending = last.rpartition(".")
    return f"{file_name(stem)}.{file_name(ending)}" if dot and len(ending) <= 5 else file_name(last)


def _is_workbook(content: bytes) -> bool:
    """Whether an archive is a workbook that is called .zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except Exception:  # an archive can be broken in every way
        return False
    return "[Content_Types].xml" in names or "mimetype" in names


def _unpack(folder: Folder, month: date, name: str, content: bytes, by: str, unit: str | None) -> Iterator[Taken]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        inside = [each for each in archive.infolist() if not each.is_dir()]
    except Exception:  # an archive can be broken in every way
        yield Taken(name, why_not=_("is damaged and cannot be unpacked"))
        return
    if len(inside) > MOST_FILES:
        yield Taken(name, why_not=_("holds more than {count} files").format(count=MOST_FILES))
        return
    inside = [each for each in inside if not _is_never_seen(_name_of(each))]
    if not inside:
        yield Taken(name, why_not=_("is empty"))
    left = MOST_UNPACKED
    for each in inside:
        own = safe_name(_name_of(each))
        if each.flag_bits & ENCRYPTED:
            yield Taken(own, why_not=_("is protected by a password"))
            continue
        try:
            with archive.open(each) as packed:
                unpacked = packed.read(min(MOST_BYTES, left) + 1)
        except Exception:  # zlib, lzma and bz2 have errors of their own
            yield Taken(own, why_not=_("is damaged and cannot be unpacked"))
            continue
        if len(unpacked) > min(MOST_BYTES, left):
            yield Taken(own, why_not=_("is larger than {size} MB").format(size=MOST_BYTES // 1_000_000))
            continue
        left -= len(unpacked)
        yield _keep(folder, month, own, unpacked, by, unit)


def _name_of(each: zipfile.ZipInfo) -> str:
    """A name in an archive: those that Chinese Windows writes are GBK, and Python takes them for cp437."""
    if each.flag_bits & UTF8_NAME:
        return each.filename
    try:
        return each.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return each.filename


def _keep(folder: Folder, month: date, name: str, content: bytes, by: str, unit: str | None) -> Taken:
    if not name.lower().endswith(WORKBOOKS):
        return Taken(name, why_not=_("is no workbook and no CSV file"))
    if len(content) > MOST_BYTES:
        return Taken(name, why_not=_("is larger than {size} MB").format(size=MOST_BYTES // 1_000_000))
    if not content:
        return Taken(name, why_not=_("is empty"))
    sha256 = hashlib.sha256(content).hexdigest()
    with folder.locked():
        known = [each for each in folder.recorded() if each["what"] == "received"]
        of_month = [each for each in known if each.get("month") == f"{month:%Y-%m}"]
        if any(each.get("sha256") == sha256 for each in of_month) and _counts(folder, month, sha256):
            return Taken(name, why_not=_("was handed in already, to the byte"))
        number = f"{len(known) + 1:04}-{sha256[:6]}"
        place = folder.of_month(month) / number
        try:
            place.mkdir(parents=True, exist_ok=True)
            write_whole(place / name, content)
        except OSError:
            _remove(place)
            return Taken(name, why_not=_("cannot be kept: the disk is full or may not be written to"))
    try:
        said = {"month": f"{month:%Y-%m}", "file": number, "name": name, "sha256": sha256, "bytes": len(content)}
        folder.record("received", by, **said, **({"unit": unit} if unit else {}))
    except OSError:
        _remove(place)
        return Taken(name, why_not=_("cannot be kept: the disk is full or may not be written to"))
    return Taken(name, number)


def _counts(folder: Folder, month: date, sha256: str) -> bool:
    """Whether a file of this content counts or is asked about: one that was left out or replaced may come again."""
    now = month_of(folder, month, ())
    return any(file.sha256 == sha256 for file in (*now.files, *now.doubtful))


def _remove(place: Path) -> None:
    for file in place.iterdir() if place.is_dir() else []:
        file.unlink(missing_ok=True)
    if place.is_dir():
        place.rmdir()
