"""Names that are built to be executed, in every word of a ledger, and hostile addresses: all are shown as text.

python -m benchmarks.poisoned [--addresses 568] [--languages zh en]

Publishes the demo ledger with poison in its names; opens every page in a browser, asks for every exhibit by hostile
addresses, writes the papers, and looks for what ran, what was added to a page, what became a formula.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import click
from playwright.sync_api import Dialog, Page, Request
from playwright.sync_api import TimeoutError as TooLate

from benchmarks.browser import ROOT, chromium, server, settled
from dashboard import PAGES
from data.checks import run_checks
from data.kinds import LABEL, LINES, TEXT
from data.publishing import publish
from data.reading.filed import FiledRows
from data.reading.ledger import Ledger, read_ledger
from data.tables import TABLES
from exhibits import EXHIBITS

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
PARAMETERS = (
    "month",
    "region",
    "threshold",
    "separate",
    "lang",
    "indicator",
    "project",
    "leader",
    "height",
    "type",
    "v",
)
WATCHED = """() => ({
    ran: !!window.poisoned,
    added: document.querySelectorAll(
        '#poisoned, img[onerror], svg[onload], a[href^="javascript:"], [src*="evil.invalid"]').length,
    formulas: document.querySelectorAll('.stMarkdown .katex').length,
})"""


def poisoned(ledger: Ledger) -> None:
    """Put poison into every word of the ledger that is not one of a list, the same into the same word."""
    made: dict[str, str] = {}

    def word(text: Any) -> Any:
        if not isinstance(text, str):
            return text
        if text not in made:
            number = len(made)
            made[text] = f"{text}{BEHIND[number % len(BEHIND)]}" if number % 2 else BEFORE[number % 9] + text
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


def published(folder: Path) -> Path:
    """The demo ledger with poison, published."""
    ledger = read_ledger((ROOT / "data/demo",))
    poisoned(ledger)
    staged, _findings = run_checks(ledger, date.today())
    publish(ledger, staged, [], folder / "county.duckdb", '<b id="poisoned">=1+1', f"<script>{RAN}</script>")
    return folder / "county.duckdb"


def in_browser(page: Page, address: str, languages: Iterable[str], database: Path, shown: set[str]) -> Iterator[str]:
    """Every page in every language, plain and by an address that is hostile throughout; what is wrong there.

    `shown` takes the poison that stood on a page as text.
    """
    said: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        said.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def asks(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            said.append(f"asks {request.url[:80]}")

    page.on("dialog", dismissed)
    page.on("pageerror", lambda error: said.append(f"an error: {error}"))
    page.on("request", asks)
    import queries

    code = queries.run("projects", database=database)[0]["project_code"]
    for path in (*PAGES, f"project?code={quote(code)}"):
        for language in languages:
            mark = "&" if "?" in path else "?"
            hostile = urlencode({name: random.choice(BEHIND) for name in PARAMETERS[:4]})
            for query in (f"lang={language}", f"lang={language}&{hostile}&present={quote(BEHIND[0])}"):
                said.clear()
                try:
                    page.goto(f"{address}/{path}{mark}{query}")
                    settled(page)
                except TooLate:
                    said.append("does not settle")
                found = page.evaluate(WATCHED)
                wrong = [*said, *(f"{kind}: {count}" for kind, count in found.items() if count)]
                text = page.evaluate("document.body.textContent")
                shown |= {each for each in (*BEHIND, *BEFORE) if each.strip()[:40] in text}
                if "Traceback" in text:
                    wrong.append("a traceback")
                yield f"{path} {language}: {'; '.join(wrong)}" if wrong else ""


def by_address(address: str, count: int) -> Iterator[str]:
    """Exhibits asked for by hostile addresses: each is answered as data or refused as text."""
    chance = random.Random(1)
    for number in range(count):
        name = chance.choice([*EXHIBITS]) if number % 8 else quote(chance.choice(HOSTILE), safe="")
        query = {chance.choice(PARAMETERS): chance.choice(HOSTILE) for _each in range(chance.randint(1, 3))}
        try:
            with urlopen(f"{address}/exhibits/{name}?{urlencode(query)}", timeout=60) as answer:
                code, kind, body = answer.status, answer.headers["Content-Type"], answer.read()
        except HTTPError as problem:
            code, kind, body = problem.code, problem.headers["Content-Type"] or "", problem.read()
        if code not in (200, 400, 404) or ("html" in kind and b"poisoned" in body):
            yield f"/exhibits/{name}?{urlencode(query)}: {code} {kind} {body[:80]!r}"
        elif code == 200 and "json" in kind:
            json.loads(body)


def on_paper(database: Path, folder: Path) -> Iterator[str]:
    """The bulletin, the slides and the workbooks of every exhibit."""
    import os

    for kind, ending in (("bulletin", "docx"), ("slides", "pptx")):
        file = folder / f"paper.{ending}"
        command = [sys.executable, "-m", "papers", kind, "--into", str(file)]
        environment = os.environ | {"COUNTY_DATABASE": str(database)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            yield f"{kind}: {done.stderr[-300:]}"
            continue
        yield from _parts(file)


def _parts(file: Path) -> Iterator[str]:
    from lxml.etree import fromstring

    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith((".xml", ".rels")):
                tree = fromstring(content)
                if re.search(rb'TargetMode="External"', content) and b"evil" in content:
                    yield f"{file.name} {name}: leads out"
                if any(
                    str(each.tag).endswith(("}instrText", "}fldSimple")) and "evil" in str(each.text)
                    for each in tree.iter()
                ):
                    yield f"{file.name} {name}: a field"


def workbooks(database: Path, folder: Path) -> Iterator[str]:
    """The workbook and the CSV of every exhibit's rows: no cell of a name is a formula, none is lost."""
    import openpyxl

    import queries
    from exhibits import Filters
    from papers.workbook import workbook

    with queries.looking_at(database):
        filters = Filters(queries.default_month())
        for name, entry in EXHIBITS.items():
            exhibit = entry.make(filters)
            file = folder / "rows.xlsx"
            file.write_bytes(workbook(exhibit, filters))
            for sheet in openpyxl.load_workbook(file).worksheets:
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.data_type == "f" and any(each.strip() in str(cell.value) for each in BEFORE[:5]):
                            yield f"{name} {cell.coordinate}: a formula {cell.value}"
                        if cell.hyperlink and "evil" in str(cell.hyperlink.target):
                            yield f"{name} {cell.coordinate}: leads out"


@click.command(help=__doc__)
@click.option("--addresses", default=568, show_default=True)
@click.option("--languages", default=("zh", "en"), multiple=True, show_default=True)
def main(addresses: int, languages: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        database = published(folder)
        shown: set[str] = set()
        with server(database) as address, chromium() as browser:
            tried = {"pages": list(in_browser(browser.new_page(), address, languages, database, shown))}
            tried["addresses"] = list(by_address(address, addresses))
        tried["papers"] = list(on_paper(database, folder))
        tried["workbooks"] = list(workbooks(database, folder))
    wrong = [said for found in tried.values() for said in found if said]
    opened = len(tried["pages"])
    print(f"pages opened: {opened}, addresses asked: {addresses}, exhibits: {len(EXHIBITS)}; wrong: {len(wrong)}")
    hidden = [each for each in (*BEHIND, *BEFORE) if each not in shown]
    print(f"poison that stood on a page as text: {len(shown)} of {len(BEHIND) + len(BEFORE)}; not: {hidden}")
    for said in wrong:
        print(said)
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
