"""Names that are built to be executed, in every word of a ledger, and hostile addresses: all are shown as text.

python -m benchmarks.poisoned [--addresses 568] [--languages zh --languages en] [--only papers]

Publishes the demo ledger with poison in its names; opens every page in a browser, asks for every page and exhibit by
hostile addresses, writes all papers and workbooks, and looks for what ran, what was added to a page, what became a
formula, a field or a link, and which names lost something.
"""

import json
import logging
import os
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, product
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import click
from playwright.sync_api import Dialog, Page, Request
from playwright.sync_api import TimeoutError as TooLate
from rich.console import Console
from rich.table import Table
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import queries
from benchmarks.browser import ROOT, chromium, server, settled
from benchmarks.poison import BEFORE, BEHIND, HOSTILE, published
from benchmarks.poisoned_files import named
from benchmarks.poisoned_papers import papers, wrong_copies, wrong_papers, wrong_workbooks
from dashboard import PAGES
from exhibits import EXHIBITS, Filters
from queries.language import use_language
from screen.address import NAMES

OF_EXHIBITS = (*NAMES, "height", "type", "most", "dark", "narrow", "v", "code")
OF_PAGES = (*NAMES, "code", "status", "class", "lamp", "category", "official", "unit", "least")
ADDED = ("<img src=x", "<script>window", "<svg onload", "<b id=")
PARTS = ("pages", "addresses", "papers", "workbooks", "copies")
WATCHED = """() => ({
    ran: !!window.poisoned,
    added: document.querySelectorAll('#poisoned, img[onerror], svg[onload], [src*="evil"]').length,
    leads: [...document.querySelectorAll('a[href]')]
        .filter(link => link.origin !== location.origin && /evil|poisoned/.test(link.href)).length,
    formulas: document.querySelectorAll('.katex').length,
})"""
Found = tuple[str, int, list[str]]  # what was tried, how often, what was wrong


