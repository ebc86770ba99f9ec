"""The choices of the list of projects in the address, beside the filters, so that a list can be sent."""

from collections.abc import Mapping

import streamlit as st

from screen.address import threshold_of

TOLD = "list_told"  # what the address was last told


def follow_list(choices: Mapping[str, str], least: tuple[str, str]) -> None:
    """Set the choices of the list of projects, and the least amount, from an address that was just opened."""
    state = st.session_state
    said = {name: st.query_params.get_all(name) for name in (*choices.values(), least[1])}
    if not any(said.values()) or said == state.get(TOLD):
        return
    for widget, name in choices.items():
        state[widget] = said[name]
    state[least[0]] = threshold_of(said[least[1]][-1]) if said[least[1]] else None
    state[TOLD] = said


def tell_list(said: Mapping[str, list[str]]) -> None:
    """Write the choices of the list of projects into the address, so that it can be sent."""
    wanted = {name: list(values) for name, values in said.items()}
    if wanted != {name: st.query_params.get_all(name) for name in wanted}:
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in wanted}
        st.query_params.from_dict(others | {name: values for name, values in wanted.items() if values})
    st.session_state[TOLD] = wanted
