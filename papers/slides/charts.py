"""What all native charts share: an editable workbook, labels that are the values of its cells, plain axes.

A chart is data: whoever edits a number in its workbook moves the bar and its label. Colours are those of series and
theme, a yardstick is a series, headings name the unit, values are rounded as they are printed.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.chart.series import _BaseCategorySeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from exhibits import Column, Exhibit
from exhibits.base.table import AMOUNTS, heading
from papers.plain_text import printable, shortened
from papers.slides.box import Box
from papers.slides.colours import paint
from pictures import LIGHT
from words import _, language, numbers

DECIMALS = "#,##0.00"
LARGEST = 1e100  # beyond it a number is told by its text alone
LONGEST_NAME = 60  # of a series, in characters
HUNDRED_MILLIONS = 10_000  # 万元 in one 亿元
MANY = 100_000  # 万元 from which amounts are told in 亿元
PRINTED = {"percent": '0.00"%"', "points": "+0.00;-0.00;0.00", "change": "+0;-0;0", "number": "#,##0", "rank": "0"}


@dataclass(frozen=True)
class Scale:
    """In which unit numbers stand in a chart: what they are, divided by what, and how they are printed."""

    label: str
    unit: str = ""
    divisor: float = 1
    decimals: int = 2
    number_format: str = DECIMALS

    @property
    def name(self) -> str:
        """What the numbers are, with their unit."""
        return self.named(self.label)

    def named(self, label: str) -> str:
        """Another row of numbers in the same unit."""
        return _("{heading} ({unit})").format(heading=label, unit=self.unit) if self.unit else label

    def rounded(self, value: float | None) -> float | None:
        """The value as it is printed; None for nothing, and for what is beyond all scales."""
        if value is None or not math.isfinite(value) or abs(value) >= LARGEST:
            return None
        return float(numbers.rounded(float(value) / self.divisor, self.decimals))

    def format_of(self, values: Iterable[float | None]) -> str:
        """How labels of these values are printed: whole ones without decimals, whatever stands beside them has."""
        is_whole = self.number_format == DECIMALS and all(value is None or value.is_integer() for value in values)
        return PRINTED["number"] if is_whole else self.number_format


@dataclass(frozen=True)
class Series:
    """One row of numbers of a chart, in the unit of its scale; None leaves a gap."""

    name: str
    values: tuple[float | None, ...]


def scale_of(
    exhibit: Exhibit, values: Sequence[float | None], title: str, beside: Sequence[float | None] = ()
) -> Scale:
    """The unit of numbers in an exhibit: that of the column that holds them, else that of plain numbers.

    ``beside`` are numbers that stand in the same unit and may have other decimals.
    """
    known = _drawable(values)
    column = next((column for column in exhibit.columns if _holds(exhibit, column, known)), None)
    known += _drawable(beside)
    return scale_of_column(column, known) if column else plain_scale(known, title)


def _drawable(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None and math.isfinite(value) and abs(value) < LARGEST]


def _holds(exhibit: Exhibit, column: Column, values: Sequence[float]) -> bool:
    if column.kind in ("text", "day", "month", "month_end") or not values:
        return False
    held = [row[column.name] for row in exhibit.rows if isinstance(row.get(column.name), int | float)]
    return all(any(abs(value - other) < 1e-9 for other in held) for value in values)


def scale_of_column(column: Column, values: Sequence[float]) -> Scale:
    """How the numbers of a column stand in a chart: amounts in 亿元 where they are large."""
    if column.kind == "money":
        return money_scale(column.label, values)
    if column.kind in AMOUNTS:
        return plain_scale(values, heading(column))
    unit = {"percent": "%", "points": _("points")}.get(column.kind, "")
    decimals = 0 if column.kind in ("number", "rank", "change") else 2
    return Scale(column.label, unit, 1, decimals, PRINTED.get(column.kind, "#,##0.00"))


def money_scale(label: str, values: Sequence[float]) -> Scale:
    """The unit of amounts given in 万元."""
    if language() != "zh":
        return Scale(label, "¥ m", 100)
    if max(map(abs, values), default=0) >= MANY:
        return Scale(label, "亿元", HUNDRED_MILLIONS)
    whole = all(float(value).is_integer() for value in values)
    return Scale(label, "万元", 1, 0 if whole else 2, "#,##0" if whole else "#,##0.00")


def plain_scale(values: Sequence[float], label: str) -> Scale:
    """Numbers without a unit: whole ones without decimals."""
    whole = all(float(value).is_integer() for value in values)
    return Scale(label, "", 1, 0 if whole else 2, "#,##0" if whole else "#,##0.00")


def add_chart(
    slide: Slide,
    kind: XL_CHART_TYPE,
    box: Box,
    categories: Sequence[str],
    series: Sequence[Series],
    size: float,
    number_format: str = "#,##0.00",
) -> Chart:
    """A native chart on the slide, without title and legend; its numbers stand in an embedded workbook."""
    names = [printable(category) for category in categories]
    rows = [Series(shortened(printable(one.name), LONGEST_NAME), one.values) for one in series]
    data = ChartData(number_format=number_format)
    data.categories = names
    for one in rows:
        data.add_series(one.name, one.values)
    added = slide.shapes.add_chart(kind, *box.emu(), data)
    frame: GraphicFrame = added  # type: ignore[assignment]  # the library says that it gives the chart itself
    chart = frame.chart
    frame.chart_part.chart_workbook.update_from_xlsx_blob(_workbook(names, rows, number_format))
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(size)
    paint(chart.font.color, LIGHT.text)
    _number_axes(chart)
    return chart


def _number_axes(chart: Chart) -> None:
    """Axes are known by numbers above zero; the library's are below."""
    for element in chart.element.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", element.get("val", "").lstrip("-"))


