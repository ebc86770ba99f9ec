"""Project names as offices write them from month to month: what of them may differ, and which are one project.

Blanks, the width of brackets, （续建） and 项目 or 工程 at the end change between returns. Names that differ in no more
than that are proposed as one project, and are one where the mapping confirms it.
"""

import re
import unicodedata
from difflib import SequenceMatcher

from data.reading.values import plain_text

CONTENT = re.compile(
    r"[\s,，;；。]*(?:(?:项目|工程)?(?:主要)?(?:建设|项目)(?:规模)?(?:及|和|与)?(?:主要)?(?:建设)?内容)[:：].*",
    re.DOTALL,
)
STATUS = re.compile(
    r"[(（](?:续建|新建|在建|扩建|改建|改扩建|结转|续|新开工|已开工|已完工|已竣工|跨年|预备|储备)(?:项目|工程)?[)）]"
)
ENDING = re.compile(r"(?:项目|工程)+$")
CHINESE = r"[\u3400-\u9fff（）()、，。《》“”]"
INNER_BLANK = re.compile(rf"(?<={CHINESE})\s+|\s+(?={CHINESE})")
ALIKE = 0.8  # how alike two names are that may be one project all the same

RULES = ("spaces", "brackets", "status", "ending")


def name_of(cell: object) -> tuple[str, str | None]:
    """The name that stands in a cell, and what the cell says of the project's contents."""
    written = str(cell).replace("\r", "\n")
    first = written.strip().split("\n")[0]
    cut = CONTENT.search(written)
    name = CONTENT.sub("", first) if cut else plain_text(written)
    rest = written.strip()[len(name) :] if cut else ""
    return plain_text(name), plain_text(rest) or None


def without_blanks(name: str) -> str:
    """The name without the blanks that Chinese writing does not have."""
    return INNER_BLANK.sub("", name)


def key_of(name: str, rules: tuple[str, ...]) -> str:
    """What names have in common that differ in nothing but what the rules name."""
    if "spaces" in rules:
        name = "".join(name.split())
    if "brackets" in rules or "status" in rules or "ending" in rules:
        name = (
            unicodedata.normalize("NFKC", name)
            .replace("【", "(")
            .replace("】", ")")
            .replace("[", "(")
            .replace("]", ")")
        )
    if "status" in rules:
        name = STATUS.sub("", name) or name
    if "ending" in rules:
        name = ENDING.sub("", name) or name
    return name


def rules_between(name: str, other: str) -> tuple[str, ...]:
    """The fewest rules by which two names are one; all of them where none suffice."""
    for count in range(1, len(RULES) + 1):
        if key_of(name, RULES[:count]) == key_of(other, RULES[:count]):
            return tuple(
                rule
                for rule in RULES[:count]
                if key_of(name, tuple(each for each in RULES[:count] if each != rule))
                != key_of(other, tuple(each for each in RULES[:count] if each != rule))
            )
    return ()


def are_alike(name: str, other: str) -> bool:
    """Whether two names are so alike that they may be one project, though no rule says so."""
    return SequenceMatcher(None, key_of(name, RULES), key_of(other, RULES)).ratio() >= ALIKE
