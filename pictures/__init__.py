"""The few kinds of picture that exhibits are drawn with. Data comes in ready to show; nothing is computed here.

A picture is a frozen dataclass. Those that are charts have ``figure(canvas)``, which draws them with Plotly.
"""

from pictures.cards import Card, Cards, Listing, Matter, Tone
from pictures.heat import Cell, HeatTable
from pictures.ranking import Bar, Ranking, Reference
from pictures.theme import DARK, LIGHT, Canvas, Palette
from pictures.trend import Line, Trend

Figure = Ranking | Trend | HeatTable
Picture = Figure | Cards | Listing

__all__ = [
    "DARK",
    "LIGHT",
    "Bar",
    "Canvas",
    "Card",
    "Cards",
    "Cell",
    "Figure",
    "HeatTable",
    "Line",
    "Listing",
    "Matter",
    "Palette",
    "Picture",
    "Ranking",
    "Reference",
    "Tone",
    "Trend",
]
