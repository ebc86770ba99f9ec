"""Where is a lamp red, who answers for it, and which promise is due?"""

import streamlit as st

filters = st.session_state["filters"]
