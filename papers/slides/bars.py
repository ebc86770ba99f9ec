"""A ranking as a native chart: columns where names are short, bars where they are long; the yardstick is a series.

Every lamp is a series of its own, named in the legend, so that colours are those of series and an edited number keeps
its colour and moves its label.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.util import Pt

from exhibits import Exhibit
from papers.plain_text import printable
from papers.slides.box import BODY, Box
from papers.slides.charts import (
    Scale,
    Series,
    add_chart,
    as_lines,
    label_every_category,
    label_one,
    label_values,
    legend_on_top,
    place_plot,
    plain_axes,
    scale_of,
    stand_labels_up,
)
from papers.slides.colours import fill, paint
from papers.slides.text import SMALLEST, cut, width_of
from pictures import LIGHT, Bar, Ranking
from words import _, language

Draw = Callable[[Slide], None]
Line = tuple[str, tuple[float | None, ...]]
MOST_COLUMNS, MOST_BARS = 26, 14
LONGEST_UPRIGHT = 7  # characters of a name that stands below its column
LONGEST_NAME = 0.4  # of the width, of names beside bars
LEGEND = 30  # points
UPRIGHT_LABEL, BESIDE = 52, 70  # points: room for the values of narrow columns above, of bars beside them
ROOM_BELOW = 70  # points: for the values of columns that fall
YARDSTICK = 44  # points: for what is beyond the last column of the yardstick's value
HIGHEST_BAR = 58  # points, with the gap to the next
FEW = 10  # columns, whose names lie flat
LAMPS = ("绿", "黄", "红")
NUMBER_AT_THE_END = re.compile(r"[\s:：]*[-+]?[\d.,]+\s*(?:%|\S*元)?$")
PALE = 0.6
MARK = 14  # points


@dataclass(frozen=True)
class Layer:
    """One series of bars: its name, which bars it has, its colour."""

    name: str
    values: tuple[float | None, ...]
    code: str
    is_pale: bool = False


def ranking_pages(ranking: Ranking, exhibit: Exhibit, title: str) -> list[Draw]:
    """What draws the ranking: one function a slide."""
    values = [value for bar in ranking.bars for value in (bar.value, bar.mark)]
    beside = [bar.mark for bar in ranking.bars] + ([ranking.reference.value] if ranking.reference else [])
    scale = scale_of(exhibit, [bar.value for bar in ranking.bars], title, beside)
    if all(value is None for value in values):
        return []
    if _stands(ranking.bars, scale):
        return [partial(_draw, ranking, ranking.bars, scale, BODY, True)]
    on_page = ceil(len(ranking.bars) / ceil(len(ranking.bars) / MOST_BARS))
    return [
        partial(_draw, ranking, ranking.bars[start : start + on_page], scale, BODY, False)
        for start in range(0, len(ranking.bars), on_page)
    ]


def _stands(bars: Sequence[Bar], scale: Scale) -> bool:
    """Whether the names are short enough to stand below columns, from top to bottom where there are many."""
    longest = max((len(_name(bar, scale)) for bar in bars), default=0)
    return longest <= LONGEST_UPRIGHT and len(bars) <= (MOST_COLUMNS if language() == "zh" else FEW)


def _name(bar: Bar, scale: Scale) -> str:
    """A bar without a value that can be drawn has no place for its text but beside its name."""
    return printable(bar.label if scale.rounded(bar.value) is not None else f"{bar.label} {bar.text}")


def _draw(ranking: Ranking, bars: Sequence[Bar], scale: Scale, box: Box, stands: bool, slide: Slide) -> None:
    layers = _layers(bars, scale)
    lines = _lines(ranking, bars, scale)
    series = [Series(one.name, one.values) for one in layers] + [Series(name, values) for name, values in lines]
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if stands else XL_CHART_TYPE.BAR_CLUSTERED
    if not stands:
        box = Box(box.left, box.top, box.width, LEGEND + min(box.height - LEGEND, HIGHEST_BAR * len(bars)))
    size = 16 if not stands and len(bars) <= MOST_BARS / 2 else SMALLEST
    room = box.width * LONGEST_NAME
    names = [_name(bar, scale) if stands else cut(_name(bar, scale), size, room) for bar in bars]
    chart = add_chart(slide, kind, box, names, series, size, scale.number_format)
    plain_axes(chart)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    printed = scale.format_of(value for layer in layers for value in layer.values)
    for drawn, layer in zip(plot.series, layers, strict=False):
        drawn.invert_if_negative = False
        fill(drawn.format.fill, layer.code, PALE if layer.is_pale else 0)
        label_values(drawn, size, printed, XL_LABEL_POSITION.OUTSIDE_END)
    _draw_lines(chart, len(layers), lines, stands, scale if ranking.reference else None)
    legend_on_top(chart, SMALLEST)
    is_narrow = stands and len(bars) > FEW
    label_every_category(chart, upright=is_narrow)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if is_narrow:
        stand_labels_up(chart)
        above, below = LEGEND + UPRIGHT_LABEL, width_of(names, size) * 1.25 + 8
        width = 0.98 - (YARDSTICK / box.width if ranking.reference else 0)
        place_plot(chart, 0.01, above / box.height, width, 1 - (above + below) / box.height)
        values = [value for layer in layers for value in layer.values if value is not None]
        _leave_room_below(chart, values, box.height - above - below)
    if not stands:
        chart.category_axis.reverse_order = True
        left = (min(width_of(names, size) * 1.1, room) + 10) / box.width
        right = BESIDE / box.width
        place_plot(chart, left, LEGEND / box.height, 0.99 - left - right, 1 - (LEGEND + 4) / box.height)


def _leave_room_below(chart: Chart, values: Sequence[float], height: float) -> None:
    """Where columns fall, room for their values above the names, of so many points in all."""
    low, high = min(values, default=0), max(0, *values) if values else 0
    if low < 0:
        chart.value_axis.minimum_scale = low - (high - low) * ROOM_BELOW / max(height - ROOM_BELOW, ROOM_BELOW)
        chart.value_axis.maximum_scale = high or None


def _layers(bars: Sequence[Bar], scale: Scale) -> list[Layer]:
    """A series for every lamp that is lit, or one for all; those that are there for comparison paler, apart."""
    layers: list[Layer] = []
    for lamp, subject in [(lamp, subject) for subject in (True, False) for lamp in (*LAMPS, None)]:
        chosen = [bar.lamp == lamp and bar.subject == subject for bar in bars]
        if any(chosen):
            name = scale.label if lamp is None else _("{lamp} lamp").format(lamp=_(lamp))
            if not subject:
                name = _("{name}, others").format(name=name)
            values = tuple(
                scale.rounded(bar.value) if is_chosen else None for bar, is_chosen in zip(bars, chosen, strict=True)
            )
            if lamp is not None and not layers:
                name = f"{scale.label} · {name}"
            layers.append(Layer(scale.named(name), values, LIGHT.lamps[lamp] if lamp else LIGHT.main, not subject))
    return layers


def _lines(ranking: Ranking, bars: Sequence[Bar], scale: Scale) -> list[Line]:
    """The yardstick, the same for all, and what every bar is compared with."""
    lines: list[Line] = []
    if ranking.reference:
        value = scale.rounded(ranking.reference.value)
        label = NUMBER_AT_THE_END.sub("", ranking.reference.label)  # the number is that of the cells
        lines.append((scale.named(label), (value,) * len(bars)))
    if any(bar.mark is not None for bar in bars):
        name = scale.named(ranking.mark_label or _("for comparison"))
        lines.append((name, tuple(scale.rounded(bar.mark) for bar in bars)))
    return lines


def _draw_lines(chart: Chart, count: int, lines: Sequence[Line], stands: bool, yardstick: Scale | None) -> None:
    """Over columns a dashed line, or a dash over each; among bars, which no line can cross, frames that end there.

    A yardstick, which is the same for all, is told once, in its scale.
    """
    if not lines:
        return
    if not stands:
        for drawn in list(chart.plots[0].series)[count:]:
            drawn.invert_if_negative = False
            drawn.format.fill.background()
            paint(drawn.format.line.color, LIGHT.text)
            drawn.format.line.width = Pt(1.25)
            drawn.format.line.dash_style = MSO_LINE.DASH
        return
    as_lines(chart, len(lines))
    for place, drawn in enumerate(chart.plots[1].series):
        paint(drawn.format.line.color, LIGHT.text if place == 0 else LIGHT.second)
        drawn.format.line.width = Pt(2)
        drawn.format.line.dash_style = MSO_LINE.DASH
        if len(set(lines[place][1])) > 1:
            drawn.format.line.fill.background()
            drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.DASH, MARK
            fill(drawn.marker.format.fill, LIGHT.text)
        if place == 0 and yardstick and chart.plots[1].categories:
            side = "r" if len(lines[place][1]) > FEW else "t"
            label_one(drawn, len(chart.plots[1].categories) - 1, SMALLEST, yardstick.number_format, "tx1", side, False)
