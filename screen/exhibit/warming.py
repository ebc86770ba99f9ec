"""Answers ready before they are asked for: when the server starts, and when another version of the data is seen.

One thread makes every exhibit for the month that is shown and the whole county; then, of what visitors ask for, the
same for every township and zone. It does so one at a time, while nobody asks.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from threading import Thread

import queries
from exhibits import EXHIBITS, Filters
from queries.areas import areas, within
from screen import memory
from screen.exhibit import answers, library
from screen.exhibit.answers import Asked
from settings import SettingsError

LOOK = 1.0  # seconds between two looks at the published file and at what was asked
REST = 0.01  # seconds between two answers
QUIET = 0.4  # seconds without a question of a visitor
A_WHILE = 60.0  # seconds after which memory is given back again, whoever used it
MOST = answers.KEPT // 2  # answers that are made ahead; the others are visitors' own
_asked_at = 0.0
_wanted: dict[Asked, None] = {}  # what visitors asked for over the whole county or a part of it; the latest last


def somebody_asks(asked: Asked | None = None) -> None:
    """A visitor asks: leave the machine to him; what he asks for of one township is soon asked for of another."""
    global _asked_at
    _asked_at = time.monotonic()
    if asked and not (asked[1].project or asked[1].leader):
        name, filters, language, place = asked
        everywhere = (name, filters.for_all_regions(), language, place)
        _wanted.pop(everywhere, None)
        _wanted[everywhere] = None


def start() -> None:
    """Begin to keep answers ready, in the background."""
    Thread(target=_keep_ready, name="warming", daemon=True).start()
    Thread(target=library.compress_charts, name="compressing", daemon=True).start()


def _keep_ready() -> None:
    made, tidied_at = None, 0.0
    while True:
        try:
            found = answers.version()
            if found != made:
                queries.settle()
                _make_all()
                memory.keep_for_good()
                made = found
            _make_wanted()
        except (queries.QueryError, SettingsError):
            made = None
        now = time.monotonic()
        if _asked_at < now - QUIET and (tidied_at <= _asked_at or tidied_at < now - A_WHILE):
            memory.give_back()
            tidied_at = now
        time.sleep(LOOK)


def _make_all() -> None:
    filters = Filters(queries.default_month())
    for entry in EXHIBITS.values():
        _wait_for_quiet()
        entry.make(filters)


def _make_wanted() -> None:
    """Make what visitors asked for, of every region, the latest first, until they ask for something else."""
    latest = next(reversed(_wanted), None)
    known = {None, *areas()}
    for asked in list(_wanted):
        if asked[1].area not in known:  # by another version of the data, which has no such county
            del _wanted[asked]
    for asked in islice(_of_all_regions(), MOST):
        if answers.ready(asked) is None:
            _wait_for_quiet()
            answers.packed(asked)
        if next(reversed(_wanted), None) != latest:
            return


def _of_all_regions() -> Iterator[Asked]:
    for name, filters, language, place in reversed(list(_wanted)):
        with within(filters.area):
            regions = [row["region"] for row in queries.run("regions_of_county") if row["is_ranked"]]
        for chosen in ((), *((region,) for region in regions)):
            yield name, replace(filters, regions=chosen), language, place


def _wait_for_quiet() -> None:
    time.sleep(REST)
    while time.monotonic() - _asked_at < QUIET:
        time.sleep(REST)
