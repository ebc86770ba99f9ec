"""The addresses of exhibits' answers and of the charts' library: /exhibits/NAME?month=…&region=…, as the pages' own.

They are there when `serve.py` has opened them; `streamlit run dashboard.py` knows none.
"""

import gzip
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlencode

import streamlit as st
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import queries
from exhibits import EXHIBITS, Filters
from exhibits.counties.comparison import indicators
from queries.areas import area, areas, within
from queries.language import use_language
from screen import address as addresses
from screen.exhibit import answers, library, making, warming
from screen.exhibit.answers import HIGHEST, LARGEST_TYPE, SMALLEST_TYPE, Place
from screen.filters import groups, labels
from words import LANGUAGES, _

INDEX = "/exhibits"
A_DAY = 86_400  # seconds
HIGHEST_LISTING = 1000
_opened = False


def routes() -> list[Route]:
    """The routes for a server to answer, under its base path; from now on pages send browsers there."""
    global _opened
    _opened = True
    found = [Route(INDEX, _index), Route(f"{INDEX}/{{name}}", _exhibit), *library.routes()]
    return [Route(base() + each.path, each.endpoint) for each in found]  # a Mount would take all that is Streamlit's


def are_open() -> bool:
    """Whether a server answers at these addresses."""
    return _opened


def address_of(name: str, filters: Filters, language: str, place: Place) -> str:
    """Where the answer of an exhibit is asked for; another version of the data or settings has another address."""
    said = {
        "height": place.height,
        "type": place.type_size,
        "most": place.most,
        "dark": int(place.dark) or None,
        "narrow": int(place.narrow) or None,
        "v": _version(filters.area),
    }
    return f"{base()}{INDEX}/{name}?{_written(filters, language)}&{_query(said)}"


@lru_cache(maxsize=64)
def _written(filters: Filters, language: str) -> str:
    return _query(
        {
            "area": filters.area,
            "month": f"{filters.month:%Y-%m}",
            "region": list(filters.regions),
            "threshold": f"{filters.threshold:.15g}",
            "separate": int(filters.with_separate),
            "indicator": filters.indicator,
            "project": filters.project,
            "leader": filters.leader,
            "lang": language,
        }
    )


def _query(said: Mapping[str, object]) -> str:
    return urlencode({key: value for key, value in said.items() if value not in (None, [])}, doseq=True)


def address_of_index(language: str) -> str | None:
    """Where the filters' labels are; None where no server answers."""
    said = {"area": area(), "lang": language, "v": _version(area())}
    return f"{base()}{INDEX}?{_query(said)}" if _opened else None


def address_of_library() -> str | None:
    """Where the charts' library is; None where no server answers."""
    return base() + library.CHARTS if _opened else None


def address_of_program() -> str:
    """Where the program is that draws exhibits."""
    return base() + library.address_of_screens()


def base() -> str:
    """The path under which a proxy shows the dashboard; empty where it has a host of its own."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def _version(area: str | None) -> str:
    return _in_short(answers.version(area))


@lru_cache(maxsize=4)
def _in_short(version: tuple[object, ...]) -> str:
    return sha256(repr(version).encode()).hexdigest()[:12]


async def _index(request: Request) -> Response:
    """What can be asked for: the exhibits, and what the filters' widgets call the values that an address may name."""
    asked = request.query_params.get("lang")
    try:
        with within(request.query_params.get("area")):
            use_language(asked if asked in LANGUAGES else LANGUAGES[0])
            content = {
                "exhibits": {name: _(entry.title) for name, entry in EXHIBITS.items()},
                "labels": labels(),
                "groups": groups(),
            }
        keep = _keeping(request)
    except queries.UnknownArea as problem:
        return PlainTextResponse(str(problem), 400)
    except queries.NoDatabase as problem:
        return PlainTextResponse(str(problem), 503)
    return JSONResponse(content, headers=keep)


async def _exhibit(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in EXHIBITS:
        return PlainTextResponse(f"there is no exhibit {name[:40]!r}", 404)
    try:
        asked = (name, *_read_within(request))
        warming.somebody_asks(asked)
        content = answers.ready(asked) or await making.made(asked, request)
        headers = _keeping(request)
    except queries.NoDatabase as problem:
        return PlainTextResponse(str(problem), 503)
    except (queries.UnknownArea, ValueError) as problem:
        return PlainTextResponse(str(problem), 400)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers |= {"Content-Encoding": "gzip"}
    else:
        content = gzip.decompress(content)
    return Response(content, media_type="application/json", headers=headers | {"Vary": "Accept-Encoding"})


def _keeping(request: Request) -> dict[str, str]:
    is_current = request.query_params.get("v") == _version(request.query_params.get("area"))
    return {"Cache-Control": f"private, max-age={A_DAY}, immutable" if is_current else "no-store"}


def _read_within(request: Request) -> tuple[Filters, str, Place]:
    area = request.query_params.get("area")
    with within(area):
        return _read(request.url.query, answers.version(area))


@lru_cache(maxsize=512)
def _read(query: str, _version: object) -> tuple[Filters, str, Place]:
    """What an address asks for. ValueError when it names something unknown."""
    said = QueryParams(query)
    months = [row["month"] for row in queries.run("months")]
    regions = [row["region"] for row in queries.run("regions_of_county")]
    named = {key: said.getlist(key) for key in said}
    default = queries.default_month()
    known = indicators(Filters(default)) if "indicator" in named else ()
    read = addresses.read(named, months, regions, known, default, areas())
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
