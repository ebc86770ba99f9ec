"""What the worker does, step by step; each reading, checking and building is a command of its own within bounds."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from office import bounds, choices, history
from office.folder import Folder, Said, read_json, write_json
from office.month import IDENTIFIED, UPON, WHOLE_LEDGER, File, Month, month_of, speaks_of_others, unit_of
from words import _

Tell = Callable[[int, int, str], None]
TEMPLATES = "报表.zip"


class Failed(Exception):
    """The work cannot be done; the message says why."""


def receive(folder: Folder, place: Path, said: Said, tell: Tell) -> str:
    """Look at every file that was not looked at, give it to its unit, then check the month."""
    month, units = date.fromisoformat(said["month"]), list(said["units"])
    upon = _upon(folder, month)
    waiting = [file for file in _all_files(folder, month, units) if not file.said]
    tell(0, len(waiting) + 2, _("reading, files: {count}").format(count=len(waiting)))
    told = _identified(folder, waiting, upon)
    for number, file in enumerate(waiting):
        tell(number, len(waiting) + 2, file.name)
        # Where one file takes its reader down, each is read in a process of its own.
        found = told.get(file.number) or _identified(folder, [file], upon)[file.number]
        _take_in(folder, file, found, month, units)
    return check(folder, place, said, lambda done, of, text: tell(len(waiting) + done, len(waiting) + of, text))


def _identified(folder: Folder, files: list[File], upon: Path | None) -> dict[str, Said]:
    """What is found out about files in one process, by number; of several some may be missing, of one it is why not."""
    if not files:
        return {}
    numbers = {str(file.path): file.number for file in files}
    ended = bounds.run(["identify", *numbers, *_options(folder, upon)])
    why_not = {"kind": "none", "why": ended.problem or bounds.too_much()}
    lines = [_read(line) for line in ended.said.splitlines()]
    found = {numbers[line["path"]]: line for line in lines if line.get("path") in numbers}
    return found or ({files[0].number: why_not} if len(files) == 1 else {})


def _all_files(folder: Folder, month: date, units: list[str]) -> list[File]:
    now = month_of(folder, month, units)
    return [*now.doubtful, *(file for unit in now.units.values() for file in (*unit.earlier, unit.file) if file)]


def _take_in(folder: Folder, file: File, found: Said, month: date, units: list[str]) -> None:
    if file.unit and not file.assigned_by and speaks_of_others(found, units, file.unit, month):
        # So handed in by a unit itself; whoever may collect can still say that it is that unit's.
        regions, months = ("、".join(found.get(each) or {}) or "—" for each in ("regions", "months"))
        said = _("It speaks of {regions} and of {months}: it is not the return of {unit} for this month")
        found = found | {"kind": "none", "why": said.format(regions=regions, months=months, unit=file.unit)}
    write_json(file.place / IDENTIFIED, found)
    unit = file.unit or unit_of(found, units, file.name, month)
    if unit and file.unit is None:
        folder.record("assigned", "", file=file.number, unit=unit, month=f"{month:%Y-%m}")


def rebase(folder: Folder, place: Path, said: Said, tell: Tell) -> str:
    """Let the month stand on the version that is in force now, and check it again."""
    month = date.fromisoformat(said["month"])
    (folder.of_month(month) / UPON).unlink(missing_ok=True)
    _upon(folder, month)
    folder.record("rebased", said["by"], month=f"{month:%Y-%m}")
    return check(folder, place, said, tell)


def check(folder: Folder, place: Path, said: Said, tell: Tell) -> str:
    """Check what counts of the month, all together, and build what would be published."""
    month = date.fromisoformat(said["month"])
    now = month_of(folder, month, said["units"])
    files = [file for file in now.files if not file.is_unreadable]
    tell(0, 2, _("checking"))
    if not files:
        return _("There is nothing to check yet")
    is_whole = any(file.unit == WHOLE_LEDGER for file in files)
    upon = None if is_whole else _upon(folder, month)
    labels = laid_out(place / "files", now, files)
    into = [
        "--into",
        str(folder.database),
        "--draft",
        str(place / "draft.duckdb"),
        "--mark-into",
        str(place / "marked"),
    ]
    # The month may stand on a version that holds what it said before: then that does not count.
    before = [option for label in _called_before(folder, month) for option in ("--instead-of", label)]
    try:
        ended = bounds.run(["draft", *(str(path) for path in labels), *_options(folder, upon), *into, *before])
    finally:
        shutil.rmtree(place / "files", ignore_errors=True)
    found = _as_json(ended)
    if not found:
        raise Failed(ended.problem or _("could not be read"))
    write_json(place / "draft.json", found)
    _forget_drafts(folder, place)
    counted = {number: path.name for path, number in labels.items()}
    folder.record("checked", said["by"], month=f"{month:%Y-%m}", job=place.name, files=counted)
    return ""


def _called_before(folder: Folder, month: date) -> list[str]:
    """What the units' files of a month were ever called in a check, those that do not count any more included."""
    key, records = f"{month:%Y-%m}", folder.recorded()
    names = {each["file"]: each["name"] for each in records if each["what"] == "received"}
    checks = [each.get("files", {}) for each in records if each["what"] == "checked" and each.get("month") == key]
    # A whole ledger's files are called as they came; the version may have files of those names from elsewhere.
    return sorted({label for files in checks for number, label in files.items() if label != names.get(number)})


