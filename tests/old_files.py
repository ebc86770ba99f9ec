"""Published files as earlier dashboards wrote them, out of the columns that each schema had."""

import json
from pathlib import Path

import duckdb

# By the number of the schema: tables that came or changed with it, with their columns; none has ever gone.
SCHEMAS = {
    int(number): tables
    for number, tables in json.loads((Path(__file__).parent / "schemas.json").read_text("utf-8")).items()
}
ROWS = (
    "insert into regions values ('甲县', '县市', null, 1, 'x', 'x', 1), ('乙镇', '镇乡', '甲县', 2, 'x', 'x', 2)",
    "insert into county values ('甲县', '工业投入', false)",
    "insert into projects by name select 'A1' as project_code, '厂' as name, '乙镇' as region, 'x' as source_file,"
    " false as listed_separately, 900 as planned_investment, date '2024-01-02' as started_on, 'x' as source_sheet,"
    " 2 as source_row",
    "insert into investments values ('A1', '2024-05-01', '民资', 9, null, 'x', 'x', 2)",
    "insert into version values (1, timestamp '2024-06-03 09:00:00', 'x', null)",
)


def columns_of(number: int) -> dict[str, str]:
    """The tables of a schema, and the columns of each."""
    return {table: said for each in range(1, number + 1) for table, said in SCHEMAS[each].items()}


def old_file(path: Path, number: int) -> Path:
    """A file of that schema with a county, a township and a project."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema previous")
        for table, columns in columns_of(number).items():
            connection.execute(f"create table {table} ({columns})")
        for rows in ROWS:
            connection.execute(rows)
    return path
