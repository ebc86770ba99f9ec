"""Counties: where ours stands among those of the prefecture, indicator by indicator, and what would move it up."""

from collections.abc import Callable, Iterable

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import tied
from exhibits.base.sheets import needs
from exhibits.base.wording import ledger_word, list_words, scope
from exhibits.counties.county_words import (
    change_in_short,
    columns_of_months,
    gap_in_words,
    indicator_columns,
    indicator_definition,
    standing_in_words,
    value_in_words,
    values_said_alike,
)
from pictures import Bar, Contest, Course, Key, League, Place, Positions, Ranking
from words import N_, _, counted, is_of_prefecture, numbers

FIRST_ONES = 3
MOST_INDICATORS = 12  # in one picture; the table has all


def indicators(filters: Filters) -> list[str]:
    """The names of all indicators that have a value up to the month, as the ledger orders them."""
    return list(dict.fromkeys(row["indicator"] for row in filters.ask("county_comparison")))


def chosen_indicator(filters: Filters) -> str | None:
    """The indicator to compare by: the chosen one, else the ledger's first; None when it has none."""
    known = indicators(filters)
    return filters.indicator if filters.indicator in known else next(iter(known), None)


def behind_county(filters: Filters, key: Key) -> Exhibit:
    """The figure that one county reports of one indicator: its place, what it lacks to the next, where it is from."""
    rows = tuple(row for row in filters.ask("county_comparison") if key.matches(row))
    return _reported(filters, rows, indicator_columns())


def behind_place(filters: Filters, key: Key) -> Exhibit:
    """The figure that one county reported of one indicator for one month."""
    months = filters.ask("county_indicator_over_time", indicator=key["indicator"])
    return _reported(filters, tuple(row for row in months if key.matches(row)), columns_of_months())


def _reported(filters: Filters, rows: Rows, columns: tuple[Column, ...]) -> Exhibit:
    said = [
        counted(
            "{county}, {indicator} {value}: no. {rank} of {count} county",
            "{county}, {indicator} {value}: no. {rank} of {count} counties",
            "count",
            county=row["county"],
            indicator=ledger_word(row["indicator"]),
            value=value_in_words(row["value"], row["unit"]),
            rank=row["rank"],
            count=row["count_ranked"],
        )
        for row in rows
    ]
    return Exhibit(_("; ").join(said), Ranking(()), columns, rows, indicator_definition(filters), sum_of="value")


@exhibit(N_("Our county among the counties of the prefecture"), behind=behind_county)
@needs("county_indicators")
def county_league(filters: Filters) -> Exhibit:
    """All indicators at once: every county at its place, ours in full colour."""
    rows = filters.ask("county_comparison")
    names = indicators(filters)
    contests = tuple(_contest(name, of_indicator(rows, name)) for name in names[:MOST_INDICATORS])
    widest = max((len(contest.places) for contest in contests), default=0)
    return Exhibit(
        headline=_league_headline(filters, rows),
        picture=League(tuple(_("place {rank}").format(rank=number + 1) for number in range(widest)), contests),
        columns=indicator_columns(),
        rows=rows,
        definition=indicator_definition(filters),
    )


def of_indicator(rows: Rows, indicator: str | None) -> Rows:
    """The rows of one indicator."""
    return tuple(row for row in rows if row["indicator"] == indicator)


def _own(rows: Iterable[Row]) -> Row | None:
    return next((row for row in rows if row["is_own"]), None)


def _contest(indicator: str, rows: Rows) -> Contest:
    ranked = [row for row in rows if row["rank"]]
    ranks = [row["rank"] for row in ranked]
    own = _own(rows)
    decimals = 0 if all(float(row["value"]).is_integer() for row in ranked) else 2  # alike in all cells of a row
    return Contest(
        label=_("{indicator} ({unit})").format(indicator=ledger_word(indicator), unit=ledger_word(ranked[0]["unit"]))
        if ranked and ranked[0]["unit"]
        else ledger_word(indicator),
        notes=(change_in_short(own), gap_in_words(own)),
        places=tuple(
            Place(
                key=Key.of(row, "value", "county", "indicator"),
                name=row["county"],
                text=_("tied {value}").format(value=numbers.rounded(row["value"], decimals))
                if ranks.count(row["rank"]) > 1
                else f"{numbers.rounded(row['value'], decimals)}",
                hover=_("{county}: {value}, no. {rank}").format(
                    county=row["county"], value=value_in_words(row["value"], row["unit"]), rank=row["rank"]
                ),
                own=row["is_own"],
            )
            for row in ranked
        ),
    )


def _league_headline(filters: Filters, rows: Rows) -> str:
    own = [row for row in rows if row["is_own"] and row["rank"]]
    county = scope(filters.for_all_regions())
    if not rows:
        return _("No county has a figure up to {month}").format(month=numbers.month_name(filters.month))
    if is_of_prefecture():
        return _most_often_first(rows)
    if not own:
        return _("{county} itself has no figure to compare").format(county=county)
    compared = [row for row in own if row["count_ranked"] > 1]
    if not compared:
        return _("{county}: no other county has reported what it could be compared by").format(county=county)
    first = [ledger_word(row["indicator"]) for row in compared if row["rank"] == 1]
    parts = [
        counted(
            "{county}: first by {first} of {count} indicator",
            "{county}: first by {first} of {count} indicators",
            "count",
            county=county,
            first=len(first),
            count=len(compared),
        )
    ]
    if first:
        parts[0] = _("{sentence} ({names})").format(sentence=parts[0], names=list_words(first, 2))
    if max(row["count_ranked"] for row in compared) > FIRST_ONES:  # of three counties all are
        among = [row for row in compared if row["rank"] <= FIRST_ONES < row["count_ranked"]]
        parts.append(_("in the first three by {count}").format(count=len(among)))
    return _("; ").join([*parts, *_furthest_back(compared), *_furthest_behind_first(compared)])


