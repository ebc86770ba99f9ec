"""Applications upward: what departments applied for above, what was approved, and what has arrived."""

from collections.abc import Sequence
from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import place_of
from exhibits.base.sheets import needs
from exhibits.base.total import total_of
from exhibits.base.wording import definition, money_unit
from exhibits.pipeline.attraction import blanks_in_words
from pictures import Key, Listing, Measured, ShareTable
from settings import settings
from words import N_, _, counted, numbers, pgettext
from words.columns import MoneyColumn

NO_APPLICATION, NO_MONEY = "零申报", "零到位"
APPLIED, APPROVED, IN_PLACE, BEFORE = "applied", "approved", "in_place", "in_place_last_year"
MOST_ROWS = 24


def application_measures() -> dict[str, str]:
    """The sums that every picture of applications has, as columns of the queries, and their names."""
    return {
        APPLIED: _("applied"),
        APPROVED: _("approved"),
        IN_PLACE: _("in place"),
        BEFORE: _("year before"),
    }


def counts_in(row: Row, measure: str) -> bool:
    """Whether an application, a row of the query applications, is part of that sum."""
    if measure == IN_PLACE:
        return row["is_in_place_this_year"]
    if measure == BEFORE:
        return row["is_in_place_last_year"]
    return row["is_applied_this_year"] and (measure == APPLIED or row["approved"] is not None)


def rows_of_applications(filters: Filters, what: str, measure: str, rows: list[Row]) -> Exhibit:
    """A table of applications under a headline that counts them and adds up the measure."""
    column = IN_PLACE if measure == BEFORE else measure
    return Exhibit(
        headline=counted(
            "{what}: {count} application, {money} {measure}",
            "{what}: {count} applications, {money} {measure}",
            "count",
            what=what,
            count=len(rows),
            money=numbers.money(total_of(rows, column)),
            measure=application_measures()[measure],
        ),
        picture=Listing((), ""),
        columns=(
            Column("name", _("Application")),
            Column("department", _("Department")),
            Column("level", _("Level")),
            Column("applied_on", _("Applied on"), "day"),
            Column("applied", _("Applied for"), "money"),
            Column("approved", pgettext("money", "Approved"), "money"),
            Column("in_place", _("In place"), "money"),
            Column("in_place_on", _("In place on"), "day"),
        ),
        rows=tuple(rows),
        definition=definition(filters, counted_applications(), money_unit(), "applications"),
        sum_of=column,
    )


def counted_applications() -> str:
    """What counts of applications."""
    return _(
        "applied and approved: applications made since 1 January; in place: money that arrived since then, whenever it"
        " was applied for; year before: the same months"
    )


def applications_of_department(filters: Filters, key: Key) -> Exhibit:
    """The applications of one department that one sum is made of."""
    of_department = replace(filters, regions=(key["department"],))
    rows = [row for row in of_department.ask("applications") if counts_in(row, key.figure)]
    return rows_of_applications(filters, key["department"], key.figure, rows)


