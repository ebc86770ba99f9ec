"""The way down: every part of every exhibit that has rows behind it is clicked, and the rows are its figure."""

import random
from datetime import date
from itertools import islice

import pytest

import queries
from exhibits import EXHIBITS, Filters
from pictures import Key
from tests.conftest import LONG, ROOT, publish_ledger

WITH_ROWS = [name for name, entry in EXHIBITS.items() if entry.behind]
OF_PROMISES = [name for name in WITH_ROWS if EXHIBITS[name].topic == "promises"]
CLICKED = {
    "fixture_database": WITH_ROWS,
    "land_database": OF_PROMISES,  # what is odd about this ledger is of them alone
    "demo_database": WITH_ROWS,
    "wushan_database": WITH_ROWS,
}
CASES = [(name, ledger) for ledger, names in CLICKED.items() for name in names]


@pytest.fixture(scope="module")
def land_database(tmp_path_factory):
    """A small ledger whose land tasks of one kind, project and region have two deadlines."""
    folder = ROOT / "tests" / "queries" / "ledgers" / "land"
    return publish_ledger(folder, tmp_path_factory.mktemp("land") / "county.duckdb")


def some_filters(seed: str):
    """The whole county, then one township, in the last month; then whatever chance has, the same at every call."""
    chance = random.Random(seed)
    months = [row["month"] for row in queries.run("months")]
    regions = [row["region"] for row in queries.run("regions_of_county")]
    yield Filters(months[0])
    yield Filters(months[0], (chance.choice([row["region"] for row in queries.run("completion_by_region")]),))
    while True:
        chosen = tuple(chance.sample(regions, chance.choice([0, 1, 1, 2, 5]) % len(regions)))
        yield Filters(chance.choice(months), chosen, chance.choice([0, 500, 1000, 10_000]), chance.random() < 0.5)


def figure_of(exhibit) -> float:
    """What rows behind come to: their sum, or their count."""
    if exhibit.sum_of is None:
        return len(exhibit.rows)
    return sum(row[exhibit.sum_of] or 0 for row in exhibit.rows)


@pytest.mark.parametrize(("name", "ledger"), CASES)
def test_the_rows_behind_every_part_are_its_figure(name, ledger, request, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(request.getfixturevalue(ledger)))
    has_figures = False
    asked = 4 if LONG else 1 if ledger == "wushan_database" else 2
    for filters in islice(some_filters(f"{name} {ledger}"), asked):
        for key in EXHIBITS[name].make(filters).picture.keys:
            has_figures = has_figures or bool(key.amount)
            behind = EXHIBITS[name].behind(filters, Key.from_json(key.as_json()))
            assert behind.headline or not behind.rows
            assert figure_of(behind) == pytest.approx(key.amount or 0), (filters, key, behind.headline)
            assert all(column.name in row for row in behind.rows for column in behind.columns)
    assert has_figures or ledger != "demo_database", "there is nothing to click"


def test_a_key_comes_back_from_the_browser_as_it_went():
    key = Key("cumulative", (("month", date(2024, 5, 1)), ("region", ('a "b"', None)), ("from_investment", 0.5)), 3)
    assert Key.from_json(key.as_json()) == key
    for text in ("", "3", "[]", '["a"]', '["a", []]', '["a", {"b": {"c": 1}}]', '["a", {"b": {"day": "x"}}]'):
        with pytest.raises(ValueError, match=r"key|Expecting|isoformat"):
            Key.from_json(text)
