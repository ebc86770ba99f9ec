"""What Streamlit does with exhibits: filters in sidebar and address, drawing an exhibit on a page, the way down."""

from pathlib import Path

STYLESHEETS = tuple(Path(__file__).parent / name for name in ("dashboard.css", "menu.css", "tables.css", "print.css"))
MENU_WIDTH = 252  # pixels, where letters have 15
