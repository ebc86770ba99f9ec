"""Many visitors at once: how long each waits, whether any is forgotten, and what the server holds before and after.

``python -m benchmarks.visitors [--count 50] [--seconds 600]``: visitors who come within half a minute; each opens a
page, then reads for three to eight seconds, and chooses a township (half of the time), all townships (a fifth) or
another page, and so on. ``--rounds 3 --count 10``: visitors who have a page open choose a township in the same instant,
each another one, three times; the same beside Dash. ``--at ADDRESS [--process ID]`` browses a server that runs already.
"""

import argparse
import asyncio
import json
import random
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import urlopen

import httpx
from rich.console import Console
from rich.table import Table
from websockets.exceptions import WebSocketException

from benchmarks import loads
from benchmarks.browser import DASH, DASHBOARD, demo_published, serving
from benchmarks.visitor import PAGES, Failed, OfDash, OfDashboard, Visitor

COMING = 30.0  # seconds within which all have come
READS = (3.0, 8.0)  # seconds between two clicks
LONG = 2.0  # seconds that nobody is to wait
LOOKED = 5.0  # seconds that a page is open before all click in one instant
WRONG = (Failed, httpx.HTTPError, WebSocketException, TimeoutError, OSError)


@dataclass
class Seen:
    """What one visitor saw: seconds that each thing took that he did, and what went wrong."""

    opened: list[float] = field(default_factory=list)
    chose: list[float] = field(default_factory=list)
    went: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def clicks(self) -> list[float]:
        """What every click took."""
        return self.chose + self.went


async def browse(address: str, towns: Sequence[str], over: Callable[[], bool], chance: random.Random) -> Seen:
    """Come, read, click, read, click, until it is over."""
    seen = Seen()
    await asyncio.sleep(chance.uniform(0, COMING))
    while not over():
        try:
            async with OfDashboard(address) as visitor:
                seen.opened.append(await visitor.open(chance.choice(list(PAGES))))
                await _click_on(visitor, seen, towns, over, chance)
        except WRONG as problem:  # who gets nothing opens the page again
            seen.wrong.append(f"{type(problem).__name__}: {problem}")
    return seen


async def _click_on(
    visitor: OfDashboard, seen: Seen, towns: Sequence[str], over: Callable[[], bool], chance: random.Random
) -> None:
    while True:
        await asyncio.sleep(chance.uniform(*READS))
        if over():
            return
        what = chance.random()
        if what < 0.5:
            seen.chose.append(await visitor.choose((chance.choice(towns),)))
        elif what < 0.7:
            seen.chose.append(await visitor.choose(()))
        else:
            seen.went.append(await visitor.go(chance.choice(list(PAGES))))


async def crowd(address: str, towns: Sequence[str], count: int, seconds: float) -> list[Seen]:
    """So many visitors, for so long; what each saw."""
    end = time.monotonic() + seconds
    visits = (browse(address, towns, lambda: time.monotonic() >= end, random.Random(number)) for number in range(count))
    return await asyncio.gather(*visits)


async def at_once(
    make: Callable[[str], Visitor], address: str, towns: Sequence[str], count: int, rounds: int, page: str = ""
) -> list[float]:
    """Milliseconds of visitors who each choose another township in the same instant, in so many rounds."""
    took: list[float] = []
    for number in range(rounds):
        async with AsyncExitStack() as stack:
            visitors = [await stack.enter_async_context(make(address)) for _each in range(count)]
            for visitor in visitors:
                await visitor.open(page)
            await asyncio.sleep(LOOKED)
            chosen = [towns[(number * count + place) % len(towns)] for place in range(count)]
            clicks = (visitor.choose((town,)) for visitor, town in zip(visitors, chosen, strict=True))
            took.extend(1000 * seconds for seconds in await asyncio.gather(*clicks))
    return sorted(took)


