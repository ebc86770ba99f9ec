"""Sentences and columns of the comparison of counties."""

from collections.abc import Callable

from exhibits.base.exhibit import Column, Definition
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import first_of, in_first_place, in_last_place, last_of
from exhibits.base.time_words import DECEMBER, months_to
from exhibits.base.wording import definition, ledger_word, list_words, money_unit
from words import _, counted, is_of_prefecture, numbers
from words.columns import money_said_alike

TEN_THOUSAND_YUAN = {"万元": 1, "亿元": 10_000}


def value_in_words(value: float | None, unit: str | None) -> str:
    """A value with its unit, money as money is said: 36.45 亿元, 37.85%, 318 个."""
    if value is None:
        return numbers.NOTHING
    if unit in TEN_THOUSAND_YUAN:
        return numbers.money(value * TEN_THOUSAND_YUAN[unit])
    if unit == "%":
        return numbers.percent(value)
    return f"{numbers.plain(value)} {ledger_word(unit)}" if unit else numbers.plain(value)


def values_said_alike(rows: Rows) -> Callable[[Row], str]:
    """How the values of one indicator are said beside their bars: money in one unit, decimals alike."""
    known = [row for row in rows if row["value"] is not None]
    values = [row["value"] for row in known]
    if known and {row["unit"] for row in known} <= {*TEN_THOUSAND_YUAN}:
        said = money_said_alike(row["value"] * TEN_THOUSAND_YUAN[row["unit"]] for row in known)
        return lambda row: said(row["value"] * TEN_THOUSAND_YUAN[row["unit"]])
    if all(float(value).is_integer() for value in values):
        return lambda row: value_in_words(row["value"], row["unit"])
    return lambda row: "".join((str(numbers.rounded(row["value"], 2)), _unit_after_number(row["unit"])))


def _unit_after_number(unit: str | None) -> str:
    return unit if unit == "%" else f" {ledger_word(unit)}" if unit else ""


def difference_in_words(value: float | None, unit: str | None) -> str:
    """A difference of two values: of rates in percentage points, else like a value."""
    return numbers.points(value) if unit == "%" else value_in_words(value, unit)


def change_in_short(own: Row | None) -> str:
    """How the places of our county have changed, for the margin of a picture."""
    if is_of_prefecture():
        return ""
    if own is None or not own["rank"]:
        return _("no figure of ours")
    month, year = own["rank_change"], own["rank_change_year"]
    if month is not None and year is not None:
        return _("on the month {month}, on the year {year}").format(month=_arrow(month), year=_arrow(year))
    if month is not None:
        return _("on the month {month}").format(month=_arrow(month))
    return "" if year is None else _("on the year {year}").format(year=_arrow(year))


def _arrow(places: int) -> str:
    if places == 0:
        return _("level")
    return f"↑{places}" if places > 0 else f"↓{-places}"


def gap_in_words(own: Row | None) -> str:
    """How far the county next ahead is; nothing without a place."""
    if own is None or not own["rank"]:
        return ""
    if own["rank"] == 1:
        return _("in the lead")
    return _("{gap} behind {ahead}").format(
        gap=difference_in_words(own["gap_to_next"], own["unit"]), ahead=own["ahead"]
    )


def standing_in_words(filters: Filters, rows: Rows) -> str:
    """Where our county stands by one indicator, how that has changed, what would close the gap, what is missing."""
    if not rows:
        return _("No county has a figure up to {month}").format(month=numbers.month_name(filters.month))
    if is_of_prefecture():
        return _("; ").join([first_and_last(rows), *_what_is_missing(filters, rows)])
    own = next(row for row in rows if row["is_own"])
    if not own["rank"]:
        parts = [
            _("{county} has no figure for {indicator} at the end of {month}").format(
                county=own["county"], indicator=ledger_word(own["indicator"]), month=numbers.month_name(own["month"])
            )
        ]
    elif own["count_ranked"] == 1:
        parts = [
            _("{county}, {indicator} {value}").format(
                county=own["county"],
                indicator=ledger_word(own["indicator"]),
                value=value_in_words(own["value"], own["unit"]),
            )
        ]
    else:
        parts = [_place_in_words(own, rows), *_changes(own), *_way_ahead(filters, own, rows)]
    return _("; ").join([*parts, *_what_is_missing(filters, rows)])


def first_and_last(rows: Rows) -> str:
    """Who is first and who last by one indicator, where none of the counties is ours."""
    ranked = [row for row in rows if row["rank"]]
    if not ranked:
        return _("{indicator}: no county has a figure").format(indicator=ledger_word(rows[0]["indicator"]))
    first, last = (value_in_words(row["value"], row["unit"]) for row in (ranked[0], ranked[-1]))
    said = [in_first_place(first_of(ranked, "rank", "county"), first)]
    if ranked[-1]["rank"] > 1:
        said.append(in_last_place(last_of(ranked, "rank", "county"), last))
    return _("{indicator}: {said}").format(indicator=ledger_word(rows[0]["indicator"]), said=_("; ").join(said))


