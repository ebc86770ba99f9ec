"""Leads in time: at which stage they are, how long they have stood still, what came in week by week."""

from datetime import date

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, tied
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, scope
from exhibits.pipeline.leads import lead_columns, leads_as_they_stand, rows_of_leads
from pictures import Bar, BarTable, Key, Measured, Ranking
from settings import settings
from words import N_, _, counted, numbers, pgettext

MOST_BARS = 20
LONGEST_NAME = 40
NEW, MOVED = "new_leads", "moved"
SHORT_CLASSES = {"up_to_30": "≤30", "up_to_60": "31-60", "up_to_90": "61-90", "longer": ">90"}


def still_classes() -> dict[str, str]:
    """The classes of days without movement, as columns of the queries, and their names."""
    return {
        "up_to_30": _("to 30 days"),
        "up_to_60": _("31–60 days"),
        "up_to_90": _("61–90 days"),
        "longer": _("over 90 days"),
        "unknown": _("not known"),
    }


def leads_of_class(filters: Filters, key: Key) -> Exhibit:
    """The leads at one stage that have stood still for so long; the figure is called after the class of days."""
    rows = [row for row in filters.ask("leads") if row["still_class"] == key.figure and key.matches(row)]
    return rows_of_leads(filters, " · ".join([scope(filters), _(key["stage"]), still_classes()[key.figure]]), rows)


