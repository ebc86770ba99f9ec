"""Text that somebody wrote, without the signs in it that nobody sees and that files and neighbours suffer from."""

import re

FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"  # by XML, or without a meaning in any file
TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the rest of their line around
UNSEEN = re.compile(f"[{FORBIDDEN}{TURNING}]")


def legible(text: str) -> str:
    """The text without control characters and marks that change the direction of writing; its lines and tabs stay."""
    return UNSEEN.sub("", text)
