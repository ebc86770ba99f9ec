"""How much room text takes on the grid of the standard: widths in Chinese characters, heights in lines."""

from math import ceil

from words.width import width

CHARACTERS, LINES = 28, 22  # of a line, of a page
CHINESE_DIGITS = "〇一二三四五六七八九"
NEVER_FIRST = "，。、；：！？）》”％"
WIDER = 1.25  # digits and letters in some fonts
ENDS_A_WORD = "市县区旗州盟月的年、，）"
NEAR = 4  # characters from the middle


def lines_of(text: str, indent: float = 2, characters: float = CHARACTERS) -> int:
    """How many lines a paragraph takes."""
    return max(1, ceil((width(text) + indent) / characters))


def wrapped(text: str, characters: float) -> int:
    """How many lines a text takes in a cell, where no line begins with a mark that ends a clause."""
    lines, used = 1, 0.0
    for place, letter in enumerate(text):
        wide = width(letter) * (WIDER if letter.isascii() else 1)
        after = text[place + 1 : place + 2]
        needed = wide + (1 if after and after in NEVER_FIRST else 0)
        if used and used + needed > characters:
            lines, used = lines + 1, 0.0
        used += wide
    return lines


def chinese_number(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return CHINESE_DIGITS[ones]
    return (CHINESE_DIGITS[tens] if tens > 1 else "") + "十" + (CHINESE_DIGITS[ones] if ones else "")


def balanced(text: str, characters: int) -> list[str]:
    """A title in as few lines as it needs, about as long as each other, broken after a word that ends one."""
    rest, lines = text, []
    for count in range(lines_of(text, 0, characters), 1, -1):
        even = width(rest) / count
        places = [at for at in range(1, len(rest)) if width(rest[:at]) <= characters and _may_break(rest, at)]
        if not places:
            break
        at = min(places, key=lambda place: (abs(width(rest[:place]) - even) > NEAR, abs(width(rest[:place]) - even)))
        lines.append(rest[:at])
        rest = rest[at:]
    return [*lines, rest]


def _may_break(text: str, at: int) -> bool:
    return text[at - 1] in ENDS_A_WORD and text[at] not in "的（）、，"