@exhibit(N_("Leads without movement, by stage"), behind=leads_of_class)
@needs("leads")
def leads_by_stage(filters: Filters) -> Exhibit:
    """How long leads that have not started have stood still, stage by stage."""
    rows = filters.ask("leads_by_stage")
    classes = still_classes()
    headings = SHORT_CLASSES | ({"unknown": _("not known")} if any(row["unknown"] for row in rows) else {})
    cells = tuple(
        Measured(Key.of(row, name, "stage"), _(row["stage"]), heading, row[name], numbers.plain(row[name]))
        for row in rows
        for name, heading in headings.items()
    )
    return Exhibit(
        headline=_and_those_unknown(filters, _stage_headline(filters)),
        picture=BarTable(tuple(_(row["stage"]) for row in rows), tuple(headings.values()), cells, one_scale=True),
        columns=(
            Column("stage", _("Stage")),
            Column("leads", _("Leads"), "number"),
            *(Column(name, heading, "number") for name, heading in classes.items()),
            Column("median_days", _("Median days"), "value"),
            Column("longest_days", _("Longest days"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
        ),
        rows=rows,
        definition=definition(filters, _("{formula}; columns: days").format(formula=_formula()), _("count"), "leads"),
    )


def _formula() -> str:
    return _("days from the last movement, else the registration, to the end of the month; {leads}").format(
        leads=leads_as_they_stand()
    )


def _and_those_unknown(filters: Filters, sentence: str) -> str:
    """The sentence, which counts leads whose last movement is known, and how many there are beside them."""
    leads = filters.ask_one("leads_headline")
    unknown = leads["not_started"] - leads["still_known"]
    if not unknown or not leads["still_known"]:
        return sentence
    return _("{sentence}; of {count} more it is not known").format(sentence=sentence, count=unknown)


def _stage_headline(filters: Filters) -> str:
    leads = filters.ask_one("leads_headline")
    if not leads["not_started"]:
        return _("{scope} has no lead that is still to start").format(scope=scope(filters))
    if leads["still_median"] is None:
        return counted(
            "{scope}: {count} lead is still to start; since when they have not moved is not known",
            "{scope}: {count} leads are still to start; since when they have not moved is not known",
            "count",
            scope=scope(filters),
            count=leads["not_started"],
        )
    return counted(
        "{scope}: {over} of {count} lead not moved for more than 60 days; the median is {days}",
        "{scope}: {over} of {count} leads not moved for more than 60 days; the median is {days}",
        "count",
        scope=scope(filters),
        over=leads["still_over_60"],
        count=leads["still_known"],
        days=numbers.days(numbers.plain(leads["still_median"], 1)),
    )


def lead_standing_still(filters: Filters, key: Key) -> Exhibit:
    """The lead behind one bar."""
    rows = [row for row in filters.ask("leads") if key.matches(row)]
    return rows_of_leads(filters, _cut(key["name"]), rows, sum_of="days_still")


@exhibit(N_("Leads that stand still"), behind=lead_standing_still)
@needs("leads")
def leads_standing_still(filters: Filters) -> Exhibit:
    """Which leads have stood still longest: at which stage, and with whom."""
    rows = tuple(row for row in filters.ask("leads") if row["days_still"] is not None)
    bars = tuple(
        Bar(
            Key.of(row, "days_still", "name", "region", "stage", "registered_on", "updated_on"),
            row["name"],
            row["days_still"],
            _still_text(row),
            lamp=row["lamp"],
        )
        for row in rows[:MOST_BARS]
    )
    return Exhibit(
        headline=_still_headline(filters, rows),
        picture=Ranking(bars),
        columns=lead_columns(),
        rows=rows,
        definition=definition(
            filters,
            _("{formula}; the longest {count} are drawn; yellow from {yellow} days, red from {red}").format(
                formula=_formula(),
                count=MOST_BARS,
                yellow=settings().lead_yellow_days,
                red=settings().lead_red_days,
            ),
            _("days"),
            "leads",
        ),
    )


def _still_text(row: Row) -> str:
    return " · ".join([_("{days} d").format(days=row["days_still"]), _(row["stage"]), row["region"]])


def _still_headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return _("{scope} has no lead of which it is known how long it has stood still").format(scope=scope(filters))
    names = [_cut(row["name"]) for row in level_with_first(rows, "days_still")]
    if len(names) > 1:
        return counted(
            "No movement for {days}: {names}; {count} lead is still to start",
            "No movement for {days}: {names}; {count} leads are still to start",
            "count",
            days=numbers.days(rows[0]["days_still"]),
            names=tied(names),
            count=filters.ask_one("leads_headline")["not_started"],
        )
    return counted(
        "No movement for {days}: {name} ({region}, {stage}); {count} lead is still to start",
        "No movement for {days}: {name} ({region}, {stage}); {count} leads are still to start",
        "count",
        days=numbers.days(rows[0]["days_still"]),
        name=names[0],
        region=rows[0]["region"],
        stage=_(rows[0]["stage"]),
        count=filters.ask_one("leads_headline")["not_started"],
    )


def _cut(name: str) -> str:
    """A name that a sentence can hold: ledgers put whole descriptions into the cell."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def leads_of_week(filters: Filters, key: Key) -> Exhibit:
    """The leads that were new, or moved, in one week."""
    week = next(row for row in filters.ask("leads_by_week") if key.matches(row))
    rows = [row for row in filters.ask("leads") if _has_come(row, key.figure, week)]
    words = _("registered") if key.figure == NEW else _("moved")
    return rows_of_leads(filters, f"{scope(filters)} · {_week_in_words(week)} · {words}", rows)


def _has_come(row: Row, kind: str, week: Row) -> bool:
    is_new = _is_within(row["registered_on"], week)
    return is_new if kind == NEW else not is_new and _is_within(row["updated_on"], week)


def _is_within(day: date | None, week: Row) -> bool:
    return day is not None and week["week_from"] <= day <= week["week_to"]


def _week_in_words(week: Row) -> str:
    return f"{week['week_from']:%m-%d}—{week['week_to']:%m-%d}"


@exhibit(N_("Leads week by week"), behind=leads_of_week)
@needs("leads")
def leads_by_week(filters: Filters) -> Exhibit:
    """What came in during the last seven days of data, and in the weeks before."""
    rows = filters.ask("leads_by_week")
    kinds = {NEW: _("new leads"), MOVED: _("leads moved")}
    cells = tuple(
        Measured(Key.of(row, kind, "week_to"), _week_in_words(row), heading, row[kind], numbers.plain(row[kind]))
        for row in rows
        for kind, heading in kinds.items()
    )
    return Exhibit(
        headline=_week_headline(filters, rows),
        picture=BarTable(
            tuple(_week_in_words(row) for row in rows),
            tuple(kinds.values()),
            cells,
            one_scale=True,
        ),
        columns=(
            Column("week_from", pgettext("day", "From"), "day"),
            Column("week_to", _("To"), "day"),
            Column("new_leads", _("New leads"), "number"),
            Column("planned_investment", _("Planned investment of the new ones"), "money"),
            Column("moved", _("Leads moved"), "number"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("weeks end on the last day with an entry; only the last movement of a lead is in the ledger"),
            _("count"),
            "leads",
        ),
    )


def _week_headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return _("No lead is registered by then, so there is no week to tell of")
    sentence = counted(
        "{scope}, seven days to {day}: {new} new lead, {moved} moved",
        "{scope}, seven days to {day}: {new} new leads, {moved} moved",
        "new",
        scope=scope(filters),
        day=numbers.day(rows[0]["week_to"]),
        new=rows[0]["new_leads"],
        moved=rows[0]["moved"],
    )
    return _("{sentence}; the week before {new} and {moved}").format(
        sentence=sentence, new=rows[1]["new_leads"], moved=rows[1]["moved"]
    )
