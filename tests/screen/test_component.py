"""The component that draws an exhibit: in place, when it comes into view, by keyboard too; and its addresses."""

import json
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

import queries
from benchmarks.browser import opened, server, settled
from exhibits import EXHIBITS, Filters
from exhibits.agenda import DEFAULT, steps
from exhibits.base.heading import heading_and_line
from screen.exhibit import addresses
from screen.exhibit.answers import Place


def asked(address: str, accept: str = "application/json"):
    return urlopen(Request(address, headers={"Accept": accept}), timeout=20)


def test_a_chart_changes_in_place(page, address):
    opened(page, f"{address}/completion")
    page.evaluate("document.querySelector('.js-plotly-plot').marked = true")
    page.locator(".st-key-choose_zones button").click()
    expect(page.locator("h2.finding")).to_contain_text("开发区")
    settled(page)
    assert page.evaluate("document.querySelector('.js-plotly-plot').marked")


def test_what_is_out_of_view_waits_and_moves_nothing_when_it_comes_into_view(page, address):
    opened(page, f"{address}/completion")
    height = "document.querySelector('[data-testid=stMain]').scrollHeight"
    waiting = page.locator(".exhibit[data-state=waiting]")
    expect(waiting.last.locator(".finding")).not_to_be_empty()  # its words are there, and its place
    prepared = page.evaluate(height)
    for exhibit in page.locator(".exhibit").all():
        exhibit.scroll_into_view_if_needed()
        expect(exhibit).to_have_attribute("data-state", "drawn")
    assert abs(page.evaluate(height) - prepared) < 20


def test_a_narrow_window_gets_the_pictures_of_a_phone_and_a_wide_one_its_own_again(page, address):
    margin = "document.querySelector('.js-plotly-plot').layout.margin.l"
    opened(page, f"{address}/county-comparison")
    page.locator(".st-key-exhibit-county_ranking").scroll_into_view_if_needed()
    settled(page)
    wide = page.evaluate(margin)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(f"before => {margin} < before", arg=wide, timeout=10_000)
    cards = page.locator(".grid tbody tr:visible")
    expect(cards).to_have_count(6)
    page.locator(".unfold").click()
    expect(cards).to_have_count(8)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.wait_for_function(f"before => {margin} === before", arg=wide, timeout=10_000)
    settled(page)


def choose(page, town):
    page.locator(".st-key-region input").first.fill(town)
    page.locator("[role=option]:not(.parts li)").first.click()


def test_what_is_chosen_is_drawn_before_the_server_has_followed(page, address):
    opened(page, f"{address}/completion")
    page.evaluate("WebSocket.prototype.send = () => {}")  # the server never hears of it
    choose(page, "启隆乡")
    of_the_town = re.compile("^启隆乡")
    expect(page.locator("h2.finding")).to_have_text(of_the_town)
    expect(page.locator("h2.finding")).not_to_have_text(of_the_town)  # and is believed in the end


def test_of_two_clicks_the_last_one_wins(page, address):
    opened(page, f"{address}/completion?region=启隆乡")
    page.evaluate(
        """() => {
            window.seen = [];
            const heading = document.querySelector('h2.finding');
            new MutationObserver(() => window.seen.push(heading.textContent))
                .observe(heading, {childList: true, characterData: true, subtree: true});
            for (const key of ['zones', 'all']) {
                document.querySelector(`.st-key-choose_${key} button`).click();
            }
        }"""
    )
    expect(page.locator(".masthead")).to_contain_text("全部镇乡")
    settled(page)
    expect(page.locator("h2.finding")).to_have_text(page.evaluate("window.seen.at(-1)"))
    assert len(page.evaluate("window.seen")) == 1  # nothing of the first click stood there


def test_a_bars_name_leads_on_and_back_closes_the_list(page, address):
    opened(page, f"{address}/completion")
    name = page.locator(".by-rows .ytick text").first.bounding_box()
    page.mouse.click(name["x"] + 4, name["y"] + 4)
    expect(page.locator("[role=dialog]")).to_contain_text("汇龙镇")
    page.wait_for_function("history.state?.list")
    page.go_back()
    expect(page.locator("[role=dialog]")).to_have_count(0)
    assert page.url.endswith("/completion")


def test_a_deep_link_asks_for_nothing_that_is_not_there_and_for_icons_after_words(page, address):
    missing, asked_for = [], []
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    page.on("request", lambda request: asked_for.append(request.url.rpartition("/")[2].partition("?")[0]))
    blocked = []  # what the page asks another machine for
    page.on("console", lambda said: blocked.append(said.text) if "Content Security Policy" in said.text else None)
    opened(page, f"{address}/completion")
    assert not missing
    assert not blocked
    expect(page.locator("html.without-icons")).to_have_count(0)
    icons = next(place for place, name in enumerate(asked_for) if name.startswith("MaterialSymbols"))
    assert [name for name in asked_for[:icons] if name in EXHIBITS], "icons came before words"
    assert not [name for name in asked_for if name.startswith("SourceSans")], "a font that no page has"


