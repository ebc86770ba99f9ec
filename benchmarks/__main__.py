"""From a filter click to everything drawn, page by page, beside an empty Streamlit page with the same filters.

Then from a clicker's key to the next picture on the projector, and a check of a large ledger beside the bare reading
of its cells.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Page
from rich.console import Console
from rich.table import Table

from benchmarks.browser import chromium, server, settled
from benchmarks.check import compare

CLICKS = 15
PAGES = {
    "overview": "/",
    "completion": "/completion",
    "capital sources": "/capital-sources",
    "large projects": "/large-projects",
    "counties": "/county-comparison",
    "supervision": "/supervision",
    "pipeline": "/pipeline",
    "list of projects": "/projects",
}
PRESSES = 20
WATCH = """() => {
    window.start = window.last = null;
    window.watcher = new MutationObserver(() => { window.last = performance.now(); });
    window.watcher.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
    for (const event of ['click', 'keydown']) {
        addEventListener(event, () => { window.start = window.last = performance.now(); }, {capture: true, once: true});
    }
}"""
QUIET = """() => new Promise(done => {
    const poll = setInterval(() => {
        if (window.start && performance.now() - window.last > 600) {
            clearInterval(poll); window.watcher.disconnect(); done(window.last - window.start);
        }
    }, 50);
})"""


def time_of(page: Page, action: Callable[[], None]) -> float:
    """Milliseconds from a click or key to the last change on the page."""
    page.evaluate(WATCH)
    action()
    return page.evaluate(QUIET)


def clicks(page: Page, address: str) -> list[float]:
    """Milliseconds from a click on a filter to the last change on the page, for all and for townships in turn."""
    page.goto(address)
    settled(page)
    times = []
    for number in range(CLICKS + 2):
        key = "choose_townships" if number % 2 == 0 else "choose_all"
        button = page.query_selector(f".st-key-{key} button")
        times.append(time_of(page, lambda button=button: button.evaluate("button => button.click()")))
    return times[2:]  # the first of each kind fills the caches


def presses(page: Page, dashboard: str) -> list[float]:
    """Milliseconds from a clicker's key to the picture drawn, on and back between two exhibits."""
    page.goto(f"{dashboard}/?present=completion_ranking&agenda=growth_ranking&agenda=completion_ranking")
    settled(page)
    keys = ["PageUp", "PageDown"] * (PRESSES // 2 + 1)
    return [time_of(page, lambda key=key: page.keyboard.press(key)) for key in keys][2:]


def main() -> None:
    """Publish the demo ledger aside, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "county.duckdb"
        command = [sys.executable, "-m", "data", "publish", "data/demo", "--into", str(database)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        table = Table("page", "median ms", "worst ms", "x empty page")
        with (
            chromium() as browser,
            server(database) as dashboard,
            server(database, "benchmarks/empty_page.py") as empty,
        ):
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            baseline = clicks(page, empty)
            table.add_row("empty, same filters", f"{median(baseline):.0f}", f"{max(baseline):.0f}", "1.0")
            for name, path in PAGES.items():
                times = clicks(page, dashboard + path)
                ratio = median(times) / median(baseline)
                table.add_row(name, f"{median(times):.0f}", f"{max(times):.0f}", f"{ratio:.1f}")
            times = presses(page, dashboard)
            ratio = median(times) / median(baseline)
            table.add_row("projector, next picture", f"{median(times):.0f}", f"{max(times):.0f}", f"{ratio:.1f}")
        Console().print(f"to everything drawn: {CLICKS} clicks on a filter, {PRESSES} keys on the projector", table)
    compare()


if __name__ == "__main__":
    main()
