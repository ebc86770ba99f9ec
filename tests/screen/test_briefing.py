"""Where a meeting is prepared: the agenda is arranged and kept in the address; papers are made and offered."""

import pytest

from exhibits import EXHIBITS
from exhibits.agenda import agenda_or_default
from tests.screens import PAGES, open_page, words_of
from words import _

AGENDA = ["completion_ranking", "completion_curve", "needs_attention"]


@pytest.fixture
def briefing(demo_database, monkeypatch):
    return open_page(demo_database, monkeypatch, "briefing", agenda=AGENDA)


def agenda_of(at) -> list[str]:
    return at.session_state["agenda"]


def test_the_agenda_of_the_address_stands_in_its_order(briefing):
    words = words_of(briefing)
    places = [words.index(_(EXHIBITS[name].title)) for name in AGENDA]
    assert places == sorted(places)


def test_an_exhibit_moves_up_and_is_taken_out(briefing):
    briefing.button(key="agenda.-1_completion_curve").click().run()
    assert agenda_of(briefing) == ["completion_curve", "completion_ranking", "needs_attention"]
    assert briefing.query_params["agenda"]
    briefing.button(key="agenda.out_completion_ranking").click().run()
    assert agenda_of(briefing) == ["completion_curve", "needs_attention"]


def test_an_exhibit_is_added_at_the_end(briefing):
    added = briefing.selectbox(key=f"add_to_agenda.{len(AGENDA)}")
    added.set_value("growth_ranking").run()
    assert not briefing.exception
    assert agenda_of(briefing) == [*AGENDA, "growth_ranking"]


def test_the_default_agenda_comes_back(briefing):
    briefing.button(key="default_agenda").click().run()
    assert agenda_of(briefing) == []
    assert _(EXHIBITS[agenda_or_default(())[0]].title) in words_of(briefing)


@pytest.mark.parametrize("paper", ["slides", "bulletin"])
def test_a_paper_is_made_and_offered_until_something_changes(paper, briefing):
    assert not briefing.get("download_button")
    briefing.button(key=f"make.{paper}").click().run()
    assert not briefing.exception
    assert len(briefing.get("download_button")) == 1
    _what, made = briefing.session_state["papers"][paper]
    assert made.startswith(b"PK")
    briefing.toggle(key="separate").set_value(False).run()
    assert not briefing.get("download_button")


def test_a_brief_of_a_township_is_made(briefing):
    briefing.selectbox(key="brief_region").set_value("启隆乡").run()
    briefing.button(key="make.brief").click().run()
    assert not briefing.exception
    assert len(briefing.get("download_button")) == 1


def test_a_name_on_a_download_is_read_letter_by_letter(fixture_database, monkeypatch):
    briefing = open_page(fixture_database, monkeypatch, "briefing")
    briefing.selectbox(key="brief_region").set_value("<b>河东</b>$x$乡").run()
    briefing.button(key="make.brief").click().run()
    (offered,) = briefing.get("download_button")
    assert r"\_b\_河东\_\_b\_\$x\$乡" in offered.proto.label


def test_the_page_opens_where_its_addresses_say(demo_database, monkeypatch):
    assert "briefing" in PAGES
    words = words_of(open_page(demo_database, monkeypatch, "briefing", lang="en"))
    assert "Agenda (" in words
