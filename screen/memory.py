"""Little memory is held: what is free is given back to the system, by DuckDB's allocator and by the C library's."""

import ctypes
import gc
import os
import sys
from contextlib import suppress

# DuckDB's allocator reads this once, when the library is loaded: import this module before anything that needs DuckDB.
# It keeps what queries have freed for a tenth of a second in place of a whole one, and then by what it has still to do.
os.environ.setdefault("DUCKDB_JE_MALLOC_CONF", "dirty_decay_ms:100,muzzy_decay_ms:0")
_M_ARENA_MAX = -8  # of glibc's mallopt


def do_without_pandas() -> None:
    """Keep this process from loading pandas, which no page uses.

    DuckDB would, with everything that pandas needs, a third of what the server holds, only to ask whether a parameter
    is a value of it. Not for a process that publishes: what writes tables asks for pandas and must find it.
    """
    sys.modules["pandas"] = None  # type: ignore[assignment]


def share_arenas() -> None:
    """Let all threads take memory from two places rather than one each, where the C library has a way to."""
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def keep_for_good() -> None:
    """Let no search for garbage go through what stands now: programs and answers that are kept, a tenth of a second."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def give_back() -> None:
    """Find what nobody holds any more, and give free memory back to the system where its C library has a way to.

    Streamlit would look for it after every run, which then holds all other visitors up.
    """
    gc.collect()
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