def _place_in_words(own: Row, rows: Rows) -> str:
    """The value and its place, and who shares it."""
    place = counted(
        "{county}, {indicator} {value}: no. {rank} of {count} county",
        "{county}, {indicator} {value}: no. {rank} of {count} counties",
        "count",
        county=own["county"],
        indicator=ledger_word(own["indicator"]),
        value=value_in_words(own["value"], own["unit"]),
        rank=own["rank"],
        count=own["count_ranked"],
    )
    beside = [row["county"] for row in rows if row["rank"] == own["rank"] and not row["is_own"]]
    return _("{place}, together with {counties}").format(place=place, counties=list_words(beside)) if beside else place


def _changes(own: Row) -> list[str]:
    """The change of the place since the month before and the year before, where there was one."""
    sentences = {
        "rank_change": (
            _("as in the month before"),
            _("up {places} on the month before"),
            _("down {places} on the month before"),
        ),
        "rank_change_year": (
            _("as a year before"),
            _("up {places} on a year before"),
            _("down {places} on a year before"),
        ),
    }
    known = []
    for column, (level, up, down) in sentences.items():
        change = own[column]
        if change is not None:
            known.append((up if change > 0 else down if change < 0 else level).format(places=abs(change)))
    return [_("{month}, {year}").format(month=known[0], year=known[1])] if len(known) == 2 else known


def _way_ahead(filters: Filters, own: Row, rows: Rows) -> list[str]:
    unit = own["unit"]
    if own["gap_to_next"] is None:
        second = next((row for row in rows if row["rank"] and row["rank"] > 1), None)
        if second is None:
            return []
        return [
            _("{gap} ahead of {second}").format(
                gap=difference_in_words(second["gap_to_next"], unit), second=second["county"]
            )
        ]
    way = _("{gap} behind {ahead}").format(gap=difference_in_words(own["gap_to_next"], unit), ahead=own["ahead"])
    if own["needed_per_month"] is not None and own["month"] == filters.month:
        template = _("{way}, drawn level by the year's end with {amount} a month more than they do")
        if months_to(DECEMBER, own["month"]) == 1:
            template = _("{way}, drawn level by the year's end with {amount} more than they do in December")
        way = template.format(way=way, amount=difference_in_words(own["needed_per_month"], unit))
    return [way]


def _what_is_missing(filters: Filters, rows: Rows) -> list[str]:
    """Counties without a value or with an older one, and figures that do not reach to the month of the screen."""
    missing = []
    others = [row for row in rows if not row["is_own"]]
    silent = [row["county"] for row in others if row["latest_month"] is None]
    older = [row["county"] for row in others if row["value"] is None and row["latest_month"] is not None]
    if silent:
        missing.append(_("not reported by {counties}").format(counties=list_words(silent)))
    if older:
        missing.append(_("not yet reported for this month by {counties}").format(counties=list_words(older)))
    if rows[0]["month"] != filters.month:
        missing.append(_("figures only to the end of {month}").format(month=numbers.month_name(rows[0]["month"])))
    return missing


def indicator_columns() -> tuple[Column, ...]:
    """The columns of a table of counties and indicators."""
    return (
        Column("county", _("County")),
        Column("indicator", _("Indicator")),
        Column("value", _("Value"), "value"),
        Column("unit", _("Unit")),
        Column("rank", _("Place"), "rank"),
        Column("rank_change", _("Places won on the month"), "change"),
        Column("rank_change_year", _("Places won on the year"), "change"),
        Column("ahead", _("Next ahead")),
        Column("gap_to_next", _("Behind the next ahead"), "value"),
        Column("needed_per_month", _("A month more than they do"), "value"),
        Column("month", _("As of"), "month_end"),
        Column("latest_month", _("Last reported"), "month"),
        Column("source", _("Source")),
    )


def columns_of_months() -> tuple[Column, ...]:
    """The columns of a table of places over the months."""
    return (
        Column("month", _("Month"), "month"),
        Column("county", _("County")),
        Column("indicator", _("Indicator")),
        Column("rank", _("Place"), "rank"),
        Column("count_ranked", _("Counties with a value"), "rank"),
        Column("value", _("Value"), "value"),
        Column("unit", _("Unit")),
    )


def indicator_definition(filters: Filters) -> Definition:
    """What place and gap mean; the figures are those that the prefecture reports."""
    return definition(
        filters,
        _(
            "place by value, more is better, ties share a place; a month more = gap to the next ahead"
            " / months left in the year, for amounts that add up month by month"
        ),
        _("as written"),
        "county_indicators",
    )


def largest_columns() -> tuple[Column, ...]:
    """The columns of a table of the largest projects of counties."""
    return (
        Column("indicator", _("Indicator")),
        Column("county", _("County")),
        Column("name", _("Project")),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("rank", _("Place"), "rank"),
        Column("month", _("As of"), "month_end"),
        Column("project_code", _("Code")),
    )


def largest_definition(filters: Filters) -> Definition:
    """Whose planned investment is compared."""
    return definition(
        filters,
        _("planned investment of the largest project of each county; ours of the same industry by name"),
        money_unit(),
        "county_indicators",
        "projects",
    )
