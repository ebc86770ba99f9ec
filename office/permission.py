"""May this visitor? The one place that decides who may do what with the office's returns and what is published.

Without sign-in the server must listen on this machine alone; then whoever sits at it is its administrator. Listening
wider without sign-in, nobody may anything. Sign-in adds visitors with a role; what a role may do stands here alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LOCAL = ("localhost", "127.0.0.1", "::1")


class Action(StrEnum):
    """What somebody may want to do."""

    LOOK = "look"  # at the month's returns and what is wrong with them
    HAND_IN = "hand in"
    COLLECT = "collect"  # assign files, send back, check
    PUBLISH = "publish"
    ROLL_BACK = "roll back"
    PRUNE = "prune"


RIGHTS: dict[str, frozenset[Action]] = {
    "reader": frozenset(),
    "unit": frozenset({Action.LOOK, Action.HAND_IN}),
    "office": frozenset({Action.LOOK, Action.HAND_IN, Action.COLLECT, Action.PUBLISH}),
    "admin": frozenset(Action),
}


@dataclass(frozen=True)
class Visitor:
    """Who is there: a name for the record, a role of RIGHTS, and the unit for which one of the role unit reports."""

    name: str
    role: str
    unit: str | None = None


NOBODY = Visitor("", "reader")


def is_local(address: str | None) -> bool:
    """Whether a server that listens there is reached from its own machine alone; no address is every address."""
    return (address or "").strip("[]").lower() in LOCAL


def visitor_of(address: str | None, signed_in: Mapping[str, Any] | None = None, is_forwarded: bool = False) -> Visitor:
    """Who the visitor of a server is that listens at this address.

    What a proxy has forwarded comes from elsewhere, even where the server listens on this machine alone.
    """
    if signed_in is None and is_local(address) and not is_forwarded:
        return Visitor("", "admin")
    return NOBODY


def may(visitor: Visitor, action: Action, unit: str | None = None) -> bool:
    """Whether the visitor may do this; a unit's own visitor with its own returns alone."""
    if action not in RIGHTS.get(visitor.role, frozenset()):
        return False
    return visitor.role != "unit" or (unit is not None and unit == visitor.unit)
