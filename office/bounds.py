"""A command in a process of its own that can take neither the machine's time nor its memory."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from words import _, language

MEMORY = 4_000_000_000  # bytes of addresses; what the libraries map at the start alone is above one billion
FILE_SIZE = 2_000_000_000
SECONDS = 240
ROOT = Path(__file__).parent.parent
LONGEST = 40_000_000  # of what a command says


@dataclass(frozen=True)
class Ended:
    """How a command ended: its code, what it said, and the one sentence where it did not end well."""

    code: int
    said: str
    problem: str


def run(command: Sequence[str], seconds: int = SECONDS) -> Ended:
    """Run ``python -m data …`` within bounds of time, memory and what it may write."""
    try:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "data", "--lang", language(), *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
            preexec_fn=_bound if sys.platform != "win32" else None,
        )
    except subprocess.TimeoutExpired:
        return Ended(-1, "", _("took longer than {seconds} s and was stopped").format(seconds=seconds))
    said = done.stdout[:LONGEST].decode("utf-8", "replace")
    errors = done.stderr.decode("utf-8", "replace").strip()
    return Ended(done.returncode, said, _problem(done.returncode, errors))


def _problem(code: int, errors: str) -> str:
    if code == 0:
        return ""
    if code < 0 or "MemoryError" in errors or "Traceback" in errors or "terminate called" in errors:
        return too_much()
    return errors


def too_much() -> str:
    """What is said of a file that takes its reader down."""
    return _("needed more time or memory than a workbook may, or could not be read: save it anew as .xlsx")


def _bound() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = FILE_SIZE if hard == resource.RLIM_INFINITY else min(FILE_SIZE, hard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
