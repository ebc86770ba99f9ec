"""A month as it stands: which file is whose, which counts, what is wrong with it; all of it out of the records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from office.folder import Folder, Said, read_json

NOT_REPORTED, REPORTED, WRONG, CHECKED, PUBLISHED = "未报", "已报", "有误", "已核", "已发布"
STATES = (NOT_REPORTED, WRONG, REPORTED, CHECKED, PUBLISHED)
WHOLE_LEDGER = "整套台账"  # files of the whole county, which stand on no version
IDENTIFIED, UPON = "identified.json", "upon.json"
SURE = 0.9  # of the rows of a file that speak of one unit


@dataclass
class File:
    """One file that was handed in."""

    number: str
    name: str
    at: str
    by: str
    sha256: str
    place: Path
    unit: str | None = None
    assigned_by: str | None = None  # None: by its content
    is_dropped: bool = False
    said: Said = field(default_factory=dict)  # what was found out about it; nothing yet where it was not looked at

    @property
    def path(self) -> Path:
        """Where the file lies, as it came."""
        return self.place / self.name

    @property
    def is_unreadable(self) -> bool:
        """Whether it was looked at and nothing in it could be read."""
        return self.said.get("kind") == "none"


@dataclass
class Unit:
    """One unit in a month: its state, the file that counts, those that it replaced, what is wrong."""

    name: str
    file: File | None = None
    earlier: list[File] = field(default_factory=list)
    findings: list[Said] = field(default_factory=list)
    reported: list[Said] = field(default_factory=list)  # months, projects and sums of the file
    state: str = NOT_REPORTED

    @property
    def files(self) -> list[File]:
        """The files that count: the last one; of a whole ledger, which is several workbooks, the last of each name."""
        if self.file is None:
            return []
        if self.name != WHOLE_LEDGER:
            return [self.file]
        return list({file.name: file for file in (*self.earlier, self.file)}.values())

    @property
    def errors(self) -> int:
        """How many findings keep the month from being published."""
        return sum(each["level"] == "error" for each in self.findings)


@dataclass
class Month:
    """One month: every unit, the files that are nobody's yet, the last check, and what was published of it."""

    month: date
    units: dict[str, Unit]
    doubtful: list[File]
    draft: Said
    others: list[Said]  # findings about what is no file of the month
    job: Path | None  # of the last check
    published: list[Said]
    upon: int | None  # the version that the month stands on
    is_checked: bool  # whether the last check has seen what counts now

    def count(self, state: str) -> int:
        """How many units are in a state."""
        return sum(unit.state == state for unit in self.units.values())

    def named(self, state: str) -> list[str]:
        """The units in a state."""
        return [unit.name for unit in self.units.values() if unit.state == state]

    def of_unit(self, unit: str) -> "Month":
        """What a unit that reports for itself may see: its own cell, nobody's files, nothing of the whole county."""
        own = {unit: self.units.get(unit) or Unit(unit)}
        known = {str(each.get("file")) for each in own[unit].findings}
        around = {key: rows for key, rows in self.draft.get("around", {}).items() if key.split("\t")[0] in known}
        marked = [each for each in self.draft.get("marked", []) if each["file"] in known]
        draft = {"around": around, "marked": marked} if self.draft else {}
        return replace(self, units=own, doubtful=[], others=[], draft=draft, published=[])

    def would_undo(self, in_force: int | None) -> bool:
        """Whether publishing takes back what the version in force says, which the month neither stands on nor wrote.

        A version of another month that was published from the same page is as foreign as one from elsewhere.
        """
        own = {each.get("version") for each in self.published}
        return in_force is not None and in_force != self.upon and in_force not in own

    @property
    def files(self) -> list[File]:
        """The files that count."""
        return [file for unit in self.units.values() for file in unit.files]


def month_of(folder: Folder, month: date, units: Iterable[str], in_force: Iterable[str] = ()) -> Month:
    """The month as the records have it; `units` are those that must report, `in_force` those whose month is published.

    Who has handed in no return and whose figures are published all the same, as those of a whole ledger, has reported.
    """
    records = folder.recorded()
    files = _files(folder, month, records)
    known = {name: Unit(name) for name in units}
    doubtful = []
    for file in files.values():
        if file.is_dropped:
            continue
        if file.unit is None:
            doubtful.append(file)
            continue
        unit = known.setdefault(file.unit, Unit(file.unit))
        if unit.file:
            unit.earlier.append(unit.file)
        unit.file = file
    key = f"{month:%Y-%m}"
    checks = [each for each in records if each["what"] == "checked" and each.get("month") == key]
    job = folder.jobs / str(checks[-1]["job"]) if checks else None
    draft = read_json(job / "draft.json") if job else {}
    counted = sorted(file.number for unit in known.values() for file in unit.files if not file.is_unreadable)
    is_checked = bool(checks) and sorted(checks[-1].get("files", {})) == counted
    published = [each for each in records if each["what"] == "published" and each.get("month") == key]
    upon = read_json(folder.of_month(month) / UPON).get("version")
    found = Month(month, known, doubtful, draft, [], job, published, upon, is_checked)
    _judge(found, checks[-1].get("files", {}) if checks else {})
    for name in in_force:
        if name in known and known[name].file is None:
            known[name].state = PUBLISHED
    return found


