"""The one palette and the one type of all pictures: safe for colour-blind people and on a washed-out projector.

Colours are chosen to differ in lightness too, and nothing is told by colour alone: a lamp has its word,
a line its dash and its name.
"""

from dataclasses import dataclass

FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'

LAMP_SIGNS = {"绿": "●", "黄": "▲", "红": "■"}  # beside every colour of a lamp


@dataclass(frozen=True)
class Palette:
    """The colours of one appearance. Lamps are keyed by the ledger's words 绿, 黄, 红."""

    paper: str
    text: str
    faint: str  # text and lines of the second order
    grid: str
    main: str
    second: str
    third: str
    muted: str  # bars that are not the subject
    lamps: dict[str, str]
    behind: str  # the two ends and the middle of a scale that diverges around the plan
    level: str
    ahead: str


LIGHT = Palette(
    paper="#FFFFFF",
    text="#16202B",
    faint="#5C6670",
    grid="#E3E8ED",
    main="#1F5A9E",
    second="#D9730D",
    third="#00796B",
    muted="#B8C4D0",
    lamps={"绿": "#2E7D4F", "黄": "#E0A100", "红": "#B3261E"},
    behind="#D9730D",
    level="#F3F5F8",
    ahead="#1F5A9E",
)
DARK = Palette(
    paper="#11171E",
    text="#E8EDF2",
    faint="#AEB8C2",
    grid="#2C3743",
    main="#7FB3EA",
    second="#F2A65A",
    third="#4DB6A5",
    muted="#4A5866",
    lamps={"绿": "#57B27E", "黄": "#E8BE4A", "红": "#EF6F66"},
    behind="#F2A65A",
    level="#1B232D",
    ahead="#7FB3EA",
)


PROJECTED = 32  # heights of the type that fit below each other in a picture on the projector


@dataclass(frozen=True)
class Canvas:
    """Where a picture is drawn: its height in pixels, the size of its type, whether the screen is dark or narrow."""

    height: int | None = 360  # None: as high as its container
    type_size: int = 14
    dark: bool = False
    narrow: bool = False

    @property
    def expected_height(self) -> int:
        """The height in pixels; about what the projector gives where it is not known."""
        return self.height or PROJECTED * self.type_size

    @property
    def palette(self) -> Palette:
        """The colours that fit the screen."""
        return DARK if self.dark else LIGHT
