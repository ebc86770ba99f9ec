"""A ledger with only the four sheets it must have: every exhibit answers, those that need more say what to add."""

import duckdb
import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.base.wording import SHEETS
from papers.bulletin import bulletin
from papers.slides import slides
from pictures import Canvas, Cards, Listing, Profile, Table
from words import _, use_language

NEEDED = {"projects", "investments", "targets"}


@pytest.fixture(scope="module")
def bare_database(fixture_database, tmp_path_factory):
    path = tmp_path_factory.mktemp("bare") / "county.duckdb"
    path.write_bytes(fixture_database.read_bytes())
    with duckdb.connect(str(path)) as connection:
        for sheet in set(SHEETS) - NEEDED:
            connection.execute(f"delete from {sheet}")
    return path


@pytest.fixture
def filters(bare_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(bare_database))
    return Filters(queries.run("months")[0]["month"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", EXHIBITS)
def test_every_exhibit_answers_without_the_optional_sheets(name, language, filters):
    use_language(language)
    exhibit = EXHIBITS[name].make(filters)
    assert exhibit.headline
    if exhibit.rows and not isinstance(exhibit.picture, Cards | Listing | Profile):
        picture = exhibit.picture
        assert picture.grid().kind if isinstance(picture, Table) else picture.figure(Canvas())["data"]


def test_what_lacks_its_sheet_says_which_one_to_add(filters):
    said = [EXHIBITS[name].make(filters) for name in EXHIBITS]
    lacking = [exhibit for exhibit in said if "台账中还没有" in exhibit.headline]
    assert lacking
    for exhibit in lacking:
        assert not exhibit.rows
        assert any(_(sheet) in exhibit.headline for sheet in SHEETS.values())
        assert "重新发布" in exhibit.picture.empty


def test_slides_and_bulletin_are_made_of_what_is_there(filters):
    assert slides(list(EXHIBITS), filters).startswith(b"PK")
    assert bulletin(filters, 1).startswith(b"PK")


def test_a_sheet_counts_as_soon_as_it_has_a_row(fixture_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    assert {row["sheet"] for row in queries.run("sheets_of_ledger") if not row["rows"]} == {"region_progress"}


def test_the_sheets_are_those_that_the_schema_lets_be_empty(filters):
    assert {row["sheet"] for row in queries.run("sheets_of_ledger")} == set(SHEETS)
    assert {row["sheet"] for row in queries.run("sheets_of_ledger") if row["rows"]} == NEEDED
