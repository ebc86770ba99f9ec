"""What the tests of lamps share: the rules, the limits of one as parameters, the small county with a change."""

from datetime import date
from pathlib import Path

from exhibits import Filters
from settings import KINDS, settings
from tests.conftest import build_database

ROOT = Path(__file__).parent.parent.parent

RULES = [name for name, rule in settings().lamp_rules.items() if rule.kind in KINDS]


def small(tmp_path, monkeypatch, changes=""):
    """The small county under a change in SQL, asked for its last month."""
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    monkeypatch.setenv("COUNTY_DATABASE", str(build_database(tmp_path / "county.duckdb", rows, changes)))
    return Filters(date(2024, 5, 1))


def limits_of(name, yardstick, prefix="lamp"):
    """A rule's limits as the parameters of queries, for the rule in force or the other one beside it."""
    rule = settings().lamp_rules[name]
    other = {f"{prefix}_kind": rule.kind, f"{prefix}_yellow": rule.yellow, f"{prefix}_red": rule.red}
    return other | {"yardstick" if prefix == "lamp" else "other_yardstick": yardstick}
