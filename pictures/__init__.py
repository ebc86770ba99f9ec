"""The few kinds of picture that exhibits are drawn with. Data comes in ready to show; nothing is computed here.

A picture is a frozen dataclass. Those that are charts have ``figure(canvas)``, which draws them with Plotly.
"""

from pictures.bar_table import BarTable, Measured
from pictures.cards import Card, Cards, Listing, Matter, Profile, Tone
from pictures.composition import Composition, Part
from pictures.flow import Flow, Node, Stream
from pictures.heat import Cell, HeatTable
from pictures.ranking import Bar, Ranking, Reference
from pictures.theme import DARK, LIGHT, Canvas, Palette
from pictures.trend import Line, Trend

Figure = Ranking | Trend | HeatTable | BarTable | Composition | Flow
Picture = Figure | Cards | Listing | Profile

__all__ = [
    "DARK",
    "LIGHT",
    "Bar",
    "BarTable",
    "Canvas",
    "Card",
    "Cards",
    "Cell",
    "Composition",
    "Figure",
    "Flow",
    "HeatTable",
    "Line",
    "Listing",
    "Matter",
    "Measured",
    "Node",
    "Palette",
    "Part",
    "Picture",
    "Profile",
    "Ranking",
    "Reference",
    "Stream",
    "Tone",
    "Trend",
]
