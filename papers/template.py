"""The office's text template: which parts a bulletin has, in which order, with which words.

A template is a text file that explains itself at its head. A line that begins with ※ is a note; one that begins with a
keyword and a colon is a part of its own; other lines are sentences, and a blank line ends their paragraph.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from words import _

SHIPPED = Path(__file__).parent / "templates"
RED_HEAD, ISSUE, TITLE, ADDRESSEES = "版头", "期号", "标题", "主送"
SIGNATURE, REMARK, COPIES = "落款", "附注", "抄送"
SECTION, SUBSECTION, SENTENCES, ITEMS, TABLE, ONE_PAGE = "一级", "二级", "正文", "逐条", "表格", "限一页"
KEYWORDS = (
    *(RED_HEAD, ISSUE, TITLE, ADDRESSEES, SIGNATURE, REMARK, COPIES),
    *(SECTION, SUBSECTION, ITEMS, TABLE, ONE_PAGE),
)
KEYWORD_LINE = re.compile(rf"({'|'.join(KEYWORDS)})[：:](.*)", re.DOTALL)
NOTE = "※"
FIELDS, NAMES, ROWS_AT_MOST = re.compile("｜"), re.compile("[、，,]"), re.compile(r"前\s*(\d+)\s*行")


class TemplateError(Exception):
    """A template is missing or says something that cannot be; the message says where and what."""


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
    """Which rows of an exhibit a line of 逐条 or 表格 asks for, and how they are written."""

    exhibit: str
    columns: tuple[str, ...] = ()
    at_most: int | None = None
    low_first: bool = False
    first_row: str | None = None
    caption: str = ""
    sentence: str = ""


def read_template(name: str) -> tuple[Part, ...]:
    """The parts of one template, from the folder COUNTY_TEMPLATES where it is there. Raises TemplateError."""
    folder = Path(os.environ.get("COUNTY_TEMPLATES") or SHIPPED)
    if not folder.is_dir():
        raise TemplateError(_("COUNTY_TEMPLATES names {folder}, which is no folder").format(folder=folder))
    own = folder / name
    path = own if own.exists() else SHIPPED / name
    try:
        return tuple(_parts(_text(path.read_bytes()), path.name))
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(_("Template {file} cannot be read: {error}").format(file=path, error=error)) from error


def _text(content: bytes) -> str:
    """What an office's editor saved: UTF-8, or the older Chinese encoding."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _parts(text: str, file: str) -> Iterator[Part]:
    sentences: list[Line] = []
    for number, written in enumerate([*text.splitlines(), ""], 1):
        line = Line(written.strip(), _("{file}, line {line}").format(file=file, line=number))
        if line.text.startswith(NOTE):
            continue
        keyword = KEYWORD_LINE.fullmatch(line.text)
        if sentences and (keyword or not line.text):
            yield Part(SENTENCES, tuple(sentences))
            sentences = []
        if keyword:
            yield Part(keyword[1], (Line(keyword[2].strip(), line.place),))
        elif line.text:
            sentences.append(line)


def rows_wanted(part: Part) -> RowsWanted:
    """What a line of ITEMS or TABLE says. Raises TemplateError."""
    exhibit, *fields = (text.strip() for text in FIELDS.split(part.line.text))
    said: dict[str, Any] = {}
    if part.keyword == ITEMS and fields:
        said["sentence"] = fields.pop()
    for text in fields:
        if rows := ROWS_AT_MOST.fullmatch(text):
            said["at_most"] = int(rows[1])
        elif text == "由低到高":
            said["low_first"] = True
        elif text.startswith("列 "):
            said["columns"] = tuple(name.strip() for name in NAMES.split(text.removeprefix("列 ")))
        elif text.startswith("首行 "):
            said["first_row"] = text.removeprefix("首行 ").strip()
        elif text.startswith("题 "):
            said["caption"] = text.removeprefix("题 ").strip()
        else:
            raise TemplateError(_("{place}: “{text}” is not understood here.").format(place=part.line.place, text=text))
    return RowsWanted(exhibit, **said)
