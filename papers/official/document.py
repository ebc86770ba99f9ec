"""An official document that grows part by part: head, title, text, signature, annexes, and the colophon at its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from papers.letter import Letter
from papers.official.colophon import height_of_colophon, last_page_as_section, put_at_the_foot, rows_of_colophon
from papers.official.head import write_head
from papers.official.layout import (
    BODY_SIZE,
    LINE,
    TABLE_LINE,
    TABLE_SIZE,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TITLE_SIZE,
    mark_pages,
    official_document,
)
from papers.official.measure import CHARACTERS, LINES, balanced, chinese_number, lines_of
from papers.official.package import name_owner
from papers.official.tables import Grid, add_table, column_widths, least_height, pieces
from words.width import width

TITLE_CHARACTERS = int(TEXT_WIDTH.pt / TITLE_SIZE)  # of a line of the title
NOTE_CHARACTERS = int(TEXT_WIDTH.pt / TABLE_SIZE)
BELOW_TITLE = 6  # points, of an annex
SPARE = 14  # points that a page is left short of full, for fonts that are a little wider


@dataclass(frozen=True)
class Table:
    """A table with what is written above and below it; ``more`` rows are not shown."""

    caption: str
    grid: Grid
    note: str = ""
    more: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """The lines below it."""
        rest = f"其余{self.more}项未列。" if self.more else ""
        return tuple(line for line in (rest, self.note) if line)


@dataclass(frozen=True)
class Annex:
    """One annex: its title and its tables."""

    title: str
    tables: tuple[Table, ...]


class OfficialDocument:
    """A document by GB/T 9704-2012 that grows part by part; sections and annexes number themselves.

    It counts the lines that it has written, so that it knows on which page it ends. ``owner`` is whose document it is
    where no issuer is set; ``word`` the office's own paper where it has one, else that of the standard, ``printed``
    what that paper says by itself.
    """

    def __init__(
        self,
        letter: Letter,
        owner: str,
        demo_mark: str,
        word: WordDocument | None = None,
        printed: frozenset[str] = frozenset(),
    ):
        self.letter = letter
        self.owner = letter.issuer or owner
        self.is_own_paper, self._printed = word is not None, printed
        self.word: WordDocument = word or official_document()
        mark_pages(self.word, demo_mark)
        self.sections = self.subsections = 0
        self._points = 0.0  # written on this page
        self._headings = 0  # lines that stand with what follows, and are not counted before it
        self._begins_page = False
        self._pages = 1  # begun
        self._end = (1, 0.0)  # page and points at which the last paragraph of the text begins

    def head(self, name: str, issue: str, below: int = 2) -> None:
        """What stands above the title, with empty lines below; nothing where the office's own paper has its head."""
        if self.is_own_paper:
            return
        write_head(self.word, self.letter, name, issue, below)
        self._count(self.word.paragraphs)

    def title(self, text: str) -> None:
        """The title with one empty line below it; it names the file too."""
        name_owner(self.word, text, self.owner, self.letter.day)
        if "标题" in self._printed:
            return
        lines = balanced(text, TITLE_CHARACTERS - 2)
        written = [self.word.add_paragraph("\n".join(lines), style="Title")]
        written.append(self.word.add_paragraph())
        self._use(len(lines) - 1)
        self._count(written)

    def addressees(self, text: str) -> None:
        """Whom it is for, without indent."""
        if "主送" not in self._printed:
            self._add(text, "Normal", 0)

    def section(self, text: str) -> None:
        """A heading of the first level: 一、"""
        self.sections, self.subsections = self.sections + 1, 0
        self._add_heading(f"{chinese_number(self.sections)}、{text}", "Heading 1")

    def subsection(self, text: str) -> None:
        """A heading of the second level: （一）"""
        self.subsections += 1
        self._add_heading(f"（{chinese_number(self.subsections)}）{text}", "Heading 2")

    def _add_heading(self, text: str, style: str) -> None:
        self._new(text, style).paragraph_format.keep_with_next = True
        self._headings += lines_of(text)

    def text(self, text: str) -> None:
        """A paragraph of the body."""
        self._end = (self._pages, self._points)
        self._add(text, "Body Text")

    def table(self, caption: str, grid: Grid, notes: Sequence[str] = ()) -> None:
        """A table within the text; where a page ends in it, the rest is called 续表 and has its head again."""
        widths = column_widths(grid)
        if self._room() < least_height(grid, widths) + (LINE.pt if caption else 0):
            self._break_page()
        if caption:
            self._add(caption, "Caption", 0)
        below = sum(lines_of(note, 0, NOTE_CHARACTERS) for note in notes) * TABLE_LINE
        for place, piece in enumerate(pieces(grid, widths, self._room(), TEXT_HEIGHT.pt - LINE.pt - SPARE, below)):
            if place:
                self._continue()
            add_table(self.word, piece, widths)
            self._points += piece.height
        for note in notes:
            self._add(note, "Note", 0, NOTE_CHARACTERS, TABLE_LINE)

    def put(self, write: Callable[..., float], *said: Any) -> None:
        """What a form is made of: its rows, its heading, a band in its colour."""
        self._points += write(self.word, *said)

    def _continue(self) -> None:
        self._break_page()
        again = self._add("续表", "Note", 0)
        again.paragraph_format.line_spacing = LINE
        again.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def remark(self, text: str) -> None:
        """What is to be added, in brackets, below the date and on its page."""
        self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        self._add(f"（{text}）", "Body Text").paragraph_format.keep_together = True

    def list_annexes(self, titles: Sequence[str]) -> None:
        """附件说明: one line below the text, every title beginning where the first one does."""
        if not titles:
            return
        self._add_empty_line()
        for number, title in enumerate(titles, 1):
            label = "附件：" if number == 1 else ""
            counter = f"{number}．" if len(titles) > 1 else ""
            hanging = width(label) + width(counter)
            left = 2 + width("附件：") + width(counter)
            paragraph = self._add(f"{label}{counter}{title}", "Normal", 0, CHARACTERS - left + hanging)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.left_indent = Pt(BODY_SIZE * left)
            paragraph.paragraph_format.first_line_indent = Pt(-BODY_SIZE * hanging)

    def signature(self, day: str) -> None:
        """Issuer and date on the right, both two characters or more from the edge, on the page where the text ends.

        The date begins two characters after the issuer; it stands alone where no issuer is set.
        """
        issuer = self.letter.issuer
        issuer_indent, day_indent = 2.0, width(issuer) - width(day)
        if not issuer:
            day_indent = 4.0
        elif day_indent < 2:
            issuer_indent, day_indent = width(day) + 4 - width(issuer), 2.0
        self._add_empty_line()
        for text, indent in ((issuer, issuer_indent), (day, day_indent)):
            if text:
                paragraph = self._add(text, "Normal", 0)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                paragraph.paragraph_format.right_indent = Pt(BODY_SIZE * indent)
                paragraph.paragraph_format.keep_together = True
                paragraph.paragraph_format.keep_with_next = text == issuer

    def _add_empty_line(self) -> None:
        """The line between the text and what follows it; no page bears the signature without the end of the text."""
        self._add("", "Normal", 0)
        for paragraph in self.word.paragraphs[-2:]:
            paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True

    def _count_end(self) -> None:
        """The end of the text stands on one page, from its last paragraph to its last remark."""
        page, points = self._end
        height = (self._pages - page) * LINES * LINE.pt + self._points - points
        if self._pages > page and height <= LINES * LINE.pt:
            self._pages, self._points = page + 1, height

    def annexes(self, annexes: Sequence[Annex]) -> None:
        """Every annex on a page of its own: its number, its title on the third line, its tables and notes."""
        self._count_end()
        for number, annex in enumerate(annexes, 1):
            if number == 1:
                self._begin_section(WD_SECTION.NEW_PAGE)
            else:
                self._break_page()
            label = self._add(f"附件{number if len(annexes) > 1 else ''}", "Annex", 0)
            label.paragraph_format.keep_with_next = True
            self._add("", "Normal", 0)
            lines = balanced(annex.title, TITLE_CHARACTERS - 2)
            heading = self._add("\n".join(lines), "Title", 0, TITLE_CHARACTERS)
            heading.paragraph_format.keep_with_next = True
            heading.paragraph_format.space_after = Pt(BELOW_TITLE)
            self._points += BELOW_TITLE
            for table in annex.tables:
                self.table(table.caption if len(annex.tables) > 1 else "", table.grid, table.notes)

    def colophon(self) -> None:
        """抄送, 印发机关 and 印发日期 at the foot of the last even page; nothing without any of them.

        No number on its page where an empty page stands before it.
        """
        if not rows_of_colophon(self.letter) or self._printed & {"抄送", "印发机关"}:
            return
        has_number = True
        if self._pages % 2:
            self._begin_section(WD_SECTION.EVEN_PAGE)
        elif self._room() < height_of_colophon(self.letter) or not last_page_as_section(self.word):
            self._begin_section(WD_SECTION.EVEN_PAGE)
            has_number = False
        put_at_the_foot(self.word, self.letter, has_number)

    def file(self) -> bytes:
        """The document as a .docx file."""
        file = BytesIO()
        self.word.save(file)
        return file.getvalue()

    def _add(
        self, text: str, style: str, indent: float = 2, characters: float = CHARACTERS, line: float | None = None
    ) -> Paragraph:
        paragraph = self._new(text, style)
        if self._headings:
            if self._points + (self._headings + 1) * LINE.pt > LINES * LINE.pt + 0.5:
                self._pages, self._points = self._pages + 1, 0.0
            self._use(self._headings)
            self._headings = 0
        self._use(lines_of(text, indent, characters), line or LINE.pt)
        return paragraph

    def _new(self, text: str, style: str) -> Paragraph:
        paragraph = self.word.add_paragraph(text, style=style)
        if self._begins_page:
            paragraph.paragraph_format.page_break_before, self._begins_page = True, False
        return paragraph

    def _count(self, paragraphs: Sequence[Paragraph]) -> None:
        for paragraph in paragraphs:
            height = paragraph.paragraph_format.line_spacing
            self._use(1, height.pt if isinstance(height, Length) else LINE.pt)

    def _use(self, lines: int, height: float = LINE.pt) -> None:
        """Count so many lines more; one that does not fit begins a page."""
        for _line in range(lines):
            if self._points + height > LINES * LINE.pt + 0.5:
                self._pages, self._points = self._pages + 1, 0.0
            self._points += height

    def _room(self) -> float:
        return TEXT_HEIGHT.pt - self._points - self._headings * LINE.pt - SPARE

    def _break_page(self) -> None:
        """Let what is added next begin a page."""
        self._begins_page = True
        self._pages, self._points = self._pages + 1, 0.0

    def _begin_section(self, start: WD_SECTION) -> None:
        self.word.add_section(start)
        self._pages, self._points = self._pages + 1, 0.0
        if start == WD_SECTION.EVEN_PAGE:
            self._pages += self._pages % 2
