"""Exhibits: every one answers under any filter, in both languages; its sentence holds the figures of its rows."""

import random
import re
from datetime import date

import plotly.graph_objects as go
import pytest

import queries
from exhibits import EXHIBITS, Filters
from exhibits.base.table import heading
from papers.workbook import workbook
from pictures import Canvas, Cards, Key, League, Listing, Profile, Ranking, Table
from tests.conftest import LONG
from words import use_language

MONEY = re.compile(r"\d(?:\.(\d+))? (亿元|万元|bn|m)\b")


@pytest.fixture(params=["zh", "en"])
def language(request):
    use_language(request.param)
    yield request.param
    use_language("zh")


def some_filters(language, count=3 if LONG else 1):
    """The last January, which has nothing before it in its year, then any filters; each language has its own."""
    chance = random.Random(language)
    months = [row["month"] for row in queries.run("months")]
    regions = [row["region"] for row in queries.run("regions_of_county")]
    yield Filters(date(months[0].year, 1, 1))
    for _number in range(count):
        chosen = tuple(chance.sample(regions, chance.choice([0, 1, 1, 2, 5]) % len(regions)))
        yield Filters(chance.choice(months), chosen, chance.choice([0, 500, 1000, 1e9]), chance.random() < 0.5)


def keys_in_cells(grid) -> set[Key]:
    """What stands in the cells of a table, to be clicked."""
    parts = [*grid.rows, *(cell for row in grid.rows for cell in row.cells if cell)]
    return {Key.from_json(part.key.as_json()) for part in parts if part.key}


def keys_in_points(figure) -> set[Key]:
    """What stands in the points of a chart."""
    data = [data for trace in figure.data for data in (trace.customdata or ())]
    return {Key.from_json(first) for first, *_more in data if first}


def texts_by_column(picture) -> list[list[str]]:
    """What stands one below the other in a picture: beside its bars, or in each of its columns."""
    if isinstance(picture, Ranking):
        return [[bar.text for bar in picture.bars]]
    rows = picture.grid().rows if isinstance(picture, Table) and not isinstance(picture, League) else ()
    return [[cell.text for cell in column if cell] for column in zip(*(row.cells for row in rows), strict=False)]


def check(name, filters):
    """The exhibit, which holds what every exhibit must."""
    exhibit = EXHIBITS[name].make(filters)
    assert exhibit.headline
    assert "{" not in exhibit.headline
    assert exhibit.definition.formula
    assert exhibit.definition.as_of
    for row in exhibit.rows:
        assert {column.name for column in exhibit.columns} <= row.keys()
    assert all(heading(column) for column in exhibit.columns)
    is_of_one_kind = all(column.name != "quantity_due" for column in exhibit.columns)  # 亩, 户 and 万元 are not
    for texts in texts_by_column(exhibit.picture) if is_of_one_kind else ():  # one unit and the same decimals
        assert len({(unit, len(decimals)) for text in texts for decimals, unit in MONEY.findall(text)}) <= 1, texts
    if not isinstance(exhibit.picture, Cards | Listing | Profile) and exhibit.rows:
        if isinstance(exhibit.picture, Table):
            grid = exhibit.picture.grid()
            assert all(len(row.cells) <= len(grid.columns) for row in grid.rows)
            assert keys_in_cells(grid) == set(exhibit.picture.keys)
        else:
            for canvas in (Canvas(), Canvas(dark=True, narrow=True)):
                figure = go.Figure(exhibit.picture.figure(canvas))  # which refuses what Plotly does not know
                assert figure.data
                assert keys_in_points(figure) == set(exhibit.picture.keys)
    return exhibit


@pytest.mark.parametrize("name", EXHIBITS)
def test_an_exhibit_answers_under_any_filter(name, demo, language):
    for filters in some_filters(language):
        exhibit = check(name, filters)
    assert workbook(exhibit, filters).startswith(b"PK")


@pytest.mark.parametrize("name", EXHIBITS)
def test_an_exhibit_answers_for_a_county_full_of_oddities(name, small, language):
    for filters in some_filters(language):
        exhibit = check(name, filters)
    assert workbook(exhibit, filters).startswith(b"PK")


def test_the_ranking_counts_townships_and_names_first_and_last(demo):
    rows = [row for row in demo.ask("completion_by_region") if row["completion_rate"] is not None]
    headline = EXHIBITS["completion_ranking"].make(demo).headline
    on_pace = sum(row["completion_rate"] >= row["time_progress"] for row in rows if row["level"] == "镇乡")
    assert f"{on_pace} 个达到序时进度" in headline
    assert rows[0]["region"] in headline
    assert rows[-1]["region"] in headline


def test_a_single_region_is_shown_among_all(demo):
    exhibit = EXHIBITS["completion_ranking"].make(Filters(demo.month, ("启隆乡",)))
    subjects = [bar.key["region"] for bar in exhibit.picture.bars if bar.subject]
    assert subjects == ["启隆乡"]
    assert len(exhibit.picture.bars) > 20


def test_a_region_without_target_has_no_rate_and_says_so(small):
    without = [row["region"] for row in queries.run("completion_by_region") if row["target"] is None]
    headline = EXHIBITS["completion_ranking"].make(Filters(small.month, (without[0],))).headline
    assert "不计算完成率" in headline
