"""The door for files: nothing is taken in from a visitor who may not hand anything in."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from office.permission import Action, may
from screen.sign_in import visitor_at

UPLOADS = "/_stcore/upload_file"


class UploadGate:
    """Refuses uploads of who may not hand in, before a byte of them is read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but uploads that are not allowed."""
        if scope["type"] == "http" and UPLOADS in scope.get("path", ""):
            visitor = visitor_at(Headers(scope=scope), (scope.get("client") or (None,))[0])
            if not may(visitor, Action.HAND_IN, visitor.unit):
                await PlainTextResponse("sign in first", 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
