"""What is sent goes at once.

The socket that Streamlit listens on names no protocol, by which asyncio would know that its connections are to hold no
small piece back: of every answer and every message the second piece would wait until the browser has acknowledged the
first, which a browser does after 40 ms.
"""

import gc
import socket
from contextlib import suppress


def send_at_once() -> None:
    """Let the sockets that this process listens on, and so their connections, hold nothing back."""
    for found in gc.get_objects():
        if type(found) is socket.socket and found.family in (socket.AF_INET, socket.AF_INET6):
            with suppress(OSError):  # one that is closed, or speaks another protocol
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
