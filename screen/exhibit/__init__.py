"""The one component that draws an exhibit in place: its heading, the ways on, its picture, its definition.

The page tells it an address; it asks that address when it comes into view, and changes in place what differs. Where no
server answers at such addresses (`streamlit run dashboard.py`), the answer comes with the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from typing import Any

import streamlit as st

from exhibits import Exhibit, Filters
from screen import visit
from screen.exhibit import addresses, library
from screen.exhibit.answers import Place, answer, answer_of, as_data
from words import _, language

ASKS = ("present", "rows", "part")
PROJECTED_TYPE = 17  # where the browser cannot say how high its screen is: that of 720 lines
HTML = """
<section class="exhibit" aria-busy="true">
<header>
<button type="button" class="present">
<span class="icon" aria-hidden="true">present_to_all</span><span class="label"></span>
</button>
<button type="button" class="rows">
<span class="icon" aria-hidden="true">table_chart</span><span class="label"></span>
</button>
</header>
<p class="line"></p>
<div class="picture"></div>
<p class="note"></p>
</section>
"""


STAGE = """
<section class="projector">
<h1 class="finding"></h1>
<p class="line"></p>
<div class="picture"></div>
<p class="definition" hidden></p>
<div class="bottom">
<div class="footer"><span class="facts"></span></div>
<nav>
<button type="button" data-what="define"><span class="icon" aria-hidden="true">info</span></button>
<button type="button" data-what="black"><span class="icon" aria-hidden="true">tv_off</span></button>
<button type="button" data-what="back"><span class="icon" aria-hidden="true">chevron_left</span></button>
<button type="button" data-what="on"><span class="icon" aria-hidden="true">chevron_right</span></button>
<button type="button" data-what="fill"><span class="icon" aria-hidden="true">fullscreen</span></button>
<button type="button" data-what="leave"><span class="icon" aria-hidden="true">close</span></button>
</nav>
</div>
</section>
"""


_exhibit = st.components.v2.component(
    "exhibit", html=HTML, js=library.CALL.format(name="exhibit"), isolate_styles=False
)
_projector = st.components.v2.component(
    "projector", html=STAGE, js=library.CALL.format(name="projector"), isolate_styles=False
)


def bring_programs() -> None:
    """Once a run, before any exhibit: bring the programs along that draw it, where no server gives them."""
    if not addresses.are_open():
        _programs()(key="programs")


@cache
def _programs() -> Callable[..., object]:
    """The charts' library and ours as a component of their own, for pages that no server gives them to."""
    own = f"if (!window.countyScreens) {{\n{library.screens()}\n}}"
    charts = f"if (!window.Plotly) {{\n{library.charts()}\n}}"
    return st.components.v2.component("programs", js=f"{own}\n{charts}\nexport default function () {{}}")


def draw_exhibit(
    name: str, filters: Filters, place: Place, level: int, brief: bool, asked: Callable[[str, Any], None]
) -> None:
    """Draw an exhibit where the page stands, its heading at ``level``; ``brief`` leaves unit, source and date out.

    ``asked`` is called with what the viewer asks for, "present", "rows" or "part", and with the key of that part.
    """
    data = _data(addresses.address_of(name, filters, language(), place), place, level, brief)
    data["rowsLabel"] = "" if brief and level > 2 else _("Data")
    if not addresses.are_open():
        data["answer"] = as_data(answer(name, filters, language(), place))
    key = f"exhibit.{name}"
    _exhibit(key=key, data=data, on_asked_change=partial(_asked, key, asked))


def draw_made(key: str, exhibit: Exhibit, place: Place, level: int = 3) -> None:
    """Draw an exhibit that has been made and is nobody else's, without its definition and without ways on."""
    content = answer_of(exhibit, place)
    data = _data(f"{key} {sha256(content).hexdigest()}", place, level, brief=True) | {"isAlone": True}
    told = {"answer": as_data(content), "narrowAnswer": as_data(answer_of(exhibit, replace(place, narrow=True)))}
    _exhibit(key=f"exhibit.{key}", data=data | told, on_asked_change=lambda: None)


def _data(address: str, place: Place, level: int, brief: bool) -> dict[str, Any]:
    return {
        "address": address,
        "words": language(),
        "level": level,
        "brief": brief,
        "index": addresses.address_of_index(language()),
        "place": place.height or 120,
        "plotly": addresses.address_of_library(),
        "presentHelp": _("Show this picture on the projector"),
        "rowsHelp": _("The rows behind this picture, as a table and as an Excel file"),
        "unfold": _("Show all {count}"),
        "failed": _("This picture could not be fetched; reload the page."),
    }


def draw_projector(
    screens: Sequence[tuple[str, Filters]],
    place: int,
    count: int,
    badge: str,
    facts: Sequence[str],
    asked: Callable[[dict[str, Any]], None],
) -> None:
    """Draw one of the screens, each an exhibit under its filters, and let keys and buttons go on to the others.

    ``count`` is that of the last move that the server was told of. ``asked`` is called with what the viewer does: what
    ("move", "leave" or "part"), place, count and part.
    """
    stage = Place(height=None, type_size=None)
    data = {
        "addresses": [addresses.address_of(name, filters, language(), stage) for name, filters in screens],
        "place": place,
        "count": count,
        "badge": badge,
        "facts": list(facts),
        "plotly": addresses.address_of_library(),
        "isOpen": addresses.are_open(),
        "words": {
            "define": _("Definition"),
            "black": _("Black screen"),
            "back": _("Back"),
            "on": _("Next"),
            "fill": _("Full screen"),
            "leave": _("Leave the projector"),
            "alone": _("this screen alone"),
            "beyond": _("and {count} more in the table"),
            "failed": _("This picture could not be fetched; reload the page."),
        },
    }
    if not addresses.are_open():
        data["answer"] = as_data(answer(*screens[place], language(), Place(height=None, type_size=PROJECTED_TYPE)))
    _projector(key="projector", data=data, height="stretch", on_asked_change=partial(_told, asked))


def _told(asked: Callable[[dict[str, Any]], None]) -> None:
    said = visit.asked_of("projector")
    if isinstance(said, dict):
        asked(said)


def _asked(key: str, asked: Callable[[str, Any], None]) -> None:
    said = visit.asked_of(key)
    if isinstance(said, dict) and said.get("what") in ASKS:
        asked(said["what"], said.get("part"))
