"""Tables that were passed over, though their heads look like those that are read: told before anything is published."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from data.findings import ERROR, N_, Finding
from data.reading.cells import Sheet
from data.reading.headers import FIGURE, header_text, is_words
from data.reading.heads import SEARCHED_ROWS, is_known
from data.reading.table import TableRead
from data.reading.values import compact, is_nothing
from data.reading.wide.roles import meaning
from data.reading.wide.tables import WIDE_TABLES

OF_PROJECTS = {"projects", "investments", *WIDE_TABLES}
LEAST_KNOWN = 4  # words of heads that make a row the head of a table


def passed_over(tables: Iterable[TableRead]) -> Iterator[Finding]:
    """An error for each sheet that was not read, though it has the head of a project table, or of its neighbours."""
    reads = list(tables)
    heads: dict[str, list[frozenset[str]]] = {}
    of_projects = set()
    for read in reads:
        if read.layout is not None:
            heads.setdefault(read.file, []).append(frozenset(each.parts[-1] for each in read.layout.head.columns))
            of_projects |= {read.file} if OF_PROJECTS & {table.name for table in read.tables} else set()
    for read in reads:
        if read.layout is not None or read.is_ignored or read.is_hidden or read.cells is None or read.findings:
            continue
        is_alone = partial(_may_be_alone, read.file in of_projects, not heads)
        found = _head(read.cells, heads.get(read.file, []), is_alone)
        if found is not None:
            row, words = found
            message = N_(
                "row {row} looks like the header of a table ({words}), but it is none that can be read; name its"
                " columns in ledger.toml, or write ignore = true if it does not count"
            )
            said = {"row": str(row + 1), "words": "、".join(words)}
            yield Finding("table_not_read", ERROR, message, said, file=read.file, sheet=read.sheet)


def _head(
    sheet: Sheet, neighbours: list[frozenset[str]], is_alone: Callable[[list[str]], bool]
) -> tuple[int, list[str]] | None:
    """The row whose words are mostly over columns of a project table, with money below it; None where there is none.

    Beside a table of projects in the same file only one with the head of a neighbour counts: others sum it up.
    """
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        texts = [header_text(cell) for cell in row if not is_nothing(cell)]
        if len(texts) < LEAST_KNOWN or not is_words(row):
            continue
        shared = max((len(head & set(texts)) for head in neighbours), default=0)
        known = [text for text in texts if is_known(text)]
        is_alike = 2 * shared > len(texts)
        is_of_projects = is_alone(texts) and 2 * len(known) > len(texts)
        if (is_alike or is_of_projects) and len(known) >= LEAST_KNOWN and _has_figures(sheet, index):
            return index, known[:6]
    return None


def _may_be_alone(is_beside_projects: bool, is_only_one: bool, texts: list[str]) -> bool:
    """Whether a head counts that is like no neighbour's: one that names projects, or any where nothing was read."""
    roles = {means.role for text in texts if (means := meaning((text,)))}
    return not is_beside_projects and (is_only_one or bool(roles & {"name", "code"}))


def _has_figures(sheet: Sheet, above: int) -> bool:
    """Whether at least two rows below hold figures beside words."""
    found = 0
    for row in sheet.rows[above + 1 :]:
        figures = [cell for cell in row if not is_nothing(cell) and FIGURE.fullmatch(compact(cell))]
        words = [cell for cell in row if isinstance(cell, str) and not is_nothing(cell) and cell not in figures]
        found += bool(figures and words)
    return found >= 2
