"""A command that can take neither the machine's time nor its memory: whatever a file does to it ends in one sentence.

The work is done by a child of the command, which waits for it: a library that gives up may end its process.
"""

import contextlib
import ctypes
import gc
import mmap
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from typing import NoReturn

from words import _

MEMORY = 4_000_000_000  # bytes of addresses; what the libraries map at the start alone is above one billion
FILE_SIZE = 2_000_000_000
SECONDS = 240  # of the processor
WAITED = 900  # seconds of the clock
GIVEN_UP = 1  # as what cannot be published
_LONGEST = 4_000  # bytes of a file's name
_DIE_WITH_PARENT = 1  # of Linux's prctl
_at_work = mmap.mmap(-1, _LONGEST)  # shared with the child
_brought_in = mmap.mmap(-1, 8)  # shared, too: the number of the version that is being put in force, or is


@contextlib.contextmanager
def at_work_on(file: str) -> Iterator[None]:
    """What is done in here is done with this file, if it comes to saying so."""
    before = _at_work[:]
    _at_work[:] = file.encode("utf-8", "replace")[:_LONGEST].ljust(_LONGEST, b"\0")
    yield
    _at_work[:] = before  # not where it fails: then this is the file


def brings_in(number: int) -> None:
    """From here on it is no longer true that nothing was changed: this version is being put in force."""
    _brought_in[:] = number.to_bytes(8)


def run(command: Callable[[], object], tell: Callable[[str], object]) -> NoReturn:
    """Run a command in a child within bounds, and end as it does, or with one sentence, which `tell` is given."""
    if not hasattr(os, "fork"):  # Windows has neither this nor limits
        sys.exit(_code_of(command, tell))
    parent, seconds = os.getpid(), _seconds()
    child = os.fork()
    if child == 0:
        _bound(parent, seconds)
        _end(_code_of(command, tell))
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda number, _frame: os.kill(child, number))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the child has it, too
    took_too_long = []

    def end(_number: int, _frame: object) -> None:
        took_too_long.append(True)
        os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, end)
    signal.alarm(WAITED)
    _pid, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code >= 0 or -code in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        sys.exit(code if code >= 0 else 128 - code)
    if took_too_long:
        _give_up(tell, _too_slow(WAITED))
    # Where the system's own limit ends it the signal does not say which limit it was.
    is_slow = -code == signal.SIGXCPU or (-code == signal.SIGKILL and used.ru_utime + used.ru_stime > seconds - 1)
    _give_up(tell, _too_slow(seconds) if is_slow else _too_much())


def give_back() -> None:
    """Give the system back what nobody holds any more, where its C library has a way to."""
    gc.collect()
    with contextlib.suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _end(code: int) -> NoReturn:
    """End the child at once: libraries would wait for threads that they had in its parent, where it was made."""
    gc.collect()  # closes what is left open
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # who reads it may have gone
            stream.flush()
    os._exit(code)


def _code_of(command: Callable[[], object], tell: Callable[[str], object]) -> int:
    """Run a command; the code that it ends with."""
    try:
        _run(command, tell)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)


def _run(command: Callable[[], object], tell: Callable[[str], object]) -> NoReturn:
    try:
        command()
    except MemoryError:
        _give_up(tell, _too_much())
    except Exception as problem:  # a defect of ours: said in a line that can be passed on
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        what = next(iter(str(problem).strip().splitlines()), "")
        where = f"{os.path.basename(frame.filename)}:{frame.lineno} {type(problem).__name__}: {what}"
        said = _("{file}could not be read, by a defect of this program; nothing was changed. Pass this on: {where}")
        _give_up(tell, said.format(file=_file(), where=where), where)
    sys.exit(0)


def _give_up(tell: Callable[[str], object], said: str, where: str = "") -> NoReturn:
    """End with a sentence, another one where something was changed; `where` a defect stands is told with both."""
    if number := int.from_bytes(_brought_in[:]):
        said = _(
            "Ended while version {number} was being put in force, or after that: python -m data history says whether "
            "it is"
        ).format(number=number)
        said += f" ({where})" if where else ""
    tell(said)
    sys.exit(GIVEN_UP)


def _file() -> str:
    name = _at_work[:].rstrip(b"\0").decode("utf-8", "replace")
    return _("{file}: ").format(file=name) if name else ""


def _too_slow(seconds: int) -> str:
    said = _(
        "{file}needed more than {seconds} s and was given up, nothing was changed: save it anew as .xlsx, without what "
        "is not needed, or divide it"
    )
    return said.format(file=_file(), seconds=seconds)


def _too_much() -> str:
    said = _(
        "{file}needed more memory than a workbook may, or is built wrongly, and was given up, nothing was changed: "
        "copy its cells into a new workbook, or divide it"
    )
    return said.format(file=_file())


def _seconds() -> int:
    """How long the processor may work; a second less than a limit of the system's, which ends without a word."""
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    return SECONDS if hard == resource.RLIM_INFINITY else min(SECONDS, max(hard - 1, 1))


def _bound(parent: int, seconds: int) -> None:
    import resource

    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it is gone already
            os._exit(GIVEN_UP)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
