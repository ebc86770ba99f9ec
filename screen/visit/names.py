"""By which names Streamlit keeps the widgets of the filters."""

MONTH, REGIONS, THRESHOLD, SEPARATE, LANGUAGE = "month", "region", "threshold", "separate", "lang"
SHOWN_LEADER, SHOWN_INDICATOR, SHOWN_AREA = "leader_shown", "indicator_shown", "area_shown"
ONLY_LARGE, FIGURE = "projects.large_only", "figure_behind"
