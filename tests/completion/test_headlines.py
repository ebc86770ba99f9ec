"""Headlines of rankings name who is first and who is last, and nobody else, in this order."""

import pytest

import queries
from exhibits import EXHIBITS, Filters


@pytest.mark.parametrize(("name", "rank"), [("completion_ranking", "rate_rank"), ("growth_ranking", "growth_rank")])
def test_the_first_is_named_before_all_others(name, rank, wushan_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(wushan_database))
    for row in queries.run("months"):
        made = EXHIBITS[name].make(Filters(row["month"]))
        ranked = [one for one in made.rows if one[rank] is not None and one["region"] in made.headline]
        if ranked:
            named = sorted(ranked, key=lambda one: made.headline.index(one["region"]))
            assert named[0][rank] == 1, made.headline


def test_the_last_of_the_race_is_named_last(wushan_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(wushan_database))
    made = EXHIBITS["completion_ranking"].make(Filters(queries.run("months")[0]["month"]))
    last = max((row for row in made.rows if row["rate_rank"]), key=lambda row: row["rate_rank"])
    others = [made.headline.find(row["region"]) for row in made.rows if row is not last]
    assert made.headline.find(last["region"]) > max(others)
