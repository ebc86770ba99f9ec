"""Forms to fill in, as a template asks for them: labels, each with what is said beside it, or with room for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from papers import template
from papers.contents import Content
from papers.figures import Figures
from papers.template import FIELDS, Line, Part

IN_CELLS = (template.FORM, template.BAND)
MOST_CELLS = 4  # of a row: two labels, and what is beside them


def cells_of(part: Part, figures: Figures, **more: Any) -> Iterator[Content]:
    """A row of a form, or a band with its colour; nothing where all that the template would say in it is missing.

    A line is cut into cells before anything is written into it: a name holds no cell of its own.
    """
    written = [text.strip() for text in FIELDS.split(part.line.text)]
    written += [""] * (len(written) % 2)
    cells = tuple(figures.sentence(Line(text, part.line.place), **more) for text in written[:MOST_CELLS])
    said = [cell for text, cell in zip(written[1::2], cells[1::2], strict=False) if text]
    if any(said) or not said:
        yield Content(part.keyword, " ", rows=(cells,))


def with_whole_forms(contents: Iterable[Content]) -> Iterator[Content]:
    """The contents with rows that follow each other as one form."""
    form: Content | None = None
    for content in contents:
        if content.keyword == template.FORM:
            form = replace(form, rows=form.rows + content.rows) if form else content
            continue
        if form:
            yield form
            form = None
        yield content
    if form:
        yield form
