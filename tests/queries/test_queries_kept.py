"""Answers of queries are kept by their size, those used last the longest."""

from queries.kept import Kept


def test_an_answer_is_asked_for_once():
    kept, asked = Kept(10), []
    for _time in range(2):
        assert kept.answer("one", lambda: asked.append("one") or (1, 2)) == (1, 2)
    assert asked == ["one"]


def test_what_was_not_used_for_longest_is_forgotten_first():
    kept, asked = Kept(10), []

    def answer(key):
        return kept.answer(key, lambda: asked.append(key) or tuple(range(3)))

    for key in ("one", "two", "one", "three", "one", "two"):
        answer(key)
    assert asked == ["one", "two", "three", "two"]


def test_an_answer_larger_than_all_is_kept_alone():
    kept, asked = Kept(10), []
    for _time in range(2):
        kept.answer("large", lambda: asked.append("large") or tuple(range(100)))
    kept.answer("small", lambda: asked.append("small") or (1,))
    kept.answer("large", lambda: asked.append("large") or tuple(range(100)))
    assert asked == ["large", "small", "large"]
