"""A finding as a short heading and a line below it: what is read in ten seconds, then the rest of the sentence."""

import re

from exhibits.base.exhibit import Exhibit
from words import language

LONGEST = {"zh": 30, "en": 60}  # letters of a heading; Latin ones are half as wide
BREAKS = {  # where a sentence may be divided, best first
    "zh": ("；", "(?<![中看])，", "(?=（[^（）]*）(；|$))", "：", "、"),
    "en": ("; ", ", ", r" (?=\([^()]*\)(; |$))", ": ", " with "),
}
OPENING, CLOSING = re.compile("[（(“《「]"), re.compile("[）)”》」]")
NUMBER = re.compile(r"\d[\d.]*")
SHORTEST = 4
SEPARATORS = " ；，、：;,:·"
BRACKETED = re.compile(r"[（(]([^（）()]*)[）)](.*)")


def heading_and_line(exhibit: Exhibit) -> tuple[str, str]:
    """The heading of an exhibit, and what is said in the line below it."""
    if exhibit.answer:
        said = set(NUMBER.findall(exhibit.answer))
        clauses = exhibit.headline.split(BREAKS[language()][0])
        beyond = [clause for clause in clauses if not said >= set(NUMBER.findall(clause))]
        return exhibit.answer, BREAKS[language()][0].join(beyond)
    return in_two(exhibit.headline)


def in_two(sentence: str) -> tuple[str, str]:
    """As many clauses of a sentence as a heading holds, and the others; the whole where one clause is longer."""
    longest = LONGEST[language()]
    if len(sentence) <= longest:
        return sentence, ""
    for breaks in BREAKS[language()]:
        ends = [found for found in re.finditer(breaks, sentence) if _is_outside(sentence, found.start())]
        fitting = [found for found in ends if SHORTEST <= found.start() <= longest]
        if fitting:
            return sentence[: fitting[-1].start()].strip(), _as_line(sentence[fitting[-1].end() :])
    for breaks in BREAKS[language()][:2]:
        for found in re.finditer(breaks, sentence):
            if _is_outside(sentence, found.start()):
                return sentence[: found.start()].strip(), _as_line(sentence[found.end() :])
    return sentence, ""


def _as_line(rest: str) -> str:
    """The rest of a sentence as a line of its own: it begins with what stood in brackets, never with a bracket."""
    line = rest.strip(SEPARATORS)
    bracketed = BRACKETED.match(line)
    return f"{bracketed[1]}{bracketed[2]}" if bracketed else line


def _is_outside(sentence: str, place: int) -> bool:
    """Whether a place stands in no brackets and no quotes, in which names stand."""
    before = sentence[:place]
    return len(OPENING.findall(before)) == len(CLOSING.findall(before))
