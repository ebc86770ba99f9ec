"""Answers that are kept: those used last, as many as have no more than so many rows together."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

Rows = TypeVar("Rows", bound=Sequence[object])


class Kept(Generic[Rows]):
    """A memory of answers that forgets by their size; one alone may have more rows than all together should."""

    def __init__(self, most_rows: int) -> None:
        self.most_rows = most_rows
        self._answers: OrderedDict[Hashable, Rows] = OrderedDict()
        self._rows = 0
        self._using = Lock()

    def answer(self, key: Hashable, ask: Callable[[], Rows]) -> Rows:
        """The answer under that key; asked for where it is not kept."""
        with self._using:
            if (known := self._answers.get(key)) is not None:
                self._answers.move_to_end(key)
                return known
        found = ask()
        with self._using:
            if key not in self._answers:
                self._answers[key] = found
                self._rows += _size(found)
            while self._rows > self.most_rows and len(self._answers) > 1:
                _key, forgotten = self._answers.popitem(last=False)
                self._rows -= _size(forgotten)
        return found


def _size(answer: Sequence[object]) -> int:
    return len(answer) + 1  # an empty one takes a place, too
