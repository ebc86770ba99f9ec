"""From a filter click to everything drawn, page by page, beside an empty Streamlit page with the same filters."""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page
from rich.console import Console
from rich.table import Table

from benchmarks.browser import chromium, server, settled

CLICKS = 15
PAGES = {"overview": "/", "completion": "/completion"}
LAST_MOVE_AFTER_CLICK = """button => new Promise(done => {
    let start, last;
    const observer = new MutationObserver(() => { last = performance.now(); });
    observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
    start = last = performance.now();
    button.click();
    const poll = setInterval(() => {
        if (performance.now() - last > 600 && performance.now() - start > 700) {
            clearInterval(poll); observer.disconnect(); done(last - start);
        }
    }, 50);
})"""


def clicks(page: Page, address: str) -> list[float]:
    """Milliseconds from a click on a filter to the last change on the page, for all and for townships in turn."""
    page.goto(address)
    settled(page)
    times = []
    for number in range(CLICKS + 2):
        key = "choose_townships" if number % 2 == 0 else "choose_all"
        button = page.query_selector(f".st-key-{key} button")
        times.append(page.evaluate(LAST_MOVE_AFTER_CLICK, button))
    return times[2:]  # the first of each kind fills the caches


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
        Console().print(f"filter click to everything drawn, {CLICKS} clicks", table)


if __name__ == "__main__":
    main()
