"""A published file a hundred times as large as the demo: 116,000 projects, 1.2 million rows of investments."""

from pathlib import Path

import duckdb

TIMES = 100
SCHEMA = Path(__file__).parent.parent / "data" / "schema.sql"
WITH_CODES = ("projects", "investments")  # of which every copy has codes of its own


def build(demo: Path, into: Path, times: int = TIMES) -> Path:
    """The demo's file with every project and its investments so many times."""
    with duckdb.connect(str(into)) as file:
        file.execute(SCHEMA.read_text("utf-8"))
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
