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
from papers.one_page import fits
from papers.plain_text import printable
from papers.template import Part, TemplateError, read_template
from papers.template_words import words_of_template
from queries.language import use_language
from words import _, numbers

MINUTES = "minutes.txt"
SHOWN, DECIDED = "议程", "议定"
MOST_SHOWN = 8  # of the agenda, fewer where the page is full


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
    findings = _findings(filters, names)
    for most in range(MOST_SHOWN, -1, -1):  # what was decided stays whole; what was shown makes room for it
        contents = list(_contents(parts, figures, _shown(findings, most), decisions))
        if fits(contents):
            break
    if figures.mistakes:
        raise TemplateError("\n".join(figures.mistakes))
    document = OfficialDocument(said, provenance.county(), provenance.demo_mark())
    write(document, contents, ())
    return Paper(document.file(), tuple(figures.left_out))


def _contents(
    parts: Sequence[Part], figures: Figures, shown: Sequence[str], decisions: Sequence[Decision]
) -> Iterator[Content]:
    for part in parts:
        if part.keyword == template.ITEMS:
            items = shown if part.line.text == SHOWN else map(_decided, decisions)
            for number, text in enumerate(items, 1):
                yield Content(part.keyword, f"{number}．{text}。")
        elif text := "".join(figures.sentence(line) for line in part.lines):
            yield Content(part.keyword, text)


def _findings(filters: Filters, names: Sequence[str]) -> list[str]:
    """The findings of the agenda; walks from one to the next have none of their own."""
    made = (EXHIBITS[name].make(filters) for name in names if name not in WALKS)
    return [tight(exhibit.headline) for exhibit in made if exhibit.rows]


def _shown(findings: Sequence[str], most: int) -> list[str]:
    """So many of the findings, and how many there are beyond them."""
    further = len(findings[most:])
    rest = f"其余{further}项见会议材料" if most else f"共{further}项，见会议材料"
    return [*findings[:most], *([rest] if further else [])]


def _decided(decision: Decision) -> str:
    parts = [printable(decision.matter)]
    if decision.responsible_unit:
        parts.append(_("in the hands of {unit}").format(unit=printable(decision.responsible_unit)))
    if decision.due_on:
        parts.append(_("to be done by {day}").format(day=numbers.day(decision.due_on)))
    return "，".join(parts)
