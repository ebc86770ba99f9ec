"""The regions of the demo ledger, and what the districts (townships and the zone) are to show.

Published: the county, the names of twelve townships, the first six by rate and by growth with the first one's
figures, the numbers of large projects of four districts. The rest is assumed; see README.md.
"""

from dataclasses import dataclass
from typing import Any

COUNTY = "启东市"
PREFECTURE = "南通市"
ZONE = "开发区"
# Completed investment of the county from January to May, 万元: this year and the year before.
COMPLETED = 211_200
COMPLETED_LAST_YEAR = 130_790
TARGET = 500_000


@dataclass(frozen=True)
class District:
    """A township or the zone; money in whole 万元, rate and growth in percent."""

    name: str
    target: int
    completed: int
    completed_last_year: int
    large: int
    large_new: int


# name, target, completion rate, growth, large projects in hand, of them newly started
_TOWNSHIPS = (
    ("汇龙镇", 40_000, 57.55, 179.8, 35, 21),
    ("吕四港镇", 45_000, 43.62, 71.4, 26, 11),
    ("民主镇", 24_000, 51.23, 83.6, 16, 9),
    ("东元镇", 14_000, 55.11, 88.2, 9, 6),
    ("东海镇", 18_000, 53.37, 112.9, 12, 8),
    ("大兴镇", 12_000, 49.64, 121.4, 7, 5),
    ("新安镇", 13_000, 47.92, 76.3, 8, 5),
    ("久隆镇", 13_000, 40.15, 152.3, 7, 5),
    ("北新镇", 17_000, 45.28, 138.6, 10, 7),
    ("天汾镇", 11_000, 42.94, 104.5, 6, 4),
    ("启隆乡", 8_000, 22.35, -17.8, 3, 1),
    ("寅阳镇", 16_000, 44.13, 68.1, 9, 6),
    ("惠萍镇", 14_000, 42.21, 61.7, 7, 4),
    ("合作镇", 12_000, 38.06, 36.2, 4, 2),
    ("南阳镇", 17_000, 36.14, 27.5, 5, 3),
    ("海复镇", 13_000, 39.24, 41.3, 5, 2),
    ("近海镇", 18_000, 34.31, 22.8, 5, 2),
    ("王鲍镇", 14_000, 40.72, 47.9, 5, 2),
    ("惠丰镇", 15_000, 30.83, 5.6, 4, 1),
    ("聚南镇", 11_000, 33.19, 14.7, 4, 2),
    ("少直镇", 13_000, 29.05, -3.4, 3, 1),
    ("志良镇", 12_000, 37.42, 32.6, 5, 2),
    ("向阳镇", 12_000, 24.58, -11.2, 4, 1),
)
_ZONE_LARGE, _ZONE_NEW = 52, 18

OTHER_COUNTIES = ("通州区", "海门区", "如皋市", "如东县", "海安市")
DEPARTMENTS = (
    "市发改委",
    "市工信局",
    "市商务局",
    "市住建局",
    "市自然资源局",
    "市交通运输局",
    "市水务局",
    "市农业农村局",
    "市科技局",
    "市生态环境局",
    "市教育局",
    "市文旅局",
)
EXPRESSWAY_PREFECTURE = "延安市"
EXPRESSWAY_COUNTIES = ("吴起县", "子长县", "延川县", "宝塔区", "延长县", "宜川县", "黄龙县")


def districts() -> list[District]:
    """The townships, then the zone, which completes the county's sums."""
    townships = [
        District(name, target, completed, round(completed / (1 + growth / 100)), large, new)
        for name, target, rate, growth, large, new in _TOWNSHIPS
        for completed in [round(target * rate / 100)]
    ]
    zone = District(
        ZONE,
        TARGET - sum(township.target for township in townships),
        COMPLETED - sum(township.completed for township in townships),
        COMPLETED_LAST_YEAR - sum(township.completed_last_year for township in townships),
        _ZONE_LARGE,
        _ZONE_NEW,
    )
    return [*townships, zone]


def region_rows() -> list[dict[str, Any]]:
    """The rows of the region sheet."""
    rows = [(PREFECTURE, "地市", None), (COUNTY, "县市", PREFECTURE)]
    rows += [(district.name, "园区" if district.name == ZONE else "镇乡", COUNTY) for district in districts()]
    rows += [(name, "部门", COUNTY) for name in DEPARTMENTS]
    rows += [(name, "县市", PREFECTURE) for name in OTHER_COUNTIES]
    rows += [(EXPRESSWAY_PREFECTURE, "地市", None)]
    rows += [(name, "县市", EXPRESSWAY_PREFECTURE) for name in EXPRESSWAY_COUNTIES]
    return [
        {"name": name, "level": level, "parent": parent, "sort_order": i}
        for i, (name, level, parent) in enumerate(rows, 1)
    ]
