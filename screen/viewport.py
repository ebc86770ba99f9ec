"""How large the viewer's screen is, and a button that fills it: what only the browser knows and may do."""

import streamlit as st

from words import _

UNKNOWN = (1280, 720)
_viewport = st.components.v2.component(
    "viewport",
    html='<button type="button"></button>',
    css="""
        button { font: inherit; color: inherit; background: none; border: 1px solid currentColor; border-radius: 0.3rem;
                 padding: 0.05rem 0.6rem; cursor: pointer; opacity: 0.75; }
    """,
    js="""
        export default function ({ data, parentElement, setStateValue }) {
            const button = parentElement.querySelector("button");
            button.textContent = data.label;
            button.onclick = () => document.fullscreenElement
                ? document.exitFullscreen() : document.documentElement.requestFullscreen();
            let waiting;
            const report = () => {
                clearTimeout(waiting);
                waiting = setTimeout(() => {
                    if (innerWidth !== data.width || innerHeight !== data.height) {
                        setStateValue("size", [innerWidth, innerHeight]);
                    }
                }, 60);
            };
            addEventListener("resize", report);
            report();
            return () => { clearTimeout(waiting); removeEventListener("resize", report); };
        }
    """,
)


def viewport() -> tuple[int, int]:
    """Draw the full-screen button; width and height of the window in pixels, UNKNOWN until the browser has told."""
    known = st.session_state.get("viewport_size", UNKNOWN)
    found = _viewport(
        key="viewport",
        data={"label": _("Full screen"), "width": known[0], "height": known[1]},
        default={"size": list(known)},
        on_size_change=lambda: None,
    )
    size = tuple(found.size or known)
    st.session_state["viewport_size"] = size
    return size
