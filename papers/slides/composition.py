"""What a whole is made of: a native chart of stacked columns, now beside a year before, and its parts in a table."""

from collections.abc import Callable
from functools import partial

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.slide import Slide

from papers.slides.charts import Series, add_chart, label, place_plot, plain_axes
from papers.slides.frame import BODY, Box
from papers.slides.tables import Entry, Grid, table_pages
from papers.slides.text import colour, readable_on
from pictures import LIGHT, Composition, Part
from words import _

Draw = Callable[[Slide], None]
SIZE = 14
CHART = 0.36  # of the width; the table has the rest
MONTHS_BELOW = 28
LEAST_LABELLED = 5.0  # percent: a part below it is too low for its share


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
        Series(part.name, (part.share_before, part.share) if compared else (part.share,)) for part in composition.parts
    ]
    chart = add_chart(slide, XL_CHART_TYPE.COLUMN_STACKED, box, names, series, SIZE)
    plain_axes(chart, 0, 100)
    chart.value_axis.reverse_order = True  # the first part on top, as in the table
    place_plot(chart, 0.02, MONTHS_BELOW / box.height, 0.96, 1 - MONTHS_BELOW / box.height)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for code, drawn, part in zip(LIGHT.shades(len(composition.parts)), plot.series, composition.parts, strict=True):
        drawn.invert_if_negative = False
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(code)
        drawn.format.line.color.rgb = colour(LIGHT.paper)
        texts = ((part.share_before, part.text_before), (part.share, part.share_text))
        for place, (share, text) in enumerate(texts if compared else texts[1:]):
            if share is not None and share >= LEAST_LABELLED:
                label(drawn.points[place], text, SIZE, XL_LABEL_POSITION.CENTER, readable_on(code))
    draw_table(slide)


def _compared(composition: Composition) -> bool:
    return any(part.share_before is not None for part in composition.parts)


def _grid(composition: Composition) -> Grid:
    compared = _compared(composition)
    headings = [_("Part"), composition.label, _("Details")] + ([composition.label_before] if compared else [])
    shades = LIGHT.shades(len(composition.parts))
    rows = tuple(_row(shade, part, compared) for shade, part in zip(shades, composition.parts, strict=True))
    return Grid(tuple(headings), rows, (False, True, False, True)[: len(headings)])


def _row(shade: str, part: Part, compared: bool) -> tuple[Entry, ...]:
    """The name stands on the colour that the part has in the chart."""
    entries = [
        Entry(part.name, shade, bold=True),
        Entry(part.share_text, bold=True),
        Entry(part.text),
    ]
    return (*entries, Entry(part.text_before)) if compared else tuple(entries)
