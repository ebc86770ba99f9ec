"""What a server still holds after many visits and publications: python -m benchmarks.lasting --drop 200 --publish 100.

Connections are opened, read from and dropped without a word; the demo ledger is published again and again by the
command that an office uses, while ten visitors click. Descriptors and memory are those of the server before, at every
tenth publication, after, and later.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

from benchmarks import loads
from benchmarks.browser import DASHBOARD, demo_published, serving
from benchmarks.visitor import OfDashboard
from benchmarks.visitors import Seen, browse, held, towns_of

AT_ONCE = 20  # connections that are open together
READERS = 10
EVERY = 3.0  # seconds between two publications
TOLD = 10  # publications after which it is said what the server holds
LATER = (5, 130)  # seconds after which it is looked again; Streamlit keeps a visit for two minutes for who comes back


class OfDropped(OfDashboard):
    """Somebody whose machine goes to sleep: no connection of his is closed in form."""

    async def drop(self) -> None:
        """Be gone."""
        self._leave_rest()
        if self._socket:
            self._socket.transport.abort()
        await self._client.aclose()


async def drop(address: str, count: int) -> None:
    """Open and drop so many connections, some at a time."""
    for _round in range(count // AT_ONCE):
        visitors = [OfDropped(address) for _number in range(AT_ONCE)]
        await asyncio.gather(*(visitor.open() for visitor in visitors))
        await asyncio.gather(*(visitor.drop() for visitor in visitors))


async def publish(address: str, database: Path, process: int, count: int) -> list[Seen]:
    """Publish so many times while visitors click, and tell what the server holds meanwhile; what they saw."""
    towns, over = towns_of(address), Event()
    readers = (browse(address, towns, over.is_set, random.Random(number)) for number in range(READERS))
    reading = asyncio.gather(*readers)
    command = ("-m", "data", "publish", "data/demo", "--into", str(database), "--yes")
    for number in range(1, count + 1):
        published = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=subprocess.DEVNULL)
        if await published.wait():
            raise RuntimeError(f"publication {number} failed")
        await asyncio.sleep(EVERY)
        if number % TOLD == 0:
            print(f"{number} publications: {held(process)}", flush=True)
    over.set()
    return await reading


def main() -> None:
    """Measure what is asked for."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.lasting")
    asked.add_argument("--drop", type=int, default=0)
    asked.add_argument("--publish", type=int, default=0)
    options = asked.parse_args()
    with demo_published() as demo, serving(demo, DASHBOARD, "/_stcore/health") as (address, process):
        asyncio.run(drop(address, AT_ONCE))  # as a server that somebody has used
        loads.rest(process)
        print(f"before: {held(process)}")
        if options.drop:
            asyncio.run(drop(address, options.drop))
            print(f"{options.drop} connections dropped: {held(process)}")
        if options.publish:
            seen = asyncio.run(publish(address, demo, process, options.publish))
            took = sorted(second for each in seen for second in each.clicks)
            wrong = [problem for each in seen for problem in each.wrong]
            print(f"{options.publish} publications, {len(took)} clicks, longest {took[-1]:.1f} s, errors {wrong[:5]}")
            print(f"after: {held(process)}")
        for seconds in LATER:
            time.sleep(seconds)
            print(f"{seconds} s later: {held(process)}")


if __name__ == "__main__":
    main()
