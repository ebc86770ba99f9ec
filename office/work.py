"""Work in a process of its own: started here, watched through a file, alive when the browser is closed.

One piece of work is done at a time. Who starts a second one is told who is at it, and since when.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from office.folder import Folder, Said, now, read_json, write_json
from words import _

ROOT = Path(__file__).parent.parent
RUNNING, DONE, FAILED = "running", "done", "failed"
LOCK = "working.lock"
ROOM_FOR_WORDS = 100_000  # bytes; with less nothing can be written down
STARTS_WITHIN = 60  # seconds; a busy machine is slow


class Busy(Exception):
    """Somebody is at work already; the message says who, at what, since when."""


@dataclass(frozen=True)
class Job:
    """One piece of work: what it is, who wanted it, how far it has come."""

    place: Path
    kind: str
    by: str
    at: str
    state: str
    text: str = ""
    done: int = 0
    of: int = 1

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return min(self.done / max(self.of, 1), 1.0)


def start(folder: Folder, kind: str, by: str, **said: Any) -> Job:
    """Start a piece of work; Busy when another one is not done. OSError when the disk is full."""
    running = last_job(folder)
    if running and running.state == RUNNING:
        raise Busy(in_words(running))
    folder.jobs.mkdir(parents=True, exist_ok=True)
    number = max((int(each.name[:5]) for each in folder.jobs.iterdir() if each.name[:5].isdecimal()), default=0) + 1
    place = folder.jobs / f"{number:05}-{kind}"
    try:
        place.mkdir()
    except FileExistsError:  # somebody has started in the same moment
        raise Busy(in_words(job_at(folder, place))) from None
    write_json(place / "job.json", {"kind": kind, "by": by, "at": now(), **said})
    environment = os.environ | {"COUNTY_DATABASE": str(folder.database), "COUNTY_OFFICE": str(folder.root)}
    with (place / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "office", str(place)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    write_json(place / "process.json", {"pid": process.pid})
    _STARTED[place] = process
    return job_at(folder, place)


_STARTED: dict[Path, "subprocess.Popen[bytes]"] = {}  # to take note of their ends


def last_job(folder: Folder) -> Job | None:
    """The work that was started last."""
    places = (
        sorted(each for each in folder.jobs.iterdir() if (each / "job.json").is_file()) if folder.jobs.is_dir() else []
    )
    return job_at(folder, places[-1]) if places else None


def job_at(folder: Folder, place: Path) -> Job:
    """A piece of work as it stands. One whose process has gone without a word was cut off."""
    said, far = read_json(place / "job.json"), read_json(place / "progress.json")
    state, text = str(far.get("state", RUNNING)), str(far.get("text", ""))
    if state == RUNNING and not _is_alive(folder, place):
        far = read_json(place / "progress.json")  # it may have ended between the two looks
        state, text = str(far.get("state", RUNNING)), str(far.get("text", ""))
        if state == RUNNING:
            state, text = FAILED, _cut_off(place)
    return Job(
        place,
        str(said.get("kind", "")),
        str(said.get("by", "")),
        str(said.get("at", "")),
        state,
        text,
        int(far.get("done", 0)),
        int(far.get("of", 1)),
    )


def _cut_off(place: Path) -> str:
    """What is said of work that has not said how it ended: on a full disk it could not."""
    if shutil.disk_usage(place).free < ROOM_FOR_WORDS:
        return _(
            "was cut off, as the disk is full. What was handed in and what is published are whole: make room, then"
            " start it again."
        )
    return _("was cut off; what is published is whole. Look at the versions, then start it again.")


def _is_alive(folder: Folder, place: Path) -> bool:
    """Whether its process is there. Once it has told how far it is, it holds the lock of all work."""
    process = _STARTED.get(place)
    if process is not None:
        return process.poll() is None
    if not (place / "progress.json").is_file():
        pid = read_json(place / "process.json").get("pid")
        is_young = time.time() - place.stat().st_mtime < STARTS_WITHIN
        return is_young and (sys.platform == "win32" or not isinstance(pid, int) or _exists(pid))
    try:
        with FileLock(folder.root / LOCK, timeout=0):
            return False
    except Timeout:
        return True


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def in_words(job: Job) -> str:
    """Who is at what, since when."""
    what = {
        "receive": _("reading and checking the files handed in"),
        "check": _("checking"),
        "rebase": _("checking"),
        "publish": _("publishing"),
        "rollback": _("putting an earlier version back"),
        "prune": _("deleting old versions"),
        "template": _("writing the return workbooks"),
    }.get(job.kind, job.kind)
    return _("{who} is {what} since {when}; wait until that is done").format(
        who=job.by or "—", what=what, when=job.at[11:16]
    )


def result(job: Job, name: str = "result.json") -> Said:
    """What came of a piece of work."""
    return read_json(job.place / name)
