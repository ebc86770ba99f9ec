"""Finding projects by what somebody types: name, code or owner, in Chinese or by the initials of its pinyin."""

from collections.abc import Iterable

import streamlit as st
from pypinyin import Style, lazy_pinyin

import queries
from exhibits.base.filters import Row


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
        row["project_code"]: "\n".join([_folded(row), initials(row["name"]), initials(row["owner"] or "")])
        for row in queries.run("projects", threshold=0)
    }


def _folded(row: Row) -> str:
    return "\n".join(text.casefold() for text in (row["project_code"], row["name"], row["owner"]) if text)


def initials(text: str) -> str:
    """The first letters of a text's pinyin, other letters as they are: 泽骅造船A区 becomes zhzcaq."""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).casefold()
