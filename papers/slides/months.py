"""Months as native stacked columns: a layer for every source, and the sum of a month as a series above it."""

from collections.abc import Callable
from functools import partial

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.slide import Slide

from papers.slides.box import BODY
from papers.slides.charts import (
    LARGEST,
    Series,
    add_chart,
    as_lines,
    label_values,
    legend_on_top,
    money_scale,
    plain_axes,
)
from papers.slides.colours import fill, paint, shades
from papers.slides.text import SMALLEST
from pictures import LIGHT, Months
from words import _

Draw = Callable[[Slide], None]
SIZE = SMALLEST
MOST_WITH_SUMS = 15  # months; more are too narrow for a sum


def months_pages(months: Months) -> list[Draw]:
    """What draws the months on their one slide."""
    return [partial(_draw, months)]


def _draw(months: Months, slide: Slide) -> None:
    sums = [
        sum(value for layer in months.layers if abs(value := layer.values[place]) < LARGEST)
        for place in range(len(months.months))
    ]
    scale = money_scale(_("In all"), sums)
    series = [Series(layer.name, tuple(map(scale.rounded, layer.values))) for layer in months.layers]
    series.append(Series(scale.name, tuple(map(scale.rounded, sums))))
    chart = add_chart(slide, XL_CHART_TYPE.COLUMN_STACKED, BODY, months.months, series, SIZE, scale.number_format)
    plain_axes(chart)
    legend_on_top(chart, SIZE)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for (bright, _read), drawn in zip(shades(len(months.layers)), plot.series, strict=False):
        drawn.invert_if_negative = False
        fill(drawn.format.fill, LIGHT.main, bright)
        paint(drawn.format.line.color, LIGHT.paper)
    as_lines(chart, 1)
    (total,) = chart.plots[1].series
    total.format.line.fill.background()
    if len(months.months) <= MOST_WITH_SUMS:
        label_values(total, SIZE, scale.number_format, XL_LABEL_POSITION.ABOVE)
