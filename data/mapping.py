"""ledger.toml: what a county says about its ledgers where their sheets and headers differ. See README.md."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from data.tables import TABLES
from data.values import UNITS, compact
from words import _

FILE_NAME = "ledger.toml"


class MappingError(ValueError):
    """The mapping file says something that is not known; the message is for the person who wrote it."""


@dataclass(frozen=True)
class SheetMapping:
    """What is said about one sheet; an empty one says nothing."""

    table: str | None = None
    ignore: bool = False
    header_row: int | None = None  # the first line of the header, as Excel counts
    header_lines: int | None = None
    unit: str | None = None
    columns: dict[str, str] = field(default_factory=dict)  # column name -> header in the sheet
    defaults: dict[str, str | int | float | bool] = field(default_factory=dict)  # where the sheet has no column
    project_code: str | None = None  # "row": the sheet has no codes, its row numbers become codes
    parents_are_totals: bool = False  # c001 above c001-1 and c001-2 is their total


@dataclass(frozen=True)
class Mapping:
    """What is said about the whole ledger."""

    demo: bool = False
    county: str | None = None
    main_indicator: str | None = None
    era: str = "western"
    unit: str | None = None
    sheets: dict[str, SheetMapping] = field(default_factory=dict)
    others: SheetMapping = field(default_factory=SheetMapping)  # sheets that are not named
    regions: dict[str, list[str]] = field(default_factory=dict)  # county -> its townships, where no sheet lists them

    @property
    def is_roc(self) -> bool:
        """Whether years are counted from 1912."""
        return self.era == "roc"

    def of_sheet(self, name: str) -> SheetMapping:
        """What is said about the sheet of that name."""
        return self.sheets.get(name.strip(), self.others)


def read_mapping(path: Path | None) -> Mapping:
    """The mapping in the file; without a file, one that says nothing. MappingError when it cannot be understood."""
    if path is None:
        return Mapping()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise MappingError(_("{file} cannot be read: {problem}").format(file=path.name, problem=problem)) from problem
    try:
        sheets = {name.strip(): _filled(SheetMapping, rest) for name, rest in said.pop("sheets", {}).items()}
        others = _filled(SheetMapping, said.pop("others", {}))
        mapping = _filled(Mapping, {**said, "sheets": sheets, "others": others})
        for sheet in (*sheets.values(), others):
            _check_sheet(sheet)
        _check_one_of("era", mapping.era, ("western", "roc"))
        _check_unit(mapping.unit)
    except (MappingError, AttributeError) as problem:
        raise MappingError(f"{path.name}: {problem}") from None
    return mapping


def _filled(of: type, said: dict[str, Any]) -> Any:
    known = {each.name: each.type for each in fields(of)}
    for key, value in said.items():
        _check_one_of("ledger.toml", key, tuple(known))
        if known[key] in (str, str | None) and not isinstance(value, str):
            raise MappingError(_("{key} must be text").format(key=key))
        if known[key] is bool and not isinstance(value, bool):
            raise MappingError(_("{key} must be true or false").format(key=key))
        if known[key] == int | None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            raise MappingError(_("{key} must be a whole number from 1").format(key=key))
    return of(**said)


def _check_sheet(sheet: SheetMapping) -> None:
    _check_unit(sheet.unit)
    if sheet.project_code is not None:
        _check_one_of("project_code", sheet.project_code, ("row",))
    if sheet.table is None:
        return
    _check_one_of("table", sheet.table, tuple(TABLES))
    known = tuple(column.name for column in TABLES[sheet.table].columns)
    for name in (*sheet.columns, *sheet.defaults):
        _check_one_of(sheet.table, name, known)


def _check_unit(unit: str | None) -> None:
    if unit is not None and compact(unit) not in UNITS["yuan"]:
        _check_one_of("unit", unit, tuple(UNITS["yuan"]))


def _check_one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise MappingError(
            _("{what}: “{value}” is not known; known are {known}").format(
                what=what, value=value, known="、".join(known)
            )
        )
