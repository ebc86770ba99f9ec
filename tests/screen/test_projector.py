"""The projector: one exhibit fills any screen, readable from ten metres, moved by a clicker, left by Escape."""

import re

import pytest
from playwright.sync_api import TimeoutError, expect

import queries
from benchmarks.browser import opened, settled
from exhibits import EXHIBITS, Filters
from exhibits.agenda import DEFAULT, PROFILE, PROJECT_PROFILE, RED_PROFILE, red_projects
from exhibits.base.heading import heading_and_line
from tests.conftest import LONG

SIZES = ((1280, 720), *(((1024, 768), (1920, 1080), (3840, 2160)) if LONG else ()))
SMALLEST_TYPE = 0.022  # of the screen's height
# What must become true of a screen once it has been drawn at its size; each takes one number.
NO_TYPE_BELOW = """smallest => {
    const visible = element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
    };
    const texts = [...document.querySelectorAll('.st-key-stage *, .st-key-foot *')].filter(
        element => visible(element) && [...element.childNodes].some(
            node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()));
    return texts.length > 3 && texts.every(element => parseFloat(getComputedStyle(element).fontSize) >= smallest);
}"""
NO_SCROLL_BAR = """() => document.documentElement.scrollWidth <= innerWidth
    && document.documentElement.scrollHeight <= innerHeight"""
FOOT_INSIDE = "() => document.querySelector('.st-key-foot').getBoundingClientRect().bottom <= innerHeight + 1"
PICTURE_ABOVE_FOOT = """() => {
    const stage = document.querySelector('.st-key-stage');
    return stage.scrollHeight <= stage.clientHeight + 1;
}"""


def until(page, condition: str, number: float | None, complaint: str) -> None:
    """Wait until a condition holds: a new size is told to the server, and drawn again, in its own time."""
    try:
        page.wait_for_function(condition, arg=number, timeout=15_000)
    except TimeoutError:
        size = page.viewport_size
        pytest.fail(f"{complaint} at {size['width']}x{size['height']}")


def title(page) -> str:
    return page.inner_text(".st-key-stage h1")


def heading_of(step, filters) -> str:
    return heading_and_line(EXHIBITS[step.exhibit].make(step.filters(filters)))[0]


def press(page, key: str) -> None:
    before = page.url
    page.keyboard.press(key)
    page.wait_for_function("before => location.href !== before", arg=before, timeout=10_000)
    settled(page)


def fits(page, name: str) -> None:
    """The screen that stands there has no scroll bar, nothing cut, and nothing too small for ten metres."""
    smallest = SMALLEST_TYPE * page.viewport_size["height"]
    until(page, NO_TYPE_BELOW, smallest, f"{name}: text that nobody reads from ten metres")
    until(page, NO_SCROLL_BAR, None, f"{name}: the page scrolls")
    until(page, FOOT_INSIDE, None, f"{name}: the footer is cut")
    until(page, PICTURE_ABOVE_FOOT, None, f"{name}: the picture runs into the footer")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_of_the_agenda_fits_and_can_be_read_from_ten_metres(size, page, address):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{address}/?present={DEFAULT[0]}")
    for chrome in ("stSidebar", "stHeader"):
        expect(page.locator(f'[data-testid="{chrome}"]')).not_to_be_visible()
    for name in DEFAULT[: DEFAULT.index(PROFILE)]:
        assert f"present={name}" in page.url
        fits(page, name)
        press(page, "PageDown")
    fits(page, PROFILE)
    press(page, "End")
    assert f"present={DEFAULT[-1]}" in page.url
    fits(page, DEFAULT[-1])


def test_filters_stay_visible_and_can_be_changed(page, address):
    opened(page, f"{address}/completion?present=completion_ranking&region=启隆乡")
    expect(page.locator(".footer .chip", has_text="启隆乡")).to_be_visible()
    page.get_by_role("button", name="筛选").click()
    page.locator(".st-key-choose_all button").click()
    settled(page)
    expect(page.locator(".footer .chip", has_text="全部镇乡和园区")).to_be_visible()
    expect(page).to_have_url(re.compile("present=completion_ranking"))


def test_a_clicker_goes_on_and_back_to_both_ends(page, address):
    opened(page, f"{address}/?present={DEFAULT[0]}")
    first = title(page)
    press(page, "ArrowRight")
    second = title(page)
    assert second != first
    press(page, "PageUp")
    assert title(page) == first
    press(page, "End")
    last = title(page)
    press(page, "Home")
    assert title(page) == first
    assert last not in (first, second)


