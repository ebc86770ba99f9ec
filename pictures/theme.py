"""The one palette and the one type of all pictures: safe for colour-blind people and on a washed-out projector.

Colours are chosen to differ in lightness too, and nothing is told by colour alone: a lamp has its word,
a line its dash and its name.
"""

from dataclasses import dataclass, fields

FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'

BLACK = "#000000"  # of a screen that shows nothing
LIGHTEST = 0.72  # how far the last shade is from the main colour to the ground of a picture
LAMP_NAMES = {"绿": "green", "黄": "yellow", "红": "red"}  # as stylesheets call them
LAMP_SIGNS = {"绿": "●", "黄": "▲", "红": "■"}  # beside every colour of a lamp


@dataclass(frozen=True)
class Palette:
    """The colours of one appearance. Lamps are keyed by the ledger's words 绿, 黄, 红."""

    paper: str
    text: str
    faint: str  # text and lines of the second order
    grid: str
    edge: str  # lines around chips, cards and buttons
    main: str
    second: str
    third: str
    muted: str  # bars that are not the subject
    lamps: dict[str, str]
    behind: str  # the two ends and the middle of a scale that diverges around the plan
    level: str
    ahead: str

    def shades(self, count: int) -> list[str]:
        """As many shades of the one main colour, from the first part of a whole to its last: neighbours differ."""
        return [blended(self.main, self.level, 1 - LIGHTEST * place / max(count - 1, 1)) for place in range(count)]

    def as_css(self) -> str:
        """The colours as variables of a stylesheet, under the names that they have here."""
        named = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "lamps"}
        named |= {f"lamp-{LAMP_NAMES[lamp]}": colour for lamp, colour in self.lamps.items()}
        named["black"] = BLACK
        return ":root {" + " ".join(f"--{name}: {colour};" for name, colour in named.items()) + "}"


def blended(front: str, back: str, share: float) -> str:
    """So much of the front colour over the back colour; share from 0 to 1."""
    pairs = zip(bytes.fromhex(front[1:]), bytes.fromhex(back[1:]), strict=True)
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02X}" for over, under in pairs)


LIGHT = Palette(
    paper="#FFFFFF",
    text="#16202B",
    faint="#5C6670",
    grid="#E3E8ED",
    edge="#7F8C9B",
    main="#1F5A9E",
    second="#B45309",
    third="#00796B",
    muted="#B8C4D0",
    lamps={"绿": "#2E7D4F", "黄": "#B98900", "红": "#B3261E"},
    behind="#B45309",
    level="#F3F5F8",
    ahead="#1F5A9E",
)
DARK = Palette(
    paper="#11171E",
    text="#E8EDF2",
    faint="#AEB8C2",
    grid="#2C3743",
    edge="#7F8C9B",
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
