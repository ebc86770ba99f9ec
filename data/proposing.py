"""A ledger.toml for a folder whose tables could not be read without being told: guessed, to be looked at and saved."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from data.findings import Finding
from data.reading.ledger import Ledger
from data.reading.table import TableRead
from data.reading.values import exact_of_about
from data.tables import TABLES
from words import _

UNKNOWN = "…"
LEAST_ALIKE = 0.4
SETTINGS = {  # what a finding asks for -> the default that answers it
    "month_not_said": ("month", f'"{UNKNOWN}"'),
    "year_not_said": ("year", UNKNOWN),
    "indicator_not_said": ("indicator", f'"{UNKNOWN}"'),
}


def proposed_mapping(ledger: Ledger, findings: Iterable[Finding]) -> str | None:
    """The settings that would answer what is open, as TOML; … stands where nothing can be guessed. None for none."""
    findings = list(findings)
    lines = [*_general(ledger, findings), *_sheets(ledger, findings), *_regions(ledger, findings)]
    return (
        "\n".join([f"# {_('Proposed by data check: look at every line before it is used.')}", *lines, ""])
        if lines
        else None
    )


def _general(ledger: Ledger, findings: list[Finding]) -> Iterator[str]:
    checks = {finding.check for finding in findings}
    if "county_unclear" in checks:
        yield f'county = "{UNKNOWN}"'
    elif "regions_from_tables" in checks and ledger.mapping.county is None:
        county = next((row[0] for row in ledger.rows["regions"] if row[1] == "县市"), UNKNOWN)
        yield f'county = "{_quoted(county)}"'
    rules = [each.arguments["rules"] for each in findings if each.check == "same_name_unconfirmed"]
    names = [*ledger.mapping.same_names, *(name.strip(' "') for rule in rules for name in rule.split(","))]
    if rules:
        yield f"same_names = [{', '.join(f'{chr(34)}{name}{chr(34)}' for name in dict.fromkeys(names) if name)}]"
    if any(each.check == "not_understood" and exact_of_about(each.value) for each in findings):
        yield "approximate = true"


def _sheets(ledger: Ledger, findings: list[Finding]) -> Iterator[str]:
    for read in ledger.tables:
        own = [each for each in findings if (each.file, each.sheet) == (read.file, read.sheet)]
        lines = [*_answers(own), *_columns(read, own)]
        if read.layout is None and read.unread and not read.is_ignored:
            lines = [f'ignore = true  # {_("or say which table it is:")} table = "{UNKNOWN}"']
        if lines:
            yield f'\n[files."{_quoted(read.file)}".sheets."{_quoted(read.sheet)}"]'
            yield from dict.fromkeys(lines)


def _answers(findings: list[Finding]) -> Iterator[str]:
    found = dict(SETTINGS[each.check] for each in findings if each.check in SETTINGS)
    if found:
        yield f"defaults = {{ {', '.join(f'{name} = {value}' for name, value in found.items())} }}"


def _columns(read: TableRead, findings: list[Finding]) -> Iterator[str]:
    """For each column that is missing, the header not understood that is most like its own."""
    missing = {each.arguments["column"] for each in findings if each.check == "missing_column"}
    if not missing or read.layout is None:
        return
    free = [column.text for column in read.layout.head.columns if column.index not in read.layout.indices]
    said = []
    for table in read.tables:
        for column in table.columns:
            if column.headers[0] in missing:
                said.append(f'{column.name} = "{_quoted(_most_alike(column.headers, free))}"')
    if said:
        yield f"columns = {{ {', '.join(said)} }}"


def _most_alike(headers: tuple[str, ...], free: list[str]) -> str:
    found = [(SequenceMatcher(None, header, each).ratio(), each) for header in headers for each in free]
    best = max(found, default=(0.0, UNKNOWN))
    return best[1] if best[0] >= LEAST_ALIKE else UNKNOWN


def _regions(ledger: Ledger, findings: list[Finding]) -> Iterator[str]:
    if not any(each.check == "regions_from_tables" for each in findings):
        return
    names = [column.name for column in TABLES["regions"].columns]
    rows = [dict(zip(names, row, strict=False)) for row in ledger.rows["regions"]]
    county = next((row["name"] for row in rows if row["level"] == "县市"), UNKNOWN)
    yield "\n[regions]"
    listed = ", ".join(f'"{_quoted(row["name"])}"' for row in rows if row["level"] != "县市")
    yield f'"{_quoted(county)}" = [{listed}]'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
