"""ledger.toml: what a county says about its ledgers where their sheets and headers differ. See README.md."""

import re
from collections.abc import Iterator
from fnmatch import translate
from functools import cache
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from data.kinds import Column
from data.reading.convert import read_cell
from data.reading.values import UNITS, NotUnderstood, compact
from data.tables import TABLES, table_of_sheet
from words import N_, _
from words.toml_files import Choices, Refused, WrongFile, read_toml, wrong_at

FILE_NAME = "ledger.toml"
# What a wide table holds beside the columns of the tables that it feeds.
WIDE_COLUMNS = (
    "number", "code", "content", "nature", "span", "rate", "rank", "growth", "since_start", "year_to_date",
    "of_the_month", "problem", "leader", "in_place", "paid", "contact",
)  # fmt: skip
PLACES = Literal["sheet", "title", "file", "line"]
SAME_NAMES = Literal["spaces", "brackets", "status", "ending"]


class MappingError(ValueError):
    """The mapping file says something that is not known; the message is for the person who wrote it."""


def _known(what: str, known: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            raise _not_known(what, value, known)
        return value

    return AfterValidator(check)


def _not_known(what: str, value: str, known: tuple[str, ...]) -> Refused:
    message = N_("{what}: “{value}” is not known; known are {known}")
    return Refused(message, what=what, value=value, known="、".join(known))


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


TableName = Annotated[str, _known("table", tuple(TABLES))]
Unit = Annotated[str, AfterValidator(compact), _known("unit", tuple(UNITS["yuan"]))]
Texts = Annotated[list[str], BeforeValidator(_as_list)]


class SheetMapping(Choices):
    """What is said about one sheet; an empty one says nothing."""

    table: TableName | None = None
    layout: Literal["list", "monthly", "months", "sources", "regions"] | None = None  # where it is not to be guessed
    ignore: bool = False
    header_row: Annotated[int, Field(ge=1)] | None = None  # the first line of the header, as Excel counts
    header_lines: Annotated[int, Field(ge=1)] | None = None
    unit: Unit | None = None
    columns: dict[str, Texts] = Field(default_factory=dict)  # column name -> the headers that sheets write over it
    defaults: dict[str, str | int | float | bool] = Field(default_factory=dict)  # where the sheet has no column
    project_code: Literal["row", "name"] | None = None  # the sheet has no codes: made of row numbers, or of names
    approximate: bool = False  # 约75 counts as 75
    parents_are_totals: bool = False  # c001 above c001-1 and c001-2 is their total
    region_from: list[PLACES] | None = None  # where the region stands that the sheet is about
    month_from: list[PLACES] | None = None  # where the month stands that the sheet is about

    def over(self, below: "SheetMapping") -> "SheetMapping":
        """This mapping, with what it does not say taken from a more general one."""
        said = {name: getattr(below, name) for name in below.model_fields_set & set(SheetMapping.model_fields)}
        said |= {name: getattr(self, name) for name in self.model_fields_set & set(SheetMapping.model_fields)}
        for name in ("columns", "defaults"):
            said[name] = getattr(below, name) | getattr(self, name)
        return SheetMapping.model_construct(set(said), **said)


class FileMapping(SheetMapping):
    """What is said about the sheets of the files that a pattern fits."""

    sheets: dict[str, SheetMapping] = Field(default_factory=dict)


class Mapping(Choices):
    """What is said about the whole ledger."""

    demo: bool = False
    county: str | None = None
    main_indicator: str | None = None
    era: Literal["western", "roc"] = "western"
    unit: Unit | None = None
    sheets: dict[str, SheetMapping] = Field(default_factory=dict)
    files: dict[str, FileMapping] = Field(default_factory=dict)
    others: SheetMapping = SheetMapping()  # sheets not named: ignore or unit
    regions: dict[str, list[str]] = Field(default_factory=dict)  # county -> its townships, where no sheet lists them
    same_names: list[SAME_NAMES] = Field(default_factory=list)  # in what two names of one project may differ
    # Another name of a project -> its name; a name that is given to itself stays one of its own.
    renamed: dict[str, str] = Field(default_factory=dict)
    approximate: bool = False  # in every sheet
    started_with_first_investment: bool = False  # where no sheet says when a project started

    @property
    def is_roc(self) -> bool:
        """Whether years are counted from 1912."""
        return self.era == "roc"

    def of(self, file: str, sheet: str) -> SheetMapping:
        """What is said about a sheet of a file: its own name before patterns, a sheet before its file."""
        said = [section for _path, section in self.sections_of(file, sheet)]
        found = SheetMapping() if said else self.others
        for section in said:
            found = section.over(found)
        return found.over(SheetMapping(approximate=True)) if self.approximate else found

    def sections_of(self, file: str, sheet: str) -> Iterator[tuple[tuple[str, ...], SheetMapping]]:
        """Every section that speaks of a sheet, with its keys, the most general first."""
        files = _fitting(self.files, PurePath(file).name)
        for pattern in files:
            yield ("files", pattern), self.files[pattern]
        for name in _fitting(self.sheets, sheet):
            yield ("sheets", name), self.sheets[name]
        for pattern in files:
            for name in _fitting(self.files[pattern].sheets, sheet):
                yield ("files", pattern, "sheets", name), self.files[pattern].sheets[name]

    def sections(self) -> Iterator[tuple[tuple[str, ...], SheetMapping]]:
        """Every section about files and sheets, with its keys."""
        for name, sheet in self.sheets.items():
            yield ("sheets", name), sheet
        for pattern, file in self.files.items():
            yield ("files", pattern), file
            for name, sheet in file.sheets.items():
                yield ("files", pattern, "sheets", name), sheet


def read_mapping(path: Path | None) -> Mapping:
    """The mapping in the file; without a file, one that says nothing. MappingError when it cannot be understood."""
    if path is None:
        return Mapping()
    try:
        mapping = read_toml(path, Mapping)
        for keys, refused in _contradictions(mapping):
            raise wrong_at(path, keys, refused)
    except WrongFile as problem:
        raise MappingError(str(problem)) from problem
    return mapping


def _contradictions(mapping: Mapping) -> Iterator[tuple[tuple[str, ...], Refused]]:
    """What the sections say that no table has, each with the keys that lead to it."""
    for keys, section in mapping.sections():
        file, sheet = (keys[1] if keys[0] == "files" else ""), keys[-1] if keys[-2] == "sheets" else "*"
        yield from (
            (keys + place, refused) for place, refused in _against(section, mapping.of(file, sheet), sheet, mapping)
        )
    for key in sorted(mapping.others.model_fields_set - {"ignore", "unit"}):
        yield ("others", key), _not_known("others", key, ("ignore", "unit"))


def _against(
    own: SheetMapping, whole: SheetMapping, name: str, mapping: Mapping
) -> Iterator[tuple[tuple[str, ...], Refused]]:
    """Columns and defaults of a section that its table does not have, or where none is named, no table."""
    table = TABLES[whole.table] if whole.table else None
    named = table or table_of_sheet(compact(name))
    own_columns = {column.name: column for column in named.columns} if named else {}
    known = own_columns if table else _all_columns() | own_columns
    for key, said in (("columns", own.columns), ("defaults", own.defaults)):
        for column in said:
            if column not in known and column not in WIDE_COLUMNS:
                yield (key, column), _not_known(table.name if table else key, column, tuple(known))
    for column, default in own.defaults.items():
        refused = _default_refused(known[column], default, mapping.is_roc) if column in known else None
        if refused:
            yield ("defaults", column), refused


def _fitting(patterns: dict[str, Any], name: str) -> list[str]:
    """The patterns that fit a name, the widest first; * stands for any letters, ? for one."""
    return sorted((each for each in patterns if _pattern(each).fullmatch(compact(name).casefold())), key=_width)


def _width(pattern: str) -> tuple[int, int]:
    return (0 if any(mark in pattern for mark in "*?") else 1, len(pattern.replace("*", "")))


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(translate(compact(written).casefold().replace("[", "[[]")))


@cache
def _all_columns() -> dict[str, Column]:
    return {column.name: column for table in reversed(TABLES.values()) for column in table.columns}


def _default_refused(column: Column, default: Any, is_roc: bool) -> Refused | None:
    try:
        read_cell(column, default, None, is_roc)
    except NotUnderstood as problem:
        said = _(problem.expected).format(**problem.arguments)
        message = N_("defaults: {column} = {default}: {said}")
        return Refused(message, column=column.name, default=default, said=said)
    return None
