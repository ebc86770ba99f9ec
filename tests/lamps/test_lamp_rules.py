"""Every rule for lamps at its edges beside its published wording, both yardsticks, the start rule, their words."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from exhibits.base.lamp_words import lamp_rule_in_words
from settings import settings
from tests.lamps.lit import RULES
from words import use_language

ROOT = Path(__file__).parent.parent.parent

PUBLISHED = {
    "county": "more than 10 points behind: red; behind: yellow; level or ahead: green",
    "yinchuan": "green at or above time progress; 10 to 30 points behind yellow; more than 30 red",
    "wuhan": "below 80% of time progress yellow; below 60% red",
    "sanya": "green at or above; behind by up to 50% of time progress yellow; by more than 50% red",
    "xinhuang": "below 60% of the month's task a yellow card (red here); below 80% watched (yellow here)",
}
# month, completed by its end, completed in it (percent of the year's target), and the colours by PUBLISHED
CASES = [
    (2, 5, 2.5, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "红", "xinhuang": "红"}),
    (11, 60, 6, {"county": "红", "yinchuan": "红", "wuhan": "黄", "sanya": "黄", "xinhuang": "黄"}),
    (6, 40, 5, {"county": "黄", "yinchuan": "黄", "wuhan": "绿", "sanya": "黄", "xinhuang": "黄"}),
    (6, 39.999, 4.9999, {"county": "红", "yinchuan": "黄", "wuhan": "黄", "sanya": "黄", "xinhuang": "红"}),
    (6, 20, 0, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "红", "xinhuang": "红"}),
    (6, 19.999, 0, {"county": "红", "yinchuan": "红", "wuhan": "红", "sanya": "红", "xinhuang": "红"}),
    (6, 25, 20, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "黄", "xinhuang": "绿"}),
    (6, 24.999, 20 / 3, {"county": "红", "yinchuan": "黄", "wuhan": "红", "sanya": "红", "xinhuang": "绿"}),
    (6, 30, 20 / 3 - 0.001, {"county": "红", "yinchuan": "黄", "wuhan": "黄", "sanya": "黄", "xinhuang": "黄"}),
    (6, 50, 50, {"county": "绿", "yinchuan": "绿", "wuhan": "绿", "sanya": "绿", "xinhuang": "绿"}),
    (6, 49.999, 0, {"county": "黄", "yinchuan": "黄", "wuhan": "绿", "sanya": "黄", "xinhuang": "红"}),
]
COLOUR = """
    select lamp(
        measured_rate($kind, $rate, $rate_of_month),
        expected_rate($kind, $yardstick, $phased, $phased_of_month, $month::date),
        $kind, $yellow, $red
    )
"""


@pytest.fixture(scope="module")
def macros():
    """The macros of the definitions alone: they need no data."""
    connection = duckdb.connect(":memory:")
    for matter in ("days_and_rates", "lamps"):
        connection.execute((ROOT / "queries" / "shared" / f"{matter}.sql").read_text("utf-8"))
    return connection


@pytest.fixture
def colour(macros):
    def ask(name, month, rate, rate_of_month, yardstick="linear", phased=None, phased_of_month=None):
        rule = settings().lamp_rules[name]
        limits = {"kind": rule.kind, "yellow": rule.yellow, "red": rule.red, "yardstick": yardstick}
        rates = {"rate": rate, "rate_of_month": rate_of_month, "phased": phased, "phased_of_month": phased_of_month}
        return macros.execute(COLOUR, limits | rates | {"month": date(2024, month, 1)}).fetchone()[0]

    return ask


def test_every_rule_has_its_published_wording():
    assert set(PUBLISHED) == set(RULES)


@pytest.mark.parametrize(("month", "rate", "of_month", "expected"), CASES)
def test_a_colour_is_that_of_the_published_wording(month, rate, of_month, expected, colour):
    found = {rule: colour(rule, month, rate, of_month) for rule in PUBLISHED}
    print(f"\nend of month {month}: {rate}% done, {of_month:.4g}% of it in the month, time {month / 12:.2%}")
    for rule, wording in PUBLISHED.items():
        print(f"  {rule:<9} {found[rule]}  {wording}")
    assert found == expected


@pytest.mark.parametrize(
    ("rule", "rate", "of_month", "phased", "phased_of_month", "expected"),
    [
        ("county", 30, 2, 30, 2, "绿"),
        ("county", 29.999, 2, 30, 2, "黄"),
        ("county", 19.999, 2, 30, 2, "红"),
        ("wuhan", 24, 2, 30, 2, "绿"),
        ("xinhuang", 30, 1.6, 30, 2, "绿"),
        ("xinhuang", 30, 1.2, 30, 2, "黄"),
        ("xinhuang", 30, 1.19, 30, 2, "红"),
        ("xinhuang", 30, 0, 30, 0, "绿"),
        ("county", 30, 2, None, None, None),
    ],
)
def test_the_phased_plan_is_the_other_yardstick(rule, rate, of_month, phased, phased_of_month, expected, colour):
    assert colour(rule, 6, rate, of_month, "phased", phased, phased_of_month) == expected


def test_no_task_and_no_target_are_no_blame(colour):
    assert colour("wuhan", 6, 0, 0, "phased", 0, 0) == "绿", "nothing was asked for"
    assert colour("county", 6, None, None) is None


@pytest.mark.parametrize(("months", "lamp"), [(None, None), (0, "绿"), (1, "黄"), (2, "黄"), (3, "红"), (30, "红")])
def test_the_start_rule(months, lamp, macros):
    rule = settings().start_lamp
    found = macros.execute("select start_lamp(?, ?, ?)", [months, rule.yellow, rule.red]).fetchone()[0]
    assert found == lamp


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rule_in_words_names_its_limits(language):
    use_language(language)
    for name in RULES:
        rule = settings().lamp_rules[name]
        for yardstick in ("linear", "phased"):
            words = lamp_rule_in_words(rule, yardstick)
            assert f"{rule.red:g}" in words
            assert "{" not in words
