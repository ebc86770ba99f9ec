"""ledger.toml: what a county says about its ledgers where their sheets and headers differ. See README.md."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_args, get_origin

from data.kinds import Column
from data.reading.convert import read_cell
from data.reading.values import UNITS, NotUnderstood, compact
from data.tables import TABLES, table_of_sheet
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
    others: SheetMapping = field(default_factory=SheetMapping)  # sheets not named: ignore or unit
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
        named = said.pop("sheets", {})
        _check_table("sheets", named, SheetMapping)
        sheets = {name.strip(): _filled(SheetMapping, rest) for name, rest in named.items()}
        others = _filled(SheetMapping, said.pop("others", {}))
        _check_others(others)
        mapping = _filled(Mapping, {**said, "sheets": sheets, "others": others})
        for name, sheet in sheets.items():
            _check_sheet(name, sheet, mapping.is_roc)
        _check_unit(others.unit)
        _check_one_of("era", mapping.era, ("western", "roc"))
        _check_unit(mapping.unit)
    except MappingError as problem:
        raise MappingError(f"{path.name}: {problem}") from None
    return mapping


def _filled(of: type, said: dict[str, Any]) -> Any:
    if not isinstance(said, dict):
        raise MappingError(_("“{value}” stands where a table with settings belongs").format(value=said))
    known = {each.name: each.type for each in fields(of)}
    for key, value in said.items():
        _check_one_of("ledger.toml", key, tuple(known))
        if known[key] in (str, str | None) and not isinstance(value, str):
            raise MappingError(_("{key} must be text").format(key=key))
        if known[key] is bool and not isinstance(value, bool):
            raise MappingError(_("{key} must be true or false").format(key=key))
        if known[key] == int | None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            raise MappingError(_("{key} must be a whole number from 1").format(key=key))
        if get_origin(known[key]) is dict:
            _check_table(key, value, get_args(known[key])[1])
    return of(**said)


def _check_table(key: str, value: Any, of: Any) -> None:
    """Of the tables, columns names texts and regions names lists of texts; the rest is looked at elsewhere."""
    is_table = isinstance(value, dict)
    texts = list(value.values()) if is_table and of is str else []
    if is_table and of == list[str]:
        are_lists = all(isinstance(each, list) for each in value.values())
        texts = [text for each in value.values() for text in each] if are_lists else [None]
    if not is_table or not all(isinstance(text, str) for text in texts):
        raise MappingError(_("{key} is not written as the examples show").format(key=key))


def _check_sheet(name: str, sheet: SheetMapping, is_roc: bool) -> None:
    _check_unit(sheet.unit)
    if sheet.project_code is not None:
        _check_one_of("project_code", sheet.project_code, ("row",))
    if sheet.table is not None:
        _check_one_of("table", sheet.table, tuple(TABLES))
    table = TABLES[sheet.table] if sheet.table else table_of_sheet(compact(name))
    if table is None:
        if sheet.ignore or not (sheet.columns or sheet.defaults):
            return
        raise MappingError(_("the sheet {sheet} needs table = …, its name says no kind of ledger").format(sheet=name))
    known = tuple(column.name for column in table.columns)
    for column in (*sheet.columns, *sheet.defaults):
        _check_one_of(table.name, column, known)
    for column, default in sheet.defaults.items():
        _check_default(table.column(column), default, is_roc)


def _check_others(others: SheetMapping) -> None:
    """Sheets that are not named can be left out, or share a unit; anything else belongs to one sheet."""
    for key, value in vars(others).items():
        if value != getattr(SheetMapping(), key):
            _check_one_of("others", key, ("ignore", "unit"))


def _check_default(column: Column, default: Any, is_roc: bool) -> None:
    try:
        read_cell(column, default, None, is_roc)
    except NotUnderstood as problem:
        said = _(problem.expected).format(**problem.arguments)
        raise MappingError(f"defaults: {column.name} = {default}: {said}") from problem


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
