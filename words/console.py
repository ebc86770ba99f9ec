"""Printing where not every letter can be: a Chinese console of Windows, or a file that the output is sent to."""

import codecs
import sys
import unicodedata

NEAREST = {"›": ">", "✓": "√", "✗": "×", "−": "-", "–": "-", "⚠": "!"}


def print_what_can_be() -> None:
    """Let letters that the output's encoding lacks be printed as the nearest one, else as ?, and never as an error."""
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_printable(letter, error.encoding) for letter in letters), error.end


def _printable(letter: str, encoding: str) -> str:
    for other in (NEAREST.get(letter), unicodedata.normalize("NFKC", letter)):
        if other and other.encode(encoding, "ignore").decode(encoding) == other:
            return other
    return "?"
