"""The programs that a browser runs: the charts' library out of the Python package, and ours, which draw with it.

Each has an address that changes with its content. A component's own program only calls ours: Streamlit sends it again
with every change of what the component shows.
"""

import gzip
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import brotli
import plotly
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).parent
CHARTS = f"/library/plotly-{plotly.__version__}.js"
PROGRAMS = (
    ("drawing.js", "tables.js"),
    ("chosen.js", "exhibit.js"),
    ("projector.js",),
    ("rows.js",),
    ("page.js",),
    ("printing.js",),
)
A_YEAR = 31_536_000  # seconds
# Ours may still be on its way when a component is drawn for the first time.
CALL = """
export default function draw(given) {{
    if (window.countyScreens) {{
        return window.countyScreens.{name}(given);
    }}
    let end;
    const look = setInterval(() => {{
        if (window.countyScreens) {{
            clearInterval(look);
            end = window.countyScreens.{name}(given);
        }}
    }}, 20);
    return () => {{ clearInterval(look); end?.(); }};
}}
"""

_compressed: dict[str, bytes] = {}


def routes() -> list[Route]:
    """The addresses of both."""
    return [Route(CHARTS, _bring_charts), Route(address_of_screens(), _bring_screens)]


@cache
def address_of_screens() -> str:
    """Where our program is."""
    return f"/library/screens-{sha256(screens().encode()).hexdigest()[:12]}.js"


@cache
def screens() -> str:
    """Our program as one module: what both kinds of screen share, then each, and paper, in a block of its own."""
    shared, *kinds = ([(FOLDER / name).read_text("utf-8") for name in names] for names in PROGRAMS)
    return "\n".join([*shared, *(f"{{\n{''.join(kind)}}}" for kind in kinds)])


def charts() -> str:
    """The charts' library."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js")).read_text("utf-8")


def compress_charts() -> None:
    """Make a quarter of its size out of the charts' library: quickly, then, in ten seconds, as small as can be."""
    content = charts().encode()
    _compressed["gzip"] = gzip.compress(content, mtime=0)
    for quality in (5, 11):
        _compressed["br"] = brotli.compress(content, quality=quality, lgwin=22)


def _bring_charts(request: Request) -> Response:
    accepted = request.headers.get("accept-encoding", "")
    for coding in ("br", "gzip"):  # without encryption browsers take the second alone
        if coding in accepted and coding in _compressed:
            return _kept(_compressed[coding], {"Content-Encoding": coding})
    return _kept(charts(), {})


def _bring_screens(_request: Request) -> Response:
    return _kept(screens(), {})


def _kept(content: str | bytes, headers: dict[str, str]) -> Response:
    keep = {"Cache-Control": f"public, max-age={A_YEAR}, immutable", "Vary": "Accept-Encoding"}
    return Response(content, media_type="text/javascript", headers=keep | headers)
