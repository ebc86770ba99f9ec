"""Targets: what the county has to reach this year, indicator by indicator, and how far it is where the ledger knows."""

from dataclasses import replace

from exhibits.base.comparison import tone_of
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.project_rows import EVERY_SIZE, projects_completing
from exhibits.base.reporting import is_whole, with_unreported
from exhibits.base.target_words import and_what_target_holds
from exhibits.base.time_words import lead
from exhibits.base.wording import definition, ledger_word, scope
from pictures import Card, Cards, Key, Listing, Profile
from settings import settings
from words import N_, _, is_of_prefecture, numbers

MOST_CARDS = 6  # the table has all


def figure_of_target(filters: Filters, key: Key) -> Exhibit:
    """The projects behind what is completed of the main indicator; of another one the target's own row."""
    if key.figure == "completed_investment":
        return projects_completing(filters.for_all_regions(), EVERY_SIZE)
    rows = tuple(row for row in filters.ask("targets_of_county") if key.matches(row))
    return replace(_exhibit(filters, rows), sum_of="target")


@exhibit(N_("The county's targets of the year"), behind=figure_of_target)
def targets_of_county(filters: Filters) -> Exhibit:
    """Every target of the county, and what is completed of it as far as the ledger holds a figure."""
    return _exhibit(filters, filters.ask("targets_of_county"))


def _exhibit(filters: Filters, rows: Rows) -> Exhibit:
    return Exhibit(
        headline=with_unreported(filters.for_all_regions(), _headline(filters, rows)),
        picture=_picture(filters, rows),
        columns=(
            Column("indicator", _("Indicator")),
            Column("target", _("Target of the year"), "money"),
            Column("completed_investment", _("Completed"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("lead", _("Against time progress"), "points"),
            Column("month", _("As of"), "month_end"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "completion rate = completed / target of the year; completed is the sum of the investments for the main"
                " indicator, for others the county's own reported figure"
            ),
            "%",
            "targets",
            "investments",
            "county_indicators",
        ),
    )


def _picture(filters: Filters, rows: Rows) -> Cards | Profile | Listing:
    """A card for every target with a figure of what is completed of it; the others in one line."""
    cards = tuple(_card(filters, row) for row in rows if row["completion_rate"] is not None)[:MOST_CARDS]
    others = _(", ").join(
        _("{indicator} {money}").format(indicator=ledger_word(row["indicator"]), money=_target_in_words(row))
        for row in rows
        if row["completion_rate"] is None
    )
    if not others:
        return Cards(cards)
    line = Listing((), _("Without a completed figure in the ledger: {targets}").format(targets=others))
    return Profile(cards, line) if cards else line


def _card(filters: Filters, row: Row) -> Card:
    return Card(
        key=Key.of(row, "completed_investment" if row["is_main"] else "target", "indicator"),
        label=ledger_word(row["indicator"]),
        value=_target_in_words(row),
        note=_note(filters, row),
        tone=tone_of(row["lead"] if _is_judged(filters, row) else None),
        definition=_("target of the year, sheet 目标; below it what is completed of it"),
    )


def _is_judged(filters: Filters, row: Row) -> bool:
    """Whether a rate is held against time: that of the main indicator only where all have reported."""
    return not row["is_main"] or is_whole(filters.for_all_regions())


def _target_in_words(row: Row) -> str:
    """Money; of the floor of investment on land so much on each mu."""
    if row["indicator"] == settings().land_indicator:
        return numbers.money_on_land(row["target"])
    return numbers.money(row["target"])


def _note(filters: Filters, row: Row) -> str:
    note = _("completed {money}, {rate}").format(
        money=numbers.money(row["completed_investment"]), rate=numbers.percent(row["completion_rate"])
    )
    if _is_judged(filters, row):
        note = _("; ").join((note, lead(row["lead"], row["month"])))
    if row["month"] == filters.month:
        return note
    return _("{note}; figures only to the end of {month}").format(note=note, month=numbers.month_name(row["month"]))


def _without_own_target(filters: Filters, prefecture: str) -> str:
    """A prefecture's file is put together from counties', and its own target is in none of them."""
    whole = filters.for_all_regions().ask_one("county_headline")
    if whole["target"] is None:
        said = _("{prefecture}: not every county has a target for {year}, so the whole has none")
        return said.format(prefecture=prefecture, year=filters.month.year)
    return _("{prefecture}: the counties' targets of {year} come to {money}, of which {rate} is completed").format(
        prefecture=prefecture,
        year=filters.month.year,
        money=numbers.money(whole["target"]),
        rate=numbers.percent(whole["completion_rate"]),
    )


def _headline(filters: Filters, rows: Rows) -> str:
    county = scope(filters.for_all_regions())
    if not rows and is_of_prefecture():
        return _without_own_target(filters, county)
    if not rows:
        return _("{county} has no target for {year}: add it to the ledger sheet 目标").format(
            county=county, year=filters.month.year
        )
    targets = _(", ").join(
        _("{indicator} {money}").format(indicator=ledger_word(row["indicator"]), money=_target_in_words(row))
        for row in rows
    )
    sentence = _("{county}'s targets of the year: {targets}").format(county=county, targets=targets)
    first = rows[0]
    if first["completion_rate"] is None:
        return sentence
    sentence = _("{sentence}; of {indicator} {rate} is completed").format(
        sentence=sentence,
        indicator=ledger_word(first["indicator"]),
        rate=numbers.percent(first["completion_rate"]),
    )
    if _is_judged(filters, first):
        sentence = _(", ").join((sentence, lead(first["lead"], first["month"])))
    whole = filters.for_all_regions()
    return and_what_target_holds(whole.ask_one("county_headline"), sentence) if first["is_main"] else sentence
