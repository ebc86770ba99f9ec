"""How does this project stand, and what holds it up?"""

import streamlit as st

from screen.project import project_file

project_file(st.session_state["filters"])
