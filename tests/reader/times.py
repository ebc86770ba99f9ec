"""Days and months that a sentence may name: those of the rows, and those that follow from the month of the screen."""

import re
from calendar import month_abbr
from collections.abc import Iterable
from datetime import date

from exhibits import Filters
from words import numbers

ENGLISH = {name: number for number, name in enumerate(month_abbr) if name}


def is_known(time: str, days: Iterable[date], filters: Filters) -> bool:
    """Whether a day, month, quarter or year comes from the rows, or from the month that the sentence is about."""
    month, known = filters.month, set(days)
    months = {(day.year, day.month) for day in known}
    months |= {(year, number) for year in (month.year, month.year - 1) for number in range(1, 13)}
    years = {year for year, _month in months}
    if match := re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", time):
        return _is_day(date(*map(int, match.groups())), known, month)
    if match := re.fullmatch(r"(\d{1,2}) (\w{3}) (\d{4})", time):
        return _is_day(date(int(match[3]), ENGLISH[match[2]], int(match[1])), known, month)
    if match := re.fullmatch(r"(\d{2})-(\d{2})", time):
        return any((day.month, day.day) == (int(match[1]), int(match[2])) for day in known)
    if match := re.search(r"(\d{4})年(?:1—)?(\d{1,2})月", time):
        return (int(match[1]), int(match[2])) in months
    if match := re.search(r"(\w{3}) (\d{4})", time) if not time.startswith(("in ", "of ", "for ")) else None:
        return (int(match[2]), ENGLISH[match[1]]) in months
    if match := re.search(r"\d{4}", time):
        return int(match[0]) in years
    return all(1 <= int(number) <= 12 for number in re.findall(r"\d+", time))


def _is_day(day: date, known: set[date], month: date) -> bool:
    return (
        day in known or day == numbers.month_end(month) or day == month or day in {numbers.month_end(d) for d in known}
    )