@exhibit(N_("Applications by department"), behind=applications_of_department)
@needs("applications")
def applications_by_department(filters: Filters) -> Exhibit:
    """By department: applied for, approved, in place, against the target and the year before; who has nothing."""
    rows = filters.ask("applications_by_department")
    headline = _department_headline(filters, rows)
    subject = filters.region if rows else None
    if subject:
        rows = filters.for_all_regions().ask("applications_by_department")
    shown = rows[:MOST_ROWS]
    money = money_of_applications(shown)
    return Exhibit(
        headline=headline,
        picture=ShareTable(
            tuple(row["department"] for row in shown),
            (*measure_headings(money), _("of the target")),
            tuple(
                cell for row in shown for cell in _cells_of_department(row, money, subject in (None, row["department"]))
            ),
        ),
        columns=(
            Column("department", _("Department")),
            Column("applications", _("Applications"), "number"),
            Column("applied", _("Applied for"), "money"),
            Column("approved", pgettext("money", "Approved"), "money"),
            Column("approved_rate", _("Approved of applied"), "percent"),
            Column("in_place", _("In place"), "money"),
            Column("target", _("Target of the year"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("in_place_last_year", _("In place the year before"), "money"),
            Column("year_on_year", _("Growth on the year before"), "percent"),
            Column("in_place_rank", _("Rank"), "rank"),
            Column("lacks", _("Lacks")),
        ),
        rows=rows,
        definition=definition(filters, _department_formula(filters), money_unit(), "applications", "targets"),
    )


def _cells_of_department(row: Row, money: MoneyColumn, subject: bool) -> list[Measured]:
    department = row["department"]
    rate = row["completion_rate"]
    return [
        *money_cells(row, "department", department, money, subject),
        Measured(
            Key.of(row, IN_PLACE, "department"), department, _("of the target"), rate, numbers.percent(rate, 1), subject
        ),
    ]


def money_of_applications(rows: Sequence[Row]) -> MoneyColumn:
    """How the sums of applications are said in one picture, all of them alike."""
    return MoneyColumn.of((row[measure] for row in rows for measure in application_measures()), in_table_unit=True)


def measure_headings(money: MoneyColumn) -> tuple[str, ...]:
    """The headings of the sums, with their unit."""
    return tuple(map(money.heading, application_measures().values()))


def money_cells(row: Row, of: str, name: str, money: MoneyColumn, subject: bool = True) -> list[Measured]:
    """One cell for every sum of a row, which the column ``of`` tells from the other rows."""
    return [
        Measured(Key.of(row, measure, of), name, heading, row[measure], money.cell(row[measure]), subject)
        for measure, heading in zip(application_measures(), measure_headings(money), strict=True)
    ]


def _department_formula(filters: Filters) -> str:
    parts = [counted_applications(), _("rate = in place of whoever has a target / the year's target")]
    if place_among_counties(filters) is None:
        parts.append(
            _("the place among the counties is not known: the county indicators hold no {indicator}").format(
                indicator=settings().applications_indicator
            )
        )
    return _("; ").join(parts)


def place_among_counties(filters: Filters) -> Row | None:
    """The county's row of the comparison of counties by what they won above; None where the ledger has none."""
    indicator = settings().applications_indicator
    rows = filters.ask("county_comparison")
    return next((row for row in rows if row["is_own"] and row["indicator"] == indicator and row["rank"]), None)


def _department_headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return nobody_applies()
    if filters.region:
        return _headline_of_one(filters, rows[0])
    parts = [applications_sentence(filters)]
    place = place_among_counties(filters)
    if place and not filters.regions:
        parts.append(
            counted(
                "no. {rank} of {count} county",
                "no. {rank} of {count} counties",
                "count",
                rank=place["rank"],
                count=place["count_ranked"],
            )
        )
    parts.append(blanks_in_words(rows, NO_APPLICATION, _("no application: {names}"), "department"))
    parts.append(blanks_in_words(rows, NO_MONEY, _("nothing in place: {names}"), "department"))
    return _("; ").join(part for part in parts if part)


def nobody_applies() -> str:
    """What is said where no department is among the regions that are chosen."""
    return _("None of the chosen regions applies above: departments do")


def applications_sentence(filters: Filters) -> str:
    """What is in place, against the target and the year before."""
    total = filters.ask_one("applications_headline")
    parts = [
        _("{applied} applied for above, {approved} approved, {in_place} in place").format(
            applied=numbers.money(total["applied"]),
            approved=numbers.money(total["approved"]),
            in_place=numbers.money(total["in_place"]),
        )
    ]
    if total["completion_rate"] is not None:
        parts.append(rate_of_those_with_target(total, total["in_place"] == total["in_place_measured"]))
    parts.append(numbers.growth(total["year_on_year"]))
    return _(", ").join(parts)


def rate_of_those_with_target(total: Row, is_everybody: bool) -> str:
    """The rate, and whose money it counts where that is not everybody's: who has no target is not measured."""
    template = _("{rate} of the target") if is_everybody else _("whoever has a target {rate} of it")
    return template.format(rate=numbers.percent(total["completion_rate"]))


def _headline_of_one(filters: Filters, row: Row) -> str:
    if row["lacks"] == NO_APPLICATION:
        parts = [_("{department} has applied for nothing this year").format(department=row["department"])]
    else:
        parts = [
            _("{department} applied for {applied}, {approved} approved").format(
                department=row["department"],
                applied=numbers.money(row["applied"]),
                approved=numbers.money(row["approved"]),
            )
        ]
    template = _("{in_place} in place, no. {rank} of {count}")
    if not row["in_place"] or row["count_ranked"] == 1:
        template = _("{in_place} in place")
    every = filters.for_all_regions().ask("applications_by_department")
    rank = place_of(row, every, "in_place_rank")
    parts.append(template.format(in_place=numbers.money(row["in_place"]), rank=rank, count=row["count_ranked"]))
    if row["completion_rate"] is not None:
        parts.append(_("{rate} of the target").format(rate=numbers.percent(row["completion_rate"])))
    parts.append(numbers.growth(row["year_on_year"]))
    return _("; ").join(parts)
