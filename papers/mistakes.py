"""What is wrong with a line of a template, in one sentence: what a template engine says, as an office can use it."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from words import _

INSIDE = re.compile(r"{{(.*?)}}|{%(.*?)%}|{{(.*)|{%(.*)", re.DOTALL)
TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
WIDE = dict(zip("“”‘’＂（）［］｛｝，：；｜＝％＋－．＿！＜＞", '""\'\'"()[]{},:;|=%+-._!<>', strict=True))
UNKNOWN_FILTER = re.compile(r"No filter named '(.+)'\.")
TOO_FEW = re.compile(r"\w+ object has no element (\d+)")
BLOCKS = (("if", "endif"), ("for", "endfor"))


def mistake_in_words(text: str, error: Exception, filters: Sequence[str]) -> str:
    """One sentence on why a line cannot be understood, by the commonest reasons first."""
    if wide_braces(text):
        return _("braces must be the narrow {{ and }}")
    for inside in ("".join(found) for found in INSIDE.findall(text)):
        for letter in TEXT.sub("", inside):
            if letter in WIDE:
                return _("within the braces “{wide}” must be the narrow {narrow}").format(
                    wide=letter, narrow=WIDE[letter]
                )
    for opened, closed in (("{{", "}}"), ("{%", "%}")):
        if text.count(opened) != text.count(closed):
            return _("{opened} and {closed} do not come in pairs").format(opened=opened, closed=closed)
    for begin, end in BLOCKS:
        if len(re.findall(rf"{{%\s*{begin}\b", text)) != len(re.findall(rf"{{%\s*{end}\b", text)):
            return _("{begin} and {end} do not come in pairs").format(begin=f"{{% {begin} %}}", end=f"{{% {end} %}}")
    if unknown := UNKNOWN_FILTER.search(str(error)):
        meant = get_close_matches(unknown[1], filters, n=1, cutoff=0.3)
        known = meant or filters
        return _("after the bar {name} is not known; known are {filters}").format(
            name=unknown[1], filters=_(", ").join(known)
        )
    return _("what stands within the braces is not written as the examples show")


def wide_braces(text: str) -> bool:
    """Whether braces are written wide, so that they would be printed as they stand."""
    return any(pair in text for pair in ("｛｛", "｝｝", "｛%", "{｛", "｛{"))


def missing_in_words(error: Exception) -> str:
    """What is not there that a line asks for: a row beyond the last one, or what the library says."""
    few = TOO_FEW.fullmatch(str(error))
    return _("there are fewer than {count} rows").format(count=int(few[1]) + 1) if few else str(error)
