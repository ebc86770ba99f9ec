"""The office's manual: chapters of plain Chinese with pictures, read on the page and made into a Word document."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "manual"
PICTURES = FOLDER / "pictures"


@dataclass(frozen=True)
class Chapter:
    """One chapter: its title, and its lines in Markdown."""

    title: str
    lines: tuple[str, ...]


def chapters() -> list[Chapter]:
    """The chapters in their order."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        title, *lines = path.read_text(encoding="utf-8").strip().splitlines()
        found.append(Chapter(title.removeprefix("# "), tuple(lines)))
    return found


def picture_of(line: str) -> Path | None:
    """The picture that a line shows; None for any other line, or where the picture was not made."""
    if not line.startswith("![") or not line.endswith(")"):
        return None
    path = PICTURES / Path(line.rpartition("(")[2].removesuffix(")")).name
    return path if path.is_file() else None
