"""Answers on their way: each is made once however many ask, few at a time, and not at all when nobody waits any more.

Somebody who clicks twice takes back what the first click asked for: nothing of it stands before the second. What is out
of somebody's view is made once nothing is to be made that is in anybody's.
"""

import asyncio
import os

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from screen.exhibit import answers
from screen.exhibit.answers import Asked

AT_ONCE = os.cpu_count() or 1
OUT_OF_VIEW = "x-out-of-view"  # the header by which a browser says that its viewer does not look there yet
_coming: dict[Asked, "_Coming"] = {}
_waiting: list["_Coming"] = []  # for a place to be made at, in the order in which they were asked for
_busy = 0


class GivenUp(ValueError):
    """Nobody waits for this answer any more."""


class _Coming:
    """An answer that is being made, and who waits for it."""

    def __init__(self, asked: Asked) -> None:
        self.waiting: list[Request] = []
        self.turn = asyncio.get_running_loop().create_future()
        self.task = asyncio.create_task(self._made(asked))

    @property
    def is_out_of_view(self) -> bool:
        """Whether nobody who waits looks at its place yet."""
        return all(OUT_OF_VIEW in request.headers for request in self.waiting)

    async def _made(self, asked: Asked) -> bytes:
        try:
            await self.turn
            for request in self.waiting:
                if not await request.is_disconnected():
                    return await run_in_threadpool(answers.packed, asked)
            raise GivenUp
        finally:
            del _coming[asked]
            _end_turn()


def _end_turn() -> None:
    global _busy
    _busy -= 1
    _give_turns()


def _give_turns() -> None:
    """Let those be made that are next, as many as there are places free."""
    global _busy
    while _waiting and _busy < AT_ONCE:
        following = min(_waiting, key=lambda coming: coming.is_out_of_view)
        _waiting.remove(following)
        _busy += 1
        following.turn.set_result(None)


async def made(asked: Asked, request: Request) -> bytes:
    """The answer, once it has been made. Raises what its queries raise, GivenUp when whoever asked has left."""
    coming = _coming.get(asked)
    if coming is None:
        coming = _coming[asked] = _Coming(asked)
        _waiting.append(coming)
    coming.waiting.append(request)
    _give_turns()
    return await asyncio.shield(coming.task)
