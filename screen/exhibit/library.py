"""The charts' library, out of the Python package, at an address that changes with its version."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import brotli
import plotly
from starlette.requests import Request
from starlette.responses import FileResponse, Response

ADDRESS = f"/library/plotly-{plotly.__version__}.js"
A_YEAR = 31_536_000  # seconds


def bring(request: Request) -> Response:
    """Answer with the library, compressed where the browser can read that, to be kept for a year."""
    headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable", "Vary": "Accept-Encoding"}
    if "br" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "br"
        return Response(compressed(), media_type="text/javascript", headers=headers)
    return FileResponse(path(), media_type="text/javascript", headers=headers)


@cache
def compressed() -> bytes:
    """A quarter of the library's size, made once."""
    return brotli.compress(path().read_bytes(), quality=7, lgwin=24)


def path() -> Path:
    """Where the package keeps it."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))
