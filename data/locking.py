"""A lock between processes that a crash releases by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Yields True while this process alone holds the lock, False at once when another one does."""
    with path.open("a+b") as file:
        yield _take(file)


def _take(file) -> bool:
    try:
        if "fcntl" in globals():
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
