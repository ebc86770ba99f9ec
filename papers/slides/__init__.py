"""The slides: the agenda, or any exhibits, as a .pptx with native charts and tables that the office can edit.

Charts are data: their labels are the cells of their workbooks, their colours those of the theme. Definitions and
sources stand in the notes. A deck of a meeting has an agenda and a slide before every section; long tables go on at its
end.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.base import provenance
from exhibits.base.table import definition_in_words
from papers.plain_text import printable
from papers.slides.bodies import pages_of
from papers.slides.frame import Cover, Footer, add_agenda, add_cover, add_divider, add_page, new_deck
from papers.slides.meeting import MOST_SLIDES, Section, meeting, only_these
from papers.slides.text import name_language
from words import _

__all__ = ["slides"]
Draw = Callable[[Slide], None]


def _nobody(done: int, total: int) -> None:
    """Watch nothing."""


@dataclass(frozen=True)
class Made:
    """One exhibit of the deck, and what draws its slides."""

    exhibit: Exhibit
    filters: Filters
    title: str
    pages: tuple[Draw, ...]
    is_of_walk: bool


def slides(names: Sequence[str], filters: Filters, watch: Callable[[int, int], None] = _nobody) -> bytes:
    """A .pptx file: a title slide, then the exhibits in the order given; without any, the deck of a meeting.

    ``watch`` hears after every exhibit how many are done, and how many there are in all. Raises KeyError for a name
    that no exhibit has, TemplateError where the office's own master cannot be used.
    """
    deck = new_deck()
    add_cover(deck, _cover(filters))
    sections = only_these(names, filters) if names else meeting(filters)
    made = _made(sections, filters, watch)
    if names:
        for one in made[0]:
            _add(deck, one, len(one.pages))
    else:
        _add_meeting(deck, *_fitting(sections, made), filters)
    _finish(deck)
    return _saved(deck)


def _made(sections: Sequence[Section], filters: Filters, watch: Callable[[int, int], None]) -> list[list[Made]]:
    """The exhibits of every section."""
    count, done = sum(len(section.steps) for section in sections), 0
    made: list[list[Made]] = []
    for section in sections:
        made.append([])
        for step in section.steps:
            entry, under = EXHIBITS[step.exhibit], step.filters(filters)
            exhibit, title = entry.make(under), _(entry.title)
            made[-1].append(Made(exhibit, under, title, tuple(pages_of(exhibit, title)), bool(step.region)))
            done += 1
            watch(done, count)
    return made


def _fitting(sections: Sequence[Section], made: list[list[Made]]) -> tuple[list[Section], list[list[Made]]]:
    """Sections without what has nothing to show, and as many units as an hour has room for."""
    kept = [[one for one in of_section if one.exhibit.rows] for of_section in made]
    others = [one for of_section in kept for one in of_section if not one.is_of_walk]
    further = sum(len(one.pages) - 1 for one in others)
    fixed = 2 + len(sections) + len(others) + further + bool(further)
    room = max(MOST_SLIDES - fixed, 1)
    kept = [[one for one in of_section if not one.is_of_walk] or of_section[:room] for of_section in kept]
    pairs = [
        (
            replace(section, steps=section.steps[: len(of_section)] if of_section[0].is_of_walk else section.steps),
            of_section,
        )
        for section, of_section in zip(sections, kept, strict=True)
        if of_section
    ]
    return [section for section, _of_section in pairs], [of_section for _section, of_section in pairs]


def _add_meeting(deck: Deck, sections: Sequence[Section], made: Sequence[Sequence[Made]], filters: Filters) -> None:
    """Agenda, a slide before every section, and what long tables go on with at the end."""
    footer = _footer(filters)
    add_agenda(deck, [(section.name, section.in_words()) for section in sections], footer)
    for number, (section, of_section) in enumerate(zip(sections, made, strict=True), 1):
        add_divider(deck, number, section.name, section.in_words(), footer)
        for one in of_section:
            _add(deck, one, 1)
    long = [one for of_section in made for one in of_section if len(one.pages) > 1 and not one.is_of_walk]
    if long:
        names = _(", ").join(one.title for one in long)
        add_divider(deck, len(sections) + 1, _("Further tables"), names, footer)
    for one in long:
        _add_further(deck, one)


def _add(deck: Deck, one: Made, count: int) -> None:
    """The first slides of an exhibit, headed by its finding."""
    footer, notes = _footer(one.filters), _notes(one)
    for number, draw in enumerate(one.pages[:count]):
        title = _("{title} (continued)").format(title=one.title) if number else one.exhibit.headline
        draw(add_page(deck, title, footer, notes))


def _add_further(deck: Deck, one: Made) -> None:
    for draw in one.pages[1:]:
        title = _("{title} (continued)").format(title=one.title)
        draw(add_page(deck, title, _footer(one.filters), _notes(one)))


def _cover(filters: Filters) -> Cover:
    period, *others = filters.in_words()
    return Cover(
        title=provenance.title(),
        period=period,
        facts=(*others, provenance.version()),
        badge=provenance.demo_mark(),
    )


def _notes(one: Made) -> str:
    """The whole finding, what its figures mean, where they come from, and what is filtered."""
    said = (one.exhibit.headline, definition_in_words(one.exhibit.definition), _("; ").join(one.filters.in_words()))
    return "\n".join(map(printable, said))


def _footer(filters: Filters) -> Footer:
    return Footer(
        badge=provenance.demo_mark(),
        facts=(provenance.county(), *filters.in_words(), provenance.version_in_short()),
    )


def _finish(deck: Deck) -> None:
    """The language of every run, and whose file it is."""
    for slide in deck.slides:
        name_language(slide.element)
        for shape in slide.shapes:
            if shape.has_chart:
                name_language(shape.chart.element)
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = provenance.title(), provenance.county(), provenance.county()
    about.created = about.modified = datetime.now().replace(microsecond=0)
    about.comments = about.keywords = about.subject = ""
    about.revision = 1


def _saved(deck: Deck) -> bytes:
    file = BytesIO()
    deck.save(file)
    return file.getvalue()
