"""What is sent goes at once, through whatever socket Streamlit listens on."""

import socket

from screen.sending import send_at_once


def test_connections_hold_no_small_piece_back():
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("localhost", 0))
        listening.listen()
        send_at_once()
        with socket.create_connection(listening.getsockname()):
            connection, _address = listening.accept()
            with connection:
                assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
