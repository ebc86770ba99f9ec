"""Questions while files are put in force one after the other: python -m benchmarks.storm --publish 473.

Sixteen threads ask every query, of the county and of some townships, in this process, as fast as they can; a copy of
the demo is put in force again and again under them. Every answer is compared with the one before the storm.
"""

import argparse
import os
import random
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import product
from pathlib import Path
from statistics import median
from threading import Event

import queries
from benchmarks import loads
from benchmarks.browser import demo_published

THREADS, TOWNSHIPS = 16, 6
TOLD = 50  # publications after which it is said how far it is
Question = tuple[str, str | None]


def ask(database: Path, question: Question) -> tuple[queries.Row, ...]:
    """The answer to a query over the whole county or one township."""
    name, region = question
    return queries.run(name, database, **({"regions": (region,)} if region else {}))


def known(database: Path) -> dict[Question, tuple[queries.Row, ...]]:
    """What can be asked without more than a township, and its answers."""
    regions = [row["region"] for row in queries.run("regions_of_county", database) if row["is_ranked"]][:TOWNSHIPS]
    found: dict[Question, tuple[queries.Row, ...]] = {}
    for name, region in product(queries.names(), (None, *regions)):
        with suppress(queries.QueryError):  # it needs more than that: a project, a leader
            found[name, region] = ask(database, (name, region))
    return found


def keep_asking(
    database: Path, answers: dict[Question, tuple[queries.Row, ...]], over: Event, seed: int
) -> list[float]:
    """Ask at random until it is over; seconds of each question. AssertionError for an answer that differs."""
    chance, took = random.Random(seed), []
    questions = list(answers)
    while not over.is_set():
        question = chance.choice(questions)
        begun = time.monotonic()
        found = ask(database, question)
        took.append(time.monotonic() - begun)
        assert found == answers[question], question
    return took


def storm(database: Path, count: int, every: float) -> Sequence[float]:
    """Put so many files in force while threads ask; seconds of every question, sorted."""
    answers, over, incoming = known(database), Event(), database.with_name("incoming")
    print(f"{len(answers)} questions known: {loads.memory_of(os.getpid()):.0f} MB", flush=True)
    with ThreadPoolExecutor(THREADS) as threads:
        asking = [threads.submit(keep_asking, database, answers, over, seed) for seed in range(THREADS)]
        try:
            for number in range(1, count + 1):
                shutil.copyfile(database, incoming)
                os.replace(incoming, database)
                time.sleep(every)
                if number % TOLD == 0:
                    print(f"{number} put in force: {loads.memory_of(os.getpid()):.0f} MB", flush=True)
        finally:
            over.set()
        return sorted(second for each in asking for second in each.result())


def main() -> None:
    """Read what is asked for, and measure it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.storm")
    asked.add_argument("--publish", type=int, default=473)
    asked.add_argument("--every", type=float, default=1.0, help="seconds between two publications")
    options = asked.parse_args()
    with demo_published() as demo:
        took = storm(demo, options.publish, options.every)
        figures = (median(took), loads.p95(list(took)), took[-1])
        print(f"{len(took)} questions, none wrong; median, p95, longest s:", *(f"{figure:.2f}" for figure in figures))
        print(f"afterwards: {loads.memory_of(os.getpid()):.0f} MB")


if __name__ == "__main__":
    main()
