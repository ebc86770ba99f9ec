"""What a click, a key, a first visit and ten visitors cost, beside Dash with the same figures in the same run.

Then the same over a file a hundred times as large, and a check of a large ledger beside the bare reading of its cells.
``python -m benchmarks [clicks|loads|prefecture|counties|check ...]`` measures a part; without a name, all. Ratios are
what counts: milliseconds are those of this machine in this minute.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser
from rich.console import Console
from rich.table import Table

import queries
from benchmarks import check, clicks, combined, loads, prefecture
from benchmarks.browser import DASH, DASHBOARD, chromium, demo_published, serving, settled
from benchmarks.together import one_of_ten
from benchmarks.visitor import OfDash, OfDashboard
from dashboard import PAGES


def main() -> None:
    """Publish the demo ledger aside, measure, print."""
    asked = sys.argv[1:] or list(PARTS)
    with demo_published() as demo:
        for name in asked:
            PARTS[name](demo)


def measure_clicks(demo: Path) -> None:
    """Townships never asked for, back to all, and the projector, beside Dash."""
    with chromium() as browser, serving(demo, DASHBOARD) as (ours, process), serving(demo, DASH) as (dash, _other):
        rows = clicks.measured(browser, ours, dash, _townships(demo), lambda: loads.rest(process))
        table = Table("page", "new township", "Dash", "ratio", "back to all", "Dash", "ratio")
        of_dash = []
        for name, new, new_in_dash, back, back_in_dash in rows:
            of_dash.append(new_in_dash)
            table.add_row(name, *_beside(new, new_in_dash), *_beside(back, back_in_dash))
        table.add_row("projector, next picture", *_beside(clicks.presses(browser, ours), median(of_dash)), "", "", "")
        Console().print("milliseconds to everything in view drawn", table)
        for address in PAGES:
            _visit(browser, f"{ours}/{address}")
        loads.rest(process)
        Console().print(f"memory of the server after all pages: {loads.memory_of(process):.0f} MB")


def measure_loads(demo: Path) -> None:
    """First visits, with and without a slow line, and ten visitors at once, beside Dash."""
    with chromium() as browser, serving(demo, DASHBOARD) as (ours, process), serving(demo, DASH) as (dash, _other):
        _visit(browser, ours)
        loads.rest(process)
        table = Table("first visit", "line", "MB", "first words s", "finding s", "chart s")
        for line, speed in (("fast", None), ("1.5 Mbit/s", loads.SLOW)):
            for name, address in (("dashboard", f"{ours}/completion"), ("Dash", dash)):
                found = loads.first_load(browser, address, speed)
                table.add_row(
                    name, line, f"{found['MB']:.2f}", *(f"{found[x]:.1f}" for x in ("words", "finding", "chart"))
                )
        Console().print(table)
        table = Table(f"{loads.VISITORS} visitors at once, completion", "p95 ms", "Dash", "ratio")
        towns = _townships(demo)
        own = [
            loads.p95(one_of_ten(browser, *visitor, towns))
            for visitor in (
                (clicks.Dashboard, OfDashboard, ours, "completion"),
                (clicks.Dash, OfDash, dash, ""),
            )
        ]
        table.add_row("each at a machine of his own", *_beside(*own))
        drawn = [
            loads.p95(loads.at_once(browser, *visitor))
            for visitor in ((clicks.Dashboard, f"{ours}/completion"), (clicks.Dash, dash))
        ]
        table.add_row("this machine draws all ten pages", *_beside(*drawn))
        Console().print(table)


def measure_prefecture(demo: Path) -> None:
    """How long a file a hundred times as large takes to open, and the same clicks over it, beside the demo."""
    large = prefecture.build(demo, demo.with_name("prefecture.duckdb"))
    table = Table("opening", "prefecture ms", "demo", "ratio")
    table.add_row("the file, to its first answer", *_beside(*(prefecture.opening(file) for file in (large, demo))))
    Console().print(table)
    towns = _townships(demo)
    with (
        chromium() as browser,
        serving(demo, DASHBOARD) as (small, small_process),
        serving(large, DASHBOARD) as (big, process),
    ):
        table = Table("page, 116,000 projects", "new township", "demo", "ratio", "made ahead s")
        for number, name in enumerate(("overview", "completion", "supervision")):
            ours, demos = (clicks.Dashboard(browser, address + clicks.PAGES[name]) for address in (big, small))
            loads.rest(small_process)
            ahead = loads.rest(process, seconds=240)
            times = []
            for town in towns[number * 3 : number * 3 + 3]:
                times.append((ours.choose(town), demos.choose(town)))
                ours.choose_all(), demos.choose_all()
            ours.page.close(), demos.page.close()
            table.add_row(name, *_beside(*(median(column) for column in zip(*times, strict=True))), f"{ahead:.0f}")
        Console().print(table, f"memory: {loads.memory_of(process):.0f} MB")


def _visit(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    settled(page)
    page.close()


def _townships(database: Path) -> list[str]:
    rows = queries.run("regions_of_county", database=database)
    return [row["region"] for row in rows if row["level"] in ("镇乡", "园区")]


def _beside(ours: float, other: float) -> tuple[str, str, str]:
    return f"{ours:.0f}", f"{other:.0f}", f"{ours / other:.2f}"


PARTS: dict[str, Callable[[Path], None]] = {
    "clicks": measure_clicks,
    "loads": measure_loads,
    "prefecture": measure_prefecture,
    "counties": combined.measure,
    "check": lambda _demo: check.compare(),
}

if __name__ == "__main__":
    main()
