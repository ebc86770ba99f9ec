"""The red projects: each with its reason, who answers for it, what is done next, and by when."""

from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.lamp_words import since_start_in_words
from exhibits.base.reporting import with_unreported
from exhibits.base.sheets import is_filled, needs
from exhibits.base.wording import ledger_word, scope
from exhibits.lamps.columns import lamp_columns, lamp_definition
from pictures import Key, LampCell, LampColumn, LampRow, LampTable
from words import N_, _, counted, numbers

MOST_ROWS = 22


@exhibit(N_("Red projects and their reasons"), opens_project=True)
@needs("projects")
def red_projects(filters: Filters) -> Exhibit:
    """Every red large project; those without a reason come first and are marked."""
    rows = tuple(row for row in filters.ask("lamps_by_project") if row["lamp"] == "红")
    return Exhibit(
        headline=with_unreported(filters, _headline(filters, len(rows))),
        picture=LampTable(
            (
                LampColumn(_("Reason")),
                LampColumn(_("Where")),
                LampColumn(_("Rate")),
                LampColumn(_("Who"), is_large=True),
                LampColumn(_("Next step")),
                LampColumn(_("Promised"), is_large=True),
            ),
            tuple(_row(row) for row in rows[:MOST_ROWS]),
        ),
        columns=lamp_columns(),
        rows=rows,
        definition=lamp_definition(filters),
    )


def _headline(filters: Filters, count: int) -> str:
    if not count:
        return _("{scope}: no large project is red").format(scope=scope(filters))
    without = filters.ask_one("lamps_in_short")["red_without_reason"]
    headline = (
        _("{scope}, red large projects: {count}, none with its reason").format(scope=scope(filters), count=count)
        if 1 < count == without
        else _("{scope}, red large projects: {count}, {without} without a reason").format(
            scope=scope(filters), count=count, without=without
        )
        if without
        else _("{scope}, red large projects: {count}, each with its reason").format(scope=scope(filters), count=count)
    )
    if not is_filled("obstacles"):
        headline = counted(
            "{scope}: {count} large project is red",
            "{scope}: {count} large projects are red",
            "count",
            scope=scope(filters),
            count=count,
        )
    if count > MOST_ROWS:
        headline = _("{headline} ({count} more in the table)").format(headline=headline, count=count - MOST_ROWS)
    return headline


def _row(row: Row) -> LampRow:
    promised = numbers.day_in_cell(row["promised_on"])
    if row["days_overdue"]:
        promised = counted("{days} day late", "{days} days late", "days", days=row["days_overdue"])
    rate = numbers.percent(row["completion_rate"])
    is_silent = row["is_without_reason"] and is_filled("obstacles")
    reason = _("no reason") if is_silent else ledger_word(row["reason"]) or numbers.NOTHING
    return LampRow(
        Key.of(row, "completed_this_year", "project_code"),
        row["name"],
        (
            LampCell(reason, row["lamp"], strong=is_silent),
            LampCell(row["region"]),
            LampCell(_("suspended") if row["status"] == "停工" else since_start_in_words(rate, row)),
            LampCell(row["responsible"] or _leader(row)),
            LampCell(row["next_step"] or numbers.NOTHING),
            LampCell(promised, strong=bool(row["days_overdue"])),
        ),
    )


def _leader(row: Row) -> str:
    """Where nobody is named who answers for it: the leader in charge, called so."""
    return _("in charge: {who}").format(who=row["lead_official"]) if row["lead_official"] else numbers.NOTHING
