"""The counties of the prefecture: a second computation."""

from datetime import date
from fractions import Fraction
from typing import Any

from tests.second.county import Asked, County
from tests.second.exact import Row, month_before, rank_of

Rows = list[dict[str, Any]]


def county_comparison(county: County, asked: Asked) -> Rows:
    """The counties of the prefecture, each indicator as of its latest month."""
    regions = {row["name"]: row for row in county.tables["regions"]}
    parent = regions[county.name]["parent"]
    peers = [name for name, row in regions.items() if row["level"] == "县市" and row["parent"] == parent]
    known = [
        row for row in county.tables["county_indicators"] if row["county"] in peers and row["month"] <= asked.month
    ]
    rows = []
    for indicator in {row["indicator"] for row in known}:
        months = _by_month([row for row in known if row["indicator"] == indicator])
        latest = max(months)
        now, before = months[latest], months.get(month_before(latest), {})
        for name in {row["county"] for row in known} | {county.name}:
            value = now.get(name)
            rank = rank_of(value[0], [other for other, _unit in now.values()]) if value else None
            rank_before = (
                rank_of(before[name][0], [other for other, _unit in before.values()]) if name in before else None
            )
            ahead = [other - value[0] for other, _unit in now.values() if other > value[0]] if value else []
            rows.append(
                {
                    "county": name,
                    "indicator": indicator,
                    "value": value[0] if value else None,
                    "unit": value[1] if value else None,
                    "rank": rank,
                    "rank_change": None if rank is None or rank_before is None else rank_before - rank,
                    "gap_to_next": min(ahead, default=None),
                }
            )
    for row in rows:
        ranks = [other["rank"] for other in rows if other["county"] == row["county"] and other["rank"]]
        row |= {"count_first": ranks.count(1), "count_first_three": sum(rank <= 3 for rank in ranks)}
    return rows


def _by_month(rows: list[Row]) -> dict[date, dict[str, tuple[Fraction, str | None]]]:
    months: dict[date, dict[str, tuple[Fraction, str | None]]] = {}
    for row in rows:
        months.setdefault(row["month"], {})[row["county"]] = (Fraction(row["value"]), row["unit"])
    return months
