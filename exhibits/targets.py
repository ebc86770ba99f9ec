"""Targets: what the county has to reach this year, indicator by indicator, and how far it is where the ledger knows."""

from exhibits.exhibit import Column, Exhibit, exhibit
from exhibits.filters import Filters, Row
from exhibits.projects import EVERY_SIZE, projects_completing
from exhibits.wording import definition, ledger_word, scope
from pictures import Bar, Ranking, Reference
from words import N_, _, numbers

TARGETS_AND_FIGURES = N_("ledger sheets 目标 (targets), 投资 (investments) and 县市指标 (county indicators)")


def projects_of_county(filters: Filters, _indicator: str) -> Exhibit:
    """The projects behind what is completed of the main indicator."""
    return projects_completing(filters.for_all_regions(), EVERY_SIZE)


@exhibit("completion", N_("The county's targets of the year"), behind=projects_of_county)
def targets_of_county(filters: Filters) -> Exhibit:
    """Every target of the county, and what is completed of it as far as the ledger holds a figure."""
    rows = filters.ask("targets_of_county")
    bars = tuple(
        Bar(
            key=row["indicator"] if row["is_main"] else "",
            label=ledger_word(row["indicator"]),
            value=row["completion_rate"],
            text=_text(filters, row),
        )
        for row in rows
    )
    time_progress = next((row["time_progress"] for row in rows if row["month"] == filters.month), None)
    label = _("time progress {percent}").format(percent=numbers.percent(time_progress))
    return Exhibit(
        headline=_headline(filters, rows),
        picture=Ranking(bars, Reference(time_progress, label) if time_progress is not None else None),
        columns=(
            Column("indicator", _("Indicator")),
            Column("target", _("Target of the year"), "money"),
            Column("completed_investment", _("Completed"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("lead", _("Against time progress"), "points"),
            Column("month", _("As of"), "day"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "completion rate = completed / target of the year; completed is the sum of the investments for the main"
                " indicator, for others the county's own reported figure"
            ),
            "%",
            _(TARGETS_AND_FIGURES),
        ),
    )


def _text(filters: Filters, row: Row) -> str:
    target = _("target {money}").format(money=numbers.money(row["target"]))
    if row["completed_investment"] is None:
        return _(" · ").join([target, _("the ledger has no completed figure")])
    parts = [target, _("completed {money}").format(money=numbers.money(row["completed_investment"]))]
    if row["completion_rate"] is not None:
        parts.append(numbers.percent(row["completion_rate"]))
    if row["month"] != filters.month:
        parts.append(_("to the end of {month}").format(month=numbers.month_name(row["month"])))
    return _(" · ").join(parts)


def _headline(filters: Filters, rows: tuple[Row, ...]) -> str:
    county = scope(filters.for_all_regions())
    if not rows:
        return _("{county} has no target for {year}: add it to the ledger sheet 目标").format(
            county=county, year=filters.month.year
        )
    targets = _(", ").join(
        _("{indicator} {money}").format(indicator=ledger_word(row["indicator"]), money=numbers.money(row["target"]))
        for row in rows
    )
    sentence = _("{county}'s targets of the year: {targets}").format(county=county, targets=targets)
    first = rows[0]
    if first["completion_rate"] is None:
        return sentence
    return _("{sentence}; of {indicator} {rate} is completed, {lead}").format(
        sentence=sentence,
        indicator=ledger_word(first["indicator"]),
        rate=numbers.percent(first["completion_rate"]),
        lead=numbers.lead(first["lead"]),
    )
