"""The minutes (会议纪要) of a meeting on one page: what was shown, and what was decided."""

from collections.abc import Iterator, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date

from exhibits import EXHIBITS, Filters
from exhibits.agenda import WALKS
from exhibits.base import provenance
from papers import template
from papers.bulletin import Paper, write
from papers.contents import Content
from papers.figures import Figures, tight
from papers.letter import letter
from papers.official import OfficialDocument
from papers.plain_text import printable
from papers.template import Part, TemplateError, read_template
from papers.template_words import words_of_template
from queries.language import use_language
from words import _, numbers

MINUTES = "minutes.txt"
SHOWN, DECIDED = "议程", "议定"
MOST_SHOWN = 8  # of the agenda, so that a page is enough


@dataclass(frozen=True)
class Decision:
    """What was decided: the matter, and as far as it was said its project, region, unit and deadline."""

    matter: str
    project_code: str | None = None
    region: str | None = None
    responsible_unit: str | None = None
    due_on: date | None = None


def minutes(filters: Filters, names: Sequence[str], decisions: Sequence[Decision], met_on: date) -> Paper:
    """The minutes as a .docx file. Raises TemplateError when the office's template is not understood."""
    return copy_context().run(_in_chinese, filters, names, decisions, met_on)


def _in_chinese(filters: Filters, names: Sequence[str], decisions: Sequence[Decision], met_on: date) -> Paper:
    use_language("zh")
    said = letter(met_on, addressees="")
    figures = Figures(filters, words_of_template(filters, said))
    parts = read_template(MINUTES)
    contents = [
        Content(part.keyword, text) for part in parts for text in _texts(part, figures, filters, names, decisions)
    ]
    if figures.mistakes:
        raise TemplateError("\n".join(figures.mistakes))
    document = OfficialDocument(said, provenance.county(), provenance.demo_mark())
    write(document, contents, ())
    return Paper(document.file(), tuple(figures.left_out))


def _texts(
    part: Part, figures: Figures, filters: Filters, names: Sequence[str], decisions: Sequence[Decision]
) -> Iterator[str]:
    if part.keyword == template.ITEMS:
        items = _shown(filters, names) if part.line.text == SHOWN else map(_decided, decisions)
        for number, text in enumerate(items, 1):
            yield f"{number}．{text}。"
    elif text := "".join(figures.sentence(line) for line in part.lines):
        yield text


def _shown(filters: Filters, names: Sequence[str]) -> Iterator[str]:
    """The findings of the agenda; walks from one to the next have none of their own."""
    made = (EXHIBITS[name].make(filters) for name in names if name not in WALKS)
    findings = [tight(exhibit.headline) for exhibit in made if exhibit.rows]
    yield from findings[:MOST_SHOWN]
    if further := len(findings[MOST_SHOWN:]):
        yield f"其余{further}项见会议材料"


def _decided(decision: Decision) -> str:
    parts = [printable(decision.matter)]
    if decision.responsible_unit:
        parts.append(_("in the hands of {unit}").format(unit=printable(decision.responsible_unit)))
    if decision.due_on:
        parts.append(_("to be done by {day}").format(day=numbers.day(decision.due_on)))
    return "，".join(parts)
