"""Sign-in: who is at the other end of a request, and a door that shows nothing of the county to whom it does not know.

The door stands before everything that the server answers: pages, exhibits, the websocket, media, uploads. What may be
done by whom is said in office/permission.py alone; how one signs in, in settings.toml and README.md.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import quote, unquote, urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks, get_origin_from_redirect_uri
from streamlit.runtime.context import StreamlitHeaders
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from office.permission import Visitor, is_local, may_read, visitor_of
from screen import html
from screen.exhibit.addresses import base
from screen.first_page import CODES
from settings import SettingsError, SignIn, settings
from words import LANGUAGES, _, use_language

CALLBACK = "/oauth2callback"
OPEN = ("/_stcore/health", "/auth/login", "/auth/logout", CALLBACK)
WANTED = "county_wanted"  # the cookie that keeps the address that was asked for before sign-in
LONGEST_ADDRESS = 1500
SHORTEST_SECRET = 24  # letters; a shorter one is guessed, and with it everybody's cookie is made


def visitor() -> Visitor:
    """Who looks at the page that is being drawn."""
    return visitor_at(st.context.headers, st.context.ip_address or "127.0.0.1")  # which it calls none


def is_welcome() -> bool:
    """Whether who looks at the page may see the county."""
    return may_read(visitor())


def visitor_at(headers: Headers | StreamlitHeaders, client: str | None) -> Visitor:
    """Who sent these headers from this address. Raises SettingsError."""
    address = st.get_option("server.address")
    rules = settings().sign_in
    person = None
    if rules.by == "proxy" and (client in rules.proxies or is_local(address)):
        person = _person_of_header(headers, rules)
    elif rules.by == "provider":
        person = _person_of_cookie(cookie_parser(headers.get("cookie", "")), rules)
    # Under another name than its own, this machine is asked from elsewhere, or by a page from elsewhere; a browser
    # always says a name.
    host = headers.get("host") or "localhost"
    is_elsewhere = not is_local(urlsplit(f"//{host}").hostname)
    return visitor_of(address, person, is_forwarded=is_elsewhere or bool(headers.get("x-forwarded-for")))


def _person_of_header(headers: Headers | StreamlitHeaders, rules: SignIn) -> str | None:
    """Whom the proxy named, in UTF-8; None where it is said twice: then one of them came from the browser."""
    named = headers.getlist(rules.header) if isinstance(headers, Headers) else headers.get_all(rules.header)
    if len(named) != 1:
        return None
    with suppress(UnicodeError):  # a header's bytes come as the letters of another alphabet
        return named[0].encode("latin-1").decode("utf-8").strip()
    return named[0].strip()


def _person_of_cookie(cookies: Mapping[str, str], rules: SignIn) -> str | None:
    """Whom the provider named, out of the cookie that Streamlit signed; None when it is too old or not ours."""

    def signed(name: str) -> bytes | None:
        value = cookies.get(name, "").encode("latin-1", "ignore")
        return decode_signed_value(get_cookie_secret(), name, value, max_age_days=rules.hours / 24)

    if not _is_set_up():
        return None
    try:
        said = json.loads(get_cookie_with_chunks(signed, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return None
    is_ours = said.get("is_logged_in") is True and said.get("origin") == get_origin_from_redirect_uri()
    is_doubtful = rules.person == "email" and said.get("email_verified") is False
    return str(said[rules.person]) if is_ours and not is_doubtful and said.get(rules.person) else None


def _is_set_up() -> bool:
    return len(get_cookie_secret()) >= SHORTEST_SECRET


class Door:
    """Passes on what comes from somebody who may read; answers everything else itself, without a word of the county."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or send the visitor to sign in."""
        path = scope.get("path", "").removeprefix(base())
        if path == CALLBACK and scope["type"] == "http":
            send = _with_strict_cookies(scope, receive, send)
        if scope["type"] not in ("http", "websocket") or path in OPEN:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal: Response | None = None
        try:
            who = visitor_at(headers, (scope.get("client") or (None,))[0])
            if not may_read(who):
                refusal = _refusal(scope, headers, who)
        except SettingsError as problem:  # whether there is sign-in cannot be known
            refusal = _page(str(problem), _language(scope), status=503)
        if refusal is None and scope["type"] == "http" and path in ("", "/"):
            refusal = _back_to_what_was_wanted(headers)
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4401})
        else:
            await refusal(scope, receive, send)


