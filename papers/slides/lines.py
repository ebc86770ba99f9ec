"""Lines over months as native line charts: a trend against its plans, and places from the first down."""

from collections.abc import Callable, Sequence
from functools import partial

from pptx.chart.series import LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.util import Pt

from exhibits import Exhibit
from papers.slides.box import BODY
from papers.slides.charts import (
    Series,
    add_chart,
    label_one,
    label_values,
    legend_on_top,
    place_plot,
    plain_axes,
    scale_of,
)
from papers.slides.colours import fill, paint
from papers.slides.text import SMALLEST, width_of
from pictures import LIGHT, Line, Positions, Trend

Draw = Callable[[Slide], None]
Label = tuple[int, float | None]  # its month and its value
SIZE = SMALLEST
LEGEND = 30
MONTHS_BELOW = 28
LABEL = 0.06  # of the highest value, what a label covers
STYLES = {
    "fact": (LIGHT.main, 3.5, None, "accent1"),
    "plan": (LIGHT.faint, 2, MSO_LINE.DASH, "tx2"),
    "second plan": (LIGHT.third, 2, MSO_LINE.ROUND_DOT, "accent3"),
    "before": (LIGHT.second, 2.5, None, "accent2"),
}


def trend_pages(trend: Trend, exhibit: Exhibit, title: str) -> list[Draw]:
    """What draws the trend on its one slide."""
    return [partial(_draw_trend, trend, exhibit, title)]


def positions_pages(positions: Positions) -> list[Draw]:
    """What draws the places on their one slide."""
    return [partial(_draw_positions, positions)]


def _draw_trend(trend: Trend, exhibit: Exhibit, title: str, slide: Slide) -> None:
    """The fact with all its values, the plans with their last one; all are the cells of the workbook."""
    of_facts = [value for one in trend.lines if one.role == "fact" for value in one.values]
    scale = scale_of(exhibit, of_facts, title, [value for one in trend.lines for value in one.values])
    values = [tuple(scale.rounded(value) for value in one.values) for one in trend.lines]
    series = [Series(scale.named(one.name), of_line) for one, of_line in zip(trend.lines, values, strict=True)]
    chart = add_chart(slide, XL_CHART_TYPE.LINE_MARKERS, BODY, trend.months, series, SIZE, scale.number_format)
    plain_axes(chart)
    legend_on_top(chart, SIZE)
    told = list(zip(trend.lines, values, strict=True))
    printed = scale.format_of(
        value for one, of_line in told for value in of_line[0 if one.role == "fact" else _last(one) :]
    )
    top = max((value for of_line in values for value in of_line if value is not None), default=0)
    labelled = [(place, value) for one, of_line in told if one.role == "fact" for place, value in enumerate(of_line)]
    for drawn, (one, of_line) in zip(chart.plots[0].series, told, strict=True):
        code, width, dash, name = STYLES[one.role]
        _style(drawn, code, width, dash, marker=9 if one.role == "fact" else None)
        place = _last(one)
        if one.role == "fact":
            label_values(drawn, SIZE, printed, XL_LABEL_POSITION.ABOVE, code)
        elif place and not _is_covered((place, of_line[place]), labelled, top):
            label_one(drawn, place, SIZE, printed, name, "t", with_name=False)
            labelled.append((place, of_line[place]))


def _is_covered(label: Label, others: Sequence[Label], top: float) -> bool:
    """Whether a label would be written over another one in its month."""
    return any(place == label[0] and abs((value or 0) - (label[1] or 0)) < LABEL * top for place, value in others)


def _last(one: Line) -> int:
    """The place of the last value; 0 where there is none, or only the first."""
    return max((place for place, value in enumerate(one.values) if value is not None), default=0)


def _draw_positions(positions: Positions, slide: Slide) -> None:
    """Every county's place by month; at the end of each line its name and its place, both out of the workbook."""
    series = [Series(course.name, tuple(map(_place, course.places))) for course in positions.courses]
    chart = add_chart(slide, XL_CHART_TYPE.LINE_MARKERS, BODY, positions.months, series, SIZE, "0")
    lowest = max((place for course in positions.courses for place in course.places if place), default=1)
    plain_axes(chart, 0.5, lowest + 0.5)
    chart.value_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    room = min(width_of((course.name for course in positions.courses), SIZE) * 1.1 + 50, BODY.width / 3)
    place_plot(
        chart, 8 / BODY.width, 8 / BODY.height, 1 - (8 + room) / BODY.width, 1 - (8 + MONTHS_BELOW) / BODY.height
    )
    for drawn, course in zip(chart.plots[0].series, positions.courses, strict=True):
        code, width = (LIGHT.main, 4) if course.own else (LIGHT.muted, 2)
        _style(drawn, code, width, None, marker=10 if course.own else 6)
        if course.places and course.places[-1]:
            name = "accent1" if course.own else "tx2"
            label_one(drawn, len(course.places) - 1, SIZE, "0", name, "r", with_name=True)


def _place(place: int | None) -> float | None:
    return None if place is None else float(place)


def _style(series: LineSeries, code: str, width: float, dash: MSO_LINE | None, marker: int | None) -> None:
    series.smooth = False
    paint(series.format.line.color, code)
    series.format.line.width = Pt(width)
    if dash is not None:
        series.format.line.dash_style = dash
    if marker is None:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, marker
    fill(series.marker.format.fill, code)
    paint(series.marker.format.line.color, code)
