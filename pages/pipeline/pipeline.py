"""What is being won, applied for and prepared, so that next year has work?"""

import streamlit as st

filters = st.session_state["filters"]
