"""The addresses of exhibits' answers and of the charts' library: /exhibits/NAME?month=…&region=…, as the pages' own.

They are there when `serve.py` has opened them; `streamlit run dashboard.py` knows none.
"""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import queries
from exhibits import EXHIBITS, Filters
from exhibits.counties.comparison import indicators
from screen import address as addresses
from screen.exhibit import library, warming
from screen.exhibit.answers import HIGHEST, LARGEST_TYPE, SMALLEST_TYPE, Place, answer
from words import LANGUAGES

A_DAY = 86_400  # seconds
HIGHEST_LISTING = 1000
_opened = False


def routes() -> list[Route]:
    """The routes for a server to answer; from now on pages send browsers there."""
    global _opened
    _opened = True
    return [Route("/exhibits/{name}", _exhibit), *library.routes()]


def are_open() -> bool:
    """Whether a server answers at these addresses."""
    return _opened


def address_of(name: str, filters: Filters, language: str, place: Place) -> str:
    """Where the answer of an exhibit is asked for; another version of the data has another address."""
    parameters: dict[str, object] = {"month": f"{filters.month:%Y-%m}", "region": list(filters.regions)}
    parameters |= {"threshold": f"{filters.threshold:.15g}", "separate": int(filters.with_separate)}
    parameters |= {"indicator": filters.indicator, "project": filters.project, "lang": language}
    parameters |= {
        "height": place.height,
        "type": place.type_size,
        "most": place.most,
    }
    parameters |= {"dark": int(place.dark) or None, "narrow": int(place.narrow) or None, "v": _version()}
    said = {key: value for key, value in parameters.items() if value not in (None, [])}
    return f"{_base()}/exhibits/{name}?{urlencode(said, doseq=True)}"


def address_of_library() -> str | None:
    """Where the charts' library is; None where no server answers."""
    return _base() + library.CHARTS if _opened else None


def address_of_program() -> str:
    """Where the program is that draws exhibits."""
    return _base() + library.address_of_screens()


def _base() -> str:
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def _version() -> str:
    return "-".join(f"{part:x}" for part in queries.signature())


def _exhibit(request: Request) -> Response:
    warming.somebody_asks()
    name = request.path_params["name"]
    if name not in EXHIBITS:
        return PlainTextResponse(f"there is no exhibit {name[:40]!r}", 404)
    try:
        filters, language, place = _asked(request)
        content = answer(name, filters, language, place)
        version = _version()
    except queries.NoDatabase as problem:
        return PlainTextResponse(str(problem), 503)
    except ValueError as problem:
        return PlainTextResponse(str(problem), 400)
    is_current = request.query_params.get("v") == version
    keep = f"private, max-age={A_DAY}, immutable" if is_current else "no-store"
    return Response(content, media_type="application/json", headers={"Cache-Control": keep})


def _asked(request: Request) -> tuple[Filters, str, Place]:
    """What an address asks for. ValueError when it names something unknown."""
    said = request.query_params
    months = [row["month"] for row in queries.run("months")]
    regions = [row["region"] for row in queries.run("regions_of_county")]
    named = {key: said.getlist(key) for key in said}
    default = queries.default_month()
    known = indicators(Filters(default)) if "indicator" in named else ()
    read = addresses.read(named, months, regions, known, default)
    if read.unknown:
        raise ValueError("unknown: " + ", ".join(f"{key}={value[:40]}" for key, value in read.unknown))
    filters = replace(read.filters, project=said.get("project"))
    place = Place(
        height=_number(said.get("height"), 1, HIGHEST),
        type_size=_number(said.get("type"), SMALLEST_TYPE, LARGEST_TYPE) or Place.type_size,
        dark=said.get("dark") == "1",
        narrow=said.get("narrow") == "1",
        most=_number(said.get("most"), 1, HIGHEST_LISTING),
    )
    return filters, read.language or LANGUAGES[0], place


def _number(text: str | None, least: int, most: int) -> int | None:
    if text is None:
        return None
    number = int(text)
    if not least <= number <= most:
        raise ValueError(f"not between {least} and {most}: {number}")
    return number
