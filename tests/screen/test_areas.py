"""From a prefecture's screens down to a county's own, and up again: the same pages, asked of the county's own file."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.applications import Starlette
from starlette.testclient import TestClient

import queries
from data.__main__ import commands
from exhibits import EXHIBITS, Filters
from pictures import Key
from queries.__main__ import commands as asking
from queries.areas import area, areas, file_of, within
from screen import first_page
from screen.exhibit import addresses, answers
from screen.exhibit.answers import Place
from tests.screens import finding, go_to, open_page, words_of

PREFECTURE, DEMO, OTHER = "两县市", "启东市", "武山县"


@pytest.fixture(scope="module")
def prefecture(demo_database, wushan_database, tmp_path_factory) -> Path:
    into = tmp_path_factory.mktemp("areas") / "prefecture.duckdb"
    said = CliRunner().invoke(
        commands, ["combine", str(demo_database), str(wushan_database), "--into", str(into), "--name", PREFECTURE]
    )
    assert said.exit_code == 0, said.output
    return into


@pytest.fixture
def published(prefecture, monkeypatch) -> Path:
    monkeypatch.setenv("COUNTY_DATABASE", str(prefecture))
    return prefecture


@pytest.fixture
def client(published, monkeypatch) -> TestClient:
    """The server of exhibits' answers; pages of other tests know nothing of it."""
    monkeypatch.setattr(addresses, "_opened", False)
    return TestClient(Starlette(routes=addresses.routes()))


def test_the_list_of_areas_names_the_counties_whose_files_are_kept(published, demo_database):
    assert areas() == (DEMO, OTHER)
    assert file_of(DEMO).read_bytes() == demo_database.read_bytes()
    assert areas(demo_database) == ()


@pytest.mark.parametrize("name", ["", "汇龙镇", PREFECTURE, "../county", "/etc/passwd", "' or 1=1 --", "0" * 64])
def test_an_area_is_a_name_on_the_list_and_never_a_path(name, client):
    with pytest.raises(queries.UnknownArea):
        file_of(name)
    for address in ("/exhibits", "/exhibits/completion_ranking"):
        assert client.get(address, params={"area": name}).status_code == 400


def test_a_county_without_its_file_is_no_area(published, tmp_path, monkeypatch):
    alone = tmp_path / "prefecture.duckdb"
    shutil.copyfile(published, alone)
    monkeypatch.setenv("COUNTY_DATABASE", str(alone))
    assert areas() == ()
    at = open_page(alone, monkeypatch, "completion", area=DEMO)
    assert f"area={DEMO}" in words_of(at)


def test_every_exhibit_of_a_county_is_that_of_its_own_file(published, demo_database, monkeypatch):
    """To the letter: the answer that a browser gets is the same as from the county's own server."""
    place = Place()
    monkeypatch.setattr(answers, "_kept", {})
    with within(DEMO):
        filters = Filters(queries.default_month())
    assert filters.area == DEMO
    down = {name: answers.answer(name, filters, "zh", place) for name in EXHIBITS}
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    own = Filters(queries.default_month())
    assert {name: answers.answer(name, own, "zh", place) for name in EXHIBITS} == down


def test_two_areas_are_never_answered_from_one_another(client):
    headlines = {
        county: client.get(
            "/exhibits/meeting_in_short", params={"month": "2024-05"} | ({"area": county} if county else {})
        ).json()["headline"]
        for county in (None, DEMO, OTHER)
    }
    assert len(set(headlines.values())) == 3
    assert area() is None


def test_pages_go_down_to_a_county_and_up_again(prefecture, demo_database, monkeypatch):
    above = finding(open_page(prefecture, monkeypatch, "completion", month="2024-05"))
    own = open_page(demo_database, monkeypatch, "completion", month="2024-05")
    at = open_page(prefecture, monkeypatch, "completion", month="2024-05", area=DEMO)
    assert finding(at) == finding(own) != above
    assert PREFECTURE in [button.label for button in at.button]
    assert at.multiselect(key="region").options == own.multiselect(key="region").options
    go_to(at, "supervision")
    assert at.query_params["area"] in (DEMO, [DEMO]), "a switch of pages stays in the county"
    go_to(at, "completion")
    at.button(key="way_up").click().run()
    assert "area" not in at.query_params
    assert finding(at) == above
    at.selectbox(key="area_shown").set_value(OTHER).run()
    assert at.query_params["area"] in (OTHER, [OTHER])
    assert OTHER in words_of(at)


def test_an_unknown_area_is_told_and_the_prefecture_shown(prefecture, demo_database, monkeypatch):
    for database in (prefecture, demo_database):
        at = open_page(database, monkeypatch, area="nowhere", month="2024-05")
        assert "area=nowhere" in words_of(at)
        assert "area" not in at.query_params


def test_a_county_knows_no_way_up_of_its_own_and_no_choice(demo_database, monkeypatch):
    at = open_page(demo_database, monkeypatch)
    assert "way_up" not in [button.key for button in at.button]
    assert "area_shown" not in [box.key for box in at.selectbox]


def test_a_part_that_names_a_county_alone_leads_down(published, monkeypatch):
    from screen import areas as way

    monkeypatch.setattr("screen.visit.area", lambda: None)
    assert way.leads_down(Key("completed_investment", (("region", DEMO),)))
    assert not way.leads_down(Key("completed_investment", (("region", DEMO), ("month", "2024-05"))))
    assert not way.leads_down(Key("completed_investment", (("region", "汇龙镇"),)))
    monkeypatch.setattr("screen.visit.area", lambda: DEMO)
    assert not way.leads_down(Key("completed_investment", (("region", DEMO),)))


def test_the_first_page_and_the_command_line_know_areas(published, demo_database):
    page = first_page._with_words(f"<html lang='en'><head></head>{first_page.ROOT}</html>", "zh", DEMO)
    assert f"{DEMO}项目建设进度" in page
    assert f"{PREFECTURE}项目建设进度" in first_page._with_words(f"<head></head>{first_page.ROOT}", "zh", "nowhere")
    said = [
        CliRunner().invoke(asking, ["completion_by_region", "--format", "csv", *more]).output
        for more in (("--area", DEMO), ("--database", str(demo_database)))
    ]
    assert said[0] == said[1] != ""
