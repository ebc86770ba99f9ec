"""What files are called: text that somebody wrote as a name that every disk takes, those of Windows too."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from unicodedata import normalize

FORBIDDEN = '<>:"/\\|?*'
DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
DEVICES |= {f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"}
LONGEST = 150  # bytes: a name has 255, with what stands before and behind it


def file_name(text: str, longest: int = LONGEST) -> str:
    """The text as a file's name without its ending; what is cut off is marked with an ellipsis."""
    spaced = "".join(" " if letter.isspace() else letter for letter in normalize("NFC", text))
    kept = "".join("_" if letter in FORBIDDEN else letter for letter in spaced if letter.isprintable())
    kept = " ".join(kept.split()).strip(". ")
    if len(kept.encode()) > longest:
        kept = f"{kept.encode()[: longest - 3].decode('utf-8', 'ignore').rstrip('. ')}…"
    is_device = kept.split(".")[0].rstrip().upper() in DEVICES  # Windows opens none, whatever its ending
    return f"_{kept}" if is_device else kept or "_"


def file_names(texts: Iterable[str], longest: int = LONGEST) -> dict[str, str]:
    """The names of several files by their texts: where two would be called alike, a mark of its own stands behind each.

    A mark follows from the text alone, so that a name belongs to the same text wherever it is made again.
    """
    names = {text: file_name(text, longest) for text in texts}
    alike = Counter(name.casefold() for name in names.values())
    return {text: name if alike[name.casefold()] == 1 else f"{name}~{_mark(text)}" for text, name in names.items()}


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
