"""What stands on a page that was opened as a browser would open it: its words, its charts, its findings."""

import json
import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import PAGES
from words import use_language

ROOT = Path(__file__).parent.parent
WITHOUT_EXHIBITS = ("briefing", "projects", "project", "office")
WITH_PICTURES = [address for address in PAGES if address not in WITHOUT_EXHIBITS]
TAGS = re.compile(r"<[^>]+>")


def open_page(database: Path, monkeypatch, page: str = "", **parameters) -> AppTest:
    """A page through the frame, under the filters of an address: a link to it, opened cold."""
    monkeypatch.setenv("COUNTY_DATABASE", str(database))
    use_language(parameters.get("lang", "zh"))  # the test's own thread asks the widgets for their labels, too
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for name, value in parameters.items():
        at.query_params[name] = value
    at._page_hash = calc_hash(page) if page else ""
    at.run()
    assert not at.exception, at.exception
    return at


def go_to(at: AppTest, page: str) -> AppTest:
    """Another page, as a click in the menu opens it; AppTest itself knows pages that are files alone."""
    (at._page_hash,) = (key for key, info in at._registered_pages.items() if info["url_pathname"] == page)
    at.run()
    assert not at.exception, at.exception
    return at


def answers_on(at: AppTest) -> list[dict]:
    """What the exhibits on the page were given to draw, in order."""
    told = [json.loads(element.proto.json) for element in at.get("bidi_component") if element.proto.json]
    return [data["answer"] for data in told if "answer" in data]


def rows_on(at: AppTest) -> list[list]:
    """The rows of the first table on the page."""
    told = [json.loads(element.proto.json) for element in at.get("bidi_component") if element.proto.json]
    return next(json.loads(data["content"])["rows"] for data in told if "content" in data)


def charts_on(at: AppTest) -> list[dict]:
    """The charts of the page, as Plotly draws them."""
    return [answer["figure"] for answer in answers_on(at) if "figure" in answer]


def pictures_on(at: AppTest) -> list[dict]:
    """What the exhibits of the page show: charts, tables, cards."""
    return [answer for answer in answers_on(at) if "figure" in answer or "data-part" in answer["html"]]


def html_on(at: AppTest) -> list[str]:
    """All pieces of HTML on the page but its stylesheets: its own, then those of its exhibits."""
    own = [element.proto.body for element in at.get("html") if not element.proto.body.startswith("<style>")]
    return [*own, *(answer["html"] for answer in answers_on(at))]


def words_of(at: AppTest) -> str:
    """What can be read on the page: HTML pieces without their tags, exhibits, widget labels, buttons."""
    html = " ".join(unescape(re.sub(TAGS, " ", body)) for body in html_on(at))
    keys = ("headline", "line", "note")
    told = [text for answer in answers_on(at) for text in (*(answer[key] for key in keys), *answer["chips"])]
    labels = [widget.label for kind in ("selectbox", "multiselect", "toggle", "button") for widget in at.get(kind)]
    return " ".join([html, *told, *labels])


def finding(at: AppTest) -> str:
    """The heading of the first exhibit, or of the page where it has none."""
    own = (re.sub(TAGS, "", body) for body in html_on(at) if body.startswith("<h2"))
    said = (answer["headline"] + answer["line"] for answer in answers_on(at))
    return next(said, None) or next(own)
