"""The server around the dashboard: what Streamlit leaves open and a county's screens need.

``streamlit run serve.py`` starts it; ``streamlit run dashboard.py`` works too, without what is done here.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from screen.exhibit import addresses

# Beside a folder pages/, Streamlit greets the first deep link after a restart with "Page not found" until
# st.navigation has run once. The pages are st.navigation's from the start.
PagesManager.uses_pages_directory = False


class ChinesePage:
    """Says in the page itself that it is Chinese, for screen readers, fonts and translators: <html lang="zh-CN">."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; in a page of HTML replace the language, which keeps its length in mind."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message = {}

        async def send_chinese(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                if headers.get(b"content-type", b"").startswith(b"text/html"):
                    start = message
                    return
            elif start and message["type"] == "http.response.body":
                body = message.get("body", b"").replace(b'<html lang="en">', b'<html lang="zh-CN">', 1)
                size = str(len(body)).encode()
                start["headers"] = [
                    (name, size if name == b"content-length" else value) for name, value in start["headers"]
                ]
                message = message | {"body": body}
                await send(start)
                start = {}
            await send(message)

        await self.app(scope, receive, send_chinese)


app = st.App(Path(__file__).with_name("dashboard.py"), middleware=[Middleware(ChinesePage)], routes=addresses.routes())
