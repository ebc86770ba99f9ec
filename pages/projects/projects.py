"""Which project is it about?"""

import streamlit as st

from screen.project_list import project_list

project_list(st.session_state["filters"])
