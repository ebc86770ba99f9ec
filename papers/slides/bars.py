"""A ranking as native bar charts: one or two columns of bars a slide, each value and its lamp in words at its bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from papers.plain_text import printable
from papers.slides.charts import (
    LARGEST,
    Series,
    add_chart,
    label,
    label_every_category,
    place_plot,
    plain_axes,
)
from papers.slides.frame import BODY, Box, add_text, line
from papers.slides.text import SMALLEST, colour, cut, width_of
from pictures import LIGHT, Bar, Ranking, Reference, blended
from words import _

Draw = Callable[[Slide], None]
MOST_BARS = 14  # in one column
GAP = 24  # between two columns, points
LONGEST_NAME = 0.34  # of the width of a column
LEAST_BAR = 0.22  # of the width of a column, for the longest bar
PALE = 0.36
HIGHEST_BAR = 58  # points, with the gap to the next
ABOVE = 20  # room above the bars for the name of the reference line or for the legend


@dataclass(frozen=True)
class Plan:
    """What all columns of a ranking share, so that their bars can be compared: sizes in points, scale in values."""

    size: int
    names: float
    texts: float
    low: float
    high: float


def ranking_pages(ranking: Ranking, series_name: str) -> list[Draw]:
    """What draws the ranking: one function a slide."""
    count = len(ranking.bars)
    columns = 1
    if count > MOST_BARS:
        two = _column_boxes(2)
        has_room = _bar_room(ranking, two[0].width, SMALLEST) >= LEAST_BAR * two[0].width
        columns = 2 if has_room and _names_are_whole(ranking.bars, two[0].width, SMALLEST) else 1
    on_page = ceil(count / ceil(count / (MOST_BARS * columns)))
    in_column = ceil(on_page / columns)
    plan = _plan(ranking, _column_boxes(columns)[0], in_column)
    return [
        partial(_draw, ranking, ranking.bars[start : start + on_page], columns, in_column, plan, series_name)
        for start in range(0, count, on_page)
    ]


def _column_boxes(columns: int) -> list[Box]:
    width = (BODY.width - GAP * (columns - 1)) / columns
    return [Box(BODY.left + place * (width + GAP), BODY.top, width, BODY.height) for place in range(columns)]


def _names_room(bars: Sequence[Bar], width: float, size: float) -> float:
    return min(width_of((_name(bar) for bar in bars), size) * 1.1, width * LONGEST_NAME) + 10


def _names_are_whole(bars: Sequence[Bar], width: float, size: float) -> bool:
    """Whether no name has to be cut."""
    return width_of((_name(bar) for bar in bars), size) * 1.1 <= width * LONGEST_NAME


def _texts_room(bars: Sequence[Bar], size: float) -> float:
    return width_of((_text(bar) for bar in bars), size) * 1.1 + 14


def _bar_room(ranking: Ranking, width: float, size: float) -> float:
    return width - _names_room(ranking.bars, width, size) - _texts_room(ranking.bars, size)


def _name(bar: Bar) -> str:
    """A bar without a value has no place for its text but beside its name."""
    return printable(bar.label if bar.value is not None else f"{bar.label}  {_text(bar)}")


def _text(bar: Bar) -> str:
    return bar.text.replace("  ", " · ")


def _plan(ranking: Ranking, box: Box, in_column: int) -> Plan:
    for size in (16, 14, SMALLEST):
        enough = _bar_room(ranking, box.width, size) >= LEAST_BAR * box.width
        enough = enough and _names_are_whole(ranking.bars, box.width, size)
        if size == SMALLEST or (enough and in_column * size * 1.9 <= box.height - ABOVE):
            break
    names = _names_room(ranking.bars, box.width, size)
    texts = min(_texts_room(ranking.bars, size), (box.width - names) * 0.72)
    values = [value for bar in ranking.bars for value in (bar.value, bar.mark) if value is not None]
    values += [ranking.reference.value] if ranking.reference else []
    known = [value for value in values if abs(value) < LARGEST]
    low, high = min([0, *known]), max([0, *known])
    sides = 2 if low < 0 else 1
    unit = ((high - low) or 1) / max(box.width - names - sides * texts, 1)
    return Plan(size, names, texts, low - (unit * texts if low < 0 else 0), high + unit * texts)


def _draw(
    ranking: Ranking, bars: Sequence[Bar], columns: int, in_column: int, plan: Plan, series_name: str, slide: Slide
) -> None:
    for place, box in enumerate(_column_boxes(columns)):
        part = bars[place * in_column : (place + 1) * in_column]
        if part:
            share = len(part) / in_column
            height = ABOVE + min((box.height - ABOVE) * share, HIGHEST_BAR * len(part))
            _draw_column(ranking, part, Box(box.left, box.top, box.width, height), plan, series_name, slide)


def _draw_column(ranking: Ranking, bars: Sequence[Bar], box: Box, plan: Plan, series_name: str, slide: Slide) -> None:
    marked = any(bar.mark is not None for bar in ranking.bars)
    if ranking.reference:
        _draw_reference(ranking.reference, box, plan, slide)
    elif ranking.mark_label:
        add_text(slide, Box(box.left, box.top, box.width, ABOVE - 2), f"▯ {ranking.mark_label}", SMALLEST, LIGHT.text)
    series = [Series(series_name, tuple(bar.value for bar in bars))]
    if marked:
        series.append(Series(ranking.mark_label or _("for comparison"), tuple(bar.mark for bar in bars)))
    names = [cut(_name(bar), plan.size, plan.names - 10) for bar in bars]
    chart = add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, box, names, series, plan.size)
    plain_axes(chart, plan.low, plan.high)
    label_every_category(chart)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 55, 100 if marked else 0
    _colour_bars(plot.series[0], bars, plan)
    if marked:
        _outline(plot.series[1])
    place_plot(chart, plan.names / box.width, ABOVE / box.height, 1 - plan.names / box.width, 1 - ABOVE / box.height)


def _colour_bars(series: BarSeries, bars: Sequence[Bar], plan: Plan) -> None:
    _one_colour(series, LIGHT.main)
    for place, bar in enumerate(bars):
        point = series.points[place]
        code = LIGHT.lamps.get(bar.lamp, LIGHT.main) if bar.lamp else LIGHT.main
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = colour(code if bar.subject else blended(code, LIGHT.paper, PALE))
        text = cut(_text(bar), plan.size, plan.texts)
        label(point, text, plan.size, XL_LABEL_POSITION.OUTSIDE_END, LIGHT.text, LIGHT.paper)
    for point in series._element.findall(qn("c:dPt")):  # else a negative bar is drawn white
        point.find(qn("c:idx")).addnext(parse_xml(f'<c:invertIfNegative {nsdecls("c")} val="0"/>'))


def _one_colour(series: BarSeries, code: str) -> None:
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(code)


def _outline(series: BarSeries) -> None:
    """Marks are frames around bars: their end is the mark."""
    series.invert_if_negative = False
    series.format.fill.background()
    series.format.line.color.rgb = colour(LIGHT.text)
    series.format.line.width = Pt(1.5)


def _draw_reference(reference: Reference, box: Box, plan: Plan, slide: Slide) -> None:
    """A dashed line behind the chart, at its value on the fixed scale, with its name above."""
    share = (reference.value - plan.low) / (plan.high - plan.low)
    across = box.left + plan.names + share * (box.width - plan.names)
    shape = line(slide, (across, box.top + ABOVE - 2), (across, box.top + box.height), LIGHT.text, 1.5)
    shape.line.dash_style = MSO_LINE.DASH
    shape.name = printable(reference.label)
    half = min(across - box.left, box.left + box.width - across)
    name = Box(across - half, box.top, 2 * half, ABOVE - 2)
    add_text(slide, name, reference.label, SMALLEST, LIGHT.text, PP_ALIGN.CENTER)
