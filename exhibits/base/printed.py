"""Differences of two rates as a reader takes them: 49.64% less 41.67% is 7.97 points, whatever is not printed.

Where both rates print alike and are not, the difference itself is kept: it is below what is printed, and its sign says
who is behind.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from words.numbers import rounded

Row = Mapping[str, Any]
NOISE = 1e-6
# A difference -> the rates whose difference it may be, as the queries call them.
YARDSTICKS = (("measured_rate", "expected_rate"), ("completion_rate", "time_progress"))
DIFFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "lead": YARDSTICKS,
        "lead_to_yardstick": YARDSTICKS,
        "lead_before": (("completion_rate_before", "time_progress_before"),),
        "lead_after": (("completion_rate", "time_progress"),),
        "lead_linear": (("measured_rate", "expected_linear"),),
        "lead_phased": (("measured_rate", "expected_phased"),),
        "phased_lead": (("completion_rate", "phased_rate"),),
        "share_change": (("share", "share_last_year"),),
        "state_share_change": (("state_share", "state_share_last_year"),),
        "finish_rate_change": (("finish_rate", "finish_rate_last_year"),),
    }
)


def as_printed(row: Row) -> Row:
    """The row with its differences of rates as those of the rates as they are printed."""
    changed = {name: _printed(row, name) for name in DIFFERENCES if row.get(name)}
    return MappingProxyType({**row, **changed}) if changed else row


def _printed(row: Row, name: str) -> float:
    for one, other in DIFFERENCES[name]:
        rate, rate_of_other = row.get(one), row.get(other)
        if rate is None or rate_of_other is None:
            continue
        if abs(rate - rate_of_other - row[name]) < NOISE:
            return float(rounded(rate, 2) - rounded(rate_of_other, 2)) or row[name]
    return row[name]
