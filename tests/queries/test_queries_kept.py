"""Answers of queries are kept by their size, those used last the longest."""

import pytest

from queries.kept import Kept


@pytest.fixture
def asked():
    """What was asked for, in order."""
    return []


@pytest.fixture
def answer(asked):
    """A memory of twenty rows, by a function that asks for so many."""
    kept = Kept(20)

    def answer(key, rows):
        return kept.answer(key, lambda: asked.append(key) or tuple(range(rows)))

    answer.kept = kept
    return answer


def test_an_answer_is_asked_for_once(answer, asked):
    assert answer("one", 2) == answer("one", 2) == (0, 1)
    assert answer("none", 0) == answer("none", 0) == ()
    assert asked == ["one", "none"]


def test_what_was_not_used_for_longest_is_forgotten_first(answer, asked):
    for key in ("one", "two", "three", "one", "four", "one", "two"):
        answer(key, 5)
    assert asked == ["one", "two", "three", "four", "two"]


def test_a_large_answer_drives_out_the_large_one_before_alone(answer, asked):
    for key, rows in (("small", 2), ("large", 30), ("large", 30), ("larger", 40), ("small", 2), ("large", 30)):
        answer(key, rows)
    assert asked == ["small", "large", "larger", "large"]
    assert answer.kept.is_large("large")
    assert not answer.kept.is_large("small")