def in_browser(page: Page, address: str, languages: Iterable[str], database: Path, shown: set[str]) -> Iterator[str]:
    """Every page in every language, plain and by an address that is hostile throughout; what is wrong there.

    `shown` takes the poison that stood on a plain page as text.
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
    code = queries.run("projects", database=database)[0]["project_code"]
    for path in (*PAGES, f"project?code={quote(code)}"):
        for language in languages:
            mark = "&" if "?" in path else "?"
            hostile = urlencode({name: random.choice(BEHIND) for name in NAMES if name != "lang"})
            for query in (f"lang={language}", f"lang={language}&{hostile}"):
                said.clear()
                try:
                    page.goto(f"{address}/{path}{mark}{query}")
                    settled(page)
                except TooLate:
                    said.append("does not settle")
                found = page.evaluate(WATCHED)
                wrong = [*said, *(f"{kind}: {count}" for kind, count in found.items() if count)]
                text = page.evaluate("document.body.textContent")
                if not query.endswith(hostile):
                    shown |= {each for each in (*BEHIND, *BEFORE) if each.strip()[:40] in text}
                if "Traceback" in text:
                    wrong.append("a traceback")
                yield f"{path} {language}: {'; '.join(wrong)}" if wrong else ""


def of_exhibits(address: str, count: int) -> Iterator[str]:
    """Exhibits asked for by hostile addresses: each is answered as data or refused as text."""
    chance = random.Random(1)
    for number in range(count):
        name = chance.choice([*EXHIBITS]) if number % 8 else quote(chance.choice(HOSTILE), safe="")
        query = {chance.choice(OF_EXHIBITS): chance.choice(HOSTILE) for _each in range(chance.randint(1, 3))}
        try:
            with urlopen(f"{address}/exhibits/{name}?{urlencode(query)}", timeout=60) as answer:
                code, kind, body = answer.status, answer.headers["Content-Type"], answer.read()
        except HTTPError as problem:
            code, kind, body = problem.code, problem.headers["Content-Type"] or "", problem.read()
        is_wrong = code not in (200, 400, 404) or ("html" in kind and b"poisoned" in body)
        if code == 200 and "json" in kind:
            json.loads(body)
        yield f"/exhibits/{name}?{urlencode(query)}: {code} {kind} {body[:80]!r}" if is_wrong else ""


def of_pages(database: Path, languages: Sequence[str]) -> Iterator[str]:
    """Every page by every parameter with something hostile in it: it is drawn, and what it shows is text."""
    chance = random.Random(2)
    with _in_force(database):
        for number, (page, name) in enumerate(product(PAGES, OF_PAGES)):
            at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
            at.query_params["lang"] = languages[number % len(languages)]
            at.query_params[name] = value = chance.choice(HOSTILE)
            at._page_hash = calc_hash(page) if page else ""
            at.run()
            html = "".join(each.proto.body for each in at.get("html") if "<style>" not in each.proto.body)
            added = [each for each in ADDED if each in html]
            problems = [each.message[:200] for each in at.exception]
            is_wrong = added or problems
            yield f"{page}?{name}={value[:40]}: {added} {problems}" if is_wrong else ""


@contextmanager
def _in_force(database: Path) -> Iterator[None]:
    before = os.environ.get("COUNTY_DATABASE")
    os.environ["COUNTY_DATABASE"] = str(database)
    try:
        yield
    finally:
        os.environ.pop("COUNTY_DATABASE")
        if before is not None:
            os.environ["COUNTY_DATABASE"] = before


def _of_a_server(
    database: Path, addresses: int, languages: tuple[str, ...], wanted: Callable[[str], bool]
) -> Iterator[Found]:
    shown: set[str] = set()
    if not (wanted("pages") or wanted("addresses")):
        return
    with server(database) as address, chromium() as browser:
        if wanted("pages"):
            found = list(in_browser(browser.new_page(), address, languages, database, shown))
            hidden = [f"no page showed {each!r}" for each in (*BEHIND, *BEFORE) if each not in shown]
            yield "pages in a browser", len(found), [*found, *hidden]
        if wanted("addresses"):
            found = list(of_exhibits(address, addresses))
            yield "hostile addresses of exhibits", len(found), found
    if wanted("addresses"):
        found = list(of_pages(database, languages))
        yield "hostile addresses of pages", len(found), found


def _of_papers(database: Path, made: dict[str, str], wanted: Callable[[str], bool]) -> Iterator[Found]:
    with tempfile.TemporaryDirectory() as given, queries.looking_at(database):
        folder, filters = Path(given), Filters(queries.default_month())
        use_language("zh")
        if wanted("papers"):
            counts: Counter[str] = Counter()
            wrong = list(wrong_papers(papers(filters, folder, database), named(made), counts, with_office=True))
            for kind, count in counts.items():
                yield kind, count, [each for each in wrong if each.startswith(kind)]
        if wanted("workbooks"):
            yield "workbooks of exhibits", len(EXHIBITS), list(wrong_workbooks(filters))
        if wanted("copies"):
            yield "workbooks to send back", 2, list(wrong_copies(folder))


@click.command(help=__doc__)
@click.option("--addresses", default=568, show_default=True, help="Of exhibits; pages are asked by every parameter.")
@click.option("--languages", default=("zh", "en"), multiple=True, show_default=True)
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="A part; again for more of them.")
def main(addresses: int, languages: tuple[str, ...], only: tuple[str, ...]) -> None:
    logging.disable(logging.WARNING)  # Streamlit's, of pages that no server draws
    table, all_well = Table("what", "tried", "wrong"), True
    console = Console(width=200, markup=False)

    def wanted(part: str) -> bool:
        return not only or part in only

    with tempfile.TemporaryDirectory() as given:
        database, made = published(Path(given))
        of_server = _of_a_server(database, addresses, languages, wanted)
        for what, count, found in chain(of_server, _of_papers(database, made, wanted)):
            wrong = [said for said in found if said]
            all_well = all_well and not wrong
            console.print(what, count, f"wrong: {len(wrong)}", highlight=False)
            table.add_row(what, str(count), str(len(wrong)))
            for said in wrong:
                console.print(said, highlight=False)
    console.print(table)
    raise SystemExit(not all_well)


if __name__ == "__main__":
    main()
