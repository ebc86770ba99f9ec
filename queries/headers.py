"""The header of a query file: what it answers, the parameters it takes, the columns it returns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

KEEPS_ROWS = "keeps the rows"
ENTRY = re.compile(r"(?P<name>\$?[a-z_]\w*) {2,}(?P<text>\S.*)")


@dataclass(frozen=True)
class Description:
    """One query: its text, then parameter names (without $) and column names, each with its meaning, in order."""

    name: str
    text: str
    parameters: Mapping[str, str]
    columns: Mapping[str, str]

    @property
    def summary(self) -> str:
        """The first sentence of the text."""
        return self.text.split(". ")[0].rstrip(".") + "."

    @property
    def regions_keep_rows(self) -> bool:
        """Whether the rows under some regions are those of all regions that name one of them, as they are."""
        return self.parameters.get("regions", "").startswith(KEEPS_ROWS)


def read_header(name: str, sql: str) -> Description:
    """The description of a query out of the comment lines at the top of its file."""
    texts: list[str] = []
    parameters: dict[str, str] = {}
    columns: dict[str, str] = {}
    for line in _comment_lines(sql):
        entry = ENTRY.fullmatch(line)
        if entry:
            known = parameters if entry["name"].startswith("$") else columns
            last = entry["name"].removeprefix("$")
            known[last] = entry["text"]
        elif line.startswith("  "):
            known[last] += " " + line.strip()
        elif line:
            texts.append(line)
    return Description(name, " ".join(texts), MappingProxyType(parameters), MappingProxyType(columns))


def _comment_lines(sql: str) -> list[str]:
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").removeprefix(" ").rstrip())
    return lines
