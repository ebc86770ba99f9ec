"""The slides: the agenda, or any exhibits, as a .pptx with native charts and tables that the office can edit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO

from pptx.presentation import Presentation as Deck

from exhibits import EXHIBITS, Definition, Exhibit, Filters
from exhibits.agenda import Step, steps
from exhibits.base import provenance
from exhibits.base.table import definition_in_words
from papers.slides.bodies import pages_of
from papers.slides.frame import DEFINITION_LINES, FOOTER, FOOTER_SIZE, Cover, Footer, add_cover, add_page, new_deck
from papers.slides.text import CUT_NUMBER, lines_of, name_fonts
from words import _

__all__ = ["slides"]


def _nobody(done: int, total: int) -> None:
    """Watch nothing."""


def slides(names: Sequence[str], filters: Filters, watch: Callable[[int, int], None] = _nobody) -> bytes:
    """A .pptx file: a title slide, then the exhibits in the order given, the default agenda without any.

    The profile of a township is one slide for each township, of the chosen ones where some are chosen.
    ``watch`` hears after every exhibit how many are done, and how many there are in all.
    Raises KeyError for a name that no exhibit has.
    """
    chosen = [step for step in steps(names, filters) if not step.region or _is_chosen(step.region, filters)]
    deck = new_deck()
    add_cover(deck, _cover(filters))
    for done, step in enumerate(chosen, 1):
        _add_step(deck, step, filters)
        watch(done, len(chosen))
    _name_all_fonts(deck)
    return _saved(deck)


def _is_chosen(region: str, filters: Filters) -> bool:
    return not filters.regions or region in filters.regions


def _cover(filters: Filters) -> Cover:
    period, *others = filters.in_words()
    return Cover(
        title=provenance.title(),
        period=period,
        facts=(*others, provenance.version()),
        badge=provenance.demo_mark(),
    )


def _add_step(deck: Deck, step: Step, filters: Filters) -> None:
    """The slides of one exhibit: all with its finding, the later ones marked as continued."""
    entry = EXHIBITS[step.exhibit]
    under = step.filters(filters)
    exhibit = entry.make(under)
    footer = _footer(exhibit, under)
    for number, draw in enumerate(pages_of(exhibit, _(entry.title))):
        title = _("{finding} (continued)").format(finding=exhibit.headline) if number else exhibit.headline
        draw(add_page(deck, title, footer))


def _footer(exhibit: Exhibit, filters: Filters) -> Footer:
    return Footer(
        definition=_fitting(exhibit.definition),
        badge=provenance.demo_mark(),
        facts=(provenance.county(), *filters.in_words(), provenance.version()),
    )


def _fitting(definition: Definition) -> str:
    """The definition in as many lines as the footer has; a formula that is too long is cut, never source and date."""
    words = definition_in_words(definition)
    kept = definition.formula
    while kept and lines_of(words, FOOTER_SIZE, FOOTER.width) > DEFINITION_LINES:
        kept = kept[:-1]
        words = definition_in_words(replace(definition, formula=f"{kept.rstrip(CUT_NUMBER)}…"))
    return words


def _name_all_fonts(deck: Deck) -> None:
    for slide in deck.slides:
        name_fonts(slide.element)
        for shape in slide.shapes:
            if shape.has_chart:
                name_fonts(shape.chart.element)


def _saved(deck: Deck) -> bytes:
    file = BytesIO()
    deck.save(file)
    return file.getvalue()
