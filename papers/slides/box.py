"""Where things stand on a slide, in points; all slides are 16:9."""

from dataclasses import dataclass

from pptx.util import Length, Pt

WIDTH, HEIGHT = 960, 540


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height as the library wants them."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


TITLE = Box(36, 22, WIDTH - 72, 72)
BODY = Box(36, 108, WIDTH - 72, 382)
FOOTER = Box(36, 502, WIDTH - 156, 24)
PAGE_NUMBER = Box(WIDTH - 108, 502, 72, 24)
