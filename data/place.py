"""The published file and what belongs to it: its versions, the lock, what is written down of what was done to it."""

import getpass
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from words import _
from words.file_in_force import VERSIONS, file_in_force


class CannotPublish(Exception):
    """Publishing or rolling back is not possible now; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """The published file and what belongs to it in the same folder."""

    target: Path

    @property
    def versions(self) -> Path:
        """Where every version is kept."""
        return self.target.parent / VERSIONS

    @property
    def in_force(self) -> Path | None:
        """The file that is read: the published one, or the version that stands for it; None before the first."""
        found = file_in_force(self.target)
        return found if found.is_file() else None

    @property
    def counties(self) -> Path:
        """Where a prefecture's file has the files of its counties, for their own screens (queries/areas.py)."""
        return self.target.parent / "counties"

    def county_file(self, sha256: str) -> Path:
        """The file of a county that has this content."""
        return self.counties / f"{sha256}.duckdb"

    @property
    def building(self) -> Path:
        """The file that is being built."""
        return self.target.with_name(f"{self.target.name}.building")

    @property
    def incoming(self) -> Path:
        """The copy of a version that is about to replace the published file."""
        return self.target.with_name(f"{self.target.name}.incoming")

    def set_aside(self) -> Path:
        """Where a file goes that stands in the published one's place, and cannot be read."""
        return self.target.with_name(f"{self.target.name}.damaged-{datetime.now():%Y%m%d-%H%M%S}")

    @property
    def rollbacks(self) -> Path:
        """Where every rollback is written down, one JSON object a line."""
        return self.versions / f"{self.target.stem}-rollbacks.jsonl"

    @property
    def pruned(self) -> Path:
        """Where every version that was deleted is written down."""
        return self.versions / f"{self.target.stem}-pruned.jsonl"

    @property
    def next_number(self) -> int:
        """The number of the version to come: none is given twice, even where the last one was deleted."""
        gone = (each["version"] for each in self.written_down(self.pruned))
        return max((*self.version_files(), *gone), default=0) + 1

    def write_down(self, file: Path, said: dict[str, Any], by: str) -> None:
        """Add a line about something that was done to a file that is only added to."""
        line = json.dumps(said | {"at": datetime.now().isoformat(), "by": by}, ensure_ascii=False)
        with file.open("a", encoding="utf-8") as kept:
            kept.write(line + "\n")
        flush(file)

    def written_down(self, file: Path) -> list[dict[str, Any]]:
        """The lines of such a file, oldest first."""
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        return [json.loads(line) for line in lines]

    def version_file(self, number: int) -> Path:
        """versions/county-0003.duckdb for version 3."""
        return self.versions / f"{self.target.stem}-{number:04}{self.target.suffix}"

    def version_files(self) -> dict[int, Path]:
        """The versions that are kept, by number, oldest first."""
        found = self.versions.glob(f"{self.target.stem}-*{self.target.suffix}")
        numbers = {path.stem.removeprefix(f"{self.target.stem}-"): path for path in found}
        return {int(number): numbers[number] for number in sorted(numbers, key=int) if number.isdecimal()}

    @contextmanager
    def being_changed(self) -> Iterator[None]:
        """Only one process may change what is published; leftovers of a crash are cleared first."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.versions.mkdir(exist_ok=True)
        lock = FileLock(self.target.with_name(f"{self.target.name}.lock"), timeout=0, preserve_lock_file=True)
        try:
            lock.acquire()
        except Timeout as problem:
            said = _("Somebody else is publishing right now; wait until that is done")
            raise CannotPublish(said) from problem
        try:
            self._clear()
            yield
        finally:
            self._clear()
            lock.release()

    def _clear(self) -> None:
        for path in (self.building, self.incoming):
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def quoted(path: Path) -> str:
    """The path as a text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def user() -> str:
    """The name of the person at the keyboard, as the system knows it."""
    with suppress(OSError, KeyError, ImportError):  # a service of Windows has no name, and no module that knows one
        return getpass.getuser()
    return "—"


def flush(path: Path) -> None:
    """Make what was written durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make a rename durable; systems without folder handles do that by themselves."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
