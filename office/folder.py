"""Where the office's returns lie: a folder of its own, which COUNTY_OFFICE names; else one beside the database.

records.jsonl            what was done, when and by whom: only added to
choices.json             how the free tables of units are read, as somebody corrected it
2024-06/0007-1f3a9c/     one file that was handed in, under its own name, and what was found out about it
jobs/…/                  work in a process of its own: what, how far, what came of it
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

DEFAULT_DATABASE = Path(__file__).parent.parent / "data" / "county.duckdb"
Said = dict[str, Any]


@dataclass(frozen=True)
class Folder:
    """The folder of the office, and the published file that it works for."""

    root: Path
    database: Path

    @property
    def records(self) -> Path:
        """The file of records."""
        return self.root / "records.jsonl"

    @property
    def jobs(self) -> Path:
        """Where work is kept."""
        return self.root / "jobs"

    def of_month(self, month: date) -> Path:
        """Where the returns of a month lie."""
        return self.root / f"{month:%Y-%m}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """For a moment nobody else changes anything here."""
        self.root.mkdir(parents=True, exist_ok=True)
        with FileLock(self.root / "folder.lock", timeout=20):
            yield

    def record(self, what: str, by: str, **said: Any) -> Said:
        """Write down what was done; on the disk when this returns."""
        line = {"at": now(), "by": by, "what": what, **said}
        with self.locked():
            add_line(self.records, line)
        return line

    def recorded(self) -> list[Said]:
        """Everything that was done, oldest first; a line that a crash cut off is left out."""
        found = []
        for line in self.records.read_bytes().split(b"\n") if self.records.is_file() else []:
            try:
                said = json.loads(line)
            except ValueError:
                continue
            if isinstance(said, dict):
                found.append(said)
        return found


def the_folder() -> Folder:
    """The folder as the environment names it."""
    database = Path(os.environ.get("COUNTY_DATABASE") or DEFAULT_DATABASE).absolute()
    return Folder(Path(os.environ.get("COUNTY_OFFICE") or database.parent / "office").absolute(), database)


def now() -> str:
    """This moment, to the second."""
    return datetime.now().isoformat(timespec="seconds")


def add_line(file: Path, said: Said) -> None:
    """Add a JSON line to a file that is only added to; after a line that a crash cut off it begins a new one."""
    text = (json.dumps(said, ensure_ascii=False) + "\n").encode()
    with file.open("ab") as kept:
        end = kept.tell()
        if end:
            with file.open("rb") as read:
                read.seek(end - 1)
                text = text if read.read(1) == b"\n" else b"\n" + text
        kept.write(text)
        kept.flush()
        os.fsync(kept.fileno())


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    building = file.with_name(f"{file.name}.part")
    try:
        with building.open("wb") as kept:
            kept.write(content)
            kept.flush()
            os.fsync(kept.fileno())
        os.replace(building, file)
    finally:
        building.unlink(missing_ok=True)


def write_json(file: Path, said: Any) -> None:
    """Write JSON, whole or not at all."""
    write_whole(file, json.dumps(said, ensure_ascii=False).encode())


def read_json(file: Path) -> Said:
    """What such a file says; nothing where there is none."""
    try:
        said = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
