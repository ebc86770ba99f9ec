"""Regions of wide tables: by which name each is known, and the list of them where no sheet lists them."""

import re
from collections.abc import Iterable
from typing import Any

from data.findings import N_, NOTICE, WARNING, Finding
from data.mapping import Mapping
from data.reading.filed import FiledRows
from data.reading.wide.projects import Row
from data.reading.wide.whereabouts import level_of

SEVERAL = re.compile(r"[、,，;；/和及与]|\s+")
WHOLE = re.compile(
    r"(?:全|本|我)[县市区域旗州](?:合计|总计)?|[县市区]本级|[县市区](?:级|属)|跨(?:镇|乡镇|区域)|各(?:镇|乡镇).*|多(?:镇|乡镇).*"
)
COUNTY = re.compile(
    r"[全本我][县市区域旗州](?:合计|总计)?(?:\(.*\))?"
)  # the county itself, whatever it is said to hold
SUFFIXES = ("街道办事处", "街道", "镇", "乡", "市", "县", "区")


class Places:
    """The regions that are known, and the county above them."""

    def __init__(
        self, mapping: Mapping, regions: list[tuple[Any, ...]], rows: Iterable[Row], titled: Iterable[str | None] = ()
    ) -> None:
        self.listed = {row[0] for row in regions if row[0]}
        rows = list(rows)
        self.full = _full_names(row.get("region") for row in rows)
        self.county = mapping.county or self._only_county(regions) or _county_of(rows, titled)
        self.seen: dict[str, Row] = {}

    def _only_county(self, regions: list[tuple[Any, ...]]) -> str | None:
        counties = {row[0] for row in regions if row[1] == "县市"}
        return counties.pop() if len(counties) == 1 else None

    def settle(self, row: Row) -> list[Finding]:
        """Give the row's region its known name. A project of several regions, or of none, is the county's own."""
        said = row.get("region")
        if said is None or WHOLE.fullmatch(said):
            row.values["region"] = self.county
            if self.county:
                self.seen.setdefault(self.county, row)
            return []
        name = self._known(said)
        if name is None and len(SEVERAL.split(said)) > 1:
            row.values["region"] = self.county
            message = N_("several regions stand here; the project counts for the whole county and for none of them")
            return [Finding("several_regions", NOTICE, message, {}, **row.place, value=said)]
        row.values["region"] = name or said
        self.seen.setdefault(row.values["region"], row)
        return []

    def _known(self, said: str) -> str | None:
        if said in self.listed or said == self.county:
            return said
        found = [name for name in self.listed if _stem(name) == _stem(said)]
        return found[0] if len(found) == 1 else None if self.listed else self.full.get(said)

    def derived(self, rows: dict[str, FiledRows]) -> tuple[list[tuple[Any, ...]], list[Finding]]:
        """The county and the regions that tables speak of, where no sheet and no mapping lists any."""
        if self.listed or not (self.seen or rows["region_progress"]):
            return [], []
        names = dict.fromkeys(self.seen)
        names |= dict.fromkeys(row[0] for row in rows["region_progress"] if row[0] and not COUNTY.fullmatch(row[0]))
        if self.county:
            names.pop(self.county, None)
        source = next(iter(self.seen.values()), None)
        place = (source.file, source.sheet, source.number) if source else rows["region_progress"][0][-3:]
        found = [(self.county, "县市", None, 0, *place)] if self.county else []
        found += [(name, level_of(name), self.county, order, *place) for order, name in enumerate(names, 1)]
        message = N_("no sheet lists the regions; they were taken from the tables: {regions}")
        said = {"regions": "、".join(f"{name}({level_of(name)})" for name in names)}
        return found, [Finding("regions_from_tables", WARNING, message, said)] if names else []


def _county_of(rows: Iterable[Row], titled: Iterable[str | None]) -> str | None:
    """The county with which the titles of sheets begin, where they agree."""
    found = {*(row.get("county") for row in rows), *titled} - {None}
    return found.pop() if len(found) == 1 else None


def _full_names(names: Iterable[str | None]) -> dict[str, str]:
    """石桥 -> 石桥镇, where the tables write both and no other place is called so."""
    said = {name for name in names if name}
    full: dict[str, set[str]] = {}
    for name in said:
        full.setdefault(_stem(name), set()).add(name)
    return {stem: max(found, key=len) for stem, found in full.items() if stem in said and len(found) == 2}


def _stem(name: str) -> str:
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name
