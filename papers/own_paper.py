"""The office's own paper: bulletin.docx with its letterhead and its styles, into which the text is written.

It stands beside the text template in COUNTY_TEMPLATES. A paragraph {{ 正文 }} says where the text goes; other words in
double braces are filled, and a paragraph whose words are all empty leaves its place out. Styles are known by name:
Title, Heading 1, Heading 2, Body Text, Caption, Table Text, Table Head, Note, Annex; what it lacks is the standard's.
"""

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from papers.official import OfficialDocument
from papers.official.layout import set_styles
from papers.official.package import drop_leftovers, leave_compatibility_mode
from papers.plain_text import printable
from papers.template import TemplateError, folder_of_templates
from words import _

TEXT = "正文"
FIELD = re.compile(r"{{\s*([^{}]*?)\s*}}")
ALMOST = re.compile(r"｛｛|｝｝|{\s+{|(?<!{){[^{}]*}|{{[^{}]*}(?!})")


class OwnPaper:
    """A paper that has been opened and filled; ``named`` are the words that stand on it."""

    def __init__(self, word: WordDocument, named: frozenset[str], place: CT_P):
        self.word = word
        self.named = named
        self._place = place
        self._before = list(word.element.body)

    def finished(self, document: OfficialDocument) -> bytes:
        """The file, what was written since moved to where the text goes."""
        body = self.word.element.body
        written = [child for child in body if child not in self._before and child.tag != qn("w:sectPr")]
        if written and self._place.getnext() is not written[0]:
            for child in written:
                self._place.addprevious(child)
        body.remove(self._place)
        return document.file()


def path_of(name: str) -> Path | None:
    """The file of that name in the office's own folder; None where there is none. Raises TemplateError."""
    if not os.environ.get("COUNTY_TEMPLATES"):
        return None
    path = folder_of_templates() / name
    return path if path.exists() else None


def opened(name: str, words: Mapping[str, Any]) -> OwnPaper | None:
    """The office's paper with its words filled; None where it has none. Raises TemplateError, a line a mistake."""
    path = path_of(name)
    if path is None:
        return None
    try:
        word = Document(str(path))
    except (OpcError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise TemplateError(_("{file} cannot be opened: it is no Word document (.docx)").format(file=name)) from error
    texts = {key: printable(value) for key, value in words.items() if isinstance(value, str)}
    mistakes: list[str] = []
    places: list[CT_P] = []
    named: set[str] = set()
    for number, paragraph in enumerate(list(_paragraphs(word)), 1):
        fields = FIELD.findall(paragraph.text)
        named |= set(fields)
        place = _("{file}, paragraph {number}").format(file=name, number=number)
        if fields == [TEXT] and FIELD.fullmatch(paragraph.text.strip()):
            places.append(paragraph._p)
        elif ALMOST.search(paragraph.text):
            mistakes.append(_("{place}: {error}").format(place=place, error=_("braces must be the narrow {{ and }}")))
        else:
            mistakes += [_unknown(place, field, texts) for field in fields if field not in texts]
            _fill(paragraph, texts)
    body = [place for place in places if place.getparent() is word.element.body]
    if len(body) != 1:
        mistakes.append(
            _("{file}: the text goes where one paragraph alone says {field}").format(
                file=name, field=f"{{{{ {TEXT} }}}}"
            )
        )
    if mistakes:
        raise TemplateError("\n".join(mistakes))
    set_styles(word, frozenset(style.name for style in word.styles))
    leave_compatibility_mode(word)
    drop_leftovers(word)
    return OwnPaper(word, frozenset(named), body[0])


def _unknown(place: str, field: str, known: Mapping[str, str]) -> str:
    said = _("there is no word {name}").format(name=field)
    meant = get_close_matches(field, [TEXT, *known], n=1)
    if meant:
        said = _("{mistake}; is {name} meant?").format(mistake=said, name=meant[0])
    return _("{place}: {error}").format(place=place, error=said)


def _paragraphs(word: WordDocument) -> Iterator[Paragraph]:
    """All paragraphs of the text, its tables and boxes, then those of headers and footers."""
    parts = [word.element.body]
    for section in word.sections:
        for part in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            if not part.is_linked_to_previous:
                parts.append(part._element)
    for part in parts:
        for element in part.iter(qn("w:p")):
            yield Paragraph(element, word)


def _fill(paragraph: Paragraph, texts: Mapping[str, str]) -> None:
    """Put the words in their places, each in the letters of the run in which it begins."""
    fields = FIELD.findall(paragraph.text)
    if not fields:
        return
    if not any(texts.get(field) for field in fields):
        _leave_out(paragraph)
        return
    found = [*FIELD.finditer("".join(run.text for run in paragraph.runs))]
    for match in reversed(found):  # from the end: what has been filled in, whatever it says, is not looked at again
        start, end = match.span()
        at = 0
        replaced = False
        for run in paragraph.runs:
            text, length = run.text, len(run.text)
            first, last = max(start - at, 0), min(end - at, length)
            if first < last:
                run.text = text[:first] + ("" if replaced else texts.get(match[1], "")) + text[last:]
                replaced = True
            at += length


def _leave_out(paragraph: Paragraph) -> None:
    parent = paragraph._p.getparent()
    has_section = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    if len(parent.findall(qn("w:p"))) > 1 and not has_section:
        parent.remove(paragraph._p)
    else:
        for run in paragraph.runs:
            run.text = ""
