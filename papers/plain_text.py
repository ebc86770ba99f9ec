"""Text of a ledger as a document may hold it: one line, nothing that XML forbids."""

import re

from words.legible import legible

SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text in one line, without control characters and marks that change the direction of writing."""
    return SPACES.sub(" ", legible(text)).strip()


def shortened(text: str, longest: int) -> str:
    """At most so many characters; what is cut off is marked with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def since(text: object, word: str) -> str:
    """A sentence from a word on; all of it where the word is not in it."""
    return str(text)[max(str(text).find(word), 0) :]
