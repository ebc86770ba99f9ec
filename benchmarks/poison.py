"""Texts that do something where they are not taken for text, and the demo ledger with them in every name and note."""

from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.browser import ROOT
from data.checks import run_checks
from data.kinds import LABEL, LINES, TEXT
from data.publishing import publish
from data.reading.filed import FiledRows
from data.reading.ledger import Ledger, read_ledger
from data.tables import TABLES

RAN = "window.poisoned=1"
BEFORE = (
    "=1+1 ",
    "+1 ",
    "-1 ",
    "@SUM(1) ",
    '=HYPERLINK("http://evil.invalid")',
    "\t=2 ",
    "{{7*7}}",
    "{0}{name}",
    "%s%d",
)
BEHIND = (
    f'<img src=x onerror="{RAN}">',
    f"<script>{RAN}</script>",
    f'"><svg onload="{RAN}">',
    f"[a](javascript:{RAN})",
    "![a](http://evil.invalid/a.png)",
    "$x^2$ :red[y] `z` **w** ~~v~~",
    "\u202etxt.exe\u202c",
    "\u200b\u200d\ufeff",
    "长" * 480,
    "😀👩‍👩‍👧",
    "\x07\x1b[31m",
    "</title></style></textarea><b id=poisoned>",
    "' or 1=1 --",
    "\\u003cb\\u003e&lt;i&gt;&#60;u&#62;",
)
HOSTILE = (*BEHIND, *BEFORE, "../../etc/passwd", "\0", "%00%0d%0aX: y", "1e999", "NaN", "9" * 400, "2024-13", "")


def poisoned(ledger: Ledger) -> dict[str, str]:
    """Put poison into every word of the ledger that is not one of a list, the same into the same word; what became."""
    made: dict[str, str] = {}

    def word(text: Any) -> Any:
        if not isinstance(text, str):
            return text
        if text not in made:
            number = len(made)
            half, is_behind = divmod(number, 2)
            made[text] = text + BEHIND[half % len(BEHIND)] if is_behind else BEFORE[half % len(BEFORE)] + text
        return made[text]

    for name, table in TABLES.items():
        free = [column.kind in (TEXT, LINES, LABEL) and column.name != "period" for column in table.columns]
        rows = (
            [word(cell) if is_free else cell for cell, is_free in zip(row, free, strict=False)]
            for row in ledger.rows[name]
        )
        ends = [tuple(row[-3:]) for row in ledger.rows[name]]
        ledger.rows[name] = FiledRows((*cells, *end) for cells, end in zip(rows, ends, strict=True))
    ledger.mapping = ledger.mapping.model_copy(update={"county": word(ledger.mapping.county)})
    return made


def published(folder: Path) -> tuple[Path, dict[str, str]]:
    """The demo ledger with poison, published; and what became of every word."""
    ledger = read_ledger((ROOT / "data/demo",))
    made = poisoned(ledger)
    staged, _findings = run_checks(ledger, date.today())
    publish(ledger, staged, [], folder / "county.duckdb", '<b id="poisoned">=1+1', f"<script>{RAN}</script>")
    return folder / "county.duckdb", made