def test_quick_presses_are_all_obeyed(page, address, demo_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    filters = Filters(queries.run("months")[0]["month"])
    opened(page, f"{address}/?present={DEFAULT[0]}")
    for _number in range(10):
        page.keyboard.press("PageDown")
    expected = steps((), filters)[10]
    wanted = EXHIBITS[expected.exhibit].make(expected.filters(filters))
    expect(page.locator(".projector h1")).to_have_text(heading_and_line(wanted)[0])
    page.wait_for_url(f"**present={expected.exhibit}*")


def test_the_keyboard_reaches_a_bar_and_opens_it(page, address, demo_database):
    opened(page, f"{address}/completion")
    page.locator(".parts").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    first = queries.run("completion_by_region", database=demo_database)[0]
    expect(page.get_by_role("dialog")).to_contain_text(first["region"])


def test_the_dashboard_draws_without_a_server_of_ours(page, demo_database):
    with server(demo_database, "dashboard.py") as plain:
        opened(page, f"{plain}/completion")
        expect(page.locator(".js-plotly-plot .bars").first).to_be_visible(timeout=30_000)


def test_an_address_answers_as_the_page_does(address, demo_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    month = queries.run("months")[0]["month"]
    with asked(
        f"{address}/exhibits/completion_ranking?month={month:%Y-%m}&region=%E5%90%AF%E9%9A%86%E4%B9%A1"
    ) as found:
        answer = json.load(found)
        assert found.headers["Cache-Control"] == "no-store"  # no version named: may be another one tomorrow
    wanted = EXHIBITS["completion_ranking"].make(Filters(month, ("启隆乡",)))
    assert (answer["headline"], answer["line"]) == heading_and_line(wanted)
    assert answer["figure"]["data"]


@pytest.mark.parametrize(
    ("asks", "status"),
    [
        ("nothing", 404),
        ("completion_ranking?region=nowhere", 400),
        ("completion_ranking?month=2024-13", 400),
        ("completion_ranking?height=99999999", 400),
        ("completion_ranking?type=a", 400),
        ("completion_ranking?threshold=1e308&height=1e5", 400),
        ("%3Cscript%3E", 404),
    ],
)
def test_an_address_that_means_nothing_is_refused_in_one_line(asks, status, address):
    with pytest.raises(HTTPError) as refused:
        asked(f"{address}/exhibits/{asks}")
    assert refused.value.code == status
    words = refused.value.read().decode()
    assert len(words.splitlines()) == 1
    assert refused.value.headers["Content-Type"].startswith("text/plain")


def test_under_a_path_of_its_own_everything_answers_there(small, monkeypatch):
    """As behind a proxy that shows two counties: what pages ask for is where they ask."""
    path = {"server.baseUrlPath": "jia"}
    monkeypatch.setattr("screen.exhibit.addresses.st.get_option", path.get)
    monkeypatch.setattr("screen.exhibit.addresses._opened", False)
    streamlit = Route("/{page:path}", lambda _request: Response(status_code=299))
    with TestClient(Starlette(routes=[*addresses.routes(), streamlit])) as client:
        exhibit = addresses.address_of("completion_ranking", small, "zh", Place())
        for asked_for in (exhibit, addresses.address_of_program(), "/jia/exhibits"):
            assert asked_for.startswith("/jia/")
            assert client.get(asked_for).status_code == 200, asked_for
            assert client.get(asked_for.removeprefix("/jia")).status_code == 299
        assert client.get("/jia/completion").status_code == 299


@pytest.mark.parametrize(("query", "language", "word"), [("", "zh-CN", "完成投资"), ("?lang=en", "en", "completed")])
def test_the_first_page_says_whose_it_is_before_any_program_runs(query, language, word, address):
    with asked(f"{address}/completion{query}", "text/html") as found:
        page = found.read().decode()
    assert f'<html lang="{language}">' in page
    assert "启东市" in page
    assert word in page
    assert "ETag" not in found.headers


def test_the_first_words_stay_until_the_page_has_some(page, address):
    page.add_init_script("""
        window.empty = 0;
        setInterval(() => {
            const isEmpty = document.body && !document.querySelector("#first-words, .finding, .projector");
            window.empty += isEmpty ? 1 : 0;
        }, 10);
    """)
    opened(page, address)
    expect(page.locator("#first-words")).to_have_count(0)
    assert page.evaluate("window.empty") <= 1  # before there is anything at all


def test_what_is_sent_is_compressed(address):
    request = Request(f"{address}/completion", headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    with urlopen(request, timeout=20) as found:
        assert found.headers["Content-Encoding"] == "gzip"
