"""Answers on their way: each is made once however many ask, few at a time, and not at all when nobody waits any more.

Somebody who clicks twice takes back what the first click asked for: nothing of it stands before the second.
"""

import asyncio
import os

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from screen.exhibit import answers
from screen.exhibit.answers import Asked

AT_ONCE = os.cpu_count() or 1
_coming: dict[Asked, "_Coming"] = {}
_places = asyncio.Semaphore(AT_ONCE)


class GivenUp(ValueError):
    """Nobody waits for this answer any more."""


class _Coming:
    """An answer that is being made, and who waits for it."""

    def __init__(self, asked: Asked) -> None:
        self.waiting: list[Request] = []
        self.task = asyncio.create_task(self._made(asked))

    async def _made(self, asked: Asked) -> bytes:
        try:
            async with _places:
                for request in self.waiting:
                    if not await request.is_disconnected():
                        return await run_in_threadpool(answers.packed, asked)
                raise GivenUp
        finally:
            del _coming[asked]


async def made(asked: Asked, request: Request) -> bytes:
    """The answer, once it has been made. Raises what its queries raise, GivenUp when whoever asked has left."""
    coming = _coming.get(asked)
    if coming is None:
        coming = _coming[asked] = _Coming(asked)
    coming.waiting.append(request)
    return await asyncio.shield(coming.task)
