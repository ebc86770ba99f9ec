"""What ledger.toml says of sheets, files and columns that are not there: told with the line in which it stands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from data.findings import ERROR, N_, Finding
from data.mapping import Mapping
from data.reading.values import compact
from words.toml_text import TomlText

Read = tuple[str, str, frozenset[str] | None]


def unfitting(mapping: Mapping, path: Path, read: Iterable[Read]) -> Iterator[Finding]:
    """A finding for every section that fits no sheet or file, and every column that none of its sheets has.

    `read` names each sheet with the columns that were found in it, None where no header was.
    """
    text = TomlText.of_file(path)
    sheets = list(read)
    covered: dict[tuple[str, ...], list[frozenset[str] | None]] = {}
    for file, sheet, columns in sheets:
        for keys, _section in mapping.sections_of(file, sheet):
            covered.setdefault(keys, []).append(columns)
    for keys, section in mapping.sections():
        if keys not in covered:
            message = N_("no sheet and no file fits {name}; correct the name or delete the section")
            yield Finding(
                "mapping_fits_nothing", ERROR, message, {"name": _written(keys)}, file=path.name, row=text.line_of(keys)
            )
            continue
        if section.ignore or None in covered[keys]:
            continue
        for column, headers in section.columns.items():
            if not any(column in found for found in covered[keys] if found is not None):
                message = N_("no sheet of {name} has the header {headers} for {column}")
                said = {"name": _written(keys), "headers": "、".join(headers), "column": column}
                line = text.line_of((*keys, "columns", column))
                yield Finding("header_not_there", ERROR, message, said, file=path.name, row=line)


def renamed_nothing(mapping: Mapping, path: Path, names: Iterable[str]) -> Iterator[Finding]:
    """A finding for every entry of [renamed] whose old name no table writes."""
    known = {compact(name) for name in names}
    for name in mapping.renamed:
        if compact(name) not in known:
            message = N_("no table has a project called {name}; correct the name or delete the line")
            line = TomlText.of_file(path).line_of(("renamed", name))
            yield Finding("mapping_fits_nothing", ERROR, message, {"name": name}, file=path.name, row=line)


def _written(keys: tuple[str, ...]) -> str:
    """The section as it stands in the file: sheets."项目"."""
    return ".".join(f'"{key}"' if place % 2 else key for place, key in enumerate(keys))
