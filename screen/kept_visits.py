"""Visits that Streamlit keeps for two minutes for who comes back: closed when that time is over.

It would forget them only when others come, and leave open what they hold open.
"""

import asyncio

from streamlit import runtime
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

EVERY = 10.0  # seconds between two looks


async def close_what_is_over() -> None:
    """Look every while, for as long as the server runs, and close the visits to which nobody has come back."""
    while True:
        await asyncio.sleep(EVERY)
        if runtime.exists() and (kept := _kept()) is not None:
            close_expired(kept)


def close_expired(kept: TTLCache[str, SessionInfo]) -> None:
    """Close the visits whose time is over; called where Streamlit's own loop runs."""
    now = kept.timer()
    over = [visit for key, visit in kept._data.items() if kept._expirations[key] <= now]
    kept.expire(now)
    for visit in over:
        visit.session.shutdown()


def _kept() -> TTLCache[str, SessionInfo] | None:
    """Where Streamlit keeps them, which it has no word for; None where it does so otherwise."""
    manager = runtime.get_instance()._session_mgr
    storage = manager._session_storage if isinstance(manager, WebsocketSessionManager) else None
    kept = storage._cache if isinstance(storage, MemorySessionStorage) else None
    return kept if isinstance(kept, TTLCache) else None
