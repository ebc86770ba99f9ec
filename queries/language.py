"""The language of a reader, in the words of the file read: a county's, with zones or without, or a prefecture's."""

import queries
import words
from settings import SettingsError
from words.prefecture import COUNTY, PREFECTURE, WITHOUT_ZONES


def use_language(language: str) -> None:
    """Choose the language of everything that this thread says of the published file from now on."""
    try:
        said = queries.one("version_of_data")
        file_of = PREFECTURE if said["is_prefecture"] else COUNTY if said["has_zones"] else WITHOUT_ZONES
    except (queries.QueryError, SettingsError):  # whoever draws the page says what is wrong
        file_of = COUNTY
    words.use_language(language, file_of)
