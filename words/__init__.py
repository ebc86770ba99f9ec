"""The words that people read: gettext catalogues for Chinese (the default) and English.

Code says ``_("English source text")``. The Chinese catalogue translates those sentences; the English one
translates the words that come out of the ledger (民资, 镇乡, 竣工 …), so both directions are one call.
"""

import gettext
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from words.prefecture import COUNTY, PREFECTURE, in_words_of

CATALOGUES = Path(__file__).parent.parent / "locale"
LANGUAGES = ("zh", "en")
LONGEST_SHOWN = 60  # characters of a text out of a file
_language: ContextVar[str] = ContextVar("language", default="zh")
_file_of: ContextVar[str] = ContextVar("file_of", default=COUNTY)


def use_language(language: str, file_of: str = COUNTY) -> None:
    """Choose the language of everything that this thread says from now on; one of LANGUAGES.

    Of a prefecture it says counties where of a county it says townships and zones; see words/prefecture.py.
    """
    if language not in LANGUAGES:
        raise ValueError(f"unknown language: {language!r}")
    _language.set(language)
    _file_of.set(file_of)


def language() -> str:
    """The language in use, "zh" or "en"."""
    return _language.get()


def is_of_prefecture() -> bool:
    """Whether what is said is said of a prefecture, among whose counties none is ours."""
    return _file_of.get() == PREFECTURE


@cache
def catalogue(language: str) -> gettext.GNUTranslations:
    """The translations of one language, read from its .po file (nothing has to be compiled beforehand)."""
    with (CATALOGUES / language / "LC_MESSAGES" / "dashboard.po").open("rb") as file:
        messages = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str) -> str:
    """The message in the language in use; the message itself where the catalogue has none."""
    return _said(catalogue(_language.get()).gettext(message)) if message else ""


def pgettext(context: str, message: str) -> str:
    """The message as it reads in one context: "Approved" is a day in one table and a sum of money in another."""
    return _said(catalogue(_language.get()).pgettext(context, message))


def ngettext(one: str, many: str, count: float | str) -> str:
    """The message for one of something or for any other number of it, in the language in use."""
    return _said(catalogue(_language.get()).ngettext(one, many, 1 if count in (1, "1") else 2))


def _said(message: str) -> str:
    return message if _file_of.get() == COUNTY else in_words_of(_file_of.get(), _language.get(), message)


def counted(one: str, many: str, by: str, **values: Any) -> str:
    """A message filled with values, in the form for as many as the value called ``by`` says."""
    return ngettext(one, many, values[by]).format(**values)


def as_sentence(text: str) -> str:
    """The text as a sentence begins: in English with a capital, whatever word comes first."""
    return text[:1].upper() + text[1:] if language() == "en" else text


def N_(message: str) -> str:
    """The message unchanged: marks a text for the catalogue that is translated later, where it is shown."""
    return message


def shown(text: object) -> str:
    """Text that somebody wrote made fit for a line: no control characters, not longer than a line bears."""
    clean = "".join(letter if letter.isprintable() else " " for letter in str(text))
    return clean if len(clean) <= LONGEST_SHOWN else clean[: LONGEST_SHOWN - 1] + "…"
