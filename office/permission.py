"""May this visitor? The one place that decides who may do what with the office's returns and what is published.

Without sign-in the server must listen on this machine alone; then whoever sits at it is its administrator. Listening
wider without sign-in, nobody may anything. Sign-in adds visitors with a role; what a role may do stands here alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from settings import SignIn, settings

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


WORK = {  # what each kind of work is, of those that the worker does
    "receive": Action.HAND_IN,
    "template": Action.COLLECT,
    "check": Action.COLLECT,
    "rebase": Action.PUBLISH,
    "publish": Action.PUBLISH,
    "rollback": Action.ROLL_BACK,
    "prune": Action.PRUNE,
}


@dataclass(frozen=True)
class Visitor:
    """Who is there: a name for the record, a role of RIGHTS, and the unit for which one of the role unit reports."""

    name: str
    role: str
    unit: str | None = None


NOBODY = Visitor("", "reader")  # there is no sign-in, and the visitor comes from elsewhere
STRANGER = Visitor("", "")  # there is sign-in, and nobody has signed in: no role, and nothing to see


def is_local(address: str | None) -> bool:
    """Whether a server that listens there is reached from its own machine alone; no address is every address."""
    return (address or "").strip("[]").lower() in LOCAL


def visitor_of(address: str | None, person: str | None = None, is_forwarded: bool = False) -> Visitor:
    """Who the visitor of a server is that listens at this address: the person who signed in, if sign-in is on.

    Without sign-in, what a proxy has forwarded comes from elsewhere, even where the server listens on this machine.
    """
    rules = settings().sign_in
    if rules.by != "nobody":
        return _known(person, rules) if person else STRANGER
    return Visitor("", "admin") if is_local(address) and not is_forwarded else NOBODY


def _known(person: str, rules: SignIn) -> Visitor:
    if person in rules.units:
        return Visitor(person, "unit", rules.units[person])
    for role in ("admin", "office"):
        if person in getattr(rules, role):
            return Visitor(person, role)
    return Visitor(person, rules.everybody)


def may_read(visitor: Visitor) -> bool:
    """Whether the visitor may see the county at all."""
    return visitor.role in RIGHTS


def may(visitor: Visitor, action: Action, unit: str | None = None) -> bool:
    """Whether the visitor may do this; a unit's own visitor with its own returns alone."""
    if action not in RIGHTS.get(visitor.role, frozenset()):
        return False
    return visitor.role != "unit" or (unit is not None and unit == visitor.unit)
