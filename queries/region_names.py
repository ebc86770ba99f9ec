"""Regions as people write them on a command line: by their name, or by what is left of it without 镇 or the like."""

from collections.abc import Iterable
from pathlib import Path

import queries
from queries.errors import BadParameter
from words import _

ENDINGS = ("镇", "乡", "街道", "县", "市", "区")
MOST_NAMES = 12  # that a refusal lists


def as_the_ledger_writes(names: Iterable[str], database: str | Path | None = None) -> tuple[str, ...]:
    """The names as the ledger writes them. Raises BadParameter for one that it does not know, or that fits several."""
    known = [row["region"] for row in queries.run("regions_of_ledger", database)]
    return tuple(_found(name, known) for name in names)


def _found(name: str, known: list[str]) -> str:
    fits = [name] if name in known else [region for region in known if region in {name + end for end in ENDINGS}]
    if len(fits) == 1:
        return fits[0]
    if fits:
        message = _("{name} may be {names}: write the whole name.")
        raise BadParameter(message.format(name=name, names=_(", ").join(fits)))
    shown = _(", ").join(known[:MOST_NAMES]) + ("…" if len(known) > MOST_NAMES else "")
    raise BadParameter(_("There is no region {name} in the ledger; it has {names}.").format(name=name, names=shown))
