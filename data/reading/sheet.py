"""One sheet as it stands in a file: its cells, and what a cell's value alone does not say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.findings import N_, Finding, Unread
from data.reading.values import Cell

TOO_LARGE = N_("unpacks to more than {size} MB; no ledger needs that: delete what is not needed")
PROTECTED = N_("is protected by a password: save it without one")
LOCKED = ("encrypted", "password")  # what libraries say of files that are protected
BEYOND = 100  # rows and columns
Place = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, row 1 first, blanks in front kept and blanks behind cut; places as (row, column) from 0.

    A cell that holds an error, or a formula without a result, is None in `rows` and named in `broken` or
    `without_result`. `formats` has number formats that say more than how many digits to show.
    """

    file: str
    name: str
    rows: Sequence[list[Cell]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple["Area", ...] = ()
    broken: dict[Place, str] = field(default_factory=dict)  # -> #REF! and the like
    formats: dict[Place, str] = field(default_factory=dict)  # -> 0.00"亿元", 0%, 0!.0,
    struck: dict[Place, tuple[bool, str]] = field(default_factory=dict)  # -> (struck as a whole, text without the rest)
    without_result: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Cells:
    """What a file holds: its sheets in their order, what is wrong with the file, and what was passed over."""

    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


Area = tuple[int, int, int, int]  # top, left, bottom, right


class Unreadable(Exception):
    """A file, or one sheet of it, that cannot be read; the message is one of the catalogue."""

    def __init__(self, message: str, **arguments: str) -> None:
        super().__init__(message)
        self.message = message
        self.arguments = arguments


def is_locked(said: str) -> bool:
    """Whether a library gave a file up because it is protected by a password."""
    return any(word in said.lower() for word in LOCKED)


def is_blank(cell: object) -> bool:
    """Whether nothing can be seen in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def areas_within(areas: Iterable[Area], rows: Sequence[list[Cell]]) -> tuple[Area, ...]:
    """Merged areas, each once, cut off behind the end of the table; refuses those that lie over each other."""
    last, wide = len(rows) - 1, max(map(len, rows), default=0)
    found: dict[Area, None] = {}
    for top, left, bottom, right in areas:
        if top <= last:
            found[top, left, min(bottom, last + BEYOND), min(right, max(left, wide) + BEYOND)] = None
    inside = sum(
        (min(bottom, last) - top + 1) * max(min(right, wide - 1) - left + 1, 0) for top, left, bottom, right in found
    )
    if inside > (last + 1) * wide:
        raise Unreadable(N_("has merged cells that lie over each other: it is damaged, save it anew in Excel or WPS"))
    return tuple(found)
