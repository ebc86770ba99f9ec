"""The language of a reader, in the words of the file that is read: a county's or a prefecture's."""

import queries
import words
from settings import SettingsError


def use_language(language: str) -> None:
    """Choose the language of everything that this thread says of the published file from now on."""
    try:
        of_prefecture = bool(queries.one("version_of_data")["is_prefecture"])
    except (queries.QueryError, SettingsError):  # whoever draws the page says what is wrong
        of_prefecture = False
    words.use_language(language, of_prefecture)
