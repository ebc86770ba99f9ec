"""Numbers as people say them: 36.45 亿元, 7350 万元, 37.85%, 快于序时 1.28 个百分点, 2024年1—5月.

A number that does not exist (None) is a dash. Halves are rounded up, as bulletins do.
"""

from calendar import month_abbr, monthrange
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from words import _, language, ngettext

NOTHING = "—"
Number = float | int | Decimal | None


def rounded(value: float | int | Decimal, decimals: int) -> Decimal:
    """The value with so many decimals, halves up; exact for what a float was meant to say, and nothing has no sign."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    result = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return result if result else abs(result)


def without_lost_sign(value: float, decimals: int = 2) -> float:
    """The value, or 0 where it is below 0 by less than is printed: a table must not say -0.00."""
    return 0.0 if value <= 0 and not rounded(value, decimals) else value


def plain(value: Number, decimals: int = 2) -> str:
    """A number without unit and without trailing zeros: 7350, 2.5, 0.35."""
    if value is None:
        return NOTHING
    text = f"{rounded(value, decimals):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def money(ten_thousand_yuan: Number) -> str:
    """Money given in 万元: 36.45 亿元 from one 亿元 on, else 7350 万元; in English ¥3.645 bn, ¥73.5 m."""
    if ten_thousand_yuan is None:
        return NOTHING
    in_100_millions = abs(rounded(ten_thousand_yuan, 2)) >= 10_000
    if language() == "zh":
        if in_100_millions:
            return f"{rounded(_divided(ten_thousand_yuan, 10_000), 2)} 亿元"
        return f"{plain(ten_thousand_yuan)} 万元"
    if abs(rounded(ten_thousand_yuan, 2)) >= 100_000:
        return f"¥{rounded(_divided(ten_thousand_yuan, 100_000), 3)} bn"
    millions = _divided(ten_thousand_yuan, 100)
    return f"¥{plain(millions, 2 if abs(millions) >= 1 else 4)} m"


def money_limit(ten_thousand_yuan: float) -> str:
    """An amount that something begins at, in 万元, as people name it: 500 万元, 1 亿元; in English ¥5 m, ¥1 bn."""
    amount, unit = _limit(ten_thousand_yuan)
    return f"{amount} {unit}" if language() == "zh" else f"¥{amount} {unit}"


def money_range(lowest: float, below: float | None) -> str:
    """Money from one amount to another, both in 万元: 500—1000 万元, ¥5–10 m; without an end 1 亿元以上."""
    if below is None:
        return f"{money_limit(lowest)}以上" if language() == "zh" else f"from {money_limit(lowest)}"
    (low, unit), (high, unit_above) = _limit(lowest), _limit(below)
    if unit != unit_above:
        dash = "—" if language() == "zh" else "–"
        return f"{money_limit(lowest)}{dash}{money_limit(below)}"
    return f"{low}—{high} {unit}" if language() == "zh" else f"¥{low}–{high} {unit}"


def _limit(ten_thousand_yuan: float) -> tuple[str, str]:
    """A round amount and its unit, without zeros that say nothing."""
    if language() == "zh":
        above = ten_thousand_yuan >= 10_000
        return (plain(_divided(ten_thousand_yuan, 10_000), 4), "亿元") if above else (plain(ten_thousand_yuan), "万元")
    above = ten_thousand_yuan >= 100_000
    return (
        (plain(_divided(ten_thousand_yuan, 100_000), 5), "bn")
        if above
        else (plain(_divided(ten_thousand_yuan, 100), 4), "m")
    )


def in_table_unit(amount: float | int | Decimal) -> float | int | Decimal:
    """An amount given in 万元 or 万美元 in the unit that tables have: the same in Chinese, millions in English."""
    return amount if language() == "zh" else _divided(amount, 100)


def dollars(ten_thousand_dollars: Number) -> str:
    """Foreign capital given in 万美元: 2475 万美元; in English 24.75 m US dollars."""
    if ten_thousand_dollars is None:
        return NOTHING
    if language() == "zh":
        return f"{plain(ten_thousand_dollars)} 万美元"
    return f"{plain(_divided(ten_thousand_dollars, 100), 4)} m US dollars"


def money_on_land(ten_thousand_yuan: float) -> str:
    """What is invested on each mu of land, given in 万元: 120 万元/亩; in English ¥1.2 m on each mu."""
    amount = in_table_unit(ten_thousand_yuan)
    return f"{plain(amount)} 万元/亩" if language() == "zh" else f"¥{plain(amount, 4)} m on each mu"


def _divided(value: float | int | Decimal, by: int) -> Decimal:
    return (value if isinstance(value, Decimal) else Decimal(str(value))) / by


def percent(value: Number, decimals: int = 2) -> str:
    """A rate or share given in percent: 37.85%."""
    return NOTHING if value is None else f"{rounded(value, decimals)}%"


def points(value: Number) -> str:
    """A difference of two rates: 1.28 个百分点, its sign kept."""
    if value is None:
        return NOTHING
    return _("{number} points").format(number=rounded(value, 2))


def lead(value: Number) -> str:
    """How a rate stands against time progress: 快于序时 1.28 个百分点, 慢于序时 … or 与序时持平."""
    if value is None:
        return NOTHING
    if value == 0:
        return _("on time progress")
    template = _("{points} ahead of time progress") if value > 0 else _("{points} behind time progress")
    return template.format(points=distance(value))


def distance(value: Number) -> str:
    """How far a rate is from another, without a sign; less than is printed is said as such, and is not nothing."""
    if value is None:
        return NOTHING
    size = abs(rounded(value, 2))
    if size or not value:
        return points(size)
    return _("less than {number} points").format(number="0.01")


def growth(value: Number) -> str:
    """Growth in percent against the year before: 同比增长 12.35%."""
    if value is None:
        return _("no comparison with the year before")
    size = rounded(value, 2)
    if size == 0:
        return _("unchanged from the year before")
    if size > 0:
        return _("up {percent} year on year").format(percent=percent(size))
    return _("down {percent} year on year").format(percent=percent(-size))


def period(month: date) -> str:
    """From January to the end of the month: 2024年1—5月, Jan–May 2024."""
    if language() == "zh":
        return f"{month.year}年1月" if month.month == 1 else f"{month.year}年1—{month.month}月"
    first = "" if month.month == 1 else "Jan–"
    return f"{first}{month_abbr[month.month]} {month.year}"


def month_name(month: date) -> str:
    """2024年5月, May 2024."""
    return f"{month.year}年{month.month}月" if language() == "zh" else f"{month_abbr[month.month]} {month.year}"


def day(value: date | datetime | None) -> str:
    """A day in a sentence: 2024年5月31日, 31 May 2024; a dash for none."""
    if value is None:
        return NOTHING
    if language() == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {month_abbr[value.month]} {value.year}"


def day_in_cell(value: date | datetime | None) -> str:
    """A day where there is no room for words: 2024-05-31, or a dash."""
    return NOTHING if value is None else f"{value:%Y-%m-%d}"


def month_end(month: date) -> date:
    """The last day of a month, given any day of it."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def days(count: int | str) -> str:
    """So many days: 1 天, 1 day."""
    return ngettext("{days} day", "{days} days", count).format(days=count)


def month_short(month: date) -> str:
    """5月, May."""
    return f"{month.month}月" if language() == "zh" else month_abbr[month.month]


def signed(value: Number, decimals: int = 2) -> str:
    """A number with its sign: +1.28, -3.1; for cells that have no room for words."""
    if value is None:
        return NOTHING
    size = rounded(value, decimals)
    return f"{size:+f}" if size else f"{size:f}"
