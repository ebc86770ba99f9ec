"""The slides: the agenda, or any exhibits, as a .pptx with native charts and tables that the office can edit.

Charts are data: their labels are the cells of their workbooks, their colours those of the theme. Definitions and
sources stand in the notes. A deck of a meeting has an agenda and a slide before every section; long tables go on at its
end, where the hour leaves room for them.
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
from papers.plain_text import printable, shortened
from papers.slides.bodies import pages_of, shortened_pages
from papers.slides.frame import Cover, Footer, add_agenda, add_cover, add_divider, add_page, new_deck
from papers.slides.meeting import MOST_SLIDES, UNITS, Section, meeting, only_these
from papers.slides.tables import table_pages
from papers.slides.text import name_language
from papers.slides.units import grid_of_units, headline_of_units, red_ones
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
        _add_meeting(deck, *_fitting(sections, made, filters), filters)
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


def _fitting(
    sections: Sequence[Section], made: list[list[Made]], filters: Filters
) -> tuple[list[Section], list[list[Made]]]:
    """Sections without what has nothing to show; units that an hour has no slide for stand in a table of all.

    A red unit comes before what a long table would go on with.
    """
    pairs = []
    for section, of_section in zip(sections, made, strict=True):
        shown = [
            (step, one)
            for step, one in zip(section.steps, of_section, strict=True)
            if one.exhibit.rows or one.is_of_walk
        ]
        if shown:
            pairs.append((replace(section, steps=tuple(step for step, _one in shown)), [one for _step, one in shown]))
    sections = [section for section, _of_section in pairs]
    shown_of = [of_section for _section, of_section in pairs]
    units = [one for of_section in shown_of for one in of_section if one.is_of_walk]
    others = [one for of_section in shown_of for one in of_section if not one.is_of_walk]
    room = MOST_SLIDES - 2 - len(pairs) - sum(len(one.pages) for one in others)
    wanted = _slides_for_the_red(units, filters)
    for of_section in reversed(shown_of):
        for place, one in reversed(list(enumerate(of_section))):
            if room < wanted and len(one.pages) > 1 and not one.is_of_walk:
                of_section[place] = replace(one, pages=tuple(shortened_pages(one.exhibit, one.title)))
                room += len(one.pages) - len(of_section[place].pages)
    return sections, [_walk_within(room, of_section, filters) for of_section in shown_of]


def _slides_for_the_red(units: Sequence[Made], filters: Filters) -> int:
    """How many slides let every red unit have its own, those of the table of all with them."""
    red = red_ones([one.filters.region or "" for one in units], filters)
    return len(red) + (len(_table_of(units)) if len(red) < len(units) else 0)


def _table_of(units: Sequence[Made]) -> tuple[Draw, ...]:
    return tuple(table_pages(grid_of_units([(one.filters, one.exhibit) for one in units])))


def _walk_within(room: int, of_section: list[Made], filters: Filters) -> list[Made]:
    """A walk as it is where it fits; else all its units in a table, then one by one as many as there is room for."""
    if not of_section[0].is_of_walk or len(of_section) <= room:
        return of_section
    pages = _table_of(of_section)
    first, count = of_section[0], max(room - len(pages), 0)
    units = [one.filters.region or "" for one in of_section]
    table = replace(
        first,
        exhibit=replace(first.exhibit, headline=headline_of_units(filters, units[:count], units[count:])),
        filters=filters,
        title=_(UNITS),
        pages=pages,
    )
    return [table, *of_section[:count]]


def _add_meeting(deck: Deck, sections: Sequence[Section], made: Sequence[Sequence[Made]], filters: Filters) -> None:
    """Agenda, a slide before every section, and what long tables go on with at the end."""
    footer = _footer(filters)
    add_agenda(deck, [(section.name, section.in_words()) for section in sections], footer)
    for number, (section, of_section) in enumerate(zip(sections, made, strict=True), 1):
        add_divider(deck, number, section.name, section.in_words(), footer)
        for one in of_section:
            _add(deck, one, len(one.pages) if one.is_of_walk else 1)
    for of_section in made:
        for one in of_section:
            if not one.is_of_walk:
                _add_further(deck, one)


def _add(deck: Deck, one: Made, count: int) -> None:
    """The first slides of an exhibit, headed by its finding."""
    footer, notes = _footer(one.filters), _notes(one)
    for number, draw in enumerate(one.pages[:count]):
        title = _("{title} (continued)").format(title=one.title) if number else one.exhibit.headline
        draw(add_page(deck, title, footer, notes))


def _add_further(deck: Deck, one: Made) -> None:
    """What a long table goes on with, at the end of the deck."""
    for draw in one.pages[1:]:
        title = _("Further table: {title} (continued)").format(title=one.title)
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
    title, owner = (shortened(printable(text), 255) for text in (provenance.title(), provenance.county()))
    about.title, about.author, about.last_modified_by = title, owner, owner
    about.created = about.modified = datetime.now().replace(microsecond=0)
    about.comments = about.keywords = about.subject = ""
    about.revision = 1


def _saved(deck: Deck) -> bytes:
    file = BytesIO()
    deck.save(file)
    return file.getvalue()
