"""What stands above the title: copy number, secrecy and urgency, the red head, number, signer, and the red line.

The upper edge of a document's red head is 35 mm below the edge of the type area; the red line is 4 mm below its number.
"""

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from papers.letter import Letter
from papers.official.borders import border
from papers.official.layout import BODY_SIZE, LINE, SUBSECTION_FONT, TEXT_WIDTH, TITLE_SIZE, set_fonts
from words import numbers
from words.width import width

LARGEST_HEAD, LEAST_HEAD = 54, 20  # points
LINE_OF_HEAD = 1.3  # heights of its type
WITHIN_LINE = 0.16  # of its type, from the upper edge of its line to that of its letters
MARK_BELOW = Mm(35)
RED_LINE = 12  # eighths of a point
BELOW_NUMBER = 6  # points from the line of the number to the red line: 4 mm below its letters
RED = "FF0000"
INDENT = "　"  # a character, not an indent: the line below the paragraph is as wide as the text


def write_head(word: WordDocument, letter: Letter, name: str, issue: str, below: int) -> None:
    """The head that the letter asks for, so many empty lines below it.

    ``name`` and ``issue`` are those of a 简报, as the template words them.
    """
    above = [text for text in (letter.copy, letter.secrecy, letter.urgency) if text]
    for text in above:
        word.add_paragraph(text, style="Normal" if text == letter.copy else "Secrecy")
    if letter.has_mark:
        _write_mark(word, letter, len(above))
    elif name:
        _write_brief(word, letter, name, issue)
    else:
        return
    for _line in range(below):
        word.add_paragraph()


def _write_mark(word: WordDocument, letter: Letter, lines_above: int) -> None:
    size = _size_of(letter.mark)
    gap = MARK_BELOW.pt - lines_above * LINE.pt - WITHIN_LINE * size
    if gap > 1:
        _gap(word, gap)
    _red(word, letter.mark, size)
    if not letter.document_number and not letter.signer:
        border(word.paragraphs[-1], "bottom", RED, RED_LINE, BELOW_NUMBER)
        return
    word.add_paragraph()
    word.add_paragraph()
    number = word.add_paragraph()
    if letter.signer:
        number.paragraph_format.tab_stops.add_tab_stop(Pt(TEXT_WIDTH.pt - BODY_SIZE), WD_TAB_ALIGNMENT.RIGHT)
        number.add_run(f"{INDENT}{letter.document_number}\t签发人：")
        set_fonts(number.add_run(letter.signer)._r.get_or_add_rPr().get_or_add_rFonts(), SUBSECTION_FONT)
    else:
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        number.add_run(letter.document_number)
    border(number, "bottom", RED, RED_LINE, BELOW_NUMBER)


def _write_brief(word: WordDocument, letter: Letter, name: str, issue: str) -> None:
    """Name, number of the issue, then issuer and day at both ends above the red line."""
    _red(word, name, _size_of(name))
    if issue:
        word.add_paragraph(issue).alignment = WD_ALIGN_PARAGRAPH.CENTER
    last = word.add_paragraph()
    last.paragraph_format.tab_stops.add_tab_stop(Pt(TEXT_WIDTH.pt - BODY_SIZE), WD_TAB_ALIGNMENT.RIGHT)
    last.add_run(f"{INDENT}{letter.issuer}\t{numbers.day(letter.day)}")
    border(last, "bottom", RED, RED_LINE, BELOW_NUMBER)


def _red(word: WordDocument, text: str, size: int) -> Paragraph:
    paragraph = word.add_paragraph(style="Red Head")
    paragraph.paragraph_format.line_spacing = Pt(size * LINE_OF_HEAD)
    paragraph.add_run(text).font.size = Pt(size)
    return paragraph


def _size_of(text: str) -> int:
    """As large as one line allows, within bounds."""
    return int(max(LEAST_HEAD, min(LARGEST_HEAD, TEXT_WIDTH.pt / max(width(text), 1))))


def _gap(word: WordDocument, points: float) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(points)
    paragraph.add_run().font.size = Pt(TITLE_SIZE)