def _workbook(categories: Sequence[str], series: Sequence[Series], number_format: str) -> bytes:
    """The chart's numbers where the chart expects them; a name that starts with = stays a name."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()  # the chart refers to Sheet1
        number = book.add_format({"num_format": number_format})
        for line, category in enumerate(categories, 1):
            sheet.write_string(line, 0, category)
        for place, one in enumerate(series, 1):
            sheet.write_string(0, place, one.name)
            for line, value in enumerate(one.values, 1):
                if value is not None:
                    sheet.write_number(line, place, value, number)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, len(series), 16)
    return file.getvalue()


def label_values(
    series: _BaseCategorySeries,
    size: float,
    number_format: str,
    position: XL_LABEL_POSITION | None,
    code: str = LIGHT.text,
) -> None:
    """Write every value of the series at its place: the label is the cell, as it is printed."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.font.size = Pt(size)
    paint(labels.font.color, code)
    if position is not None:
        labels.position = position


def label_one(
    series: Any, place: int, size: float, number_format: str, code: str, position: str, with_name: bool
) -> None:
    """Write one value of the series, and its name where wanted, at its place; the label is still the cell."""
    letters = f'<a:defRPr sz="{round(size * 100)}"><a:solidFill><a:schemeClr val="{code}"/></a:solidFill></a:defRPr>'
    paragraph = f'<a:p><a:pPr>{letters}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p>'
    shown = "".join(
        f'<c:{name} val="{int(value)}"/>'
        for name, value in (
            *(("showLegendKey", False), ("showVal", True), ("showCatName", False), ("showSerName", with_name)),
            *(("showPercent", False), ("showBubbleSize", False)),
        )
    )
    printed = number_format.replace('"', "&quot;")
    one = (
        f'<c:dLbl><c:idx val="{place}"/><c:numFmt formatCode="{printed}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/>{paragraph}</c:txPr>'
        f'<c:dLblPos val="{position}"/>{shown}<c:separator> </c:separator></c:dLbl>'
    )
    none = shown.replace('val="1"', 'val="0"')
    labels = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{one}{none}</c:dLbls>")
    element = series._element
    for old in element.findall(qn("c:dLbls")):
        element.remove(old)
    element.find(qn("c:cat")).addprevious(labels)


def as_lines(chart: Chart, count: int) -> None:
    """Draw the last series as lines over the columns, on the same axes and out of the same workbook."""
    columns = chart.element.find(f".//{qn('c:barChart')}")
    axes = "".join(f'<c:axId val="{axis.get("val")}"/>' for axis in columns.findall(qn("c:axId")))
    lines = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>{axes}'
        "</c:lineChart>"
    )
    for series in columns.findall(qn("c:ser"))[-count:]:
        columns.remove(series)
        for name in ("c:invertIfNegative", "c:dLbls"):
            for child in series.findall(qn(name)):
                series.remove(child)
        series.find(qn("c:cat")).addprevious(parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>'))
        series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
        lines.find(qn("c:marker")).addprevious(series)
    columns.addnext(lines)


def place_plot(chart: Chart, left: float, top: float, width: float, height: float) -> None:
    """Where the plot itself stands, without its labels, in shares of the chart."""
    area = chart.element.find(f"{qn('c:chart')}/{qn('c:plotArea')}")
    for layout in area.findall(qn("c:layout")):
        area.remove(layout)
    places = "".join(
        f'<c:{name} val="{value:.4f}"/>' for name, value in (("x", left), ("y", top), ("w", width), ("h", height))
    )
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{places}</c:manualLayout></c:layout>"
    area.insert(0, parse_xml(layout))


def plain_axes(chart: Chart, low: float | None = None, high: float | None = None) -> None:
    """The value axis not drawn, as the values are written; the category axis a thin line without ticks."""
    values, categories = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = low, high
    values.visible = values.has_major_gridlines = False
    paint(categories.format.line.color, LIGHT.muted)
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.has_major_gridlines = False


def label_every_category(chart: Chart, upright: bool = False) -> None:
    """No category is left out, however many there are; ``upright`` writes them from top to bottom."""
    axis = chart.element.find(f".//{qn('c:catAx')}")
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    if upright:
        chart.category_axis.tick_labels.font.size = chart.font.size
        axis.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("vert", "eaVert")


def stand_labels_up(chart: Chart) -> None:
    """Write the values of narrow columns from bottom to top, each above its own."""
    for body in chart.element.iterfind(f".//{qn('c:barChart')}//{qn('c:dLbls')}/{qn('c:txPr')}/{qn('a:bodyPr')}"):
        body.set("rot", "-5400000")
        body.set("vert", "horz")


def legend_on_top(chart: Chart, size: float) -> None:
    """A legend in one line above the plot."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(size)
