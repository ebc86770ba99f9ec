"""The bulletin (通报) that goes out after the month closes, and the one-page brief of a township, as Word documents.

The words are those of the office's template, the figures those of the exhibits, the layout is GB/T 9704-2012.
An official document of a Chinese county is in Chinese, whatever the language of the screen.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import date

from exhibits import Filters
from exhibits.base import provenance
from exhibits.base.reporting import unreported
from exhibits.base.wording import scope
from papers import template
from papers.figures import Figures, LeftOut, leave_out, tight
from papers.official_layout import LINES
from papers.official_parts import CHINESE_DIGITS, TITLE_CHARACTERS, Grid, OfficialDocument, lines_of
from papers.tables import grid_and_note, ordered
from papers.template import Part, read_template, rows_wanted
from words import numbers, use_language

BULLETIN, BRIEF = "bulletin.txt", "township.txt"
UNFINISHED = re.compile("[；，]$")  # what a sentence left out may leave behind
POINT = re.compile("^[一二三四五六七八九]是")  # a paragraph that is one of several points
BODY = (template.SENTENCES, template.ITEMS, template.TABLE)


@dataclass(frozen=True)
class Content:
    """One piece of the finished document: what it is by the template's keyword, its text, its table."""

    keyword: str
    text: str
    grid: Grid | None = None
    note: str = ""


def nobody(_done: int, _all: int) -> None:
    """Nobody watches."""


def bulletin(
    filters: Filters,
    number: int | None,
    watch: Callable[[int, int], None] = nobody,
    issued_on: date | None = None,
) -> bytes:
    """The bulletin as a .docx file; where exactly one region is chosen, the brief of that township.

    ``number`` is that of the issue, None for none; ``issued_on`` is today when it is not given. ``watch`` is told how
    many parts of how many are done. A sentence whose figure is missing is left out with a warning in the log.
    Raises TemplateError when the office's template is not understood.
    """
    return copy_context().run(_in_chinese, filters, number, watch, issued_on or date.today())


def _in_chinese(filters: Filters, number: int | None, watch: Callable[[int, int], None], issued_on: date) -> bytes:
    use_language("zh")
    figures = Figures(filters, _words_of_template(filters, number, issued_on))
    contents: list[Content] = []
    parts = read_template(BRIEF if filters.region else BULLETIN)
    for done, part in enumerate(parts, 1):
        contents += _contents(part, figures)
        watch(done, len(parts))
    contents = list(_with_points_in_order(_without_empty_sections(contents)))
    if any(content.keyword == template.ONE_PAGE for content in contents):
        contents = _on_one_page(contents)
    return _written(contents, provenance.demo_mark(), issued_on)


def _words_of_template(filters: Filters, number: int | None, issued_on: date) -> dict[str, str]:
    """The names without brackets that a template may use."""
    return {
        "县名": tight(scope(filters.for_all_regions())),
        "范围": tight(scope(filters)),
        "时段": numbers.period(filters.month),
        "月份": numbers.month_name(filters.month),
        "上年末": numbers.month_name(filters.month.replace(year=filters.month.year - 1, month=12)),
        "期号": "" if number is None else str(number),
        "日期": numbers.day(issued_on),
        "起点": tight(numbers.money_limit(filters.threshold)),
        "未报": "、".join(unreported(filters)),
        "筛选": tight("，".join(filters.in_words())),
    }


def _contents(part: Part, figures: Figures) -> Iterator[Content]:
    if part.keyword == template.TABLE:
        yield from _table(part, figures)
    elif part.keyword == template.ITEMS:
        yield from _items(part, figures)
    elif text := "".join(figures.sentence(line) for line in part.lines):
        yield Content(part.keyword, UNFINISHED.sub("。", text))


def _items(part: Part, figures: Figures) -> Iterator[Content]:
    wanted = rows_wanted(part)
    line = template.Line(wanted.sentence, part.line.place)
    written = 0
    try:
        rows = ordered(figures.rows(wanted.exhibit), wanted)
    except LeftOut as reason:
        leave_out(part.line, reason)
        return
    for row in rows:
        if written == wanted.at_most:
            return
        if text := figures.sentence(line, 行=row, 序号=written + 1):
            written += 1
            yield Content(template.ITEMS, text)


def _table(part: Part, figures: Figures) -> Iterator[Content]:
    wanted = rows_wanted(part)
    try:
        grid, note = grid_and_note(figures, wanted)
    except LeftOut as reason:
        leave_out(part.line, reason)
        return
    caption = figures.sentence(template.Line(wanted.caption, part.line.place))
    yield Content(template.TABLE, caption, grid, note)


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
            content = replace(content, text=POINT.sub(f"{CHINESE_DIGITS[count]}是", content.text))
        yield content


def _on_one_page(contents: list[Content]) -> list[Content]:
    """The contents without the last items that would begin a second page, one line kept free for wider fonts."""
    while sum(map(_lines, contents)) >= LINES:
        items = [place for place, content in enumerate(contents) if content.keyword == template.ITEMS]
        if not items:
            break
        del contents[items[-1]]
    return contents


def _lines(content: Content) -> int:
    """How many lines of the page a piece takes; a title has an empty line above and below, a signature one above."""
    if content.keyword == template.TITLE:
        return lines_of(content.text, 0, TITLE_CHARACTERS) + 2
    if content.keyword == template.SIGNATURE:
        return 3
    return 0 if content.keyword == template.ONE_PAGE else lines_of(content.text)


def _written(contents: Iterable[Content], demo_mark: str, issued_on: date) -> bytes:
    document = OfficialDocument(demo_mark)
    writers = {
        template.RED_HEAD: document.red_head,
        template.ISSUE: document.issue,
        template.ADDRESSEES: document.addressees,
        template.SECTION: document.section,
        template.SUBSECTION: document.subsection,
        template.SENTENCES: document.text,
        template.ITEMS: document.text,
        template.SIGNATURE: lambda text: document.signature(*text.partition("｜")[::2]),
        template.REMARK: document.remark,
        template.COPIES: document.copies,
    }
    for content in contents:
        if content.keyword == template.TITLE:
            document.title(content.text, issued_on, demo_mark)
        elif content.grid:
            document.table(content.text, content.grid, content.note)
        elif content.keyword in writers:
            writers[content.keyword](content.text)
    return document.file()
