"""Answers that are kept: those used last, as many as have no more than so many rows together; and the last large."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

Rows = TypeVar("Rows", bound=Sequence[object])
PARTS = 4  # an answer that takes more than this part of all rows is large


class Kept(Generic[Rows]):
    """A memory of answers that forgets by their size. A large answer drives out no others, but the last large one."""

    def __init__(self, most_rows: int) -> None:
        self.most_rows = most_rows
        self._answers: OrderedDict[Hashable, Rows] = OrderedDict()
        self._rows = 0
        self._large: dict[Hashable, Rows] = {}
        self._known_large: set[Hashable] = set()
        self._using = Lock()

    def answer(self, key: Hashable, ask: Callable[[], Rows]) -> Rows:
        """The answer under that key; asked for where it is not kept."""
        with self._using:
            if (known := self._answers.get(key)) is not None:
                self._answers.move_to_end(key)
                return known
            if (known := self._large.get(key)) is not None:
                return known
        found = ask()
        with self._using:
            self._keep(key, found)
        return found

    def is_large(self, key: Hashable) -> bool:
        """Whether the answer under that key was found to be large."""
        return key in self._known_large

    def _keep(self, key: Hashable, found: Rows) -> None:
        if len(found) * PARTS > self.most_rows:
            self._known_large.add(key)
            self._large = {key: found}
            return
        if key not in self._answers:
            self._answers[key] = found
            self._rows += _size(found)
        while self._rows > self.most_rows:
            _key, forgotten = self._answers.popitem(last=False)
            self._rows -= _size(forgotten)


def _size(answer: Sequence[object]) -> int:
    return len(answer) + 1  # an empty one takes a place, too
