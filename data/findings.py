"""What is wrong with a ledger, and how it is said: one line per finding, with where it stands and what to do."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypedDict

from words import _, shown

ERROR = "error"
WARNING = "warning"
NOTICE = "notice"  # worth knowing; nothing has to be done
LEVELS = (ERROR, WARNING, NOTICE)
SHOWN_OF_EACH = 20


def N_(message: str) -> str:
    """Mark a message for the catalogue; it is translated when it is shown."""
    return message


AND_MORE = N_("{count} more of the same are not listed one by one")


class Place(TypedDict, total=False):
    """Where something stands, as a finding is told of it."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True)
class Finding:
    """One problem: `message` is a message id of the catalogue, `arguments` fill its {placeholders}.

    An error keeps the ledger from being published, a warning is shown and kept with the version, a notice is shown.
    `cell` is the row and column of the cell, from 0, where one cell is meant.
    """

    check: str
    level: str
    message: str
    arguments: dict[str, str] = field(default_factory=dict)
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    cell: tuple[int, int] | None = None

    def in_words(self) -> str:
        """The finding as one line in the language in use."""
        level = {ERROR: _("Error"), WARNING: _("Warning")}.get(self.level, _("Notice"))
        said = self.said()
        place = self._place()
        if not place:
            return f"{level} {said}"
        return _("{level} {place}: {what}").format(level=level, place=place, what=said)

    def said(self) -> str:
        """What is wrong, without where."""
        return filled(self.message, self.arguments)

    def _place(self) -> str:
        parts = [shown(part) for part in (self.file, self.sheet) if part]
        if self.row is not None:
            parts.append(_("row {row}").format(row=self.row))
        if self.column:
            parts.append(shown(self.column))
        value = [] if self.value is None else [_("“{value}”").format(value=shown(self.value))]
        return " ".join([*filter(None, [" › ".join(parts)]), *value])

    def arguments_as_json(self) -> str:
        """The arguments as the published file keeps them."""
        return json.dumps(self.arguments, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class Unread:
    """What of a ledger was left out, and why: a file, a sheet, a column or a row; `message` is a message id."""

    file: str
    message: str
    arguments: dict[str, str] = field(default_factory=dict)
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def why(self) -> str:
        """Why it was left out, in the language in use."""
        return filled(self.message, self.arguments)

    def in_words(self) -> str:
        """The place and why, as one line in the language in use."""
        parts = [shown(part) for part in (self.file, self.sheet) if part]
        if self.row is not None:
            parts.append(_("row {row}").format(row=self.row))
        if self.column:
            parts.append(shown(self.column))
        return _("not read: {place}: {why}").format(place=" › ".join(parts), why=self.why())


def filled(message: str, arguments: dict[str, str]) -> str:
    """A message of the catalogue in the language in use, with its {placeholders} filled."""
    return _(message).format(**{name: shown(text) for name, text in arguments.items()})


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything keeps the ledger from being published."""
    return any(finding.level == ERROR for finding in findings)


def counted(findings: Iterable[Finding]) -> int:
    """How many there are, those included that are not listed one by one."""
    return sum(int(each.arguments["count"]) if each.message == AND_MORE else 1 for each in findings)


def in_lines(findings: Iterable[Finding], show_all: bool) -> Iterator[str]:
    """Errors first, then warnings, grouped by check with a count; the first of each group unless all are wanted."""
    ordered = sorted(
        findings,
        key=lambda finding: (
            LEVELS.index(finding.level),
            finding.check,
            finding.file or "",
            finding.sheet or "",
            finding.row or 0,
        ),
    )
    for _check, group in groupby(ordered, key=lambda finding: (finding.level, finding.check)):
        found = list(group)
        limit = len(found) if show_all else SHOWN_OF_EACH
        yield from (finding.in_words() for finding in found[:limit])
        if len(found) > limit:
            yield _("… {count} in all; --all shows every one").format(count=counted(found))
