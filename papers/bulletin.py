"""The bulletin (通报) that goes out after the month closes, and the one-page brief of a unit, as Word documents.

The words are those of the office's template, the figures those of the exhibits, the layout is GB/T 9704-2012 or the
office's own paper. An official document of a Chinese county is in Chinese, whatever the language of the screen.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from exhibits import Filters
from exhibits.base import provenance
from papers import own_paper, template
from papers.contents import REST, Content, rest
from papers.figures import Figures, LeftOut
from papers.forms import IN_CELLS, cells_of, with_whole_forms
from papers.letter import Letter, letter
from papers.official import Annex, OfficialDocument
from papers.official.forms import add_band, add_form, add_form_title
from papers.official.measure import CHINESE_DIGITS
from papers.one_page import on_one_page
from papers.tables import ordered, table_of
from papers.template import Line, Part, TemplateError, read_template, rows_wanted
from papers.template_words import words_of_template
from queries.language import use_language

UNFINISHED = re.compile("[；，：]$")  # what a sentence left out may leave behind
POINT = re.compile("^[一二三四五六七八九]([是要])")  # a paragraph that is one of several points
LEAD = re.compile("^[一二三四五六七八九][是要][^{}。]*。$")  # what opens a point and says nothing by itself
BODY = (template.SENTENCES, template.ITEMS, template.TABLE, template.FORM)
Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Paper:
    """A document that has been made, and what was left out of it, a line each."""

    content: bytes
    left_out: tuple[str, ...]


def nobody(_done: int, _all: int) -> None:
    """Nobody watches."""


def bulletin(filters: Filters, number: int | None, watch: Watch = nobody, issued_on: date | None = None) -> bytes:
    """The bulletin as a .docx file; where exactly one region is chosen, the brief of that unit.

    ``number`` is that of the issue, None for none; ``issued_on`` is today when it is not given. ``watch`` is told how
    many parts of how many are done. Raises TemplateError when the office's template is not understood.
    """
    return make_paper(filters, letter(issued_on or date.today(), number), watch).content


def make_paper(filters: Filters, said: Letter, watch: Watch = nobody) -> Paper:
    """The same with everything that a letter may bear, and with what was left out for want of a figure."""
    return copy_context().run(_in_chinese, filters, said, watch)


def _in_chinese(filters: Filters, said: Letter, watch: Watch) -> Paper:
    use_language("zh")
    name = template.BRIEF if filters.region else template.BULLETIN
    parts = read_template(name)
    figures = Figures(filters, words_of_template(filters, said))
    own = own_paper.opened(Path(name).with_suffix(".docx").name, _words_on_paper(parts, figures))
    _refuse_wrong_lines(parts)
    annexes = _annexes(parts, figures)
    figures.environment.globals["见附件"] = _numbers_of_annexes(annexes)
    contents: list[Content] = []
    of_text = [part for part in parts if part not in _parts_of_annexes(parts)]
    for done, part in enumerate(of_text, 1):
        contents += contents_of(part, figures)
        watch(done, len(of_text))
    if figures.mistakes:
        raise TemplateError("\n".join(figures.mistakes))
    contents = list(_with_points_in_order(_without_empty_sections(contents)))
    if any(content.keyword == template.ONE_PAGE for content in contents):
        contents = on_one_page(contents)
    printed = (own.word, own.named) if own else ()
    document = OfficialDocument(said, provenance.county(), provenance.demo_mark(), *printed)
    write(document, contents, [annex for _names, annex in annexes])
    content = own.finished(document) if own else document.file()
    return Paper(content, tuple(figures.left_out))


def _refuse_wrong_lines(parts: Sequence[Part]) -> None:
    """Every line that asks for rows in a way that cannot be, before anything is made."""
    mistakes = []
    for part in parts:
        if part.keyword in (template.ITEMS, template.TABLE):
            try:
                rows_wanted(part)
            except TemplateError as mistake:
                mistakes.append(str(mistake))
    if mistakes:
        raise TemplateError("\n".join(mistakes))


def _words_on_paper(parts: Sequence[Part], figures: Figures) -> dict[str, Any]:
    """What the office's own paper may call by name: the words of the template, and its title."""
    titles = [figures.sentence(part.line) for part in parts if part.keyword == template.TITLE]
    return figures.environment.globals | {"标题": "".join(titles)}


def _parts_of_annexes(parts: Sequence[Part]) -> Sequence[Part]:
    """What follows the first annex; tables there stand in annexes, everything else in the text."""
    starts = [place for place, part in enumerate(parts) if part.keyword == template.ANNEX]
    in_annexes = (template.ANNEX, template.TABLE)
    return [part for part in parts[starts[0] :] if part.keyword in in_annexes] if starts else []


def _annexes(parts: Sequence[Part], figures: Figures) -> list[tuple[set[str], Annex]]:
    """The annexes that have rows, each with the exhibits that it shows."""
    made: list[tuple[set[str], Annex]] = []
    for part in _parts_of_annexes(parts):
        if part.keyword == template.ANNEX:
            made.append((set(), Annex(figures.sentence(part.line), ())))
            continue
        if not made[-1][1].title:  # the template itself leaves it away
            continue
        try:
            table = table_of(part, figures)
        except LeftOut as reason:
            figures.leave_out(part.line, reason)
            continue
        names, annex = made[-1]
        names.add(rows_wanted(part).exhibit)
        made[-1] = (names, replace(annex, tables=(*annex.tables, table)))
    return [(names, annex) for names, annex in made if annex.tables and annex.title]