def _files(folder: Folder, month: date, records: list[Said]) -> dict[str, File]:
    key = f"{month:%Y-%m}"
    files: dict[str, File] = {}
    for each in records:
        number = str(each.get("file", ""))
        if each["what"] == "received" and each.get("month") == key:
            place = folder.of_month(month) / number
            files[number] = File(number, each["name"], each["at"], each["by"], each["sha256"], place, each.get("unit"))
            files[number].said = read_json(place / IDENTIFIED)
        elif number in files and each["what"] == "assigned":
            file = files.pop(number)
            file.unit, file.assigned_by = each.get("unit"), each["by"] or None
            files[number] = file  # what was assigned last counts
        elif number in files and each["what"] == "dropped":
            files[number].is_dropped = True
    return files


def _judge(month: Month, labels: Mapping[str, str]) -> None:
    """Give every unit its state, and its findings of the last check."""
    by_label = {label: number for number, label in labels.items()}
    findings = month.draft.get("findings", [])
    month.others = [each for each in findings if each.get("file") not in by_label]
    for unit in month.units.values():
        if unit.file is None:
            continue
        numbers = {file.number for file in unit.files}
        unit.findings = [each for each in findings if by_label.get(str(each.get("file"))) in numbers]
        unit.reported = [each for each in month.draft.get("reported", []) if by_label.get(each["file"]) in numbers]
        if unit.file.is_unreadable:
            unit.findings = unit.file.said.get("findings") or [_unreadable(unit.file)]
        if unit.file.is_unreadable or unit.errors:
            unit.state = WRONG
        elif numbers <= set(labels) and month.draft:
            unit.state = CHECKED
        else:
            unit.state = REPORTED


def _unreadable(file: File) -> Said:
    said: dict[str, Any] = {"file": file.name, "sheet": None, "row": None, "column": None, "value": None}
    why = file.said.get("why") or "；".join(str(each.get("why", "")) for each in file.said.get("unread", []))
    return said | {"level": "error", "check": "unreadable_file", "message": why}


def unit_of(said: Said, units: Iterable[str], name: str, month: date) -> str | None:
    """Whose a file is by what it says, else by its name; None where that is doubtful, or of another month."""
    known = list(units) or list(said.get("regions") or {})  # before anything is published nobody is known
    if said.get("kind") == "ledger":
        return WHOLE_LEDGER
    months = said.get("months") or {}
    if months and f"{month:%Y-%m}" not in months:
        return None
    regions = {region: count for region, count in (said.get("regions") or {}).items() if region in known}
    if regions:
        unit, count = max(regions.items(), key=lambda each: each[1])
        return unit if count >= SURE * sum(regions.values()) else None
    named = [unit for unit in known if unit in name]
    return named[0] if len(named) == 1 else None


def speaks_of_others(said: Said, units: Iterable[str], unit: str, month: date) -> bool:
    """Whether a file says figures of another unit or month, or of the whole county."""
    months, known = said.get("months") or {}, list(units)
    if said.get("kind") == "ledger" or (months and f"{month:%Y-%m}" not in months):
        return True
    return any(region in known for region in said.get("regions") or {}) and unit_of(said, known, "", month) != unit


def deadline(month: date, day: int) -> date:
    """The day of the following month until which a month is to be reported."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return following.replace(day=min(day, 28))


def record_of(folder: Folder, months: Iterable[date], units: Iterable[str], day: int) -> dict[str, dict[str, str]]:
    """Unit -> month -> how it reported: 按时, 迟报, 未报; with 退回 where a file was sent back."""
    records = folder.recorded()
    found: dict[str, dict[str, str]] = {unit: {} for unit in units}
    for month in months:
        files = _files(folder, month, records)
        sent = {str(each.get("unit")) for each in records if each["what"] == "sent back" and _is_of(each, month)}
        first: dict[str, str] = {}
        for file in files.values():
            if file.unit and not file.is_dropped:
                first[file.unit] = min(first.get(file.unit, file.at), file.at)
        for unit, of_months in found.items():
            said = "未报"
            if unit in first:
                on = datetime.fromisoformat(first[unit]).date()
                said = "按时" if on <= deadline(month, day) else "迟报"
            of_months[f"{month:%Y-%m}"] = said + ("·退回" if unit in sent else "")
    return found


def _is_of(said: Said, month: date) -> bool:
    return said.get("month") == f"{month:%Y-%m}"
