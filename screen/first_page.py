"""The page of HTML that comes before anything else: its language, whose data it is, and the first finding in words.

Streamlit's page is empty until its programs have come; over a slow line, or in a browser that is too old for them, this
is what is read meanwhile.
"""

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import queries
from exhibits import EXHIBITS, Filters
from pictures import DARK, LIGHT
from queries.areas import areas, within
from queries.language import use_language
from screen import MENU_WIDTH, html
from screen.exhibit import addresses
from settings import SettingsError
from words import LANGUAGES, _

CODES = {"zh": "zh-CN", "en": "en"}
OWN_FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>')  # Streamlit's; the pages have another
ROOT = '<div id="root"></div>'
OLDER_BROWSER = Path(__file__).parent / "older_browser.js"
ICONS_LATER = Path(__file__).parent / "icons_later.js"
OF_THE_FILE = (b"content-length", b"etag", b"last-modified", b"accept-ranges")  # not of what is made of it
PATIENCE = 20_000  # ms after which a browser is told to be too old: a slow line takes less


class FirstPage:
    """Says in every page of HTML what can be said before the page's programs run."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; a page of HTML gets its language, its words, and the length that it has then."""
        said = dict(scope.get("headers", ()))
        if scope["type"] != "http" or b"text/html" not in said.get(b"accept", b""):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def send_first_page(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                if headers.get(b"content-type", b"").startswith(b"text/html") and message["status"] == 200:
                    start = message
                    return
            elif start and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                content = _with_words(bytes(body).decode("utf-8"), *_asked_for(scope)).encode()
                kept = [(name, value) for name, value in start["headers"] if name not in OF_THE_FILE]
                start["headers"] = [*kept, (b"content-length", str(len(content)).encode())]
                await send(start)
                message = {"type": "http.response.body", "body": content}
            await send(message)

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, send_first_page)  # compressed once, further out


def _asked_for(scope: Scope) -> tuple[str, str | None]:
    """The language and the area that the address names."""
    said = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    asked = said.get("lang", [LANGUAGES[0]])[-1]
    return asked if asked in LANGUAGES else LANGUAGES[0], said.get("area", [None])[-1]


def _with_words(page: str, language: str, area: str | None) -> str:
    page = page.replace('<html lang="en">', f'<html lang="{CODES[language]}">', 1)
    page = OWN_FONT.sub("", page, count=1)
    page = page.replace("</head>", f"{_head()}</head>", 1)
    if ROOT not in page:
        return page
    try:
        with within(area if area in areas() else None):
            title, finding = _first_words(language, queries.signature())
    except (queries.QueryError, SettingsError):
        title, finding = _title(language), ""
    use_language(language)
    body = html.template("first_page.html").render(
        title=title,
        finding=finding,
        coming=_("Opening …"),
        too_old=_("If this page stays as it is, the browser is too old: open it in Chrome or Edge 109 or newer."),
        patience=PATIENCE,
        light=LIGHT,
        dark=DARK,
    )
    return page.replace(ROOT, body, 1)


def _head() -> str:
    """What older browsers lack; icons after words; our program beside Streamlit's, and what that one would not know.

    Without it, it would try out where the server is, fetch a font that no page has, and draw the menu now in our width,
    now in its own.
    """
    return html.template("first_head.html").render(
        older_browser=OLDER_BROWSER.read_text("utf-8"),
        icons_later=ICONS_LATER.read_text("utf-8"),
        base=addresses.base(),
        theme={
            "bodyFont": st.get_option("theme.font"),
            "headingFont": st.get_option("theme.font"),
            "baseFontSize": st.get_option("theme.baseFontSize"),
        },
        menu_width=MENU_WIDTH,
        program=addresses.address_of_program(),
    )


def _title(language: str) -> str:
    use_language(language)
    return _("Project construction progress")


@lru_cache(maxsize=8)
def _first_words(language: str, _signature: object) -> tuple[str, str]:
    use_language(language)
    data = queries.one("version_of_data")
    title = _("{county} project construction").format(county=data["county"])
    if data["is_demo"]:
        title = f"{title} · {_('demo data')}"
    month = queries.default_month()
    return title, EXHIBITS["meeting_in_short"].make(Filters(month)).headline if month else ""
