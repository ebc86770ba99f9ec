"""python -m queries, as a script would call it."""

import csv
import io
import json
import subprocess
import sys

import pytest

import queries
from tests.conftest import ROOT


@pytest.fixture
def command(fixture_database):
    def call(*arguments):
        call = [sys.executable, "-m", "queries", *arguments]
        return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)

    return lambda *arguments: call(*arguments, "--database", str(fixture_database)) if arguments else call()


def test_without_a_name_every_query_is_listed(command):
    lines = command().stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(queries.names())
    assert all(len(line.split(maxsplit=1)) == 2 for line in lines)


def test_json_is_a_list_of_objects_as_the_door_gives_them(command, fixture_database):
    arguments = ["--month", "2024-05", "--regions", "城关镇", "--regions", "O'Brien镇", "--with-separate", "false"]
    done = command("completion_by_region", *arguments, "--threshold", "500", "--format", "json")
    assert "城关镇" in done.stdout
    expected = queries.run(
        "completion_by_region", fixture_database, month="2024-05", regions=["城关镇", "O'Brien镇"], with_separate=False
    )
    assert json.loads(done.stdout) == [dict(row) for row in expected]


def test_csv_has_a_header_and_text_for_dates(command):
    rows = list(csv.DictReader(io.StringIO(command("months", "--format", "csv").stdout)))
    assert rows[0]["month"] == "2024-05-01"


def test_csv_without_rows_still_has_its_header(command):
    done = command("projects", "--threshold", "1e9", "--format", "csv")
    assert done.stdout.strip() == ",".join(queries.describe("projects").columns)


def test_a_table_shows_markup_as_text(command):
    assert "<b>河东</b>$x$乡" in command("regions_of_county").stdout


def test_a_region_is_known_without_its_ending(command, fixture_database):
    done = command("county_headline", "--month", "2024-05", "--regions", "城关", "--format", "json")
    expected = queries.one("county_headline", fixture_database, month="2024-05", regions=["城关镇"])
    assert json.loads(done.stdout)[0]["completed_investment"] == expected["completed_investment"] > 0


def test_an_unknown_region_is_refused_and_not_zero(command):
    done = command("completion_by_region", "--regions", "没有镇")
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有镇" in done.stderr
    assert "城关镇" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (["no_such_query"], 2, "no_such_query"),
        (["months", "--threshold", "5"], 2, "--threshold"),
        (["county_headline", "--month", "2024-13"], 2, "2024-13"),
        (["county_headline", "--threshold", "many"], 2, "many"),
        (["county_headline", "--threshold", "nan"], 2, "nan"),
        (["months", "--database", "nowhere.duckdb"], 1, "nowhere.duckdb"),
    ],
)
def test_errors_are_one_clear_line(arguments, code, part):
    call = [sys.executable, "-m", "queries", *arguments]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == code
    assert part in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
