"""Areas: beside a prefecture's file stand its counties' own, and whatever is asked of a county is asked of its own.

Which file is whose says the prefecture's file alone: an area is a name on its list, never a path. So the screens of a
county are those of its own file, and another version of the prefecture's file brings its own versions of the counties'.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import queries
from queries.errors import UnknownArea
from words import _

FOLDER = "counties"  # beside the prefecture's file; data/place.py puts them there
_area: ContextVar[str | None] = ContextVar("area", default=None)


def area() -> str | None:
    """The county whose own file this thread asks; None is the published file itself."""
    return _area.get()


def areas(database: str | Path | None = None) -> tuple[str, ...]:
    """The counties of the published file whose own files stand beside it, in their order; none for a county's."""
    return tuple(county for county, file in _files(database).items() if file.is_file())


def file_of(name: str, database: str | Path | None = None) -> Path:
    """The own file of a county. UnknownArea for a name that is not on the list, or whose file is missing."""
    file = _files(database).get(name)
    if file is None or not file.is_file():
        message = _("There is no county {name} whose own file is kept beside {file}.")
        raise UnknownArea(message.format(name=name[:40], file=Path(database or queries.published()).name))
    return file


@contextmanager
def within(name: str | None) -> Iterator[None]:
    """For a while, and in this thread alone, every query is asked of that county's own file; None: of the published.

    Raises UnknownArea.
    """
    if name == area():
        yield
        return
    token = _area.set(name)
    try:
        with queries.looking_at(queries.published() if name is None else file_of(name)):
            yield
    finally:
        _area.reset(token)


def _files(database: str | Path | None) -> dict[str, Path]:
    path = Path(database or queries.published()).absolute()
    return {
        row["county"]: path.parent / FOLDER / f"{row['sha256']}.duckdb"
        for row in queries.run("areas", path)
        if re.fullmatch("[0-9a-f]{64}", row["sha256"])
    }
