"""The row of the whole county in a table of regions, 全县, against the sum of the regions beside it."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from typing import Any

from data.findings import N_, WARNING, Finding
from data.reading.totals import last_digit
from data.reading.wide.places import COUNTY
from data.tables import REGION_PROGRESS

Filed = tuple[Any, ...]
NAMES = [column.name for column in REGION_PROGRESS.columns]
AMOUNTS = ("target", "cumulative", "of_the_month")
LEAST = 2  # regions beside the county


def compare_county_rows(
    rows: Iterable[Filed], sheets: Container[tuple[str, str]], county: str | None
) -> Iterator[Finding]:
    """Tell each amount of the county that its regions, all of which say theirs, do not add up to.

    `sheets` are the tables of offices, in which such a row is a total; in the sheet 区域完成 it is a figure of its own.
    """
    tables: dict[Filed, list[Filed]] = defaultdict(list)
    for row in rows:
        if row[-3:-1] not in sheets:
            continue
        said = dict(zip(NAMES, row, strict=False))
        tables[*row[-3:-1], said["month"], said["indicator"]].append(row)
    for inside in tables.values():
        whole = [row for row in inside if _is_county(row[0], county)]
        parts = [row for row in inside if row not in whole]
        if len(whole) == 1 and len(parts) >= LEAST:
            for name in AMOUNTS:
                yield from _compared(name, whole[0], parts)


def _is_county(region: str | None, county: str | None) -> bool:
    return region is not None and (region == county or COUNTY.fullmatch(region) is not None)


def _compared(name: str, whole: Filed, parts: list[Filed]) -> Iterator[Finding]:
    at = NAMES.index(name)
    declared, figures = whole[at], [row[at] for row in parts]
    if declared is None or None in figures:
        return
    computed = sum(figures, Decimal(0))
    digits = [last_digit(figure) for figure in (declared, *figures) if figure]
    rounded = Decimal(1).scaleb(min(digits, default=0)) / 2 * (len(figures) + 1)
    if abs(declared - computed) <= rounded:
        return
    message = N_(
        "{label} says {declared}, rows {first_row} to {last_row} add up to {computed}: a difference of {difference}"
    )
    numbers = [row[-1] for row in parts]
    said = {"label": whole[0], "first_row": str(min(numbers)), "last_row": str(max(numbers))}
    said |= {"declared": _plain(declared), "computed": _plain(computed), "difference": _plain(declared - computed)}
    file, sheet, number = whole[-3:]
    column = REGION_PROGRESS.column(name).headers[0]
    yield Finding("declared_total_differs", WARNING, message, said, file, sheet, number, column, value=_plain(declared))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
