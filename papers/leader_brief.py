"""One leader's page, to read before the meeting: how his projects stand, then project by project."""

from contextvars import copy_context
from dataclasses import replace
from datetime import date

from exhibits import Filters
from exhibits.base import provenance
from papers.bulletin import Paper, contents_of, write
from papers.contents import Content
from papers.figures import Figures
from papers.letter import letter
from papers.official import OfficialDocument
from papers.one_page import on_one_page
from papers.template import ONE_PAGE, TemplateError, read_template
from papers.template_words import words_of_template
from queries.language import use_language

LEADER = "leader.txt"


def leader_brief(filters: Filters, leader: str, day: date) -> Paper:
    """The page as a .docx file. Raises TemplateError when the office's template is not understood."""
    return copy_context().run(_in_chinese, replace(filters, leader=leader), leader, day)


def _in_chinese(filters: Filters, leader: str, day: date) -> Paper:
    use_language("zh")
    said = letter(day, addressees="")
    figures = Figures(filters, words_of_template(filters, said) | {"领导": leader})
    contents: list[Content] = [
        content for part in read_template(LEADER) for content in contents_of(part, figures) if content.text
    ]
    if figures.mistakes:
        raise TemplateError("\n".join(figures.mistakes))
    if any(content.keyword == ONE_PAGE for content in contents):
        contents = on_one_page(contents)
    document = OfficialDocument(said, provenance.county(), provenance.demo_mark())
    write(document, contents, ())
    return Paper(document.file(), tuple(figures.left_out))
