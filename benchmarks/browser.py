"""A server and a browser for measuring and testing: started, used, stopped."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DASHBOARD = ("-m", "streamlit", "run", "serve.py", "--server.headless", "true", "--server.port")
DASH = ("-m", "benchmarks.dash_page")
DRAWN = "() => !document.querySelector('.exhibit[data-state=drawing], .projector:not([data-state=drawn])')"
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@contextmanager
def demo_published() -> Iterator[Path]:
    """The demo ledger, published aside for as long as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "county.duckdb"
        command = [sys.executable, "-m", "data", "publish", "data/demo", "--into", str(demo), "--yes"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield demo


@contextmanager
def server(database: Path, script: str = "serve.py", log: Path | None = None) -> Iterator[str]:
    """A dashboard over a published file, which writes what it says into the log; gives its address."""
    command = ("-m", "streamlit", "run", script, "--server.headless", "true", "--server.port")
    with serving(database, command, "/_stcore/health", log) as found:
        yield found[0]


@contextmanager
def serving(
    database: Path, command: Sequence[str], health: str = "/", log: Path | None = None
) -> Iterator[tuple[str, int]]:
    """A server of Python's that takes its port last, over a published file; gives its address and its process."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"COUNTY_DATABASE": str(database), "PYTHONPATH": str(ROOT)}
    with (log or Path(os.devnull)).open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, *command, str(port)], cwd=ROOT, env=environment, stdout=said, stderr=said
        )
    try:
        address = f"http://localhost:{port}"
        _wait_for(f"{address}{health}")
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the one that CHROMIUM names, else the first on the path."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMES)), None)
    if not found:
        raise FileNotFoundError("no Chromium: see tests/install_browser.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
        try:
            yield browser
        finally:
            browser.close()


def settled(page: Page) -> None:
    """Wait until the script has run, what is in view is drawn, and nothing has moved for a third of a second."""
    page.wait_for_selector(DONE, timeout=30_000)
    page.wait_for_function(DRAWN, timeout=30_000)
    page.evaluate(
        """() => new Promise(done => {
            let timer = setTimeout(done, 350);
            new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 350); })
                .observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
        })"""
    )
    page.wait_for_selector(DONE, timeout=30_000)
    page.wait_for_function(DRAWN, timeout=30_000)


def opened(page: Page, address: str) -> Page:
    """The page once it has opened an address and drawn everything."""
    page.goto(address)
    settled(page)
    return page
