"""How every published figure is computed from a published file: its id, the source, the parts of its value."""

from collections.abc import Callable
from pathlib import Path

from queries import one, run
from tests import named_facts as named
from tests.named_facts import MONTH, TOWNSHIP_LEVEL, ZONE_LEVEL, Computed, bare, rows_of


def _headline(*columns: str, scale: float = 1) -> tuple[str, Callable[[Path], Computed]]:
    return "county_headline", lambda database: [
        one("county_headline", database, month=MONTH)[column] / scale for column in columns
    ]


def _large(*columns: str) -> tuple[str, Callable[[Path], Computed]]:
    return "large_projects_headline", lambda database: [
        one("large_projects_headline", database, month=MONTH)[column] for column in columns
    ]


def _target(position: int) -> tuple[str, Callable[[Path], Computed]]:
    indicators = ("工业投入", "全社会固定资产投资", "规模以上投入", "规模以上工业投入")

    def compute(database: Path) -> Computed:
        targets = {row["indicator"]: row["target"] for row in run("targets_of_county", database, month=MONTH)}
        return [targets[indicators[position]] / 10_000]

    return "targets_of_county", compute


def _top_six(rank: str) -> tuple[str, Callable[[Path], Computed]]:
    def compute(database: Path) -> Computed:
        rows = run("completion_by_region", database, month=MONTH)
        ranked = sorted((row[rank], bare(row["region"])) for row in rows)
        return [name for _rank, name in ranked[:6]]

    return "completion_by_region", compute


def _first(rank: str, column: str) -> tuple[str, Callable[[Path], Computed]]:
    def compute(database: Path) -> Computed:
        return [row[column] for row in run("completion_by_region", database, month=MONTH) if row[rank] == 1]

    return "completion_by_region", compute


def _source(column: str, *sources: str, scale: float = 1) -> tuple[str, Callable[[Path], Computed]]:
    def compute(database: Path) -> Computed:
        rows = run("capital_by_source", database, month=MONTH)
        return [sum(row[column] for row in rows if row["capital_source"] in sources) / scale]

    return "capital_by_source", compute


def _more_bank_loans(database: Path) -> Computed:
    rows = run("capital_by_source", database, month=MONTH)
    (loans,) = [row for row in rows if row["capital_source"] == "银行贷款"]
    return [(loans["completed_investment"] - loans["completed_last_year"]) / 10_000]


def _origin(origin: str, **scales: float) -> tuple[str, Callable[[Path], Computed]]:
    def compute(database: Path) -> Computed:
        rows = run("capital_by_investor_origin", database, month=MONTH, with_separate=False)
        (row,) = [row for row in rows if row["investor_origin"] == origin]
        return [row[column] / scale for column, scale in scales.items()]

    return "capital_by_investor_origin", compute


def _place(place: str) -> tuple[str, Callable[[Path], Computed]]:
    def compute(database: Path) -> Computed:
        rows = run("capital_by_origin_place", database, month=MONTH)
        (row,) = [row for row in rows if row["origin_place"] == place]
        return [row["projects"], row["planned_investment"] / 10_000, row["completed_investment"] / 10_000]

    return "capital_by_origin_place", compute


def _foreign(*columns: str) -> tuple[str, Callable[[Path], Computed]]:
    return "foreign_capital", lambda database: [one("foreign_capital", database, month=MONTH)[c] for c in columns]


def _increase_of_projects(database: Path) -> Computed:
    row = one("large_projects_headline", database, month=MONTH)
    return [row["projects"] - row["projects_last_year"]]


def _change_of_planned(database: Path) -> Computed:
    row = one("large_projects_headline", database, month=MONTH, with_separate=False)
    return [(row["planned_investment"] - row["planned_investment_last_year"]) / 10_000]


def _large_by_region(database: Path) -> Computed:
    rows = run("large_projects_by_region", database, month=MONTH)
    return [
        row["projects"] for name in ("汇龙镇", "吕四港镇", "民主镇", "开发区") for row in rows if row["region"] == name
    ]


def _change_of_rates(database: Path) -> Computed:
    row = one("large_projects_headline", database, month=MONTH)
    return [
        row[f"{kind}_finish_rate"] - row[f"{kind}_finish_rate_last_year"] for kind in ("carried_over", "newly_started")
    ]


def _forecast(database: Path) -> Computed:
    thresholds = (500, 1000)
    return [
        one("large_projects_forecast", database, month=MONTH, threshold=t)["completed_forecast"] for t in thresholds
    ]


def _forecast_rates(database: Path) -> Computed:
    row = one("large_projects_forecast", database, month=MONTH)
    return [row["carried_over_forecast_rate"], row["newly_started_forecast_rate"]]


