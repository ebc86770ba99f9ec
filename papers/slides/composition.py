"""What a whole is made of: a native chart of stacked columns, now beside a year before, and its parts in a table."""

from collections.abc import Callable
from functools import partial

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.slide import Slide

from papers.slides.box import BODY, Box
from papers.slides.charts import PRINTED, Series, add_chart, label_values, place_plot, plain_axes
from papers.slides.colours import fill, paint, shades
from papers.slides.tables import Entry, Grid, table_pages
from pictures import LIGHT, Composition, Part
from words import _, numbers

Draw = Callable[[Slide], None]
SIZE = 14
CHART = 0.36  # of the width; the table has the rest
MONTHS_BELOW = 28
LOW_HIDDEN = f'[<5]"";{PRINTED["percent"]}'  # percent: a part below 5 is too low for its share


def composition_pages(composition: Composition) -> list[Draw]:
    """What draws the parts: the chart beside the first piece of the table, then what is left of the table."""
    left = Box(BODY.left, BODY.top, BODY.width * CHART, BODY.height)
    right = Box(BODY.left + left.width + 20, BODY.top, BODY.width - left.width - 20, BODY.height)
    tables = table_pages(_grid(composition), right)
    return [partial(_draw, composition, left, tables[0]), *tables[1:]]


def _draw(composition: Composition, box: Box, draw_table: Draw, slide: Slide) -> None:
    compared = _compared(composition)
    names = (composition.label_before, composition.label) if compared else (composition.label,)
    series = [
        Series(part.name, tuple(map(_printed, (part.share_before, part.share) if compared else (part.share,))))
        for part in composition.parts
    ]
    chart = add_chart(slide, XL_CHART_TYPE.COLUMN_STACKED, box, names, series, SIZE, PRINTED["percent"])
    plain_axes(chart, 0, 100)
    chart.value_axis.reverse_order = True  # the first part on top, as in the table
    place_plot(chart, 0.02, MONTHS_BELOW / box.height, 0.96, 1 - MONTHS_BELOW / box.height)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for (bright, read), drawn in zip(shades(len(composition.parts)), plot.series, strict=True):
        drawn.invert_if_negative = False
        fill(drawn.format.fill, LIGHT.main, bright)
        paint(drawn.format.line.color, LIGHT.paper)
        label_values(drawn, SIZE, LOW_HIDDEN, XL_LABEL_POSITION.CENTER, read)
    draw_table(slide)


def _printed(share: float | None) -> float | None:
    return None if share is None else float(numbers.rounded(share, 2))


def _compared(composition: Composition) -> bool:
    return any(part.share_before is not None for part in composition.parts)


def _grid(composition: Composition) -> Grid:
    compared = _compared(composition)
    headings = [_("Part"), composition.label, _("Details")] + ([composition.label_before] if compared else [])
    bright = [one for one, _read in shades(len(composition.parts))]
    rows = tuple(_row(one, part, compared) for one, part in zip(bright, composition.parts, strict=True))
    return Grid(tuple(headings), rows, (False, True, False, True)[: len(headings)])


def _row(bright: float, part: Part, compared: bool) -> tuple[Entry, ...]:
    """The name stands on the colour that the part has in the chart."""
    entries = [
        Entry(part.name, LIGHT.main, bold=True, bright=bright),
        Entry(part.share_text, bold=True),
        Entry(part.text),
    ]
    return (*entries, Entry(part.text_before)) if compared else tuple(entries)
