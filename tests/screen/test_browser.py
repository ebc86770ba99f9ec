"""What only a browser shows: cold deep links, the network, clicks on bars, the back button, the width of a phone."""

import os
import re

import pytest
from playwright.sync_api import TimeoutError, expect

import queries
from benchmarks.browser import opened, server, settled
from benchmarks.looks import axe_program, measured, screens

LARGE, SMALL, PHONE = ({"width": width, "height": height} for width, height in ((1920, 1080), (1280, 720), (390, 844)))
LONG = os.environ.get("LOOKS") == "long"  # every page in both languages and sizes, where a few tell most of it
PAGES_LOOKED_AT = {"zh": ("overview", "county-comparison", "standstill", "projects"), "en": ("overview", "pipeline")}
WITH_AXE = ("overview", "projects")
NOT_HIGHER = "() => document.querySelector('[data-testid=stMain]').scrollHeight <= innerHeight"


def finding(page):
    return page.locator("h2.finding").first


def until(page, condition: str, complaint: str) -> None:
    """Wait until a condition holds: a browser's new size is told to the server, and drawn again, in its own time."""
    try:
        page.wait_for_function(condition, timeout=15_000)
    except TimeoutError:
        size = page.viewport_size
        pytest.fail(f"{complaint} at {size['width']}x{size['height']}")


def test_a_cold_deep_link_opens_its_page_with_its_filters(page, demo_database):
    with server(demo_database) as cold:
        opened(page, f"{cold}/completion?region=启隆乡")
        expect(finding(page)).to_have_text(re.compile("^启隆乡"))
        expect(page.get_by_text("Page not found")).to_have_count(0)


def test_no_request_leaves_the_machine(page, address):
    elsewhere = []
    page.on("request", lambda request: elsewhere.append(request.url) if "localhost" not in request.url else None)
    opened(page, address)
    opened(page, f"{address}/completion")
    assert not [url for url in elsewhere if not url.startswith(("data:", "blob:"))]


def test_the_page_says_that_it_is_chinese(page, address):
    opened(page, address)
    assert page.get_attribute("html", "lang") == "zh-CN"
    english = ("[aria-label=Open]", "[aria-label^='Help for']", "[placeholder='Choose an option']")
    expect(page.locator(", ".join(english))).to_have_count(0)


# LOOKS=long looks at every page; the whole of it, seven sizes in both languages and the projector, is `make looks`.
@pytest.mark.parametrize(("language", "size"), [("zh", PHONE), ("en", SMALL)])
def test_nothing_lies_over_something_else_or_is_cut_and_the_first_figure_is_above_the_fold(
    language, size, page, address, demo_database
):
    axe = axe_program()
    for name, path in screens(demo_database).items():
        if name.startswith("projector") or not (LONG or name in PAGES_LOOKED_AT[language]):
            continue
        page.set_viewport_size(size)
        opened(page, f"{address}/{path}{'&' if '?' in path else '?'}lang={language}")
        found = [
            finding
            for finding in measured(page, name, language, axe if name in WITH_AXE else "")
            if finding.kind in ("overlap", "cut", "wide", "squeezed", "fold", "axe")
        ]
        assert not found


@pytest.mark.parametrize("region", ["", "?region=启隆乡", "?lang=en", "?lang=en&region=启隆乡"])
def test_the_overview_fits_one_screen(region, page, address):
    opened(page, f"{address}/{region}")
    until(page, NOT_HIGHER, "the overview scrolls")
    page.set_viewport_size(LARGE)
    settled(page)
    until(page, NOT_HIGHER, "the overview scrolls")


def click_bar(page, number: int) -> None:
    bar = page.locator(".js-plotly-plot").first.locator(".bars .point path").nth(number)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)


def test_a_click_on_a_bar_opens_its_projects_whose_sum_is_the_figure(page, address, demo_database):
    first = queries.run("completion_by_region", database=demo_database)[0]
    opened(page, f"{address}/completion")
    click_bar(page, 0)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(first["region"], timeout=10_000)
    expect(dialog).to_contain_text(f"{first['completed_investment'] / 10_000:.2f} 亿元")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    settled(page)
    click_bar(page, 0)
    expect(dialog).to_contain_text(first["region"], timeout=10_000)