def run(address: str, process: int | None, towns: Sequence[str], count: int, seconds: float) -> None:
    """Let them visit, and print what they saw and what the server holds."""
    before = held(process)
    meanwhile: list[str] = []

    async def visit_and_watch() -> list[Seen]:
        watching = asyncio.create_task(_watch(process, meanwhile))
        try:
            return await crowd(address, towns, count, seconds)
        finally:
            watching.cancel()

    seen = asyncio.run(visit_and_watch())
    wrong = [problem for each in seen for problem in each.wrong]
    table = Table(f"{count} visitors, {seconds:.0f} s", "times", "median s", "p95 s", "longest s")
    for name, of in _KINDS.items():
        took = sorted(second for each in seen for second in of(each))
        if took:
            figures = (median(took), loads.p95(took), took[-1])
            table.add_row(name, str(len(took)), *(f"{figure:.2f}" for figure in figures))
    clicks = [len(each.clicks) for each in seen]
    long = sum(took > LONG for each in seen for took in each.clicks)
    console = Console()
    console.print(table, f"errors: {len(wrong)}", *sorted(set(wrong))[:5], sep="\n")
    console.print(f"clicks longer than {LONG:.0f} s: {long}; clicks of a visitor: {min(clicks)} to {max(clicks)}")
    console.print(
        "slowest visitor's median:", f"{max(median(each.clicks) for each in seen if each.clicks):.2f} s", sep=" "
    )
    console.print(f"server before: {before}; while: {', '.join(meanwhile)}; after: {held(process)}")


_KINDS: dict[str, Callable[[Seen], list[float]]] = {
    "first page": lambda seen: seen.opened,
    "township": lambda seen: seen.chose,
    "other page": lambda seen: seen.went,
    "all clicks": lambda seen: seen.clicks,
}


async def _watch(process: int | None, meanwhile: list[str], every: float = 60) -> None:
    while True:
        await asyncio.sleep(every)
        meanwhile.append(held(process))


def held(process: int | None) -> str:
    """What a server holds."""
    if process is None:
        return "not known"
    descriptors = len(list(Path(f"/proc/{process}/fd").iterdir()))
    return f"{loads.memory_of(process):.0f} MB, {descriptors} descriptors, {loads.cpu_of(process):.0f} s of processor"


def compare(count: int, rounds: int, page: str) -> None:
    """Visitors who click in one instant, beside Dash: print what nineteen of twenty stay below."""
    with demo_published() as demo, serving(demo, DASHBOARD) as (ours, process), serving(demo, DASH) as (dash, _other):
        towns = towns_of(ours)
        asyncio.run(at_once(OfDashboard, ours, towns[:1], 1, 1, page))  # as a server that was started this morning
        loads.rest(process)
        table = Table(f"{count} visitors at once, ms", "median", "p95", "longest")
        times = {
            "dashboard": asyncio.run(at_once(OfDashboard, ours, towns[1:], count, rounds, page)),
            "Dash": asyncio.run(at_once(OfDash, dash, towns[1:], count, rounds)),
        }
        for name, took in times.items():
            table.add_row(name, *(f"{figure:.0f}" for figure in (median(took), loads.p95(took), took[-1])))
        ratio = loads.p95(times["dashboard"]) / loads.p95(times["Dash"])
        Console().print(table, f"p95: {ratio:.2f} times Dash")


def towns_of(address: str) -> list[str]:
    """The townships and zones that a dashboard lets one choose."""
    with urlopen(f"{address}/exhibits?lang=zh") as answer:
        return list(json.load(answer)["labels"]["region"].values())


def main() -> None:
    """Read what is asked for, and measure it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.visitors")
    asked.add_argument("--count", type=int, default=50)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--rounds", type=int, default=0, help="clicks in one instant, beside Dash")
    asked.add_argument("--page", default="completion", choices=[*PAGES], help="of those who click in one instant")
    asked.add_argument("--at", help="the address of a server that runs already")
    asked.add_argument("--process", type=int, help="its process")
    options = asked.parse_args()
    if options.rounds:
        compare(options.count, options.rounds, options.page)
    elif options.at:
        run(options.at, options.process, towns_of(options.at), options.count, options.seconds)
    else:
        with demo_published() as demo, serving(demo, DASHBOARD, "/_stcore/health") as (address, process):
            loads.rest(process)
            run(address, process, towns_of(address), options.count, options.seconds)


if __name__ == "__main__":
    main()
