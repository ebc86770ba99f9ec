"""A ledger of the four sheets that every county has: the pages are all there, and none of them is empty."""

import duckdb
import pytest

from exhibits.base.wording import SHEETS
from tests.screens import PAGES, WITHOUT_EXHIBITS, answers_on, finding, open_page, pictures_on, words_of

NEEDED = {"projects", "investments", "targets"}
NEWER = "planned_start_on, listed_on, in_production_on, start_batch, signing_event, deputy_leader"
LIVE_ON_OTHERS = {"county-comparison": "县市指标", "promises": "任务", "tasks-elsewhere": "任务"}


@pytest.fixture(scope="module")
def of_four_sheets(fixture_database, tmp_path_factory):
    """The small county with the sheets and columns that a ledger had at first."""
    path = tmp_path_factory.mktemp("four") / "county.duckdb"
    path.write_bytes(fixture_database.read_bytes())
    with duckdb.connect(str(path)) as connection:
        for sheet in set(SHEETS) - NEEDED:
            connection.execute(f"delete from {sheet}")
        for column in NEWER.split(", "):
            connection.execute(f"update projects set {column} = null")
    return path


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_empty(page, of_four_sheets, monkeypatch):
    at = open_page(of_four_sheets, monkeypatch, page)
    if page in LIVE_ON_OTHERS:
        assert f"以下内容尚未填报：“{LIVE_ON_OTHERS[page]}”" in words_of(at)
        assert not answers_on(at)
    elif page in WITHOUT_EXHIBITS:
        assert finding(at)
    else:
        assert answers_on(at)
        assert bool(pictures_on(at)) == (page != "funds-check"), "totals and changes are lists of words"
