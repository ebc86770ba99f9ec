"""Colours by the theme of the deck, so that another master colours the same slides; lamps keep their own."""

from pptx.dml.color import ColorFormat, RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_THEME_COLOR

from pictures import LIGHT

OF_THEME = {
    LIGHT.main: MSO_THEME_COLOR.ACCENT_1,
    LIGHT.second: MSO_THEME_COLOR.ACCENT_2,
    LIGHT.third: MSO_THEME_COLOR.ACCENT_3,
    LIGHT.muted: MSO_THEME_COLOR.ACCENT_4,
    LIGHT.text: MSO_THEME_COLOR.TEXT_1,
    LIGHT.faint: MSO_THEME_COLOR.TEXT_2,
    LIGHT.paper: MSO_THEME_COLOR.BACKGROUND_1,
    LIGHT.level: MSO_THEME_COLOR.BACKGROUND_2,
}
IN_THEME = {  # what the theme of our own master calls the colours of the palette
    "dk1": LIGHT.text,
    "lt1": LIGHT.paper,
    "dk2": LIGHT.faint,
    "lt2": LIGHT.level,
    "accent1": LIGHT.main,
    "accent2": LIGHT.second,
    "accent3": LIGHT.third,
    "accent4": LIGHT.muted,
    "accent5": LIGHT.lamps["绿"],
    "accent6": LIGHT.lamps["黄"],
}
LIGHTEST = 0.72  # of the last of several shades of one colour


def paint(colour: ColorFormat, code: str, brightness: float = 0) -> None:
    """Give a colour of the palette by its place in the theme; any other as it is."""
    if code in OF_THEME:
        colour.theme_color = OF_THEME[code]
        if brightness:
            colour.brightness = brightness
    else:
        colour.rgb = RGBColor.from_string(code.removeprefix("#"))


def fill(format_of: FillFormat, code: str, brightness: float = 0) -> None:
    """Fill a shape with one colour."""
    format_of.solid()
    paint(format_of.fore_color, code, brightness)


def shades(count: int) -> list[tuple[float, str]]:
    """As many shades of the main colour: how bright each is, and in which colour text is read on it."""
    bright = [LIGHTEST * place / max(count - 1, 1) for place in range(count)]
    return [(value, LIGHT.paper if value < LIGHTEST / 2 else LIGHT.text) for value in bright]
