"""Totals that are short by the amounts typed as text, which Excel does not add: one notice a file, and no warning."""

from collections.abc import Iterable, Iterator

from data.findings import N_, NOTICE, Finding
from data.reading.totals import DeclaredTotal


def short_totals(totals: Iterable[DeclaredTotal]) -> Iterator[Finding]:
    """How many totals of a file leave such amounts out, and the first of them."""
    files: dict[str, list[DeclaredTotal]] = {}
    for total in totals:
        if total.typed:
            files.setdefault(total.source_file, []).append(total)
    for file, found in files.items():
        first = found[0]
        message = N_(
            "totals that leave out amounts typed as text, which Excel does not add: {count}, the first by {amount}"
            " 万元; the rows count, and typed as numbers they add up"
        )
        said = {"count": str(len(found)), "amount": f"{first.typed.normalize():f}"}
        yield Finding(
            "total_without_text", NOTICE, message, said, file=file, sheet=first.source_sheet, row=first.source_row
        )
