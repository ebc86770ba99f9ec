"""The versions that are kept, as the command tells them; kept in a file, and told anew where something has changed."""

import json
from contextlib import suppress

from office import bounds
from office.folder import Folder, Said, read_json, write_json
from words import _
from words.file_in_force import VERSIONS, file_in_force

FILE = "history.json"


def told_anew(folder: Folder) -> tuple[Said, str]:
    """The history as it stands, or why it cannot be told."""
    seen = _seen(folder)
    ended = bounds.run(["history", "--format", "json", "--into", str(folder.database)])
    try:
        found = json.loads(ended.said)
    except ValueError:
        found = None
    if ended.code != 0 or not isinstance(found, dict):
        return {}, ended.problem or _("could not be read")
    with suppress(OSError):  # on a full disk it is told anew each time
        folder.root.mkdir(parents=True, exist_ok=True)
        write_json(folder.root / FILE, found | {"seen": seen})
    return found, ""


def known(folder: Folder) -> tuple[Said, str]:
    """The same, out of the file where nothing was published, put back or deleted since, be it by a command."""
    found = read_json(folder.root / FILE)
    return (found, "") if found.get("seen") == _seen(folder) else told_anew(folder)


def _seen(folder: Folder) -> list[str]:
    """What changes with everything that is done to versions."""
    versions = folder.database.parent / VERSIONS
    in_force = file_in_force(folder.database)
    at = in_force.stat().st_mtime_ns if in_force.is_file() else 0
    return [
        in_force.name,
        str(at),
        *sorted(path.name for path in versions.glob(f"{folder.database.stem}-*") if path.is_file()),
    ]
