"""Memory is given back where the system has a way to, and nothing is said where it has none."""

import ctypes
from functools import partial
from types import SimpleNamespace

from streamlit.runtime.caching.ttl_cache import TTLCache

from screen import memory
from screen.kept_visits import close_expired


def test_free_memory_is_given_back(monkeypatch):
    asked = []

    class Library:
        def malloc_trim(self, kept):
            asked.append(kept)

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library())
    memory.give_back()
    assert asked == [0]


def test_a_system_without_a_way_is_left_alone(monkeypatch):
    def refuse(_name):
        raise TypeError

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    memory.give_back()


def test_a_visit_that_is_over_is_closed_and_one_that_may_come_back_is_not():
    closed, time = [], [0.0]
    kept = TTLCache(maxsize=8, ttl=120, timer=lambda: time[0])
    for name in ("gone", "away"):
        session = SimpleNamespace(shutdown=partial(closed.append, name))
        kept[name] = SimpleNamespace(session=session)
        time[0] += 60.0
    close_expired(kept)
    assert (closed, list(kept)) == (["gone"], ["away"])
