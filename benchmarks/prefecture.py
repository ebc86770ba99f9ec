"""A published file a hundred times as large as the demo: 116,000 projects, 1.2 million rows of investments."""

import subprocess
import sys
from pathlib import Path

import duckdb

from data import staging

TIMES = 100
ROOT = Path(__file__).parent.parent
OPENING = """
import sys, time
import queries
began = time.perf_counter()
queries.default_month(sys.argv[1])
print((time.perf_counter() - began) * 1000)
"""
WITH_CODES = ("projects", "investments")  # of which every copy has codes of its own


def build(demo: Path, into: Path, times: int = TIMES) -> Path:
    """The demo's file with every project and its investments so many times."""
    with duckdb.connect(str(into)) as file:
        file.execute(staging.schema())
        file.execute(f"attach '{demo}' as demo (read_only)")
        tables = file.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'demo' order by table_oid"
        ).fetchall()
        for schema, table in tables:
            copies = times if (schema, table) in {("main", name) for name in WITH_CODES} else 1
            code = "replace (if(n = 0, project_code, project_code || '-' || n) as project_code)" if copies > 1 else ""
            file.execute(
                f"insert into {schema}.{table} by name"
                f" select given.* {code} from demo.{schema}.{table} as given, range({copies}) as copy (n)"
            )
        file.execute("detach demo")
    return into


def opening(file: Path) -> float:
    """Milliseconds from nothing to the first answer of a file, in a process of its own."""
    command = [sys.executable, "-c", OPENING, str(file)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
