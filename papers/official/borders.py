"""Lines above and below paragraphs; the library has no way to them."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

AFTER_BORDERS = (
    *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct"),
    *("w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind"),
    *("w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:outlineLvl", "w:rPr", "w:sectPr"),
)
ORDER = ("top", "left", "bottom", "right", "between")


def border(paragraph: Paragraph, side: str, colour: str, eighths: int, space: int = 1, kind: str = "single") -> None:
    """A line of so many eighths of a point along a side of the paragraph, so many points from its text."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, *AFTER_BORDERS)
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", str(eighths)), ("space", str(space)), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    later = [qn(f"w:{name}") for name in ORDER[ORDER.index(side) + 1 :]]
    at = next((place for place, other in enumerate(borders) if other.tag in later), len(borders))
    borders.insert(at, line)
