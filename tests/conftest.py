"""What all tests share: a small county made in SQL, and the demo ledger as an office would publish it."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parent.parent


def build_database(path: Path, *scripts: str) -> Path:
    """A published file at path: the schema, then the given SQL."""
    with duckdb.connect(str(path)) as connection:
        connection.execute((ROOT / "data" / "schema.sql").read_text("utf-8"))
        for script in scripts:
            connection.execute(script)
    return path


@pytest.fixture(scope="session")
def fixture_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county of fixture.sql."""
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    return build_database(tmp_path_factory.mktemp("fixture") / "county.duckdb", rows)


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo ledger, published by the command that any office uses."""
    path = tmp_path_factory.mktemp("demo") / "county.duckdb"
    command = [sys.executable, "-m", "data", "publish", "data/demo", "--into", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return path