def test_a_click_on_a_capital_source_opens_its_projects_whose_sum_is_the_figure(page, address, demo_database):
    first = queries.run("capital_by_source", database=demo_database)[0]
    opened(page, f"{address}/capital-sources")
    click_bar(page, 0)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(first["capital_source"], timeout=10_000)
    expect(dialog).to_contain_text(f"{first['completed_investment'] / 10_000:.2f} 亿元")


def test_from_a_bar_to_the_pages_of_that_township(page, address, demo_database):
    last = queries.run("completion_by_region", database=demo_database)[-1]["region"]
    opened(page, f"{address}/completion")
    click_bar(page, 23)
    page.get_by_role("button", name=re.compile(f"只看{last}")).click()
    settled(page)
    expect(finding(page)).to_have_text(re.compile(f"^{last}"))
    expect(page).to_have_url(re.compile("region="))


def test_the_rows_can_be_taken_home_as_excel(page, address):
    opened(page, f"{address}/completion?lang=en")
    page.get_by_role("button", name="Data").first.click()
    with page.expect_download(timeout=15_000) as download:
        page.get_by_role("button", name="Download as Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_the_back_button_brings_the_filters_back(page, address):
    opened(page, address)
    whole = finding(page).inner_text()
    page.locator(".st-key-choose_zones button").click()
    settled(page)
    expect(finding(page)).not_to_have_text(whole)
    page.go_back()
    settled(page)
    expect(finding(page)).to_have_text(whole)


def test_filters_stay_in_the_address_over_a_page_switch_and_a_reload(page, address):
    opened(page, f"{address}/?region=汇龙镇&lang=en")
    page.get_by_role("link", name="Completion").click()
    settled(page)
    expect(finding(page)).to_have_text(re.compile("^汇龙镇 has completed"))
    expect(page).to_have_url(re.compile(r"/completion\?.*region="))
    page.reload()
    settled(page)
    expect(finding(page)).to_have_text(re.compile("^汇龙镇 has completed"))
    page.set_viewport_size(PHONE)
    page.locator("[data-testid=stExpandSidebarButton]").click()
    page.get_by_role("link", name="Overview").click()
    expect(page.locator("[data-testid=stSidebar]")).not_to_be_in_viewport()  # a menu closes after a choice
    page.locator("[data-testid=stExpandSidebarButton]").click()  # the browser remembers it for the tests to come


def type_threshold(page, text: str) -> None:
    box = page.locator(".st-key-threshold input")
    box.click()
    box.fill(text)
    page.keyboard.press("Enter")
    settled(page)


def test_any_threshold_can_be_typed(page, address, demo_database):
    opened(page, address)
    type_threshold(page, "2000")
    large = queries.one("county_headline", database=demo_database, threshold=2000)["large_projects"]
    expect(page).to_have_url(re.compile("threshold=2000"))
    expect(page.locator(".cards .value").get_by_text(f"{large} 个", exact=True)).not_to_have_count(0)


def test_a_threshold_that_is_no_number_is_refused_in_words(page, address):
    opened(page, address)
    before = page.locator(".cards .value").all_inner_texts()
    type_threshold(page, "很多")
    expect(page.get_by_text("threshold=很多")).to_have_count(1)
    assert page.locator(".cards .value").all_inner_texts() == before


@pytest.mark.parametrize("path", ["/", "/large-projects", "/capital-sources"])
def test_the_first_figure_of_a_page_opens_to_the_rows_that_make_it_up(path, page, address):
    opened(page, f"{address}{path}")
    figure = page.locator(".cards .value").first.inner_text()
    page.get_by_role("button", name="数据").first.click()
    rows = page.get_by_role("dialog")
    expect(rows.locator(".finding")).to_contain_text(figure, timeout=15_000)
    expect(rows.locator(".grid.rows")).to_be_visible()


def test_every_figure_of_the_counties_stands_in_the_rows_behind_it(page, address, demo_database):
    opened(page, f"{address}/county-comparison")
    page.get_by_role("button", name="数据").first.click()
    expect(page.get_by_role("dialog").locator(".grid.rows")).to_be_visible(timeout=15_000)
    counted = len({row["indicator"] for row in queries.run("county_comparison", database=demo_database)})
    expect(page.get_by_role("dialog").locator(".finding")).to_contain_text(f"{counted} 项指标")
