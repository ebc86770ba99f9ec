"""Investment attraction: who has which leads, how far each has come, and who has nothing at all."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.places import place_of, tied
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, list_words
from exhibits.pipeline.leads import STAGES, leads_as_they_stand, rows_of_leads, stages_in_words
from pictures import BarTable, Key, Measured
from words import N_, _, counted, numbers

ALL, FUNDS = "leads", "funds_in_place"
NO_LEAD, NO_TALKS = "零项目", "零在谈"
MOST_ROWS = 24
MOST_NAMES = 4


def leads_of_part(filters: Filters, key: Key) -> Exhibit:
    """The leads behind one cell: those of a region at one stage, all of them, or those with money."""
    region = key["region"]
    leads = replace(filters, regions=(region,)).ask("leads")
    if key.figure == FUNDS:
        return rows_of_leads(filters, region, [row for row in leads if row[FUNDS]], sum_of=FUNDS)
    if key.figure == ALL:
        return rows_of_leads(filters, region, leads)
    (stage,) = [stage for stage, column in STAGES.items() if column == key.figure]
    return rows_of_leads(filters, f"{region} · {_(stage)}", [row for row in leads if row["stage"] == stage])


@exhibit(N_("Attraction by township"), behind=leads_of_part)
@needs("leads")
def attraction_by_region(filters: Filters) -> Exhibit:
    """Townships and zones: leads at every stage, funds in place against the target, who has nothing at all."""
    return _attraction(filters, _of_regions, _("No township or zone is among the regions that are chosen"))


@exhibit(N_("Attraction by department"), behind=leads_of_part)
@needs("leads")
def attraction_by_department(filters: Filters) -> Exhibit:
    """Departments that have leads or a target: the same."""
    nothing = _("No department with leads or a target under these filters")
    return _attraction(filters, _of_departments, nothing)


def _of_regions(filters: Filters) -> list[Row]:
    return [row for row in filters.ask("leads_by_region") if not row["is_department"]]


def _of_departments(filters: Filters) -> list[Row]:
    """Those that win anything, or should: a department without lead and target is not asked to."""
    rows = filters.ask("leads_by_region")
    return [row for row in rows if row["is_department"] and (row["leads"] or row["target"] is not None)]


def _attraction(filters: Filters, of_kind: Callable[[Filters], Sequence[Row]], nothing: str) -> Exhibit:
    rows = of_kind(filters)
    subject = filters.region if rows else None
    every = of_kind(filters.for_all_regions()) if subject else rows
    headline = nothing
    if rows:
        headline = _headline_of_one(rows[0], every) if subject else _headline_of_many(rows)
    rows = every
    shown = most_important(rows, subject)
    headings = {ALL: _("all"), **{column: _(stage) for stage, column in STAGES.items()}, FUNDS: _("of target")}
    return Exhibit(
        headline=headline,
        picture=BarTable(
            tuple(row["region"] for row in shown),
            tuple(headings.values()),
            tuple(
                _cell(row, figure, heading, subject in (None, row["region"]))
                for row in shown
                for figure, heading in headings.items()
            ),
        ),
        columns=_columns(),
        rows=tuple(rows),
        definition=definition(filters, _formula(len(rows) - len(shown)), _("count"), "leads", "targets"),
    )


def most_important(rows: Sequence[Row], subject: str | None) -> list[Row]:
    """As many of the rows as a picture holds; the one that is spoken of always among them."""
    shown = list(rows[:MOST_ROWS])
    own = next((row for row in rows if row["region"] == subject), None)
    return shown if own is None or own in shown else [*shown[:-1], own]


def _formula(left_out: int) -> str:
    formula = _("{leads}; rate = funds in place / the year's target; most planned investment first").format(
        leads=leads_as_they_stand()
    )
    return (
        formula if not left_out else _("{formula}; {count} more in the table").format(formula=formula, count=left_out)
    )


def _cell(row: Row, figure: str, heading: str, subject: bool) -> Measured:
    if figure == FUNDS:
        value, text = row["completion_rate"], numbers.percent(row["completion_rate"], 1)
    else:
        value, text = row[figure], numbers.plain(row[figure])
    return Measured(Key.of(row, figure, "region"), row["region"], heading, value, text, subject)


def _headline_of_one(row: Row, every: Sequence[Row]) -> str:
    region = row["region"]
    if row["leads"]:
        sentence = counted(
            "{region} has {count} lead; {stages}",
            "{region} has {count} leads; {stages}",
            "count",
            region=region,
            count=row["leads"],
            stages=stages_in_words(row),
        )
        if row["leads_rank"] is not None and row["count_leads_rank"] > 1:
            sentence = _("{sentence}, no. {rank} of {ranked}").format(
                sentence=sentence, rank=place_of(row, every, "leads_rank"), ranked=row["count_leads_rank"]
            )
        parts = [sentence]
        if row["lacks"] == NO_TALKS:
            parts.append(_("none is in talks or of intent"))
    else:
        parts = [_("{region} has no lead at all").format(region=region)]
    parts.append(_funds_of_one(row, every))
    return _("; ").join(parts)


def _funds_of_one(row: Row, every: Sequence[Row]) -> str:
    money = numbers.money(row["funds_in_place"])
    if row["completion_rate"] is None:
        return _("{money} in place, no target is set").format(money=money)
    template = _("{money} in place, {rate} of the target, no. {rank} of {ranked}")
    if row["rate_rank"] is None or row["count_rate_rank"] == 1 or not row["funds_in_place"]:
        template = _("{money} in place, {rate} of the target")
    return template.format(
        money=money,
        rate=numbers.percent(row["completion_rate"]),
        rank=place_of(row, every, "rate_rank"),
        ranked=row["count_rate_rank"],
    )


def _headline_of_many(rows: Sequence[Row]) -> str:
    parts = []
    rated = [row for row in rows if row["completion_rate"] is not None]
    if rated:
        nothing_yet = [row for row in rated if not row["funds_in_place"]]
        if len(nothing_yet) == len(rated):
            parts.append(_("none of {count} with a target has funds in place").format(count=len(rated)))
        elif len(rated) == 1:
            parts.append(
                _("{region} has {rate} of its target in place").format(
                    region=rated[0]["region"], rate=numbers.percent(rated[0]["completion_rate"])
                )
            )
        else:
            parts.append(_most_in_place(rated))
        if 0 < len(nothing_yet) < len(rated):
            parts.append(
                counted(
                    "{count} of {all} has nothing in place yet",
                    "{count} of {all} have nothing in place yet",
                    "count",
                    count=len(nothing_yet),
                    all=len(rated),
                )
            )
    parts.append(blanks_in_words(rows, NO_LEAD, _("no lead at all: {names}")) or _("everybody has a lead"))
    parts.append(blanks_in_words(rows, NO_TALKS, _("none in talks or of intent: {names}")))
    return _("; ").join(part for part in parts if part)


def _most_in_place(rated: list[Row]) -> str:
    """Who has most of the target in place, ties together."""
    best = max(row["completion_rate"] for row in rated)
    return _("{region} has most of its target in place, {rate}").format(
        region=tied([row["region"] for row in rated if row["completion_rate"] == best]), rate=numbers.percent(best)
    )


def blanks_in_words(rows: Sequence[Row], lack: str, template: str, name: str = "region") -> str:
    """Who lacks what, by name; nothing where nobody does."""
    lacking = [row[name] for row in rows if row["lacks"] == lack]
    if not lacking:
        return ""
    return _("{names} ({count})").format(
        names=template.format(names=list_words(lacking, MOST_NAMES)), count=len(lacking)
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("region", _("Township, zone or department")),
        Column("leads", _("Leads"), "number"),
        *(Column(column, _(stage), "number") for stage, column in STAGES.items()),
        Column("lacks", _("Lacks")),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("funds_in_place", _("Funds in place"), "money"),
        Column("target", _("Target of the year"), "money"),
        Column("completion_rate", _("Completion rate"), "percent"),
        Column("rate_rank", _("Rank by rate"), "rank"),
        Column("leads_rank", _("Rank by leads"), "rank"),
    )