def _refusal(scope: Scope, headers: Headers, who: Visitor) -> Response:
    if scope["type"] != "http" or "text/html" not in headers.get("accept", ""):
        return PlainTextResponse("sign in first", 401)
    language = _language(scope)
    use_language(language)
    if who.name:
        said = _("{name} is signed in, and has no role here: the administrator gives one").format(name=who.name)
        return _page(said, language, status=403)
    if settings().sign_in.by == "proxy":
        return _page(_("Please come through the address at which one signs in"), language)
    link = None
    with suppress(Exception):  # without [auth] in secrets.toml nobody can sign in, and nothing is shown
        link = f"{base()}/auth/login?provider={quote(encode_provider_token('default'))}"
    if not link or not _is_set_up():
        return _page(_("Sign-in is turned on, and not set up: see README.md"), language, status=503)
    wanted = scope["path"] + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
    if headers.get("sec-fetch-site") == "cross-site" and _is_here(wanted):  # a link there comes without our cookies
        return _page(_("One moment"), language, wanted, is_at_once=True)
    page = _page(_("Please sign in"), language, link)
    if len(wanted) <= LONGEST_ADDRESS:
        page.set_cookie(WANTED, quote(wanted), max_age=600, httponly=True, samesite="strict", path=f"{base()}/")
    return page


def _with_strict_cookies(scope: Scope, receive: Receive, send: Send) -> Send:
    """Let the cookies of who signed in come from pages of this site alone.

    The provider's page has led here, and the browser keeps them back for as long as it is led on: a page of this site
    in between ends that.
    """
    led_on: list[Message] = []

    async def send_strictly(message: Message) -> None:
        if message["type"] == "http.response.start":
            led_on.append(message)
        elif not message.get("more_body"):
            given = led_on[0]["headers"]
            onward = dict(given).get(b"location", f"{base()}/".encode()).decode("latin-1")
            page = _page(_("One moment"), _language(scope), onward, status=200, is_at_once=True)
            cookies = [value for name, value in given if name == b"set-cookie"]
            page.raw_headers += [(b"set-cookie", _strict(cookie)) for cookie in cookies]
            await page(scope, receive, send)

    return send_strictly


def _strict(cookie: bytes) -> bytes:
    is_of_who_signed_in = cookie.startswith(USER_COOKIE_NAME.encode())
    return re.sub(rb"(?i)samesite=lax", b"SameSite=Strict", cookie) if is_of_who_signed_in else cookie


def _is_here(address: str) -> bool:
    return address.startswith(f"{base()}/") and not address.startswith(("//", "/\\"))


def _back_to_what_was_wanted(headers: Headers) -> Response | None:
    wanted = unquote(cookie_parser(headers.get("cookie", "")).get(WANTED, ""))
    if "text/html" not in headers.get("accept", "") or not wanted:
        return None
    answer = RedirectResponse(wanted if _is_here(wanted) else f"{base()}/", 302)
    answer.delete_cookie(WANTED, path=f"{base()}/")
    return answer


def _language(scope: Scope) -> str:
    return "en" if b"lang=en" in scope.get("query_string", b"") else LANGUAGES[0]


def _page(
    said: str, language: str, link: str | None = None, status: int = 401, is_at_once: bool = False
) -> HTMLResponse:
    use_language(language)
    template = html.template("signed_out.html")
    go_on = _("Go on") if is_at_once else _("Sign in")
    content = template.render(said=said, link=link, go_on=go_on, is_at_once=is_at_once, language=CODES[language])
    return HTMLResponse(content, status, {"Cache-Control": "no-store"})


def draw_leaving() -> None:
    """A way out for who has signed in through a provider."""
    who = visitor()
    if settings().sign_in.by == "provider" and who.name:
        st.button(
            _("Sign out {name}").format(name=html.letter_by_letter(who.name)),
            key="sign_out",
            type="tertiary",
            icon=":material/logout:",
            on_click=st.logout,
        )
