"""The few kinds of picture that exhibits are drawn with. Data comes in ready to show; nothing is computed here.

A picture is a frozen dataclass. Those that are charts have ``figure(canvas)``, which says what Plotly draws; those that
are tables have ``grid()``, rows of cells that a screen lays out as its width allows.
"""

from pictures.bar_table import BarTable, Measured
from pictures.cards import SEPARATOR, Card, Cards, Listing, Matter, Profile, Tone
from pictures.composition import Composition, Part
from pictures.flow import Flow, Node, Stream
from pictures.grid import Grid, GridCell, GridRow
from pictures.heat import Cell, HeatTable
from pictures.key import Key
from pictures.lamp_table import LampCell, LampColumn, LampRow, LampTable
from pictures.league import Contest, League, Place
from pictures.months import Layer, Months
from pictures.positions import Course, Positions
from pictures.progress_table import Done, ProgressTable, Subject
from pictures.ranking import Bar, Ranking, Reference
from pictures.share_table import ShareTable
from pictures.theme import DARK, LAMP_NAMES, LAMP_SIGNS, LIGHT, Canvas, Palette, blended
from pictures.timeline import Step, Timeline
from pictures.trend import Line, Role, Trend

Figure = Ranking | Trend | Composition | Flow | Positions | Timeline | Months
Table = BarTable | ShareTable | ProgressTable | LampTable | League | HeatTable
Picture = Figure | Table | Cards | Listing | Profile

__all__ = [
    "DARK",
    "LAMP_NAMES",
    "LAMP_SIGNS",
    "LIGHT",
    "SEPARATOR",
    "Bar",
    "BarTable",
    "Canvas",
    "Card",
    "Cards",
    "Cell",
    "Composition",
    "Contest",
    "Course",
    "Done",
    "Figure",
    "Flow",
    "Grid",
    "GridCell",
    "GridRow",
    "HeatTable",
    "Key",
    "LampCell",
    "LampColumn",
    "LampRow",
    "LampTable",
    "Layer",
    "League",
    "Line",
    "Listing",
    "Matter",
    "Measured",
    "Months",
    "Node",
    "Palette",
    "Part",
    "Picture",
    "Place",
    "Positions",
    "Profile",
    "ProgressTable",
    "Ranking",
    "Reference",
    "Role",
    "ShareTable",
    "Step",
    "Stream",
    "Subject",
    "Table",
    "Timeline",
    "Tone",
    "Trend",
    "blended",
]
