"""Capital in one screen: what the money is made of, bank loans, who invests, from where, what is paid in."""

from dataclasses import replace

from exhibits.base.by_project import and_what_is_listed, listed_by_project
from exhibits.base.comparison import money_against_last_year
from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import of_each, tied
from exhibits.base.reporting import is_whole
from exhibits.base.sheets import needs
from exhibits.base.wording import count_of_projects, definition, list_words, scope
from exhibits.capital.arrival import foreign_capital, foreign_definition
from exhibits.capital.investors import (
    OUTSIDE,
    first_places,
    investor_definition,
    place_name,
    rows_of_origin,
    rows_of_place,
)
from exhibits.capital.sources import is_shared_out, place_by_share, rows_of_source, share_definition, source_columns
from pictures import Card, Cards, Key
from words import N_, _, numbers

BANK_LOANS = "银行贷款"
LARGEST = 2  # sources that have a card of their own, and that the finding adds up


def figure_of_capital(filters: Filters, key: Key) -> Exhibit:
    """The rows behind one card: of a source, an investor origin, a place, or foreign capital."""
    if key.figure == "paid_in_foreign":
        return replace(foreign_capital(filters), sum_of=key.figure)
    ((kind, _name),) = key.values
    behind = {"capital_source": rows_of_source, "investor_origin": rows_of_origin, "origin_place": rows_of_place}
    return behind[kind](filters, key)


@exhibit(N_("Capital in one sentence"), behind=figure_of_capital)
@needs("investments")
def capital_in_short(filters: Filters) -> Exhibit:
    """Six figures: the two largest sources, bank loans, investors from outside, the first place, foreign capital."""
    rows = filters.ask("capital_by_source")
    return Exhibit(
        headline=and_what_is_listed(filters, _finding(filters, rows)),
        picture=Cards(
            (
                *(_source_card(filters, row, rows) for row in _largest(rows)),
                _source_card(filters, _bank_loans(rows), rows),
                _outside_card(filters),
                _place_card(filters),
                _foreign_card(filters),
            )
        ),
        columns=source_columns(),
        rows=rows,
        definition=definition(filters, share_definition(), "%", "investments"),
    )


def _largest(rows: Rows) -> list[Row]:
    return [row for row in rows if row["capital_source"] != BANK_LOANS][:LARGEST]


def _bank_loans(rows: Rows) -> Row:
    nothing = dict.fromkeys(("share", "increase", "share_change")) | {
        "capital_source": BANK_LOANS,
        "completed_investment": 0,
    }
    return next((row for row in rows if row["capital_source"] == BANK_LOANS), nothing)


def _finding(filters: Filters, rows: Rows) -> str:
    paid = [row for row in rows if row["completed_investment"] > 0]
    if not paid:
        return _("{scope} completed nothing in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    largest = paid[:LARGEST]
    completed = _("{scope} completed {money} in {period}").format(
        scope=scope(filters),
        money=numbers.money(filters.ask_one("county_headline")["completed_investment"]),
        period=numbers.period(filters.month),
    )
    if listed_by_project(filters) is not None:
        completed = _("{sentence}; by the projects that are listed").format(sentence=completed)
    if not is_shared_out(rows):
        return completed
    parts = [
        (
            _("{sentence}, {share} of it with {sources}")
            if len(largest) > 1
            else _("{sentence}, {share} of it with {sources} alone")
        ).format(
            sentence=completed,
            share=numbers.percent(largest[-1]["share_with_larger"]),
            sources=list_words([_(row["capital_source"]) for row in largest]),
        )
    ]
    loans = _bank_loans(rows)
    if loans["share"] is not None:
        parts.append(_loans_in_words(filters, loans))
    if filters.region:
        parts.append(place_by_share(filters, largest[0]["capital_source"]))
    return _("; ").join(parts)


def _loans_in_words(filters: Filters, loans: Row) -> str:
    sentence = _("bank loans {share}").format(share=numbers.percent(loans["share"]))
    change = loans["share_change"]
    if not change or not is_whole(filters):
        return sentence
    template = _("{sentence}, {points} more") if change > 0 else _("{sentence}, {points} less")
    return template.format(sentence=sentence, points=numbers.distance(change))


def _source_card(filters: Filters, row: Row, rows: Rows) -> Card:
    return Card(
        Key.of(row, "completed_investment", "capital_source"),
        _(row["capital_source"]),
        numbers.money(row["completed_investment"]),
        _share_and_change(filters, row) if is_shared_out(rows) else "",
        "neutral",
        share_definition(),
    )


def _share_and_change(filters: Filters, row: Row) -> str:
    if row["share"] is None:
        return _("no money of this source")
    share = _("share {share}").format(share=numbers.percent(row["share"]))
    if row["share_change"] is None or not is_whole(filters):
        return share
    return _("{share} ({points} points); {increase}").format(
        share=share,
        points=numbers.signed(row["share_change"]),
        increase=money_against_last_year(row["increase"]),
    )


def _outside_card(filters: Filters) -> Card:
    origin = OUTSIDE[0]
    rows = filters.ask("capital_by_investor_origin")
    row = next((row for row in rows if row["investor_origin"] == origin), None)
    label = _("Large projects: {origin}").format(origin=_(origin))
    if row is None:
        return Card(None, label, count_of_projects(0), _("no large project"), "neutral", investor_definition(filters))
    return Card(
        Key.of(row, "projects", "investor_origin"),
        label,
        count_of_projects(row["projects"]),
        _planned_and_completed(row),
        "neutral",
        investor_definition(filters),
    )


def _planned_and_completed(row: Row, of: str = "") -> str:
    return _("{planned} planned, {completed} completed").format(
        planned=numbers.money(row[f"{of}planned_investment"]), completed=numbers.money(row[f"{of}completed_investment"])
    )


def _place_card(filters: Filters) -> Card:
    first = first_places(filters.ask("capital_by_origin_place"))
    meaning = _("the place from which most large projects of investors from outside come")
    label = _("First place of origin")
    if not first:
        return Card(None, label, numbers.NOTHING, _("no investor from outside"), "neutral", meaning)
    row, names = first[0], [place_name(row["origin_place"]) for row in first]
    if len(first) > 1:
        count = of_each(names, count_of_projects(row["outside_projects"]))
        return Card(None, label, tied(names), count, "neutral", meaning)
    return Card(
        Key.of(row, "outside_projects", "origin_place"),
        label,
        _("{place} {count}").format(place=names[0], count=row["outside_projects"]),
        _planned_and_completed(row, "outside_"),
        "neutral",
        meaning,
    )


def _foreign_card(filters: Filters) -> Card:
    foreign = filters.ask_one("foreign_capital")
    if foreign["contracted_foreign"] is None:
        note = _("no foreign capital contracted")
    else:
        note = _("{paid_in} of {contracted}").format(
            paid_in=numbers.dollars(foreign["paid_in_foreign"] or 0),
            contracted=numbers.dollars(foreign["contracted_foreign"]),
        )
    return Card(
        Key.of(foreign, "paid_in_foreign"),
        _("Foreign capital paid in"),
        numbers.percent(foreign["paid_in_rate"]),
        note,
        "neutral",
        foreign_definition(filters),
    )