def laid_out(into: Path, now: Month, files: list[File]) -> dict[Path, str]:
    """Links to the files under names that say whose they are; path -> number."""
    into.mkdir(exist_ok=True)
    laid: dict[Path, str] = {}
    for file in files:
        name = file.name if file.unit == WHOLE_LEDGER else f"{choices.called(file.unit)} {now.month:%Y-%m} {file.name}"
        path = into / name
        if path.exists():  # of two units that a disk calls alike neither is written over the other
            path = into / f"{file.number} {name}"
        try:
            os.link(file.path, path)
        except OSError:
            shutil.copyfile(file.path, path)
        laid[path] = file.number
    return laid


def _forget_drafts(folder: Folder, but: Path) -> None:
    """Only the last check is published: the files of those before it take room."""
    for place in folder.jobs.iterdir():
        if place != but:
            for left in place.glob("draft.duckdb*"):  # also what a killed check has left half
                left.unlink(missing_ok=True)
            shutil.rmtree(place / "files", ignore_errors=True)


def publish(folder: Folder, place: Path, said: Said, tell: Tell) -> str:
    """Put what was looked at in force."""
    tell(0, 1, _("publishing"))
    drafted = folder.jobs / Path(said["job"]).name / "draft.duckdb"
    note = said.get("note") or ""
    ended = bounds.run(["put", str(drafted), "--into", str(folder.database), "--by", said["by"], "--note", note])
    if ended.code != 0:
        raise Failed(ended.problem or _("could not be read"))
    version = _history(folder)["in_force"]
    what = {"job": drafted.parent.name, "version": version, "answers": said.get("answers", [])}
    folder.record("published", said["by"], month=said["month"][:7], **what)
    return _("Published as version {number}").format(number=version)


def rollback(folder: Folder, place: Path, said: Said, tell: Tell) -> str:
    """Put an earlier version back in force."""
    tell(0, 1, _("putting an earlier version back"))
    ended = bounds.run(["rollback", str(int(said["version"])), "--into", str(folder.database), "--by", said["by"]])
    if ended.code != 0:
        raise Failed(ended.problem)
    _history(folder)
    folder.record("rolled back", said["by"], version=int(said["version"]))
    return ended.said.strip()


def prune(folder: Folder, place: Path, said: Said, tell: Tell) -> str:
    """Delete versions that are not in force."""
    numbers = [str(int(each)) for each in said["versions"]]
    ended = bounds.run(["prune", *numbers, "--into", str(folder.database), "--by", said["by"]])
    if ended.code != 0:
        raise Failed(ended.problem)
    _history(folder)
    folder.record("pruned", said["by"], versions=[int(each) for each in numbers])
    return ended.said.strip()


def template(folder: Folder, place: Path, said: Said, tell: Tell) -> str:
    """Write the empty ledger and, where something is published, the return workbooks of every unit."""
    tell(0, 1, _("writing the return workbooks"))
    month = ["--all-regions", "--month", said["month"][:7]] if folder.database.is_file() else []
    into = ["--into", str(place / TEMPLATES), "--database", str(folder.database)]
    ended = bounds.run(["template", *into, *month])
    if ended.code != 0:
        raise Failed(ended.problem)
    folder.record("handed out", said["by"], month=said["month"][:7], job=place.name)
    return ""


STEPS = {
    "receive": receive,
    "check": check,
    "rebase": rebase,
    "publish": publish,
    "rollback": rollback,
    "prune": prune,
    "template": template,
}


def _options(folder: Folder, upon: Path | None) -> list[str]:
    mapping = choices.mapping_file(folder)
    return [*(["--upon", str(upon)] if upon else []), *(["--mapping", str(mapping)] if mapping else [])]


def _upon(folder: Folder, month: date) -> Path | None:
    """The version that the month stands on: the one in force when it was begun; where it was deleted, the one now."""
    begun = folder.of_month(month) / UPON
    said = read_json(begun)
    if begun.is_file() and (said.get("file") is None or Path(said["file"]).is_file()):
        return Path(said["file"]) if said.get("file") else None
    begun.parent.mkdir(parents=True, exist_ok=True)
    told = _history(folder)
    kept = {each["version"]: each["file"] for each in told["versions"] if each["file"]}
    version, in_force = said.get("version"), told["in_force"]
    if version not in kept:  # the same version may lie elsewhere now
        if version is not None:
            folder.record("rebased", "", month=f"{month:%Y-%m}")
        version = in_force
    file = kept.get(version) or (str(folder.database) if version is not None else None)
    write_json(begun, {"version": version, "file": file})
    return Path(file) if file else None


def _history(folder: Folder) -> Said:
    """The history of versions, kept for the page to show."""
    found, problem = history.told_anew(folder)
    if problem:
        raise Failed(problem)
    return found


def _as_json(ended: bounds.Ended) -> Said:
    return _read(ended.said)


def _read(text: str) -> Said:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def telling(place: Path) -> Iterator[Tell]:
    """How far the work is, in a file that the page reads."""

    def tell(done: int, of: int, text: str) -> None:
        write_json(place / "progress.json", {"state": "running", "done": done, "of": of, "text": text})

    yield tell
