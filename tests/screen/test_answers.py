"""Answers as they are kept: made once, made anew when the settings change, ready for other townships."""

import asyncio
from dataclasses import replace

import pytest

from exhibits import EXHIBITS
from screen.exhibit import answers, making, warming
from screen.exhibit.answers import Place
from settings import DEFAULT
from tests.conftest import awaited


class Visitor:
    """A request of somebody who waits, or has left."""

    def __init__(self, has_left: bool = False, headers: tuple[str, ...] = ()) -> None:
        self.has_left = has_left
        self.headers = headers

    async def is_disconnected(self) -> bool:
        return self.has_left


@pytest.fixture
def made(monkeypatch):
    """What is made while a test runs, one after the other."""
    made = []
    make = answers._packed

    def noted(*asked):
        made.append(asked)
        return make(*asked)

    monkeypatch.setattr(answers, "_packed", noted)
    monkeypatch.setattr(answers, "_kept", {})
    return made


def test_an_answer_is_made_once(small, made):
    asked = ("completion_ranking", small, "zh", Place())
    assert answers.ready(asked) is None
    assert answers.packed(asked) == answers.packed(asked) == answers.ready(asked)
    assert made == [asked]


def test_answers_are_made_anew_when_the_county_changes_its_settings(small, made, monkeypatch, tmp_path):
    chosen = tmp_path / "settings.toml"
    chosen.write_text(DEFAULT.read_text("utf-8"), "utf-8")
    monkeypatch.setenv("COUNTY_SETTINGS", str(chosen))
    asked = ("lamps_in_short", small, "zh", Place())
    before = answers.answer(*asked)
    chosen.write_text(DEFAULT.read_text("utf-8").replace('lamp_rule = "county"', 'lamp_rule = "wuhan"'), "utf-8")
    assert answers.answer(*asked) != before


def test_ten_visitors_who_ask_the_same_get_what_is_made_once(small, made):
    asked = ("completion_ranking", small, "zh", Place())

    async def ask():
        return await asyncio.gather(*(making.made(asked, Visitor()) for _number in range(10)))

    assert set(awaited(ask())) == {answers.ready(asked)}
    assert made == [asked]


def test_what_nobody_waits_for_is_not_made(small, made):
    async def ask():
        await making.made(("completion_ranking", small, "zh", Place()), Visitor(has_left=True))

    with pytest.raises(making.GivenUp):
        awaited(ask())
    assert not made


def test_what_is_in_view_is_made_before_what_is_not(small, made, monkeypatch):
    monkeypatch.setattr(making, "AT_ONCE", 1)
    visitors = [Visitor(headers=(making.OUT_OF_VIEW,)) for _number in range(3)]
    asked = [(name, small, "zh", Place()) for name in ("completion_curve", "completion_heat", "growth_ranking")]
    first, later, seen = asked

    async def ask():
        waits = [making.made(each, visitor) for each, visitor in zip(asked, visitors, strict=True)]
        await asyncio.gather(*waits, making.made(seen, Visitor()))  # it has come into view

    awaited(ask())
    assert made == [first, seen, later]


def test_what_is_asked_of_one_township_is_then_made_of_the_others(small, made, monkeypatch):
    monkeypatch.setattr(warming, "QUIET", 0)
    monkeypatch.setattr(warming, "_wanted", {})
    asked = ("completion_ranking", replace(small, regions=("城东镇",)), "zh", Place())
    warming.somebody_asks(asked)
    warming._make_wanted()
    regions = {filters.regions for _name, filters, _language, _place in made}
    assert () in regions
    assert {len(chosen) for chosen in regions} == {0, 1}
    assert len(regions) > 2


def test_every_exhibit_is_made_before_anybody_asks(small, monkeypatch):
    monkeypatch.setattr(warming, "QUIET", 0)
    names = []
    for name, entry in EXHIBITS.items():
        monkeypatch.setitem(EXHIBITS, name, replace(entry, make=lambda _filters, name=name: names.append(name)))
    warming._make_all()
    assert names == list(EXHIBITS)
