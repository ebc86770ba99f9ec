"""The rule for notices in words: which colour, to whom, by when."""

from datetime import date, timedelta

from exhibits.base.filters import Row
from settings import settings
from words import _, counted, numbers

WITH_DETAIL = ("节点超期", "问题超期", "承诺超期", "承诺临期")  # whose detail belongs into the fact
UNIT, DEPUTY = "责任单位", "分管领导"  # levels that stand for whom the ledger names


def notice_rule_in_words() -> str:
    """When a notice is blue, yellow or red, and what being named again does."""
    rule = settings().notices
    return _(
        "red: a red project, late by {red} days or more, or named in {repeat} months in a row; yellow: a yellow"
        " project, or late by less; blue: due within {soon} days; named again it goes one level up: {levels}"
    ).format(
        red=rule.red_after_days,
        repeat=rule.red_when_named,
        soon=rule.due_soon_days,
        levels=" → ".join(rule.levels),
    )


def level_of(row: Row) -> int:
    """How many levels up a notice goes: one for each month before in which it was named, to the highest at most."""
    return min(row["months_named"], len(settings().notices.levels) - 1)


def addressee(row: Row) -> str:
    """To whom a notice goes; the level's own name where the ledger names nobody for it."""
    return _at_level(row, level_of(row))


def copies_of(row: Row) -> list[str]:
    """Who gets a copy of a notice that goes further up: those to whom it went before."""
    return [_at_level(row, level) for level in range(level_of(row))]


def _at_level(row: Row, place: int) -> str:
    level = settings().notices.levels[place]
    named = {UNIT: row["responsible_unit"] or row["region"], DEPUTY: row["deputy_leader"]}.get(level)
    return named or level


def reply_by(issued_on: date) -> date:
    """The day by which an answer is asked for."""
    return issued_on + timedelta(days=settings().notices.reply_days)


def number_of(year: int, place: int) -> str:
    """The number of a notice as the settings write it."""
    return settings().notices.number.format(year=year, number=place)


def fact_of(row: Row) -> str:
    """What the matter is, with its figures and its day."""
    words = [_("suspended since {day}").format(day=numbers.day(row["suspended_on"]))] if row["suspended_on"] else []
    if row["completion_rate"] is not None:
        words.append(
            _("{completed} of {plan} completed, {rate}, {expected} asked for").format(
                completed=numbers.money(row["completed_this_year"]),
                plan=numbers.money(row["annual_plan"]),
                rate=numbers.percent(row["completion_rate"]),
                expected=numbers.percent(row["expected_rate"]),
            )
        )
    if row["due_on"] is None:
        return _("; ").join(words)
    words += [row["detail"]] if row["matter_kind"] in WITH_DETAIL and row["detail"] else []
    words.append(_("due on {day}").format(day=numbers.day(row["due_on"])))
    if row["days_late"]:
        words.append(counted("late by {count} day", "late by {count} days", "count", count=row["days_late"]))
    elif row["days_left"] is not None:
        words.append(counted("{count} day left", "{count} days left", "count", count=row["days_left"]))
    return _("; ").join(words)
