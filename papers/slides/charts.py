"""What all native charts share: an editable workbook without formulas, plain axes, fixed places of the plot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter
from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.chart.point import Point
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from papers.plain_text import printable, shortened
from papers.slides.frame import Box
from papers.slides.text import colour, write
from pictures import LIGHT

LARGEST = 1e100  # beyond it a number is told by its text alone
FORMAT = "0.00"
LONGEST_NAME = 60  # of a series, in characters


@dataclass(frozen=True)
class Series:
    """One row of numbers of a chart; None leaves a gap."""

    name: str
    values: tuple[float | None, ...]


def add_chart(
    slide: Slide, kind: XL_CHART_TYPE, box: Box, categories: Sequence[str], series: Sequence[Series], size: float
) -> Chart:
    """A native chart on the slide, without title and legend; its numbers stand in an embedded workbook."""
    names = [printable(category) for category in categories]
    rows = [
        Series(shortened(printable(one.name), LONGEST_NAME), tuple(_drawable(value) for value in one.values))
        for one in series
    ]
    data = ChartData(number_format=FORMAT)
    data.categories = names
    for one in rows:
        data.add_series(one.name, one.values)
    added = slide.shapes.add_chart(kind, *box.emu(), data)
    frame: GraphicFrame = added  # type: ignore[assignment]  # the library says that it gives the chart itself
    chart = frame.chart
    frame.chart_part.chart_workbook.update_from_xlsx_blob(_workbook(names, rows))
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(size)
    chart.font.color.rgb = colour(LIGHT.text)
    _without_ground(chart)
    return chart


def _drawable(value: float | None) -> float | None:
    if value is None or not math.isfinite(value) or abs(value) >= LARGEST:
        return None
    return float(value)


def _workbook(categories: Sequence[str], series: Sequence[Series]) -> bytes:
    """The chart's numbers where the chart expects them; a name that starts with = stays a name."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()  # the chart refers to Sheet1
        number = book.add_format({"num_format": FORMAT})
        for line, category in enumerate(categories, 1):
            sheet.write_string(line, 0, category)
        for place, one in enumerate(series, 1):
            sheet.write_string(0, place, one.name)
            for line, value in enumerate(one.values, 1):
                if value is not None:
                    sheet.write_number(line, place, value, number)
        sheet.set_column(0, 0, 24)
    return file.getvalue()


def _without_ground(chart: Chart) -> None:
    """Whatever lies behind the chart shines through: lines are drawn there."""
    empty = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    space = chart.element
    space.find(qn("c:chart")).addnext(parse_xml(empty))
    space.find(f"{qn('c:chart')}/{qn('c:plotArea')}").append(parse_xml(empty))


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


def plain_axes(chart: Chart, low: float, high: float) -> None:
    """The value axis from low to high and not drawn; the category axis a thin line without ticks."""
    values, categories = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = low, high
    values.visible = values.has_major_gridlines = False
    categories.format.line.color.rgb = colour(LIGHT.muted)
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.has_major_gridlines = False


def label_every_category(chart: Chart) -> None:
    """No category is left out, however many there are."""
    axis = chart.element.find(f".//{qn('c:catAx')}")
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def label(
    point: Point, text: str, size: float, position: XL_LABEL_POSITION, code: str, ground: str | None = None
) -> None:
    """Write a text of our own at a point, in one line; on a ground where lines run behind it."""
    data_label = point.data_label
    frame = data_label.text_frame
    frame.word_wrap = False
    write(frame.paragraphs[0], text, size, code)
    data_label.position = position
    parts = f"<c:spPr {nsdecls('c', 'a')}>{_fill(ground)}</c:spPr>"
    paragraph = '<a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr></a:p>'
    unwrapped = f"<c:txPr {nsdecls('c', 'a')}>{paragraph}</c:txPr>"
    words = data_label._dLbl.find(qn("c:tx"))  # the library has no way to these two
    words.addnext(parse_xml(unwrapped))
    words.addnext(parse_xml(parts))


def _fill(ground: str | None) -> str:
    return f'<a:solidFill><a:srgbClr val="{ground[1:]}"/></a:solidFill>' if ground else "<a:noFill/>"


def legend_on_top(chart: Chart, size: float) -> None:
    """A legend in one line above the plot."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(size)
