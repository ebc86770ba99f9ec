"""Answers ready before they are asked for: when the server starts, and when another version of the data is seen.

One thread asks every exhibit for the month that is shown and all regions, one question at a time, while nobody asks.
"""

import time
from threading import Thread

import queries
from exhibits import EXHIBITS, Filters
from screen.exhibit import library
from settings import SettingsError

LOOK = 5.0  # seconds between two looks at the published file
REST = 0.02  # seconds between two questions
QUIET = 0.5  # seconds without a question of a visitor
_asked_at = 0.0


def somebody_asks() -> None:
    """A visitor asks: leave the machine to him."""
    global _asked_at
    _asked_at = time.monotonic()


def start() -> None:
    """Begin to keep answers ready, in the background."""
    Thread(target=_keep_ready, name="warming", daemon=True).start()


def _keep_ready() -> None:
    library.compressed_charts()
    ready = None
    while True:
        try:
            found = queries.signature()
            if found != ready:
                _ask_all()
                ready = found
        except (queries.QueryError, SettingsError):
            ready = None
        time.sleep(LOOK)


def _ask_all() -> None:
    filters = Filters(queries.default_month())
    for entry in EXHIBITS.values():
        while time.monotonic() - _asked_at < QUIET:
            time.sleep(REST)
        entry.make(filters)
        time.sleep(REST)
