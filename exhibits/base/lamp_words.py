"""The lamp rules in words: what lights a lamp red, by which yardstick, and how far something is from it."""

from collections.abc import Iterable

from exhibits.base.filters import Row
from settings import LampRule, settings
from words import N_, _, numbers

WORST_FIRST = ("红", "黄", "绿")
YARDSTICKS = {"linear": N_("time progress"), "phased": N_("phased plan")}


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """Rows as a leader asks why: red ones first, then yellow and green ones; who has no lamp stands last."""
    return sorted(rows, key=lambda row: WORST_FIRST.index(row["lamp"]) if row["lamp"] else len(WORST_FIRST))


def lamp_rule_in_words(rule: LampRule | None = None, yardstick: str | None = None) -> str:
    """A lamp rule as a sentence; by default the one in force, which is a setting of the county."""
    rule = rule or settings().lamp
    words = {
        "red": numbers.plain(rule.red),
        "yellow": numbers.plain(rule.yellow),
        "yardstick": yardstick_in_words(yardstick or settings().yardstick),
    }
    if rule.kind == "month_task":
        return _(
            "red: less than {red}% of the last month's task by {yardstick}; yellow: less than {yellow}%;"
            " green: the rest"
        ).format(**words)
    if rule.kind == "ratio":
        return _("red: below {red}% of {yardstick}; yellow: below {yellow}%; green: the rest").format(**words)
    if rule.yellow:
        return _("red: more than {red} points behind {yardstick}; yellow: more than {yellow}; green: the rest").format(
            **words
        )
    return _(
        "red: more than {red} points behind {yardstick}; yellow: behind by up to that; green: level or ahead"
    ).format(**words)


def project_rule_in_words(rule: LampRule | None = None, yardstick: str | None = None) -> str:
    """The same of projects, and which months the plan of one that started this year is held against."""
    words = lamp_rule_in_words(rule, yardstick)
    if settings().project_pace != "since_start":
        return words
    return _("{rule}; the plan of a project that started this year is held against the months since its start").format(
        rule=words
    )


def start_rule_in_words() -> str:
    """The rule in force for projects that are due to start, as a sentence."""
    rule = settings().start_lamp
    return _(
        "due to start: approved, to be completed this year (the ledger has no planned start), not started; without an"
        " open obstacle at {yellow} month-ends yellow, {red} in a row red"
    ).format(yellow=numbers.plain(rule.yellow), red=numbers.plain(rule.red))


def yardstick_in_words(yardstick: str) -> str:
    """What "linear" and "phased" are called."""
    return _(YARDSTICKS[yardstick])


def since_start_in_words(words: str, project: Row) -> str:
    """What is said of a project's rate, with the month of its start where its plan is held against the months since."""
    if project["held_from"] is None or project["held_from"].month == 1:
        return words
    return _("{words} (since {month})").format(words=words, month=numbers.month_short(project["held_from"]))


def lead_in_words(lead: float | None, yardstick: str) -> str:
    """How a rate stands against the yardstick that lights its lamp."""
    if yardstick == "linear" or lead is None:
        return numbers.lead(lead)
    if not lead:
        return _("level with the phased plan")
    template = _("{points} ahead of the phased plan") if lead > 0 else _("{points} behind the phased plan")
    return template.format(points=numbers.distance(lead))
