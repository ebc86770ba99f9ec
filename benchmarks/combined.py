"""What it costs to put counties together, by DuckDB and by Spark, and a click on the whole beside a county's.

Every county has the demo's size (benchmarks/counties.py). COUNTIES says how many, "1 10 100" by default, and ENGINES by
what; Spark is left out where it is not installed. What 2,800 would cost follows from the last two.
"""

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import counties

ROOT = Path(__file__).parent.parent
ALL = 2800
LOOK = 0.2  # seconds between two looks at the memory of a command
CLICK = """
import sys, time
from pathlib import Path
from statistics import median
import os
os.environ["COUNTY_DATABASE"] = sys.argv[1]
import queries
from exhibits import EXHIBITS, Filters
began = time.perf_counter()
month = queries.default_month()
opened = time.perf_counter() - began
names = ("completion_ranking", "completion_curve", "growth_ranking", "completion_heat", "targets_of_county")
for name in names:
    EXHIBITS[name].make(Filters(month))
regions = [row["region"] for row in queries.run("regions_of_county") if row["is_ranked"]]
took = []
for region in (regions * 5)[:5] if len(regions) < 5 else regions[:5]:
    began = time.perf_counter()
    for name in names:
        EXHIBITS[name].make(Filters(month, (region,)))
    took.append(time.perf_counter() - began)
print(opened * 1000, median(took) * 1000)
"""


def measure(demo: Path) -> None:
    """Print the table of cost."""
    asked = [int(number) for number in os.environ.get("COUNTIES", "1 10 100").split()]
    engines = os.environ.get("ENGINES", "duckdb spark" if find_spec("pyspark") else "duckdb").split()
    files = [
        counties.make(demo, demo.parent / f"{place:04}" / "county.duckdb", f"县{place:04}", place)
        for place in range(1, max(asked) + 1)
    ]
    table = Table("counties", "engine", "seconds", "peak MB", "file MB", "opening ms", "click ms")
    table.add_row("a county's own file", "", "", "", _size(files[0]), *_clicks(files[0]))
    for engine in engines:
        known: list[tuple[int, float, float, float]] = []
        for count in asked:
            into = demo.parent / f"{engine}-{count}" / "prefecture.duckdb"
            seconds, peak = _combine(files[:count], into, engine)
            known.append((count, seconds, peak, into.stat().st_size / 1e6))
            table.add_row(f"{count:,}", engine, f"{seconds:.1f}", f"{peak:.0f}", _size(into), *_clicks(into))
        if len(known) > 1 and asked[-1] < ALL:
            table.add_row(
                f"{ALL:,} by the slope", engine, *(f"{_at_all(known, place):.0f}" for place in (1, 2, 3)), "", ""
            )
    Console(width=120).print(table)


def _combine(files: list[Path], into: Path, engine: str) -> tuple[float, float]:
    """Seconds, and the most megabytes that the command and what it started held at once."""
    command = [sys.executable, "-m", "data", "combine", *map(str, files), "--into", str(into)]
    began, peak = time.perf_counter(), 0.0
    into.parent.mkdir()
    with (into.parent / "said.txt").open("w") as said:
        work = subprocess.Popen(
            [*command, "--name", "全部", "--engine", engine], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
        )
        while work.poll() is None:
            peak = max(peak, _held_by(work.pid))
            time.sleep(LOOK)
    if work.returncode:
        raise RuntimeError((into.parent / "said.txt").read_text("utf-8")[-2000:])
    return time.perf_counter() - began, peak


def _held_by(process: int) -> float:
    """Megabytes of a process and of all that it started."""
    children: dict[int, list[int]] = {}
    held: dict[int, float] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            said = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        except OSError:  # it has ended meanwhile
            continue
        children.setdefault(int(said["PPid"]), []).append(int(said["Pid"]))
        held[int(said["Pid"])] = int(said.get("VmRSS", "0 kB").split()[0]) / 1024
    found, left = 0.0, [process]
    while left:
        one = left.pop()
        found += held.get(one, 0.0)
        left += children.get(one, [])
    return found


def _clicks(file: Path) -> tuple[str, str]:
    """Milliseconds to open a file, and to make five exhibits of a region that was never asked for."""
    command = [sys.executable, "-c", CLICK, str(file)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    return f"{float(said[0]):.0f}", f"{float(said[1]):.0f}"


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.1f}"


def _at_all(known: list[tuple[int, float, float, float]], place: int) -> float:
    """What the last two measurements come to at all counties, on a straight line."""
    (few, *_), (many, *_) = known[-2:]
    slope = (known[-1][place] - known[-2][place]) / (many - few)
    return known[-1][place] + slope * (ALL - many)