def _numbers_of_annexes(annexes: Sequence[tuple[set[str], Annex]]) -> Callable[[str], str]:
    def see(name: str) -> str:
        """（见附件2）, or nothing where no annex shows the exhibit."""
        for number, (names, _annex) in enumerate(annexes, 1):
            if name in names:
                return f"（见附件{number if len(annexes) > 1 else ''}）"
        return ""

    return see


def contents_of(part: Part, figures: Figures) -> Iterator[Content]:
    """The pieces that a part of the template becomes under the figures."""
    if part.keyword == template.TABLE:
        try:
            table = table_of(part, figures)
        except LeftOut as reason:
            figures.leave_out(part.line, reason)
            return
        yield Content(template.TABLE, table.caption, table)
    elif part.keyword == template.ITEMS:
        yield from _items(part, figures)
    elif part.keyword in IN_CELLS:
        yield from cells_of(part, figures)
    elif text := _paragraph(part, figures):
        yield Content(part.keyword, UNFINISHED.sub("。", text) if part.keyword == template.SENTENCES else text)


def _paragraph(part: Part, figures: Figures) -> str:
    """The sentences of a part; nothing where no more is left than what opens a point."""
    lines = [figures.sentence(line) for line in part.lines]
    if len(lines) > 1 and LEAD.match(part.line.text) and not any(lines[1:]):
        return ""
    return "".join(lines)


def _items(part: Part, figures: Figures) -> Iterator[Content]:
    wanted = rows_wanted(part)
    line = Line(wanted.sentence, part.line.place)
    try:
        rows = ordered(figures.rows(wanted.exhibit), wanted)
    except LeftOut as reason:
        figures.leave_out(part.line, reason)
        return
    most = len(rows) if wanted.at_most is None else wanted.at_most
    written = left = 0
    for row in rows:
        text = figures.sentence(line, 行=row, 序号=written + 1)
        if text and written < most:
            written += 1
            yield Content(template.ITEMS, text)
        elif text:  # a row that the template has no words for is none of those left out
            left += 1
    if left:
        yield rest(left)


def _without_empty_sections(contents: Sequence[Content]) -> list[Content]:
    """The contents without headings below which nothing is left."""
    kept: list[Content] = []
    section_is_filled = subsection_is_filled = False
    for content in reversed(contents):
        if content.keyword in BODY:
            section_is_filled = subsection_is_filled = True
        elif content.keyword == template.SUBSECTION:
            if not subsection_is_filled:
                continue
            subsection_is_filled = False
        elif content.keyword == template.SECTION:
            if not section_is_filled:
                continue
            section_is_filled = subsection_is_filled = False
        kept.append(content)
    return kept[::-1]


def _with_points_in_order(contents: Iterable[Content]) -> Iterator[Content]:
    """The contents with 一是, 二是 … counted anew in every section, as one of them may have been left out."""
    count = 0
    for content in contents:
        if content.keyword == template.SECTION:
            count = 0
        if content.keyword == template.SENTENCES and POINT.match(content.text):
            count += 1
            content = replace(content, text=POINT.sub(rf"{CHINESE_DIGITS[count]}\1", content.text))
        yield content


def write(document: OfficialDocument, contents: Sequence[Content], annexes: Sequence[Annex]) -> None:
    """Write the pieces in their order, the head before them, annexes and colophon after them."""
    said = {content.keyword: content.text for content in contents}
    has_head = template.RED_HEAD in said
    if has_head:
        below = 2 if template.TITLE in said else 0
        document.head(said[template.RED_HEAD], said.get(template.ISSUE, ""), below)
    writers = {
        template.ADDRESSEES: document.addressees,
        template.SECTION: document.section,
        template.SUBSECTION: document.subsection,
        template.SENTENCES: document.text,
        template.ITEMS: document.text,
        REST: document.text,
        template.SIGNATURE: document.signature,
        template.REMARK: document.remark,
    }
    is_listed = False
    for content in with_whole_forms(contents):
        if content.keyword in (template.SIGNATURE, template.REMARK) and not is_listed:
            document.list_annexes([annex.title for annex in annexes])
            is_listed = True
        if content.keyword == template.TITLE:
            document.title(content.text)
        elif content.table:
            document.table(content.text, content.table.grid, content.table.notes)
        elif content.keyword == template.FORM:
            document.put(add_form, content.rows)
        elif content.keyword == template.BAND:
            document.put(add_band, *content.rows[0][:2])
        elif content.keyword == template.FORM_TITLE:
            document.put(add_form_title, content.text)
        elif content.keyword in writers:
            writers[content.keyword](content.text)
    if not is_listed:
        document.list_annexes([annex.title for annex in annexes])
    document.annexes(annexes)
    if has_head:
        document.colophon()
