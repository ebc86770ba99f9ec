"""Downloads: a file goes to whom a page has offered it, and to nobody who has only learned its address."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from office.permission import Visitor
from screen.exhibit.addresses import base
from screen.sign_in import visitor, visitor_at

MEDIA = "/media/"
_OFFERED: dict[str, set[Visitor]] = {}  # to whom, in which role, by the file's id


class _Storage(MemoryMediaFileStorage):
    """Streamlit's, which knows besides to whom a download was offered.

    What is made only once somebody asks for it is made for no page, and goes to whoever may read: the manual.
    """

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        """Keep a file, and who looks at the page that offers it."""
        number = super().load_and_get_id(path_or_data, mimetype, kind, filename)
        if kind is MediaFileKind.DOWNLOADABLE and get_script_run_ctx():
            _OFFERED.setdefault(number, set()).add(visitor())
        return number

    def delete_file(self, file_id: str) -> None:
        """Forget a file that no page offers any more."""
        super().delete_file(file_id)
        _OFFERED.pop(file_id, None)


def know_to_whom_they_are_offered() -> None:
    """To be called before the server is made of the app."""
    memory_media_file_storage.MemoryMediaFileStorage = _Storage  # type: ignore[misc]


class DownloadGate:
    """Knows nothing of a download for whom it was not offered to, in the role that he has now."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but downloads of others."""
        path = scope.get("path", "").removeprefix(base())
        if scope["type"] == "http" and path.startswith(MEDIA):
            offered = _OFFERED.get(path.removeprefix(MEDIA).partition(".")[0])
            who = visitor_at(Headers(scope=scope), (scope.get("client") or (None,))[0])
            if offered is not None and who not in offered:
                await PlainTextResponse("not found", 404)(scope, receive, send)
                return
        await self.app(scope, receive, send)
