"""Finding projects by what somebody types, in Chinese or by the initials of its pinyin.

What is found: name, code, owner, region, responsible unit, and the leaders who answer for it.
"""

import os
from collections.abc import Iterable

import streamlit as st

import queries
from exhibits.base.filters import Row

MOST_WAYS = 16  # to read a name; of signs beyond that the commonest way alone


def found(rows: Iterable[Row], typed: str) -> list[Row]:
    """The rows in which every word that was typed occurs; all of them when nothing was."""
    words = typed.casefold().split()
    if not words:
        return list(rows)
    texts = _searchable(queries.signature())
    return [row for row in rows if all(word in texts.get(row["project_code"], "") for word in words)]


@st.cache_data(max_entries=2, show_spinner=False)
def _searchable(signature: queries.Signature) -> dict[str, str]:
    """By project code all that can be searched for; made once for every published file."""
    return {
        row["project_code"]: "\n".join([*_texts(row), *(initials(text) for text in _texts(row)[1:])])
        for row in queries.run("projects", threshold=0)
    }


def _texts(row: Row) -> list[str]:
    columns = ("project_code", "name", "owner", "region", "responsible_unit", "lead_official", "deputy_leader")
    return [row[column].casefold() for column in columns if row[column]]


def initials(text: str) -> str:
    """The first letters of a text's pinyin, other letters as they are, a line for each way to read it.

    长兴A区 becomes zxaq, cxaq and those in which 区 is read ou.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 45 MB, how signs are read in phrases: all their ways do
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import Style, pinyin  # another 12 MB, where nobody has searched yet

    ways = [""]
    for letters in pinyin(text, style=Style.FIRST_LETTER, heteronym=True):
        readings = dict.fromkeys(letters) if len(ways) < MOST_WAYS else letters[:1]
        ways = [way + letter for way in ways for letter in readings]
    return "\n".join(ways).casefold()
