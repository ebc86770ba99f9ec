"""Ten visitors at once, each at a machine of his own: one draws in a browser, nine ask the server as browsers do.

Ten browsers on the machine of the server would measure what ten browsers cost on two processors, which nobody has.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from threading import Thread
from typing import Any

from playwright.sync_api import Browser

from benchmarks.clicks import Dash, Dashboard
from benchmarks.loads import VISITORS
from benchmarks.visitor import Visitor

RESTS = 1.0  # seconds that all look at what they got before they click again


def one_of_ten(
    browser: Browser,
    kind: type[Dashboard] | type[Dash],
    other: Callable[[str], Visitor],
    address: str,
    page: str,
    towns: Sequence[str],
) -> list[float]:
    """Milliseconds until a visitor has seen what he clicked on drawn, while the others click in the same instant.

    He visits twice. At first he chooses one township after the other out of the first half, which nobody has asked for,
    and the others, each another one, out of the second; then the halves change.
    """
    half = len(towns) // 2
    times = []
    with _others(other, address, page) as click:
        for own, others in ((towns[:half], towns[half:]), (towns[half:], towns[:half])):
            visitor = kind(browser, f"{address}/{page}")
            for number, town in enumerate(own):
                theirs = [others[(number + place) % len(others)] for place in range(VISITORS - 1)]
                times.append(visitor.choose(town, meanwhile=partial(click, theirs)))
                visitor.page.wait_for_timeout(1000 * RESTS)
                visitor.choose_all()
            visitor.page.close()
    return sorted(times)


@contextmanager
def _others(make: Callable[[str], Visitor], address: str, page: str) -> Iterator[Callable[[Sequence[str]], None]]:
    """Nine visitors who have the page open; what lets each of them choose a township, all at once.

    Raises what went wrong of it when all are done.
    """
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def soon(work: Coroutine[Any, Any, Any]) -> Future[Any]:
        return asyncio.run_coroutine_threadsafe(work, loop)

    visitors = [make(address) for _other in range(VISITORS - 1)]
    for visitor in visitors:
        soon(visitor.open(page)).result()

    one_after_the_other = asyncio.Lock()
    clicked: list[Future[Any]] = []

    async def choose(towns: Sequence[str]) -> None:
        async with one_after_the_other:
            await asyncio.gather(*(visitor.choose((town,)) for visitor, town in zip(visitors, towns, strict=True)))

    try:
        yield lambda towns: clicked.append(soon(choose(towns)))
        for click in clicked:
            click.result()
    finally:
        for visitor in visitors:
            soon(visitor.__aexit__(None, None, None)).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
