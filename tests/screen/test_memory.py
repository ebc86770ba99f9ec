"""Memory is given back where the system has a way to, and nothing is said where it has none."""

import ctypes

from screen import memory


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
