"""Over the query files on disk: a new file is covered the day it appears."""

import re
from pathlib import Path

import duckdb
import pytest

import queries
from settings import KINDS

FOLDER = Path(queries.__file__).parent


def file_of(name: str) -> Path:
    (only,) = (file for file in FOLDER.glob(f"*/{name}.sql") if file.parent.name != "shared")
    return only


def statement(name: str) -> duckdb.Statement:
    (only,) = duckdb.connect(":memory:").extract_statements(file_of(name).read_text("utf-8"))
    return only


def test_every_file_is_a_query():
    assert queries.names() == tuple(
        sorted(file.stem for file in FOLDER.glob("*/*.sql") if file.parent.name != "shared")
    )
    assert "county_headline" in queries.names()


@pytest.mark.parametrize("name", queries.names())
def test_a_file_is_one_select(name):
    assert statement(name).type == duckdb.StatementType.SELECT


@pytest.mark.parametrize("name", queries.names())
def test_the_header_says_what_the_query_answers(name):
    text = queries.describe(name).text
    assert len(text) > 20
    assert "ne row" in text, "says one row per what"


@pytest.mark.parametrize("name", queries.names())
def test_the_header_names_the_parameters_of_the_statement(name):
    assert set(queries.describe(name).parameters) == set(statement(name).named_parameters)


@pytest.mark.parametrize("name", queries.names())
def test_the_header_names_the_columns_in_their_order(name, fixture_database):
    rows = (
        queries.run(name, fixture_database, month="2024-05")
        if takes_month(name)
        else queries.run(name, fixture_database)
    )
    if name == "areas":  # which a county's file has none of: tests/screen/test_areas.py
        assert not rows
        return
    assert rows, "the fixture has something for every query"
    assert tuple(queries.describe(name).columns) == tuple(rows[0])


def takes_month(name: str) -> bool:
    return "month" in queries.describe(name).parameters


@pytest.mark.parametrize("name", queries.names())
def test_sums_of_money_say_their_unit(name):
    for column, meaning in queries.describe(name).columns.items():
        if column.endswith(("_rate", "_share")) or column in ("share", "needed"):
            assert "percent" in meaning, column
        elif column.startswith("completed_investment") or column in ("target", "planned_investment", "amount"):
            assert "万元" in meaning, column


@pytest.mark.parametrize("name", [name for name in queries.names() if "lamp_kind" in queries.describe(name).parameters])
def test_a_header_knows_every_kind_of_lamp_rule(name):
    meaning = queries.describe(name).parameters["lamp_kind"]
    assert set(re.findall(r"\w+", meaning)) >= set(KINDS)


def test_no_step_hides_a_table():
    """A macro that is asked inside a query would read a step of that name in the place of the table."""
    files = [*FOLDER.glob("*/*.sql"), *(FOLDER.parent / "data").glob("schema*.sql")]
    texts = {file: re.sub("--.*", "", file.read_text("utf-8")) for file in files}
    tables = {name for text in texts.values() for name in re.findall(r"create table (\w+)", text)}
    assert {"projects", "own_work"} <= tables
    step = re.compile(r"(?:with|\),)\s+(\w+) as (?:materialized )?\(")
    hidden = [(file.name, name) for file, text in texts.items() for name in step.findall(text) if name in tables]
    assert not hidden
