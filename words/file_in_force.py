"""Which file is the published one: where a system replaces no file that is open, a pointer beside it names a version.

Windows is such a system. The pointer is a line of text that nobody keeps open.
"""

import os
import time
from pathlib import Path

VERSIONS = "versions"  # the folder beside the published file in which every version is kept
TRIES = 50
BETWEEN = 0.02  # seconds between two of them, while somebody else reads or writes the pointer


def pointer_of(published: Path) -> Path:
    """The file that names the version in force, if the published file itself could not be replaced."""
    return published.with_name(f"{published.name}.in-force")


def file_in_force(published: Path) -> Path:
    """The file to be read: the version that the pointer names, or without one the published file itself."""
    pointer = pointer_of(published)
    for _try in range(TRIES):
        try:
            named = published.parent / VERSIONS / Path(pointer.read_text("utf-8").strip()).name
        except FileNotFoundError:
            return published
        except PermissionError:
            time.sleep(BETWEEN)
        else:
            return named if named.is_file() else published
    return published


def point_at(published: Path, version: Path) -> None:
    """Let the pointer name that version, in one step."""
    pointer = pointer_of(published)
    writing = pointer.with_name(f"{pointer.name}.writing")
    with writing.open("w", encoding="utf-8") as file:
        file.write(f"{version.name}\n")
        file.flush()
        os.fsync(file.fileno())
    for left in reversed(range(TRIES)):
        try:
            os.replace(writing, pointer)
        except PermissionError:
            if not left:
                raise
            time.sleep(BETWEEN)
        else:
            return
