"""From a click on a township to everything that is in view drawn: the dashboard's pages and Dash, in turn."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.browser import settled

PAGES = {
    "overview": "/",
    "completion": "/completion",
    "capital sources": "/capital-sources",
    "large projects": "/large-projects",
    "counties": "/county-comparison",
    "supervision": "/supervision",
    "pipeline": "/pipeline",
    "list of projects": "/projects",
}
SCREEN = {"width": 1920, "height": 1080}
PRESSES = 10
# What is seen to change: words and lines anywhere, what a drawing is like; not where nobody looks, nor programs' marks.
WATCH = """() => {
    window.started = window.changed = null;
    window.watcher?.disconnect();
    const isSeen = (element, seen) => {
        const exhibit = element?.closest('.exhibit');
        if (exhibit && !seen.has(exhibit)) {
            const { top, bottom } = exhibit.getBoundingClientRect();
            seen.set(exhibit, bottom > 0 && top < innerHeight);
        }
        return element && (!exhibit || seen.get(exhibit));
    };
    window.watcher = new MutationObserver(records => {
        const seen = new Map();
        const shows = ({ type, target }) => (type !== 'attributes' || target.closest('svg'))
            && isSeen(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement, seen);
        if (records.some(shows)) {
            window.changed = performance.now();
        }
    });
    const page = document.querySelector('#root, #react-entry-point');
    window.watcher.observe(page, {subtree: true, childList: true, attributes: true, characterData: true});
    for (const event of ['click', 'keydown']) {
        const begin = () => { window.started = window.changed = performance.now(); };
        addEventListener(event, begin, {capture: true, once: true});
    }
}"""
# The milliseconds, once the page says the words, draws nothing, and has not changed for a while.
TOOK = """words => {
    const said = [...document.querySelectorAll('.masthead, .projector .footer, #finding')].map(e => e.innerText).join();
    const busy = document.querySelector('.exhibit[data-state=drawing], .projector[data-state=drawing]')
        || document.querySelector('[data-test-script-state=running]') || document.title.includes('Updating');
    const rests = window.started && performance.now() - window.changed > 500;
    return said.includes(words) && !busy && rests && Math.max(window.changed - window.started, 1);
}"""


def took(page: Page, act: Callable[[], object], words: str) -> float:
    """Milliseconds from a click or key to the last change of the page, which then says the words."""
    page.evaluate(WATCH)
    act()
    return page.wait_for_function(TOOK, arg=words, timeout=60_000).json_value()


class Dashboard:
    """A page of the dashboard with its filter of townships."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.page = browser.new_page(viewport=SCREEN)
        self.page.goto(address)
        settled(self.page)

    def choose(self, town: str, meanwhile: Callable[[], None] = lambda: None) -> float:
        """Milliseconds that a click on the township takes; what others do in the same instant."""
        field = self.page.locator(".st-key-region input").first
        field.click()
        field.fill(town)
        option = self.page.locator("[role=option]:not(.parts li)").first
        option.wait_for()
        return took(self.page, lambda: (meanwhile(), option.evaluate("option => option.click()")), town)

    def choose_all(self) -> float:
        """Milliseconds back to all townships."""
        self.page.keyboard.press("Escape")
        button = self.page.locator(".st-key-choose_all button")
        return took(self.page, lambda: button.evaluate("button => button.click()"), "全部镇乡")


class Dash:
    """The page of Dash with the same filter."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.page = browser.new_page(viewport=SCREEN)
        self.page.goto(address)
        self.page.wait_for_selector(".js-plotly-plot")
        self.page.wait_for_timeout(1500)

    def choose(self, town: str, meanwhile: Callable[[], None] = lambda: None) -> float:
        """Milliseconds that a click on the township takes; what others do in the same instant."""
        self.page.locator("#regions").click()
        option = self.page.locator(".dash-options-list-option", has_text=town).first
        option.wait_for()
        click = "option => (option.querySelector('input') || option).click()"
        return took(self.page, lambda: (meanwhile(), option.evaluate(click)), town)

    def choose_all(self) -> float:
        """Milliseconds back to all townships."""
        self.page.keyboard.press("Escape")
        clear = self.page.locator(".dash-dropdown-clear").first
        return took(self.page, lambda: clear.evaluate("button => button.click()"), "")


@contextmanager
def _opened(kind: type, browser: Browser, address: str) -> Iterator[Dashboard | Dash]:
    opened = kind(browser, address)
    try:
        yield opened
    finally:
        opened.page.close()


def measured(
    browser: Browser,
    dashboard: str,
    dash: str,
    towns: Sequence[str],
    rest: Callable[[], None],
    pages: Sequence[str] = tuple(PAGES),
) -> Iterator[tuple[str, float, float, float, float]]:
    """For every page: its name, then medians of ms: a township never asked for, the same in Dash, back to all, in Dash.

    Each page gets townships of its own out of towns, so that nobody has asked for them; ``rest`` waits until the server
    has done after the page's opening what it does while nobody asks.
    """
    each = len(towns) // len(pages)
    for number, name in enumerate(pages):
        with (
            _opened(Dashboard, browser, dashboard + PAGES[name]) as ours,
            _opened(Dash, browser, dash) as other,
        ):
            rest()
            times: list[tuple[float, float, float, float]] = []
            for town in towns[number * each : (number + 1) * each]:
                new, new_in_dash = ours.choose(town), other.choose(town)
                times.append((new, new_in_dash, ours.choose_all(), other.choose_all()))
            yield name, *(median(column) for column in zip(*times, strict=True))


# The milliseconds from a key until the next picture stands there; what the server does afterwards is nobody's wait.
PICTURE = """place => new Promise(stands => {
    addEventListener('keydown', () => {
        const pressed = performance.now();
        const look = () => {
            const projector = document.querySelector('.projector');
            const isThere = projector.dataset.state === 'drawn' && projector.innerText.includes(place);
            isThere ? stands(performance.now() - pressed) : requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    }, {capture: true, once: true});
    window.isReady = true;
})"""


def presses(browser: Browser, dashboard: str) -> float:
    """Median of ms from a clicker's key to the next picture on the projector, over pictures not seen before."""
    page = browser.new_page(viewport=SCREEN)
    page.goto(f"{dashboard}/?present=completion_ranking")
    settled(page)
    screens = page.locator(".projector .footer").inner_text()
    place = int(re.search(r"(\d+)/\d+", screens)[1])
    times = []
    for number in range(place + 1, place + 1 + PRESSES):
        page.wait_for_timeout(1_500)  # a speaker takes longer
        found = page.evaluate_handle(f"() => ({{ took: ({PICTURE})('{number}/') }})")
        page.keyboard.press("PageDown")
        times.append(found.evaluate("found => found.took"))
    page.close()
    return median(times)
