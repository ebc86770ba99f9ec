"""What the first visit costs: bytes, the first words, the first finding, the first chart; and ten visitors at once."""

import os
import time
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.clicks import TOOK, WATCH, Dash, Dashboard

SLOW = 1.5e6 / 8  # bytes a second: 1.5 Mbit/s
VISITORS = 10
LOOKED = 5  # seconds that a visitor looks at a page before he clicks: one browser draws the pages of all ten
FIELDS = {Dashboard: ".st-key-region input", Dash: "#regions"}
OPTIONS = {Dashboard: "[role=option]:not(.parts li)", Dash: ".dash-options-list-option"}
CLICK = """([option, time]) => setTimeout(() => {
    const first = document.querySelector(option);
    (first.querySelector('input') || first).click();
}, time - Date.now())"""


def first_load(browser: Browser, address: str, bytes_a_second: float | None) -> dict[str, float]:
    """A new browser's first visit: megabytes, and seconds to the first words, the finding and the first chart."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    received: list[float] = []
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    if bytes_a_second:
        limits = {"downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second}
        network.send("Network.emulateNetworkConditions", {"offline": False, "latency": 20, **limits})
    began = time.monotonic()
    page.goto(address, wait_until="commit")
    took = {}
    for what, condition in {
        "words": "() => document.body?.innerText.trim().length > 10",
        "finding": "() => document.querySelector('h2.finding, #finding')?.innerText.length > 10",
        "chart": "() => document.querySelector('.js-plotly-plot .bars path')",
    }.items():
        page.wait_for_function(condition, timeout=180_000)
        took[what] = time.monotonic() - began
    page.wait_for_timeout(2_000)
    context.close()
    return {"MB": sum(received) / 1e6, **took}


def at_once(browser: Browser, kind: type, address: str, rounds: int = 3) -> list[float]:
    """Milliseconds of each of ten visitors who choose a township in the same instant, in so many rounds."""
    return sorted(took for _round in range(rounds) for took in _round_of_clicks(browser, kind, address))


def _round_of_clicks(browser: Browser, kind: type, address: str) -> list[float]:
    visitors = [kind(browser, address).page for _number in range(VISITORS)]
    time.sleep(LOOKED)
    for page in visitors:
        page.locator(FIELDS[kind]).first.click()
        page.locator(OPTIONS[kind]).first.wait_for()
        page.evaluate(WATCH)
    instant = time.time() * 1000 + 1500
    for page in visitors:
        page.evaluate(CLICK, [OPTIONS[kind], instant])
    times = [page.wait_for_function(TOOK, arg="", timeout=60_000).json_value() for page in visitors]
    for page in visitors:
        page.close()
    return times


def p95(times: Sequence[float]) -> float:
    """The time that nineteen of twenty stay below."""
    return times[ceil(0.95 * len(times)) - 1]


def rest(process: int, calm: float = 0.05, seconds: float = 60) -> float:
    """Wait until a server has done what it does while nobody asks, as one started this morning; the seconds."""
    began, before = time.monotonic(), None
    while time.monotonic() < began + seconds and (used := cpu_of(process)) is not None:
        if before is not None and used - before < calm:
            break
        before = used
        time.sleep(2)
    return time.monotonic() - began


def cpu_of(process: int) -> float | None:
    """Seconds of processor that a process has used, as Linux counts them; None elsewhere."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return None
    fields = status.read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> float:
    """Megabytes that a process holds, as Linux counts them; nan elsewhere."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
