"""The server around the dashboard: what Streamlit leaves open and a county's screens need.

``streamlit run serve.py`` starts it; ``streamlit run dashboard.py`` works too, without what is done here: the addresses
of exhibits, compressed answers, a first page that says whose it is, answers ready before they are asked for, and the
door at which one signs in: without it nothing is shown where sign-in is on.
"""

import python_needed  # noqa: F401, before all that an older Python does not know

# isort: split
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette_compress import CompressMiddleware
from streamlit.runtime.pages_manager import PagesManager

from screen import memory  # before all that needs DuckDB

# isort: split
from screen import kept_visits
from screen.downloads import DownloadGate, know_to_whom_they_are_offered
from screen.exhibit import addresses, warming
from screen.first_page import FirstPage
from screen.office.gate import UploadGate
from screen.protection import Protection, believe_no_forwarded_address
from screen.sending import send_at_once
from screen.sign_in import Door

memory.do_without_pandas()
believe_no_forwarded_address()
know_to_whom_they_are_offered()
# Beside a folder pages/, Streamlit greets the first deep link after a restart with "Page not found" until
# st.navigation has run once. The pages are st.navigation's from the start.
PagesManager.uses_pages_directory = False


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[None]:
    memory.share_arenas()
    send_at_once()
    warming.start()
    closing = asyncio.create_task(kept_visits.close_what_is_over())
    yield
    closing.cancel()


app = st.App(
    Path(__file__).with_name("dashboard.py"),
    routes=addresses.routes(),
    middleware=[
        Middleware(Protection),
        Middleware(Door),
        Middleware(CompressMiddleware, zstd=False, brotli_quality=5),
        Middleware(FirstPage),
        Middleware(UploadGate),
        Middleware(DownloadGate),
    ],
    lifespan=_lifespan,
)
