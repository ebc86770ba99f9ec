"""Tables that were passed over, though their heads look like those that are read: told before anything is published."""

from collections.abc import Iterable, Iterator

from data.findings import ERROR, N_, Finding
from data.reading.cells import Sheet
from data.reading.headers import FIGURE, header_text, is_words
from data.reading.heads import SEARCHED_ROWS, is_known
from data.reading.table import TableRead
from data.reading.values import compact, is_nothing

LEAST_KNOWN = 4  # words of heads that make a row the head of a table


def passed_over(tables: Iterable[TableRead]) -> Iterator[Finding]:
    """An error for each sheet that was not read, though it has the head of a project table, or of its neighbours."""
    reads = list(tables)
    heads = {
        file: [frozenset(column.parts[-1] for column in read.layout.head.columns) for read in reads if read.layout]
        for file in {read.file for read in reads}
    }
    for read in reads:
        if read.layout is not None or read.is_ignored or read.is_hidden or read.cells is None or read.findings:
            continue
        found = _head(read.cells, heads[read.file])
        if found is not None:
            row, words = found
            message = N_(
                "row {row} looks like the header of a table ({words}), but it is none that can be read; name its"
                " columns in ledger.toml, or write ignore = true if it does not count"
            )
            said = {"row": str(row + 1), "words": "、".join(words)}
            yield Finding("table_not_read", ERROR, message, said, file=read.file, sheet=read.sheet)


def _head(sheet: Sheet, neighbours: list[frozenset[str]]) -> tuple[int, list[str]] | None:
    """The row whose words are mostly over columns of a project table, with money below it; None where there is none."""
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        texts = [header_text(cell) for cell in row if not is_nothing(cell)]
        if len(texts) < LEAST_KNOWN or not is_words(row):
            continue
        shared = max((len(head & set(texts)) for head in neighbours), default=0)
        known = [text for text in texts if is_known(text)]
        is_alike = 2 * shared > len(texts)
        is_of_projects = not neighbours and 2 * len(known) > len(texts)
        if (is_alike or is_of_projects) and len(known) >= LEAST_KNOWN and _has_figures(sheet, index):
            return index, known[:6]
    return None


def _has_figures(sheet: Sheet, above: int) -> bool:
    """Whether at least two rows below hold figures beside words."""
    found = 0
    for row in sheet.rows[above + 1 :]:
        figures = [cell for cell in row if not is_nothing(cell) and FIGURE.fullmatch(compact(cell))]
        words = [cell for cell in row if isinstance(cell, str) and not is_nothing(cell) and cell not in figures]
        found += bool(figures and words)
    return found >= 2
