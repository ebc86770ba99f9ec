"""Headers of every answer: what a browser may do with it, and cookies that travel over an encrypted line alone.

And a websocket that pages of this server alone may open: another site's page would come with its visitor's cookies.
"""

from urllib.parse import urlsplit

import streamlit as st
import uvicorn.config
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit's own programs need inline styles and scripts, blobs and WebAssembly; nothing comes from another server.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' data: blob:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Protection:
    """Adds the headers to what the server answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answers get the headers on their way out."""
        if scope["type"] == "websocket" and not _is_of_this_site(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 4403})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_encrypted = "https" in (scope.get("scheme"), Headers(scope=scope).get("x-forwarded-proto"))

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if is_encrypted:
                    message["headers"] = [_over_encrypted_lines(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_protected)


def believe_no_forwarded_address() -> None:
    """Let who asks be known by the address that he asks from, not by the one that a program of this machine names.

    The server puts the latter in the place of the former, and sign-in by a proxy rests on the former. To be called
    before the server is made of the app.
    """
    setattr(uvicorn.config, "ProxyHeadersMiddleware", lambda app, **_options: app)  # noqa: B010, no type of its own


def _is_of_this_site(headers: Headers) -> bool:
    """Whether the page that asks is of the site that it asks, or of one that Streamlit's own option names.

    What is no page sends no origin. Streamlit would ask a server elsewhere which address this one has.
    """
    origin = headers.get("origin")
    named = {urlsplit(each).netloc or each for each in st.get_option("server.corsAllowedOrigins") or ()}
    return origin is None or urlsplit(origin).netloc in {headers.get("host"), *named}


def _over_encrypted_lines(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    is_open = name.lower() == b"set-cookie" and b"secure" not in value.lower()
    return name, value + b"; Secure" if is_open else value