def _in_standard_factories(database: Path) -> Computed:
    (counts,) = rows_of(
        database,
        f"""
        select count(*), count(*) filter (regions.level = '{TOWNSHIP_LEVEL}')
        from projects
        join regions on regions.name = projects.region
        where
            projects.remark like '%开发区标准厂房%'
            and projects.planned_investment >= 500
            and projects.started_on between '2024-01-01' and '2024-05-31'
        """,
    )
    return list(counts)


def _districts(database: Path) -> Computed:
    levels = [row["level"] for row in run("regions_of_county", database)]
    return [sum(level in (ZONE_LEVEL, TOWNSHIP_LEVEL) for level in levels)]


def _state_funds(database: Path) -> Computed:
    row = one("state_funds", database, month="2024-08")
    return [row["completed_investment"] / 10_000, row["state_funds"] / 10_000]


_MAIN_COUNTS = {"projects": 1, "planned_investment": 10_000, "completed_investment": 10_000}
_SHARES = {"project_share": 1, "planned_share": 1, "completed_share": 1}

# Fact -> the query it comes from, and what computes the parts of its value from a published file.
FACTS: dict[str, tuple[str, Callable[[Path], Computed]]] = {
    "C01": _headline("completed_investment", scale=10_000),
    "C02": _headline("year_on_year"),
    "C03": _headline("large_completed_investment", scale=10_000),
    "C04": _headline("large_year_on_year"),
    "C05": _target(0),
    "C06": _target(1),
    "C07": _target(2),
    "C08": _target(3),
    "C09": _headline("regions_on_pace"),
    "C10": _top_six("rate_rank"),
    "C11": _first("rate_rank", "completion_rate"),
    "C12": _top_six("growth_rank"),
    "C13": _first("growth_rank", "year_on_year"),
    "C14": _headline("completion_rate"),
    "C15": ("regions_of_county", _districts),
    "S01": _source("completed_investment", "民资", scale=10_000),
    "S02": _source("share", "民资"),
    "S03": _source("completed_investment", "境内市外资金", scale=10_000),
    "S04": _source("share", "境内市外资金"),
    "S05": _source("share", "民资", "境内市外资金"),
    "S06": _source("completed_investment", "外资", scale=10_000),
    "S07": _source("share", "外资"),
    "S08": _source("completed_investment", "银行贷款", scale=10_000),
    "S09": ("capital_by_source", _more_bank_loans),
    "S10": _source("share", "银行贷款"),
    "S11": _source("share_change", "银行贷款"),
    "S12": _origin("境内市外", projects=1),
    "S13": _origin("境内市外", planned_investment=10_000),
    "S14": _origin("境内市外", completed_investment=10_000),
    "S15": _origin("境内市外", **_SHARES),
    "S16": _place("上海"),
    "S17": _place("浙江"),
    "S18": _origin("外资", **_MAIN_COUNTS),
    "S19": _origin("外资", **_SHARES),
    "S20": _foreign("contracted_foreign", "paid_in_foreign"),
    "S21": _foreign("paid_in_rate"),
    "L01": _large("projects"),
    "L02": ("large_projects_headline", _increase_of_projects),
    "L03": ("large_projects_headline", _change_of_planned),
    "L04": ("large_projects_by_region", _large_by_region),
    "L05": _large("carried_over", "newly_started"),
    "L06": _large("completed_share"),
    "L07": _large("completed", "finish_rate"),
    "L08": _large("carried_over_completed", "carried_over_finish_rate"),
    "L09": _large("newly_started_completed", "newly_started_finish_rate"),
    "L10": ("large_projects_headline", _change_of_rates),
    "L11": ("large_projects_forecast", _forecast),
    "L12": ("large_projects_forecast", _forecast_rates),
    "L13": ("projects, by remark", _in_standard_factories),
    "K01": ("large_projects_headline, county_comparison", named.mean_size),
    "K02": ("county_comparison", named.rank_of_mean_size),
    "K03": ("county_comparison", named.new_starts),
    "K04": ("county_comparison, projects", named.shipyards),
    "P01": ("projects", named.slow_project),
    "P02": ("projects", named.waiting_project),
    "P03": ("projects, obstacles", named.suspended_project),
    "P04": ("projects", named.projects_from_townships),
    "P05": ("targets, by level", named.land_floors),
    "E02": ("commitments, by expressway", named.land_deadlines),
}

# The same for the figures of another county, which has a ledger of its own.
FACTS_OF_SECOND_LEDGER: dict[str, tuple[str, Callable[[Path], Computed]]] = {"E01": ("state_funds", _state_funds)}
