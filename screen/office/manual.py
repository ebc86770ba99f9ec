"""The manual, to read where it is needed, and as a Word document."""

from contextlib import suppress
from itertools import groupby

import streamlit as st

import queries
from exhibits.base import provenance
from office import manuals
from words import _

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw() -> None:
    """Draw the manual's chapters, each to be opened."""
    chapters = manuals.chapters()
    st.download_button(
        _("Download the manual as Word"),
        _as_word,
        file_name="操作手册.docx",
        mime=DOCUMENT,
        on_click="ignore",
        icon=":material/download:",
        key="office.manual",
    )
    for place, chapter in enumerate(chapters):
        with st.expander(chapter.title, key=f"office.chapter.{place}"):
            for picture, lines in groupby(chapter.lines, manuals.picture_of):
                if picture is not None:
                    st.image(str(picture))
                else:
                    st.markdown("\n".join(line for line in lines if not line.startswith("![")))


def _as_word() -> bytes:
    """The manual as Word; the library for that is loaded where it is asked for."""
    from papers.manual import manual

    owner = ""
    with suppress(queries.NoDatabase):
        owner = provenance.county()
    return manual([(each.title, each.lines) for each in manuals.chapters()], manuals.picture_of, owner)
