"""Little memory is held: what is free is given back to the system, by DuckDB's allocator and by the C library's.

And pandas is not loaded: DuckDB would, with everything that it needs, a third of what the server holds, only to ask
whether a parameter is a value of pandas. No page uses it.
"""

import ctypes
import os
import sys
from contextlib import suppress

# DuckDB's allocator reads this once, when the library is loaded: import this module before anything that needs DuckDB.
# It keeps what queries have freed for a tenth of a second in place of a whole one, and then by what it has still to do.
os.environ.setdefault("DUCKDB_JE_MALLOC_CONF", "dirty_decay_ms:100,muzzy_decay_ms:0")
sys.modules["pandas"] = None  # type: ignore[assignment]
_M_ARENA_MAX = -8  # of glibc's mallopt


def share_arenas() -> None:
    """Let all threads take memory from two places rather than one each, where the C library has a way to."""
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def give_back() -> None:
    """Give free memory back to the system, where its C library has a way to; elsewhere this does nothing."""
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
