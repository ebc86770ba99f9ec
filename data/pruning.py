"""Old versions deleted on purpose, each written down; and the history of versions for the office's page."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from data.counties import forget
from data.history import number_in_force, rollbacks, versions
from data.place import CannotPublish, Place, user
from words import _


def prune(target: Path, numbers: Iterable[int], pruned_by: str | None) -> int:
    """Delete kept versions; how many bytes that frees. CannotPublish for the one in force, or one that is not kept."""
    place, numbers = Place(target), list(dict.fromkeys(numbers))
    with place.being_changed():
        kept, in_force, freed = place.version_files(), number_in_force(target), 0
        for number in numbers:
            if number == in_force:
                raise CannotPublish(_("Version {number} is in force and stays").format(number=number))
            if number not in kept:
                known = "、".join(map(str, kept)) or "—"
                said = _("There is no version {number}; kept are: {known}")
                raise CannotPublish(said.format(number=number, known=known))
        for number in numbers:
            size = kept[number].stat().st_size
            place.write_down(place.pruned, {"version": number, "bytes": size}, pruned_by or user())
            kept[number].unlink()
            freed += size
        freed += forget(target)
    return freed


def history_as_json(target: Path) -> dict[str, Any]:
    """Every version with its size, every rollback and every version that was deleted."""
    place = Place(target.absolute())
    files = place.version_files()
    return {
        "in_force": number_in_force(target),
        "versions": [
            {
                "version": each.number,
                "at": each.published_at.isoformat(timespec="minutes"),
                "by": each.published_by,
                "note": each.note,
                "files": len(each.files),
                "file": str(files[each.number]) if each.number in files else None,
                "bytes": files[each.number].stat().st_size if each.number in files else None,
            }
            for each in versions(target)
        ],
        "rollbacks": [
            {
                "version": each.number,
                "at": _minute(each.rolled_back_at),
                "by": each.rolled_back_by,
                "before": each.before,
            }
            for each in rollbacks(target)
        ],
        "pruned": place.written_down(place.pruned),
    }


def _minute(when: datetime) -> str:
    return when.isoformat(timespec="minutes")


def as_json(target: Path) -> str:
    """The history as one JSON object."""
    return json.dumps(history_as_json(target), ensure_ascii=False)
