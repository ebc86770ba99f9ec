"""What Streamlit does with exhibits: filters in sidebar and address, drawing an exhibit on a page, the way down."""

from pathlib import Path

STYLESHEET = Path(__file__).parent / "dashboard.css"
