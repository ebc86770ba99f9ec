"""Lines over months as native line charts: a trend against its plans, and places from the first down."""

from collections.abc import Callable, Sequence
from functools import partial

from pptx.chart.chart import Chart
from pptx.chart.series import LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.util import Pt

from papers.plain_text import printable
from papers.slides.charts import LARGEST, Series, add_chart, label, legend_on_top, place_plot, plain_axes
from papers.slides.frame import BODY
from papers.slides.text import colour, cut, width_of
from pictures import LIGHT, Course, Line, Positions, Trend

Draw = Callable[[Slide], None]
SIZE = 14
LEGEND = 30
MONTHS_BELOW = 28
STYLES = {
    "fact": (LIGHT.main, 3.5, None),
    "plan": (LIGHT.faint, 2, MSO_LINE.DASH),
    "second plan": (LIGHT.third, 2, MSO_LINE.ROUND_DOT),
    "before": (LIGHT.second, 2.5, None),
}
NEAR = 0.1  # of the scale: two ends at this distance need their labels apart


def trend_pages(trend: Trend) -> list[Draw]:
    """What draws the trend on its one slide."""
    return [partial(_draw_trend, trend)]


def positions_pages(positions: Positions) -> list[Draw]:
    """What draws the places on their one slide."""
    return [partial(_draw_positions, positions)]


def _draw_trend(trend: Trend, slide: Slide) -> None:
    series = [Series(one.name, one.values) for one in trend.lines]
    chart = add_chart(slide, XL_CHART_TYPE.LINE_MARKERS, BODY, trend.months, series, SIZE)
    known = [value for one in trend.lines for value in one.values if value is not None and abs(value) < LARGEST]
    plain_axes(chart, min([0, *known]), (max([0, *known]) or 1) * 1.12)
    legend_on_top(chart, SIZE)
    room = width_of((text for one in trend.lines for text in one.texts), SIZE) + 12
    _place(chart, room / 2, room)
    for drawn, one in zip(chart.plots[0].series, trend.lines, strict=True):
        code, width, dash = STYLES[one.role]
        _style(drawn, code, width, dash, marker=9 if one.role == "fact" else None)
    _label_facts(chart, trend)
    _label_ends(chart, trend)


def _label_facts(chart: Chart, trend: Trend) -> None:
    for drawn, one in zip(chart.plots[0].series, trend.lines, strict=True):
        if one.role == "fact":
            for place, value in enumerate(one.values):
                if value is not None:
                    label(drawn.points[place], one.texts[place], SIZE, XL_LABEL_POSITION.ABOVE, LIGHT.main, LIGHT.paper)


def _label_ends(chart: Chart, trend: Trend) -> None:
    """The last value of every plan and of the year before; those that end close together stand one below the other."""
    ends = sorted(
        (
            (value, place, number)
            for number, one in enumerate(trend.lines)
            if one.role != "fact" and (place := _last(one)) and (value := one.values[place]) is not None
        ),
        key=lambda end: -end[0],
    )
    heights = [value for value, _at, _number in ends]
    near = NEAR * chart.value_axis.maximum_scale
    for rank, (_value, place, number) in enumerate(ends):
        one = trend.lines[number]
        above = rank > 0 and heights[rank - 1] - heights[rank] < near
        below = rank + 1 < len(ends) and heights[rank] - heights[rank + 1] < near
        label(
            chart.plots[0].series[number].points[place],
            one.texts[place],
            SIZE,
            _beside(above, below),
            STYLES[one.role][0],
        )


def _beside(above: bool, below: bool) -> XL_LABEL_POSITION:
    """Where a label has room when another line ends just above or below."""
    if above == below:
        return XL_LABEL_POSITION.RIGHT
    return XL_LABEL_POSITION.BELOW if above else XL_LABEL_POSITION.ABOVE


def _last(one: Line) -> int:
    """The place of the last value; 0 where there is none, or only the first."""
    return max((place for place, value in enumerate(one.values) if value is not None), default=0)


def _draw_positions(positions: Positions, slide: Slide) -> None:
    series = [Series(course.name, course.places) for course in positions.courses]
    chart = add_chart(slide, XL_CHART_TYPE.LINE_MARKERS, BODY, positions.months, series, SIZE)
    lowest = max((place for course in positions.courses for place in course.places if place), default=1)
    plain_axes(chart, 0.5, lowest + 0.5)
    chart.value_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    names = _names_at_the_end(positions.courses)
    _place(chart, 8, min(width_of(names.values(), SIZE) * 1.1 + 30, BODY.width / 3))
    for drawn, course in zip(chart.plots[0].series, positions.courses, strict=True):
        code, width = (LIGHT.main, 4) if course.own else (LIGHT.muted, 2)
        _style(drawn, code, width, None, marker=10 if course.own else 6)
        if course.own:
            for place, value in enumerate(course.places[:-1]):
                if value is not None:
                    label(drawn.points[place], str(value), SIZE, XL_LABEL_POSITION.ABOVE, LIGHT.main)
        if course.name in names:
            text = cut(names[course.name], SIZE, BODY.width / 3 - 30)
            name_code = LIGHT.main if course.own else LIGHT.faint
            label(drawn.points[len(course.places) - 1], text, SIZE, XL_LABEL_POSITION.RIGHT, name_code)


def _names_at_the_end(courses: Sequence[Course]) -> dict[str, str]:
    """Place and name at the end of each line; those who share a place stand together at one of their lines, ours."""
    together: dict[int, list[str]] = {}
    for course in sorted(courses, key=lambda course: not course.own):
        if course.places and course.places[-1]:
            together.setdefault(course.places[-1], []).append(course.name)
    return {names[0]: f"{place}  {'·'.join(printable(name) for name in names)}" for place, names in together.items()}


def _place(chart: Chart, left: float, right: float) -> None:
    place_plot(
        chart,
        left / BODY.width,
        LEGEND / BODY.height,
        1 - (left + right) / BODY.width,
        1 - (LEGEND + MONTHS_BELOW) / BODY.height,
    )


def _style(series: LineSeries, code: str, width: float, dash: MSO_LINE | None, marker: int | None) -> None:
    series.smooth = False
    series.format.line.color.rgb = colour(code)
    series.format.line.width = Pt(width)
    if dash is not None:
        series.format.line.dash_style = dash
    if marker is None:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, marker
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour(code)
    series.marker.format.line.color.rgb = colour(code)
