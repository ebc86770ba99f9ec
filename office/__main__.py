"""The worker: ``python -m office JOB`` does one piece of work that the office's page has started."""

import sys
import traceback
from pathlib import Path

from filelock import FileLock, Timeout

from office.folder import Folder, Said, read_json, the_folder, write_json
from office.steps import STEPS, Failed, telling
from office.work import DONE, FAILED, LOCK
from words import _, file_faults, use_language


def main(place: Path) -> None:
    """Do the work that is written down there; write down how it ended."""
    folder, said = the_folder(), read_json(place / "job.json")
    use_language(said.get("language", "zh"))
    try:
        with FileLock(folder.root / LOCK, timeout=2):
            _end(place, *_done(folder, place, said))  # before the lock is free: whoever looks sees the one or the other
    except Timeout:
        _end(place, FAILED, _("Somebody else is at work; nothing was done. Start it again when that is done."))


def _done(folder: Folder, place: Path, said: Said) -> tuple[str, str]:
    """How the work ended, and what is to be said of it."""
    try:
        with telling(place) as tell:
            tell(0, 1, "")
            return DONE, STEPS[said["kind"]](folder, place, said, tell)
    except Failed as problem:
        return FAILED, _with_remedy(str(problem))
    except OSError as problem:
        traceback.print_exc()
        told = _("Nothing more was done: {problem}").format(problem=file_faults.in_words(problem))
        return FAILED, _with_remedy(told)
    except Exception:
        traceback.print_exc()
        return FAILED, _("failed; what happened is written in {file}").format(file=f"{place.name}/log.txt")


def _with_remedy(said: str) -> str:
    """What is said of a failure, and what to do where the disk is full."""
    if not file_faults.is_of_full_disk(said):
        return said
    remedy = _("{problem}. What was handed in and what is published are whole: make room, then try again.")
    return remedy.format(problem=said.rstrip(".。"))


def _end(place: Path, state: str, text: str) -> None:
    write_json(place / "progress.json", {"state": state, "done": 1, "of": 1, "text": text})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
