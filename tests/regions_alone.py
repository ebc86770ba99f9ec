"""A county that keeps nothing but a table of its regions: three years of invented figures, without any project."""

from datetime import date
from pathlib import Path

from tests.ledgers import Rows, write_workbook

COUNTY = "清河县"
TOWNSHIPS = ("东山镇", "西山乡", "南湖镇", "北原镇", "柳林镇", "石桥镇", "河口乡", "白云镇")
ZONES = ("经济开发区", "高新园区")
INDICATOR = "固定资产投资"
LAST = date(2024, 5, 1)
SEASON = (3, 5, 9, 8, 9, 11, 7, 8, 10, 9, 8, 13)  # percent of a year's work


def target_of(place: int, year: int) -> int:
    """The target of a year, 万元, of the unit that stands at a place in the list."""
    return (6000 + 1700 * place) * (100 + 8 * (year - 2022)) // 100


def done_in(place: int, year: int, month: int) -> int:
    """What the unit at a place completed in a month, 万元."""
    pace = 82 + (place * 37 + year * 11 + month * 5) % 41
    return target_of(place, year) * SEASON[month - 1] * pace // 10000


def progress_rows(until: date = LAST, county: bool = True) -> Rows:
    """The sheet 区域完成, month by month; ``county`` adds its own row, which has a little more than its units."""
    rows: Rows = [["镇乡", "月份", "指标", "年度目标", "累计完成", "当月完成"]]
    units = TOWNSHIPS + ZONES
    for year in range(2022, until.year + 1):
        for month in range(1, (until.month if year == until.year else 12) + 1):
            month_rows = [
                [
                    unit,
                    f"{year}年{month}月",
                    INDICATOR,
                    target_of(place, year),
                    sum(done_in(place, year, each) for each in range(1, month + 1)),
                    done_in(place, year, month),
                ]
                for place, unit in enumerate(units)
            ]
            rows += month_rows
            if county:
                sums = [sum(row[column] for row in month_rows) for column in (3, 4, 5)]
                own = [sums[0] + 5000, sums[1] + 100 * month, sums[2] + 100]
                rows.append([COUNTY, f"{year}年{month}月", INDICATOR, *own])
    return rows


def region_rows() -> Rows:
    """The sheet 区域."""
    return [
        ["区域名称", "层级", "上级区域", "排序"],
        [COUNTY, "县市", None, 1],
        *([name, "镇乡", COUNTY, place] for place, name in enumerate(TOWNSHIPS, 2)),
        *([name, "园区", COUNTY, place] for place, name in enumerate(ZONES, 20)),
    ]


def write_ledger(folder: Path, progress: Rows | None = None) -> Path:
    """The ledger as a folder with one workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    write_workbook(folder / "区域完成.xlsx", {"区域": region_rows(), "区域完成": progress or progress_rows()})
    return folder
