"""How wide text is on paper, in Chinese characters."""

from unicodedata import east_asian_width


def width(text: str) -> float:
    """How wide a text is, in Chinese characters; Latin letters and digits are half as wide."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in text)
