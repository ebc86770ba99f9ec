"""What no test notices: one change at a time in a query or in a headline, and the tests of its topic over it.

python -m benchmarks.mutants [--of queries] [--count 40] [--seed 1] [--only TEXT] [--near]

Works in a copy of the project. A change that survives is printed: a test is missing, or the code does nothing.
"""

import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parent.parent
SECONDS = 120  # for the tests of one change
DEMOS = {"data/demo": "demo.duckdb", "data/demo_wushan": "wushan.duckdb"}
SQL_CHANGES = (
    (r"\bsum\(", "max("),
    (r" >= ", " > "),
    (r" < ", " <= "),
    (r" - ", " + "),
    (r"\bis not null\b", "is null"),
    (r"\band\b(?! unbounded)", "or"),
    (r" desc\b", ""),
    (r"\bfilter \(", "filter (not "),
)
COMPARED = {ast.Gt: ast.LtE, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.LtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
NAMES = {"first_of": "last_of", "last_of": "first_of", "max": "min", "min": "max"}


@dataclass(frozen=True)
class Mutant:
    """A file with one change: the line that it is in, and what it says there."""

    file: Path  # from the root
    text: str
    line: int
    change: str

    @property
    def tests(self) -> list[list[str]]:
        """The tests that should notice; those that take longer are asked where the others notice nothing."""
        room, topic = self.file.parts[:2]
        near = [f"tests/{place}" for place in (topic, "questions") if (ROOT / "tests" / place).is_dir()]
        wide = ["tests/exhibits/test_exhibits.py", "tests/reader/test_reader.py"]
        if room == "exhibits":
            return [[*near, "tests/exhibits/test_headlines.py", *wide]]
        names = ("order", "numbers", "topics", "identities")
        return [[*(f"tests/queries/test_queries_{name}.py" for name in names), *near, "tests/second"], wide]


def mutants_of_query(file: Path) -> Iterator[Mutant]:
    """Its last order left out, and every comparison, sum and order of it turned, one at a time."""
    text = (ROOT / file).read_text("utf-8")
    head, _order, _keys = text.rpartition("\norder by")
    yield Mutant(file, head + "\n", head.count("\n") + 2, "without its last order by")
    for pattern, other in SQL_CHANGES:
        for found in re.finditer(pattern, text):
            start = text.rfind("\n", 0, found.start()) + 1
            if "--" not in text[start : found.start()]:
                changed = text[: found.start()] + other + text[found.end() :]
                line = text.count("\n", 0, found.start()) + 1
                yield Mutant(file, changed, line, f"{found.group().strip()} → {other.strip()}")


def mutants_of_headlines(file: Path) -> Iterator[Mutant]:
    """In functions that make sentences: another column, the other end of a list, the opposite condition."""
    text = (ROOT / file).read_text("utf-8")
    lines = text.splitlines(keepends=True)
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef) and "str" in ast.unparse(function.returns or ast.Constant(0)):
            nodes = list(ast.walk(function))
            columns = [node.slice.value for node in nodes if _is_column(node)]
            for node in nodes:
                for new, change in _changes(node, list(dict.fromkeys(columns))):
                    yield Mutant(file, _replaced(lines, node, new), node.lineno, change)


def _is_column(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
        and isinstance(node.ctx, ast.Load)
    )


def _changes(node: ast.AST, columns: list[str]) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Subscript) and _is_column(node):
        others = [column for column in columns if column != node.slice.value]
        if others:
            other = others[columns.index(node.slice.value) % len(others)]
            new = f"{ast.unparse(node.value)}[{other!r}]"
            yield new, f"{ast.unparse(node)} → {new}"
    elif isinstance(node, ast.Subscript) and ast.unparse(node.slice) in ("0", "-1"):
        new = f"{ast.unparse(node.value)}[{'-1' if ast.unparse(node.slice) == '0' else '0'}]"
        yield new, f"{ast.unparse(node)} → {new}"
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        turned = ast.Compare(node.left, [COMPARED[type(node.ops[0])](), *node.ops[1:]], node.comparators)
        yield f"({ast.unparse(turned)})", f"{ast.unparse(node)} → {ast.unparse(turned)}"
    elif isinstance(node, ast.IfExp):
        new = f"({ast.unparse(node.orelse)} if {ast.unparse(node.test)} else {ast.unparse(node.body)})"
        yield new, f"both ways of {ast.unparse(node.test)} exchanged"
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield NAMES[node.id], f"{node.id} → {NAMES[node.id]}"


