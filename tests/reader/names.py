"""Whether a figure stands beside the name that it belongs to: a sentence that names the wrong township is wrong."""

import re
from collections.abc import Iterator

from tests.reader.said import Said
from tests.reader.sources import numbers_of
from tests.reader.text import figures_in, without_names

CLAUSE = re.compile("[；。]")
BESIDE = re.compile(r" ?\d")
NAMED_BY = (
    "region",
    "county",
    "name",
    "project",
    "capital_source",
    "investor_origin",
    "origin_place",
    "field",
    "payer",
)
NAMED_BY += ("obstacle", "department", "indicator", "holder", "responsible_unit", "size_class", "remark")


def misnamed(said: Said, county: str) -> Iterator[str]:
    """The first figure behind every name in the headline that no row of that name has.

    The county's own name is left out, since its rows do not bear it.
    """
    rows = [row for answer in (said.exhibit.rows, *said.answers) for row in answer]
    values = {row.get(column) for row in rows for column in NAMED_BY} - {None, county}
    names = {value for value in values if len(value) > 1 and not any(letter.isdigit() for letter in value)}
    if not names:
        return
    name = re.compile("|".join(map(re.escape, sorted(names | {county}, key=len, reverse=True))))
    for clause in CLAUSE.split(said.exhibit.headline):
        found = list(name.finditer(clause))
        ends = [*(match.start() for match in found[1:]), len(clause)] if found else []
        for match, end in zip(found, ends, strict=True):
            behind = clause[match.end() : end]
            figures = figures_in(without_names(behind, said.words()))
            told = [figure for figure in figures[:1] if figure.unit or BESIDE.match(behind)]
            own = [row for row in rows if match.group() in row.values()]
            for figure in told if match.group() != county else ():
                if not any(figure.says(number) for row in own for number in numbers_of(row)):
                    yield f"{said.name}: {figure.size} {figure.unit} is not of {match.group()}: {clause}"
