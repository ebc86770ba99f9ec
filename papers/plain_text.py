"""Text of a ledger as a document may hold it: one line, nothing that XML forbids."""

import re

FORBIDDEN = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they would turn the rest of the line around
NO_FILE_NAME = re.compile(r'[<>:"/\\|?*]')
SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text in one line, without control characters and marks that change the direction of writing."""
    return SPACES.sub(" ", DIRECTIONS.sub("", FORBIDDEN.sub("", text))).strip()


def shortened(text: str, longest: int) -> str:
    """At most so many characters; what is cut off is marked with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def file_name(text: str) -> str:
    """The text as the name of a file on any computer."""
    return NO_FILE_NAME.sub("_", printable(text)).strip(". ") or "_"


def since(text: object, word: str) -> str:
    """A sentence from a word on; all of it where the word is not in it."""
    return str(text)[max(str(text).find(word), 0) :]
