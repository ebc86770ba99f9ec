"""Months as native stacked columns: a layer for every source, the sum of a month below its name."""

from collections.abc import Callable
from functools import partial

from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide

from papers.slides.charts import LARGEST, Series, add_chart, legend_on_top, place_plot, plain_axes
from papers.slides.frame import BODY
from papers.slides.text import SMALLEST, colour
from pictures import LIGHT, Months

Draw = Callable[[Slide], None]
SIZE = 14
MOST_WITH_SUMS = 12  # months; more are too narrow for a sum
LEGEND, NAMES_BELOW = 30, 44


def months_pages(months: Months) -> list[Draw]:
    """What draws the months on their one slide."""
    return [partial(_draw, months)]


def _draw(months: Months, slide: Slide) -> None:
    with_sums = len(months.months) <= MOST_WITH_SUMS
    names = [f"{name} {total}" for name, total in zip(months.months, months.sums, strict=True)]
    chart = add_chart(
        slide,
        XL_CHART_TYPE.COLUMN_STACKED,
        BODY,
        names if with_sums else months.months,
        [Series(layer.name, layer.values) for layer in months.layers],
        SIZE if with_sums else SMALLEST,
    )
    plain_axes(chart, min(_heights(months, min)), max(_heights(months, max)) or 1)
    if len(months.layers) > 1:
        legend_on_top(chart, SIZE)
    place_plot(chart, 0.01, LEGEND / BODY.height, 0.98, 1 - (LEGEND + NAMES_BELOW) / BODY.height)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for code, drawn in zip(LIGHT.shades(len(months.layers)), plot.series, strict=True):
        drawn.invert_if_negative = False
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(code)
        drawn.format.line.color.rgb = colour(LIGHT.paper)


def _heights(months: Months, end: Callable[[float, float], float]) -> list[float]:
    """How far the columns of every month reach up, or with ``min`` down; none beyond all scales."""
    reached = [0.0]
    for place in range(len(months.months)):
        values = [layer.values[place] for layer in months.layers]
        reached.append(sum(end(value, 0) for value in values if abs(value) < LARGEST))
    return reached