def _most_often_first(rows: Rows) -> str:
    """Who is first by most indicators, among counties of which none is ours."""
    most = max(row["count_first"] or 0 for row in rows)
    names = list(dict.fromkeys(row["county"] for row in rows if row["count_first"] == most))
    return counted(
        "{names}: first by {first} of {count} indicator",
        "{names}: first by {first} of {count} indicators",
        "count",
        names=tied(names),
        first=most,
        count=len({row["indicator"] for row in rows}),
    )


def _furthest_back(compared: list[Row]) -> list[str]:
    """The indicator by which our county has its worst place, where one alone is it."""
    behind = sorted((row for row in compared if row["rank"] > 1), key=lambda row: -(row["rank"] / row["count_ranked"]))
    if not behind or (len(behind) > 1 and _place(behind[0]) == _place(behind[1])):
        return []
    return [
        _("furthest back by {indicator}: no. {rank} of {count}").format(
            indicator=ledger_word(behind[0]["indicator"]), rank=behind[0]["rank"], count=behind[0]["count_ranked"]
        )
    ]


def _furthest_behind_first(compared: list[Row]) -> list[str]:
    """The indicator by which our county has least of what the first one has, as far as amounts are compared."""
    behind = [row for row in compared if row["rank"] > 1 and row["share_of_first"] is not None]
    if not behind:
        return []
    least = min(behind, key=lambda row: row["share_of_first"])
    return [
        _("furthest from the first by {indicator}: {share} of its value").format(
            indicator=ledger_word(least["indicator"]), share=numbers.percent(least["share_of_first"])
        )
    ]


def _place(row: Row) -> float:
    return float(row["rank"] / row["count_ranked"])


@exhibit(N_("Counties by one indicator"), behind=behind_county)
@needs("county_indicators")
def county_ranking(filters: Filters) -> Exhibit:
    """The counties by the chosen indicator: value, place, and the way to the one ahead."""
    indicator = chosen_indicator(filters)
    rows = of_indicator(filters.ask("county_comparison"), indicator)
    said = values_said_alike(rows)
    bars = tuple(
        Bar(
            key=Key.of(row, "value", "county", "indicator") if row["rank"] else None,
            label=f"{row['rank'] or numbers.NOTHING}  {row['county']}",
            value=row["value"],
            text=_value_or_date(row, said),
            subject=row["is_own"],
        )
        for row in rows
    )
    return Exhibit(
        headline=standing_in_words(filters, rows),
        picture=Ranking(bars),
        columns=indicator_columns(),
        rows=rows,
        definition=indicator_definition(filters),
    )


def _value_or_date(row: Row, said: Callable[[Row], str]) -> str:
    if row["value"] is not None:
        return said(row)
    if row["latest_month"] is None:
        return _("not reported")
    return _("only to {month}").format(month=numbers.month_name(row["latest_month"]))


@exhibit(N_("Places over the last thirteen months"), behind=behind_place)
@needs("county_indicators")
def county_positions(filters: Filters) -> Exhibit:
    """The places of the counties by the chosen indicator, month by month."""
    indicator = chosen_indicator(filters)
    rows = filters.ask("county_indicator_over_time", indicator=indicator) if indicator else ()
    months = list(dict.fromkeys(row["month"] for row in rows))
    by_place = {(row["county"], row["month"]): row for row in rows}
    last = [row["county"] for row in rows if row["month"] == months[-1]] if months else []
    counties = dict.fromkeys([*last, *(row["county"] for row in rows)])
    own = {row["county"] for row in rows if row["is_own"]}
    courses = tuple(
        _course(county, county in own, [by_place.get((county, month)) for month in months]) for county in counties
    )
    return Exhibit(
        headline=_positions_headline(filters, indicator, [row for row in rows if row["is_own"]]),
        picture=Positions(tuple(f"{month:%y-%m}" for month in months), courses),
        columns=columns_of_months(),
        rows=rows,
        definition=indicator_definition(filters),
    )


def _course(county: str, own: bool, rows: list[Row | None]) -> Course:
    return Course(
        name=county,
        places=tuple(row["rank"] if row else None for row in rows),
        texts=tuple(value_in_words(row["value"], row["unit"]) if row else numbers.NOTHING for row in rows),
        keys=tuple(Key.of(row, "value", "county", "indicator", "month") if row else None for row in rows),
        own=own,
    )


def _positions_headline(filters: Filters, indicator: str | None, own: list[Row]) -> str:
    if not own and is_of_prefecture():
        return _("Places of the counties by {indicator}").format(indicator=ledger_word(indicator))
    if not own:
        return _("{county} has no place to follow over the months").format(county=scope(filters.for_all_regions()))
    places = [row["rank"] for row in own]
    if len(set(places)) == 1:
        template = _("{indicator}: no. {now} in every month with figures since {month}")
        if len(own) == 1:
            template = _("{indicator}: no. {now} in {month}")
        return template.format(
            indicator=ledger_word(indicator), now=places[-1], month=numbers.month_name(own[0]["month"])
        )
    return _("{indicator}: no. {before} in {month}, no. {now} in {last}; best no. {best}, worst no. {worst}").format(
        indicator=ledger_word(indicator),
        before=places[0],
        month=numbers.month_name(own[0]["month"]),
        now=places[-1],
        last=numbers.month_name(own[-1]["month"]),
        best=min(places),
        worst=max(places),
    )
