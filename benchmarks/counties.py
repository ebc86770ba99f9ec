"""Counties that do not exist, of the demo's size: 1,160 projects and 11,600 rows of investments each.

Each is the demo's published file under another name, with other amounts, so that no two have the same figures.

    python -m benchmarks.counties FOLDER NAME …      # one file a name; data/county.duckdb is the demo's
"""

import sys
from pathlib import Path

import duckdb

from data import staging

AMOUNTS = ("planned_investment", "annual_plan", "completed_investment", "funds_in_place", "target", "cumulative")
NAMES = ("region", "county", "department", "parent", "name")  # columns in which the county's own name may stand
DEMO = Path(__file__).parent.parent / "data" / "county.duckdb"


def make(demo: Path, into: Path, name: str, place: int, last_month: str | None = None) -> Path:
    """The file of a county of that name; place says which of many, and so by how much its amounts differ.

    last_month, such as 2024-04-01, ends its investments there.
    """
    factor = f"{0.62 + place * 37 % 83 / 100:.2f}"
    into.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(into)) as file:
        file.execute(staging.schema())
        file.execute(f"attach '{demo}' as demo (read_only)")
        [(own,)] = file.execute("select name from demo.county").fetchall()
        for table in staging.published_tables():
            columns = [
                column
                for (column,) in file.execute(
                    "select column_name from duckdb_columns() where database_name = 'demo' and schema_name = 'main'"
                    " and table_name = $1 order by column_index",
                    [table],
                ).fetchall()
            ]
            said = ", ".join(_of(table, column, factor, place) for column in columns)
            until = " where month <= $until::date" if last_month and table == "investments" else ""
            values = {"own": own, "name": name} | ({"until": last_month} if until else {})
            used = {key: value for key, value in values.items() if f"${key}" in f"{said}{until}"}
            file.execute(f"insert into {table} by name select {said} from demo.main.{table}{until}", used)
        file.execute("detach demo")
    return into


def _of(table: str, column: str, factor: str, place: int) -> str:
    """A column as the county has it."""
    plan = table == "targets" and column.startswith("plan_")
    if column in AMOUNTS or plan:
        shift = f" * (0.9 + hash(source_row + {place}) % 20 / 100)" if column == "completed_investment" else ""
        return f"round({column} * {factor}{shift}, 2) as {column}"
    if (table, column) == ("projects", "name"):
        return "$name || name as name"
    if column in NAMES:  # who had that name has the demo's now
        return f"case {column} when $own then $name when $name then $own else {column} end as {column}"
    return column


def main() -> None:
    """Write the files that are asked for."""
    folder = Path(sys.argv[1])
    for place, name in enumerate(sys.argv[2:], start=1):
        file = folder / name / "county.duckdb"
        file.unlink(missing_ok=True)
        print(make(DEMO, file, name, place))


if __name__ == "__main__":
    main()
