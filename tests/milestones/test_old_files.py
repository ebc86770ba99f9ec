"""A county without the newer sheets and columns, and a file that was published before they were known."""

import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.base.sheets import lacks_column
from tests.conftest import MAY
from tests.old_files import old_file

ON_COLUMNS = ("listing_by_region", "starts_by_batch", "signings_by_event", "deputies_ranking", "leaders_ranking")


@pytest.fixture
def before(tmp_path):
    """A file of the schema before them, with a county, a township and a project."""
    return old_file(tmp_path / "county.duckdb", 3)


def test_a_file_of_before_opens_and_has_none_of_it(before):
    for name in ("milestones", "by_leader", "starts_by_batch", "decisions", "notices_issued"):
        assert not queries.run(name, before, month="2024-05"), name
    assert not queries.run("reconciliation", before)
    assert [row["name"] for row in queries.run("projects", before, month="2024-05")] == ["厂"]


def test_exhibits_of_columns_that_nobody_fills_are_left_out_of_the_page(before, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(before))
    for name in ON_COLUMNS:
        assert lacks_column(EXHIBITS[name].make), name
        exhibit = EXHIBITS[name].make(Filters(MAY))
        assert not exhibit.rows
        assert "没有填写" in exhibit.headline
