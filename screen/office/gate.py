"""The door for files: nothing is taken in from a visitor who may not hand anything in."""

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from office.permission import Action, may, visitor_of

UPLOADS = "/_stcore/upload_file"


class UploadGate:
    """Refuses uploads of who may not hand in, before a byte of them is read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but uploads that are not allowed."""
        if scope["type"] == "http" and UPLOADS in scope.get("path", ""):
            is_forwarded = any(name == b"x-forwarded-for" for name, _value in scope["headers"])
            visitor = visitor_of(st.get_option("server.address"), is_forwarded=is_forwarded)
            if not may(visitor, Action.HAND_IN, visitor.unit):
                await PlainTextResponse("sign in first", 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