def _replaced(lines: list[str], node: ast.AST, new: str) -> str:
    """The text with a node written otherwise; columns of the syntax tree count bytes."""
    before = "".join(lines[: node.lineno - 1]).encode() + lines[node.lineno - 1].encode()[: node.col_offset]
    after = lines[node.end_lineno - 1].encode()[node.end_col_offset :] + "".join(lines[node.end_lineno :]).encode()
    return (before + new.encode() + after).decode()


class OfOneTopic:
    """A plugin of pytest: of what walks over every exhibit or query, that of the topic; no browser."""

    def __init__(self, mutant: Mutant, folder: Path) -> None:
        self.topic, self.query, self.folder = mutant.file.parts[1], mutant.file.stem, folder

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what cannot notice."""
        exhibits = sys.modules["exhibits"].EXHIBITS
        of_topic = {name: entry for name, entry in exhibits.items() if entry.topic == self.topic} or exhibits
        sys.modules["tests.conftest"].publish_ledger = self._copy
        if reader := sys.modules.get("tests.reader.test_reader"):
            reader.EXHIBITS = of_topic
        names = {*of_topic, self.query}
        others = {*exhibits, *sys.modules["queries"].names()} - names
        items[:] = [item for item in items if self._is_needed(item, others)]

    def _is_needed(self, item: pytest.Item, others: set[str]) -> bool:
        given = re.split(r"[\[\]-]", item.name)
        if "browser_context" in getattr(item, "fixturenames", ()):
            return False
        if any(part.isdigit() and part not in ("3", "9") for part in given):
            return False
        return self.topic in item.path.parts or not others.intersection(given)

    def _copy(self, ledger: str | Path, path: Path) -> Path:
        return Path(shutil.copyfile(self.folder / DEMOS[str(ledger)], path)) if str(ledger) in DEMOS else path


def judged(mutant: Mutant, copy: Path, near: bool) -> int | None:
    """How pytest ends over the copy, in a process of its own; None when it takes too long."""
    for tests in mutant.tests[: 1 if near else None]:
        process = get_context("fork").Process(target=_run, args=(mutant, copy, tests))
        process.start()
        process.join(SECONDS)
        if process.is_alive():
            process.kill()
            return None
        if process.exitcode:
            break
    return process.exitcode


def _run(mutant: Mutant, copy: Path, tests: list[str]) -> None:
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    for name in [name for name in sys.modules if name.split(".")[0] in ("benchmarks", "tests", "words")]:
        del sys.modules[name]
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    end = pytest.main(["-q", "-x", "-p", "no:cacheprovider", *tests], [OfOneTopic(mutant, copy.parent)])
    os._exit(int(end))


def copied(folder: Path) -> Path:
    """What git knows of the project, and the published demos beside it."""
    copy = folder / "project"
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    for name in names.decode().split("\0")[:-1]:
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    for ledger, name in DEMOS.items():
        command = [sys.executable, "-m", "data", "publish", ledger, "--into", str(folder / name)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return copy


@click.command(help=__doc__)
@click.option("--of", "room", type=click.Choice(["queries", "exhibits"]), help="queries, or the headlines of exhibits")
@click.option("--count", default=40, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--only", default="", help="files whose path holds this text")
@click.option("--near", is_flag=True, help="only with the tests nearest to it, which are quick")
def main(room: str | None, count: int, seed: int, only: str, near: bool) -> None:
    queries = [one for one in sorted(ROOT.glob("queries/*/*.sql")) if room != "exhibits"]
    exhibits = [one for one in sorted(ROOT.glob("exhibits/*/*.py")) if room != "queries"]
    files = [file.relative_to(ROOT) for file in (*queries, *exhibits) if only in str(file)]
    of_file = {".sql": mutants_of_query, ".py": mutants_of_headlines}
    every = [mutant for file in files for mutant in of_file[file.suffix](file)]
    chosen = random.Random(seed).sample(every, min(count, len(every)))
    import duckdb, plotly.graph_objects, streamlit.testing.v1  # noqa: E401, F401, I001 - once, for every process that is forked

    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        survived = 0
        for mutant in chosen:
            original = (copy / mutant.file).read_text("utf-8")
            (copy / mutant.file).write_text(mutant.text, "utf-8")
            started = time.monotonic()
            end = judged(mutant, copy, near)
            (copy / mutant.file).write_text(original, "utf-8")
            survived += end == 0
            said = {0: "SURVIVED", None: "too slow", 1: "noticed"}.get(end, f"noticed ({end})")
            click.echo(f"{said:9} {time.monotonic() - started:4.0f} s  {mutant.file}:{mutant.line}  {mutant.change}")
    click.echo(f"{len(chosen)} of {len(every)} changes tried, {survived} survived")


if __name__ == "__main__":
    main()
