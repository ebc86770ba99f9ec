"""What month of the year it is, in words: a closed year is told as closed, one month left is not "a month"."""

from datetime import date

from words import _, numbers

DECEMBER = 12
JUNE = 6


def is_closed(month: date) -> bool:
    """Whether the year is over at the end of the month."""
    return month.month == DECEMBER


def months_to(goal: int, month: date) -> int:
    """How many months are left to the end of the month with that number."""
    return max(goal - month.month, 0)


def lead(value: float | None, month: date) -> str:
    """How a rate stands against time progress; at the end of the year against the target itself."""
    if value is None or not is_closed(month):
        return numbers.lead(value)
    if not value:
        return _("exactly the target")
    template = _("{points} above the target") if value > 0 else _("{points} short of the target")
    return template.format(points=numbers.distance(value))


def needed(amount: float, goal: int, month: date) -> str:
    """What is to be completed until the goal's month: so much a month, or in the only month that is left."""
    money = numbers.money(amount)
    if months_to(goal, month) == 1:
        return _("{money} in {month}").format(money=money, month=numbers.month_short(month.replace(month=goal)))
    return _("{money} a month").format(money=money)


def in_all_months(month: date) -> str:
    """The months of the year up to this one: 今年以来各月, of a closed year 2023年各月."""
    if is_closed(month):
        return _("in every month of {year}").format(year=month.year)
    return _("in every month of the year")