def test_escape_leaves_to_the_page_with_its_filters(page, address):
    opened(page, f"{address}/completion?present=completion_ranking&region=启隆乡")
    page.locator(".projector nav [data-what=black]").click()
    expect(page.locator(".projector")).to_have_class(re.compile("black"))
    page.locator(".projector").click()
    expect(page.locator(".projector")).not_to_have_class(re.compile("black"))
    press(page, "Escape")
    expect(page.locator('[data-testid="stSidebar"]')).to_be_visible()
    assert page.inner_text("h2.finding").startswith("启隆乡")
    assert "present" not in page.url


def test_the_agenda_of_an_address_is_followed_in_its_order(page, address):
    agenda = ["needs_attention", "completion_curve"]
    opened(page, f"{address}/?present={agenda[0]}&" + "&".join(f"agenda={name}" for name in agenda))
    expect(page.locator(".footer")).to_contain_text("1/2")
    press(page, "PageDown")
    assert "present=completion_curve" in page.url
    expect(page.locator(".footer")).to_contain_text("2/2")


def test_the_walk_goes_from_township_to_township(page, address):
    opened(page, f"{address}/?present={PROFILE}&region=启隆乡&agenda={PROFILE}")
    first = title(page)
    press(page, "PageDown")
    assert title(page) != first
    assert "township=" in page.url
    assert re.search(r"region=%E5%90%AF%E9%9A%86%E4%B9%A1", page.url), "the filter is left alone"


def test_the_walk_goes_through_three_red_projects(page, address, demo_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    filters = Filters(queries.run("months")[0]["month"])
    walk = red_projects(filters)[:3]
    opened(page, f"{address}/supervision?present=red_projects&agenda=red_projects&agenda={PROJECT_PROFILE}")
    for step in walk:
        press(page, "PageDown")
        assert title(page) == heading_of(step, filters)
        assert f"project={step.project}" in page.url
        expect(page.locator(".footer .chip", has_text="全部镇乡和园区")).to_be_visible()
    press(page, "PageUp")
    assert f"project={walk[1].project}" in page.url
    press(page, "Escape")
    expect(page.locator('[data-testid="stSidebar"]')).to_be_visible()
    assert "project=" not in page.url
    assert "present=" not in page.url


def test_a_filter_that_is_changed_in_the_walk_leads_to_its_red_projects(page, address, demo_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    filters = Filters(queries.run("months")[0]["month"], ("启隆乡",))
    opened(page, f"{address}/supervision?present={PROJECT_PROFILE}&agenda={PROJECT_PROFILE}&region=启隆乡")
    assert title(page) == heading_of(red_projects(filters)[0], filters)
    page.get_by_role("button", name="筛选").click()
    page.locator(".st-key-choose_all button").click()
    settled(page)
    whole = filters.for_all_regions()
    expect(page.locator(".footer .chip", has_text="全部镇乡和园区")).to_be_visible()
    expect(page.locator(".footer")).to_contain_text(f"1/{len(red_projects(whole))}")
    assert title(page) == heading_of(red_projects(whole)[0], whole)


def test_a_walk_leaves_the_filters_alone(page, address):
    opened(page, f"{address}/supervision?present=lamps_in_short&agenda=lamps_in_short&agenda={RED_PROFILE}")
    press(page, "PageDown")
    press(page, "PageDown")
    assert "township=" in page.url
    assert "region=" not in page.url
    press(page, "Escape")
    expect(page.locator('[data-testid="stSidebar"]')).to_be_visible()
    assert "township=" not in page.url
    expect(page.locator(".masthead .chip", has_text="全部镇乡和园区")).to_be_visible()


def test_after_the_walk_the_filter_is_as_it_was_before(page, address):
    agenda = f"agenda={RED_PROFILE}&agenda=red_projects&region=启隆乡&region=汇龙镇"
    opened(page, f"{address}/supervision?present=red_projects&{agenda}")
    before = title(page)
    press(page, "Home")
    press(page, "PageDown")
    assert "township=" in page.url
    assert page.url.count("region=") == 2
    press(page, "End")
    assert page.url.count("region=") == 2
    assert title(page) == before


def test_a_click_on_a_red_project_shows_its_profile(page, address):
    opened(page, f"{address}/supervision?present=red_projects")
    page.locator(".grid button.name").first.click()
    page.wait_for_url(re.compile(f"present={PROJECT_PROFILE}"), timeout=10_000)
    expect(page.locator(".st-key-stage .listing")).to_be_visible()


def test_an_unknown_exhibit_shows_the_page_and_says_so(page, address):
    opened(page, f"{address}/?present=nothing")
    expect(page.get_by_text("present=nothing")).to_be_visible()
    expect(page.locator('[data-testid="stSidebar"]')).to_be_visible()


def test_the_projector_is_light_in_a_dark_browser_too(page, address):
    page.emulate_media(color_scheme="dark")
    opened(page, f"{address}/?present=completion_ranking")
    button = page.get_by_role("button", name="筛选")
    expect(button).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(button).to_have_css("color", "rgb(22, 32, 43)")
