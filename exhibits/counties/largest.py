"""The largest projects of the counties side by side."""

from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Rows
from exhibits.base.places import level_with_first, names_of, of_each, tied
from exhibits.base.sheets import needs
from exhibits.base.wording import ledger_word
from exhibits.counties.comparison import of_indicator
from exhibits.counties.county_words import largest_columns, largest_definition
from pictures import Bar, Key, Ranking
from words import N_, _, numbers
from words.columns import money_said_alike


def behind_largest(filters: Filters, key: Key) -> Exhibit:
    """The row behind one bar of the largest projects: what its county reports."""
    rows = tuple(row for row in filters.ask("largest_projects_of_counties") if key.matches(row))
    return Exhibit(
        headline=_largest_headline(rows),
        picture=Ranking(()),
        columns=largest_columns(),
        rows=rows,
        definition=largest_definition(filters),
        sum_of="planned_investment",
    )


@exhibit(N_("The largest projects of the counties side by side"), behind=behind_largest, opens_project=True)
@needs("county_indicators")
def largest_projects_of_counties(filters: Filters) -> Exhibit:
    """The largest project of every county, and our own next largest ones of the same industry, by name."""
    rows = filters.ask("largest_projects_of_counties")
    indicator = (
        filters.indicator if of_indicator(rows, filters.indicator) else next((row["indicator"] for row in rows), None)
    )
    rows = of_indicator(rows, indicator)
    said = money_said_alike(row["planned_investment"] for row in rows)
    bars = tuple(
        Bar(
            key=Key.of(row, "planned_investment", "indicator", "county", "project_code"),
            label=_(" · ").join(part for part in (row["county"], row["name"]) if part),
            value=row["planned_investment"],
            text=said(row["planned_investment"]),
            subject=row["is_own"],
        )
        for row in rows
    )
    return Exhibit(
        headline=_largest_headline(rows),
        picture=Ranking(bars),
        columns=largest_columns(),
        rows=rows,
        definition=largest_definition(filters),
    )


def _largest_headline(rows: Rows) -> str:
    own = next((row for row in rows if row["is_own"] and row["is_largest"]), None)
    known = [row for row in rows if row["is_largest"] and row["planned_investment"] is not None]
    if not rows:
        return _("No indicator named 最大… compares the largest projects of the counties")
    if not known:
        return _("{indicator}: no amount of money to compare").format(indicator=ledger_word(rows[0]["indicator"]))
    first = level_with_first(known, "planned_investment")
    names = [row["county"] for row in first]
    money = numbers.money(first[0]["planned_investment"])
    if not own or own not in known:
        return _("{indicator}: {first} has {money}").format(
            indicator=ledger_word(rows[0]["indicator"]), first=tied(names), money=of_each(names, money)
        )
    said = {
        "indicator": ledger_word(own["indicator"]),
        "money": numbers.money(own["planned_investment"]),
        "rank": own["rank"],
    }
    if len(known) == 1:
        return _("{indicator}: ours {money}").format(**said)
    if own in first:
        others = names_of([row["county"] for row in first if row is not own])
        template = _("{indicator}: ours {money}, the largest")
        if others:
            template = _("{indicator}: ours {money}, the largest together with {others}")
        return template.format(**said, others=others)
    return _("{indicator}: ours {money}, no. {rank}; the largest, of {first}, {first_money}").format(
        **said, first=tied(names), first_money=of_each(names, money)
    )
