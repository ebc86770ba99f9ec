"""How every page and projected exhibit looks at every size: what cannot be read there, counted and photographed.

    python -m benchmarks.looks [--into FOLDER] [--widths 390 1280] [--languages zh] [--only 'projector.*'] [--axe]

prints a line for each finding and a table of their counts; ``--into`` keeps a picture of every screen and looks.json.
"""

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

import queries
from benchmarks.browser import chromium, opened, server, settled
from dashboard import PAGES
from exhibits import EXHIBITS
from exhibits.agenda import DEFAULT
from words import LANGUAGES

SIZES = ((360, 800), (390, 844), (768, 1024), (1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
LONGEST_HEADING = {"zh": 30, "en": 60}  # letters; a Latin one is half as wide
HIGHEST = 16_000  # pixels of a page that are drawn at once
WIDEST_ALIKE = 1920  # pixels from which letters grow; the menu is as wide as they were when the page was opened
PROJECTED = 25
KINDS = ("overlap", "cut", "wide", "squeezed", "long", "fold", "empty", "axe")
MEASURE = (Path(__file__).parent / "looks.js").read_text("utf-8")
FIRST_FIGURE = """() => {
    const figures =
        ".cards .value, .js-plotly-plot, .listing li, .grid th, .facts-of, .item";
    const figure = document.querySelector(document.querySelector(".exhibit") ? figures : `h2.finding, ${figures}`);
    const top = figure?.getBoundingClientRect().top;
    return top === undefined || top > innerHeight - 48 ? Math.round(top ?? -1) : null;
}"""
CONTENT = """() => Math.max(...["stMain", "stSidebarContent"].map(
    (name) => document.querySelector(`[data-testid=${name}]`)?.scrollHeight ?? 0))"""
# A picture of a tall page is drawn once all of it is in view.
ALL_DRAWN = """() => [...document.querySelectorAll(".exhibit")].every(
    (exhibit) => !exhibit.checkVisibility() || ["drawn", "failed"].includes(exhibit.dataset.state))"""


@dataclass(frozen=True)
class Finding:
    """One thing that cannot be read: which kind, on which screen, in which exhibit, and the words."""

    screen: str
    language: str
    width: int
    kind: str
    where: str
    text: str


def screens(database: Path) -> dict[str, str]:
    """Every page and the exhibits that are looked at on the projector, by name: their addresses."""
    code = queries.run("projects", database=database)[0]["project_code"]
    pages = {page or "overview": page for page in PAGES} | {"project": f"project?code={quote(code)}"}
    names = list(dict.fromkeys([*DEFAULT, *EXHIBITS]))[:PROJECTED]
    return pages | {f"projector.{name}": f"?present={name}" for name in names}


def measured(page: Page, screen: str, language: str, axe: str = "") -> Iterator[Finding]:
    """What cannot be read on the screen that stands there; a page is made as high as what it shows."""
    size = page.viewport_size or {}
    fold = page.evaluate(FIRST_FIGURE)
    if not screen.startswith("projector"):
        for _attempt in range(4):  # what comes into view, or into a higher window, may need more room
            height = min(max(page.evaluate(CONTENT), size["height"]), HIGHEST)
            if height == (page.viewport_size or {})["height"]:
                break
            page.set_viewport_size({"width": size["width"], "height": height})
            page.wait_for_function(ALL_DRAWN, timeout=30_000)
            settled(page)
    for found in page.evaluate(f"given => ({MEASURE})(given)", {"fold": fold, "longest": LONGEST_HEADING[language]}):
        yield Finding(screen, language, size["width"], **found)
    if axe:
        for found in violations(page, axe):
            yield Finding(screen, language, size["width"], "axe", *found)


def violations(page: Page, axe: str) -> list[tuple[str, str]]:
    """What axe finds against WCAG 2.2 AA on the page that stands there: rule and element."""
    page.evaluate(axe)
    said = page.evaluate(
        """() => axe.run({exclude: [["iframe"]]}, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
            rules: {"target-size": {enabled: true}},
            resultTypes: ["violations"],
        }).then(({violations}) => violations.flatMap(
            ({id, nodes}) => nodes.map(({target, failureSummary}) => [id, target.join(" "), failureSummary])))"""
    )
    return [(rule, f"{target} {why.splitlines()[-1].strip()}") for rule, target, why in said]


def axe_program() -> str:
    """The program of axe, out of a package of the tests."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def looked_at(database: Path, asked: Namespace) -> Iterator[Finding]:
    """Open every screen in every language at every size, and give what is found."""
    axe = axe_program() if asked.axe else ""
    with server(database) as address, chromium() as browser:
        page = browser.new_page(color_scheme="dark" if asked.dark else "light")
        for name, path in screens(database).items():
            if asked.only and not any(fnmatch(name, pattern) for pattern in asked.only):
                continue
            for language in asked.languages:
                join = "&" if "?" in path else "?"
                for place, (width, height) in enumerate(size for size in SIZES if size[0] in asked.widths):
                    page.set_viewport_size({"width": width, "height": height})
                    if place == 0 or width > WIDEST_ALIKE or name == "overview":
                        opened(page, f"{address}/{path}{join}lang={language}")
                    settled(page)
                    yield from measured(page, name, language, axe)
                    if asked.into:
                        shot = asked.into / f"{name}.{language}.{width}{'.dark' if asked.dark else ''}.png"
                        page.screenshot(path=shot)


def main() -> None:
    """Look at what is asked for; print every finding, then how many of each kind at each width."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path, nargs="?", default=Path("data/county.duckdb"))
    parser.add_argument("--into", type=Path)
    parser.add_argument("--widths", type=int, nargs="+", default=[width for width, _height in SIZES])
    parser.add_argument("--languages", nargs="+", default=list(LANGUAGES))
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--axe", action="store_true")
    parser.add_argument("--dark", action="store_true")
    asked = parser.parse_args()
    if asked.into:
        asked.into.mkdir(parents=True, exist_ok=True)
    findings = []
    for finding in looked_at(asked.database, asked):
        print(f"{finding.width:5} {finding.language} {finding.kind:8} {finding.screen} {finding.where}: {finding.text}")
        findings.append(finding)
    counts = Counter((finding.width, finding.kind) for finding in findings)
    print("width " + "".join(f"{kind:>10}" for kind in KINDS))
    for width in asked.widths:
        print(f"{width:5} " + "".join(f"{counts[width, kind]:10}" for kind in KINDS))
    print("  all " + "".join(f"{sum(counts[width, kind] for width in asked.widths):10}" for kind in KINDS))
    if asked.into:
        (asked.into / "looks.json").write_text(
            json.dumps([asdict(finding) for finding in findings], ensure_ascii=False)
        )


if __name__ == "__main__":
    main()
