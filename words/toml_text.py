"""A TOML file as an office saves it: its encoding, what is wrong with its text, in which line a setting stands."""

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from words import _, file_faults

ENCODINGS = ("utf-8-sig", "gb18030")
TWICE = re.compile(r"twice|overwrite|immutable|[Dd]uplicate")
PLACE = re.compile(r"\(at line (\d+), column \d+\)")
QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*")
FULL_WIDTH = re.compile("[“”‘’＂＇＝，［］｛｝＃]")
QUOTES = re.compile("[“”‘’＂＇]")


class TomlProblem(ValueError):
    """The text cannot be understood; says why and, where it is known, in which line."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True)
class TomlText:
    """The text of a TOML file."""

    text: str

    @classmethod
    def of_file(cls, path: Path) -> "TomlText":
        """The file's text; what Notepad saves as ANSI (GB18030) and as Unicode (UTF-16) is read too."""
        try:
            content = path.read_bytes()
        except OSError as problem:
            raise TomlProblem(_("cannot be read: {problem}").format(problem=file_faults.in_words(problem))) from problem
        is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        for encoding in ("utf-16",) if is_utf16 else ENCODINGS:
            with suppress(UnicodeDecodeError):
                return cls(content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n"))
        raise TomlProblem(_("is neither UTF-8 nor GB18030 text; open it in Notepad and save it as UTF-8"))

    def parsed(self) -> dict[str, Any]:
        """What the text says; TomlProblem with one plain sentence where it is no TOML."""
        try:
            return tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as problem:
            found = PLACE.search(str(problem))
            line = int(found[1]) if found else None
            raise TomlProblem(*self._in_plain_words(str(problem), line)) from problem

    def _in_plain_words(self, said: str, line: int | None) -> tuple[str, int | None]:
        number, written = self._first_full_width()
        if written and (line is None or number <= line):
            if QUOTES.search(written):
                words = _("the quotation marks {marks} are Chinese ones; write straight ones: {example}")
                return words.format(marks=written, example='"…"'), number
            return _("“{mark}” is full-width; write it half-width").format(mark=written), number
        if TWICE.search(said):
            line = self._written_up_to(line or len(self.lines))
            written = self.lines[line - 1].strip()
            words = _("“{written}” stands there twice, and which one holds cannot be told; keep one of them")
            return words.format(written=written), line
        if line is None:
            return _("the text ends too early; look for a quotation mark or bracket that is not closed"), None
        line = self._written_up_to(line)
        words = _("“{written}” is not written as TOML asks: name = value, texts in straight quotation marks")
        return words.format(written=self.lines[line - 1].strip()), line

    def _written_up_to(self, line: int) -> int:
        """The line, or the last one above it that is not blank: the parser stops behind what it objects to."""
        line = min(line, len(self.lines))
        return next((number for number in range(line, 0, -1) if self.lines[number - 1].strip()), 1)

    def _first_full_width(self) -> tuple[int, str]:
        """The first line with full-width punctuation outside quoted texts and comments, and that punctuation."""
        for number, line in enumerate(self.lines, 1):
            found = FULL_WIDTH.findall(QUOTED.sub("", line))
            if found:
                return number, "".join(dict.fromkeys(found))
        return 0, ""

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def line_of(self, path: tuple[str, ...]) -> int | None:
        """The line in which the setting stands that the path of keys leads to, or else the nearest one above it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._line_of_key:
                return self._line_of_key[path[:length]]
        return None

    @cached_property
    def _line_of_key(self) -> dict[tuple[str, ...], int]:
        found: dict[tuple[str, ...], int] = {}
        section: tuple[str, ...] = ()
        for number, line in enumerate(self.lines, 1):
            written = line.strip()
            if written.startswith("["):
                section = _path(written) or section
                found.setdefault(section, number)
                continue
            key = re.match(r"((?:\"[^\"]*\"|'[^']*'|[\w.-]|\s)+?)\s*=", written)
            own = _path(f"{key[1]} = 0") if key else ()
            if key and own:
                found.setdefault((*section, *own), number)
                for inner in re.findall(r"(\"[^\"]*\"|'[^']*'|[\w-]+)\s*=", written[key.end() :]):
                    found.setdefault((*section, *own, inner.strip("\"'")), number)
        return found


def _path(written: str) -> tuple[str, ...]:
    """The keys that one line of TOML names, outermost first."""
    keys: list[str] = []
    with suppress(tomllib.TOMLDecodeError):
        said: Any = tomllib.loads(written)
        while isinstance(said, dict) and said:
            key, said = next(iter(said.items()))
            keys.append(key)
    return tuple(keys)
