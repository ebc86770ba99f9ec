"""The office's text template: which parts a bulletin has, in which order, with which words.

A template is a text file that explains itself at its head. A line that begins with ※ is a note; one that begins with a
keyword and a colon is a part of its own; other lines are sentences, and a blank line ends their paragraph.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from words import _

SHIPPED = Path(__file__).parent / "templates"
BULLETIN, BRIEF = "bulletin.txt", "township.txt"
RED_HEAD, ISSUE, TITLE, ADDRESSEES = "版头", "期号", "标题", "主送"
SIGNATURE, REMARK, ANNEX = "落款", "附注", "附件"
SECTION, SUBSECTION, SENTENCES, ITEMS, TABLE, ONE_PAGE = "一级", "二级", "正文", "逐条", "表格", "限一页"
FORM, FORM_TITLE, BAND = "表单", "表单题", "色条"
KEYWORDS = (
    *(RED_HEAD, ISSUE, TITLE, ADDRESSEES, SIGNATURE, REMARK, ANNEX),
    *(SECTION, SUBSECTION, SENTENCES, ITEMS, TABLE, ONE_PAGE),
    *(FORM, FORM_TITLE, BAND),
)
KEYWORD_LINE = re.compile(rf"({'|'.join(KEYWORDS)})[：:](.*)", re.DOTALL)
LIKE_A_KEYWORD = re.compile(r"([\u4e00-\u9fff]{1,4})[：:]")
NOTE = "※"
FIELDS, NAMES, ROWS_AT_MOST = re.compile("｜"), re.compile("[、，,]"), re.compile(r"前\s*(\d+)\s*行")
OPTIONS = ("列", "前 10 行", "由低到高", "首行", "归类", "选", "题", "注")


class TemplateError(Exception):
    """A template is missing or says something that cannot be; the message says where and what, a line a mistake."""


@dataclass(frozen=True)
class Line:
    """One line of a template, and where it stands, for messages."""

    text: str
    place: str


@dataclass(frozen=True)
class Part:
    """One part of the document: a keyword with what follows it, or SENTENCES with the lines of a paragraph."""

    keyword: str
    lines: tuple[Line, ...]

    @property
    def line(self) -> Line:
        """The only line of a keyword."""
        return self.lines[0]


@dataclass(frozen=True)
class RowsWanted:
    """Which rows of an exhibit a line of 逐条 or 表格 asks for, and how they are written.

    ``grouped_by`` puts rows with the same value together; ``where`` keeps those that have one of its values in its
    column.
    """

    exhibit: str
    columns: tuple[str, ...] = ()
    at_most: int | None = None
    low_first: bool = False
    first_row: str | None = None
    grouped_by: str | None = None
    where: tuple[str, ...] = ()
    caption: str = ""
    note: str = ""
    sentence: str = ""


def folder_of_templates() -> Path:
    """The office's own folder, COUNTY_TEMPLATES, or the shipped one. Raises TemplateError."""
    folder = Path(os.environ.get("COUNTY_TEMPLATES") or SHIPPED)
    if not folder.is_dir():
        raise TemplateError(_("COUNTY_TEMPLATES names {folder}, which is no folder").format(folder=folder))
    return folder


def read_template(name: str) -> tuple[Part, ...]:
    """The parts of one template, from the folder COUNTY_TEMPLATES where it is there. Raises TemplateError."""
    own = folder_of_templates() / name
    path = own if own.exists() else SHIPPED / name
    try:
        text = _text(path.read_bytes())
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(_("Template {file} cannot be read: {error}").format(file=path, error=error)) from error
    mistakes: list[str] = []
    parts = tuple(_parts(text, path.name, mistakes))
    if mistakes:
        raise TemplateError("\n".join(mistakes))
    if not parts:
        raise TemplateError(_("{file} is empty: no line of it is printed").format(file=path.name))
    return parts


def _text(content: bytes) -> str:
    """What an office's editor saved: UTF-8, UTF-16, or the older Chinese encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _parts(text: str, file: str, mistakes: list[str]) -> Iterator[Part]:
    sentences: list[Line] = []
    for number, written in enumerate([*text.splitlines(), ""], 1):
        line = Line(written.strip(), _("{file}, line {line}").format(file=file, line=number))
        if line.text.startswith(NOTE):
            continue
        keyword = KEYWORD_LINE.fullmatch(line.text)
        if not keyword and (mistake := _misspelt_keyword(line)):
            mistakes.append(mistake)
        if sentences and (keyword or not line.text):
            yield Part(SENTENCES, tuple(sentences))
            sentences = []
        if keyword and keyword[1] == SENTENCES:
            sentences.append(Line(keyword[2].strip(), line.place))
        elif keyword:
            yield Part(keyword[1], (Line(keyword[2].strip(), line.place),))
        elif line.text:
            sentences.append(line)


def _misspelt_keyword(line: Line) -> str | None:
    """What is wrong with a line that begins almost as a keyword does; None where nothing is."""
    said = LIKE_A_KEYWORD.match(line.text)
    meant = get_close_matches(said[1], KEYWORDS, n=1, cutoff=0.5) if said else []
    if not said or not meant:
        return None
    return _(
        "{place}: “{word}” is no keyword; is {keyword} meant? A sentence that begins so stands after {text}"
    ).format(place=line.place, word=said[1], keyword=meant[0], text=f"{SENTENCES}：")


def rows_wanted(part: Part) -> RowsWanted:
    """What a line of ITEMS or TABLE says. Raises TemplateError."""
    exhibit, *fields = (text.strip() for text in FIELDS.split(part.line.text))
    if "|" in exhibit:
        mistake = _("{place}: what follows the name is divided by the wide ｜, not by |")
        raise TemplateError(mistake.format(place=part.line.place))
    said: dict[str, Any] = {}
    if part.keyword == ITEMS and fields:
        said["sentence"] = fields.pop()
    for text in fields:
        said |= _option(text, part.line.place)
    return RowsWanted(exhibit, **said)


def _option(text: str, place: str) -> dict[str, Any]:
    """One of the fields after the name, by the word that it begins with."""
    word, _space, rest = text.partition(" ")
    values = tuple(name.strip() for name in NAMES.split(rest) if name.strip())
    if rows := ROWS_AT_MOST.fullmatch(text):
        return {"at_most": int(rows[1])}
    match word:
        case "由低到高":
            return {"low_first": True}
        case "列" if values:
            return {"columns": values}
        case "首行" if values:
            return {"first_row": rest.strip()}
        case "归类" if values:
            return {"grouped_by": rest.strip()}
        case "选" if len(rest.split(maxsplit=1)) > 1:
            column, chosen = rest.split(maxsplit=1)
            return {"where": (column, *(name.strip() for name in NAMES.split(chosen)))}
        case "题":
            return {"caption": rest.strip()}
        case "注":
            return {"note": rest.strip()}
    raise TemplateError(
        _("{place}: “{text}” is not understood here; it may be one of {options}").format(
            place=place, text=text, options=_(", ").join(OPTIONS)
        )
    )
