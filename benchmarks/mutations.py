"""What reading spoilt ledgers must hold to: no traceback, no hang, no memory without end, nothing lost in silence.

python -m benchmarks.mutations [--count 500] [--first 0] [--seed 1] [--only 17]
"""

import os
import resource
import tempfile
import time
import traceback
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from benchmarks.lost import lost_numbers
from benchmarks.spoilt import KINDS, spoilt
from data.checks import run_checks
from data.findings import has_errors
from data.reading.ledger import read_ledger

SECONDS = 30
MEGABYTES = 1_000


@dataclass(frozen=True)
class Outcome:
    """What became of one spoilt ledger; `wrong` is what must never be."""

    number: int
    kind: str
    is_published: bool
    seconds: float
    megabytes: int
    wrong: str | None


def try_one(number: int, seed: int) -> Outcome:
    """Read and check one spoilt ledger in a process of its own."""
    kind, content = spoilt(number, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "台账.xlsx")
        path.write_bytes(content)
        context = get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_judge, args=(path, theirs))
        started = time.monotonic()
        process.start()
        theirs.close()
        said = ours.recv() if ours.poll(SECONDS) else None
        process.join(1)
        seconds = time.monotonic() - started
        if process.is_alive():
            process.kill()
            process.join()
            return Outcome(number, kind, False, seconds, 0, f"takes longer than {SECONDS} s")
    if said is None:
        return Outcome(number, kind, False, seconds, 0, f"the process ended with {process.exitcode}")
    is_published, megabytes, wrong = said
    if megabytes > MEGABYTES:
        wrong = f"takes {megabytes} MB"
    return Outcome(number, kind, is_published, seconds, megabytes, wrong)


def _judge(path: Path, answer: Any) -> None:
    is_published, wrong = False, None
    try:
        ledger = read_ledger((path,))
        _staged, findings = run_checks(ledger, date(2024, 6, 15))
        for finding in findings:
            finding.in_words()
        is_published = not has_errors(findings)
        wrong = lost_numbers(path, ledger) if is_published else None
    except BaseException:
        wrong = traceback.format_exc()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answer.send((is_published, peak, wrong))
    answer.close()
    os._exit(0)


@click.command()
@click.option("--count", default=500, show_default=True, help="How many ledgers to spoil.")
@click.option("--first", default=0, show_default=True, help="The number of the first: to do the whole in parts.")
@click.option("--seed", default=1, show_default=True)
@click.option("--only", type=int, help="The number of one ledger, which is also kept as spoilt.xlsx in --into.")
@click.option("--into", type=click.Path(path_type=Path), default=Path("."), show_default=True)
def main(count: int, first: int, seed: int, only: int | None, into: Path) -> None:
    """Spoil ledgers, read them, and say for each kind what became of them. Exit code 1 when anything is wrong."""
    if only is not None:
        (into / "spoilt.xlsx").write_bytes(spoilt(only, seed)[1])
    outcomes = [try_one(number, seed) for number in ([only] if only is not None else range(first, first + count))]
    table = Table("kind", "ledgers", "can be published", "longest s", "most MB", "wrong")
    for kind in dict.fromkeys(KINDS):
        found = [each for each in outcomes if each.kind == kind]
        if found:
            published = sum(each.is_published for each in found)
            wrong = sum(each.wrong is not None for each in found)
            longest, most = max(each.seconds for each in found), max(each.megabytes for each in found)
            table.add_row(kind, *map(str, (len(found), published, f"{longest:.1f}", most, wrong)))
    Console().print(table)
    for each in outcomes:
        if each.wrong:
            print(f"ledger {each.number} ({each.kind}): {each.wrong}")
    raise SystemExit(any(each.wrong for each in outcomes))


if __name__ == "__main__":
    main()
