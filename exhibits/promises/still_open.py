"""The commitments that are not done, in one table: which are late, which come next, whose they are."""

from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import needs
from exhibits.base.wording import ledger_word, scope
from exhibits.promises.commitments import (
    COUNTY,
    DONE,
    ON_TIME,
    OVERDUE,
    SOON,
    columns_of_commitments,
    definition_of_commitments,
    quantity_in_words,
    rows_of_commitments,
)
from pictures import Key, LampCell, LampColumn, LampRow, LampTable
from words import N_, _, counted, numbers

LAMPS = {OVERDUE: "红", SOON: "黄", ON_TIME: "绿"}
NAMES = ("name", "region", "project_code", "kind", "party", "responsible_unit", "due_on")  # what tells one from another
MOST_ROWS = 24


def _open(filters: Filters) -> Rows:
    """Those that are not done, the late ones first."""
    return tuple(row for row in filters.ask("commitments", area=COUNTY) if row["status"] != DONE)


def commitment_behind(filters: Filters, key: Key) -> Exhibit:
    """The commitment of one row."""
    rows = tuple(row for row in _open(filters) if key.matches(row))
    return rows_of_commitments(filters, key["name"], rows)


@exhibit(N_("Commitments that are open"), behind=commitment_behind)
@needs("commitments")
def commitments_open(filters: Filters) -> Exhibit:
    """What has been promised and is not done: by when, whose it is, who answers."""
    rows = _open(filters)
    return Exhibit(
        _headline(filters, rows), _picture(rows), columns_of_commitments(), rows, definition_of_commitments(filters)
    )


def _headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return _("{scope}: no commitment is open").format(scope=scope(filters))
    headline = counted(
        "{scope}: {count} commitment is open, {late} of them overdue",
        "{scope}: {count} commitments are open, {late} of them overdue",
        "count",
        scope=scope(filters),
        count=len(rows),
        late=len([row for row in rows if row["status"] == OVERDUE]),
    )
    if len(rows) > MOST_ROWS:
        headline = _("{headline} (and {count} more)").format(headline=headline, count=len(rows) - MOST_ROWS)
    return headline


def _picture(rows: Rows) -> LampTable:
    return LampTable(
        (
            LampColumn(_("Status")),
            LampColumn(_("Due"), is_large=True),
            LampColumn(_("Done")),
            LampColumn(_("Township or zone")),
            LampColumn(_("Responsible unit")),
            LampColumn(_("Responsible"), is_large=True),
        ),
        tuple(_row(row, rows) for row in rows[:MOST_ROWS]),
    )


def _row(row: Row, rows: Rows) -> LampRow:
    key = Key("commitments", tuple((name, row[name]) for name in NAMES), 0)
    alike = [other for other in rows if key.matches(other)]
    return LampRow(
        Key(key.figure, key.values, len(alike)),
        row["name"],
        (
            LampCell(ledger_word(row["status"]), LAMPS.get(row["status"]), strong=row["status"] == OVERDUE),
            LampCell(_day(row)),
            LampCell(quantity_in_words(row) or numbers.NOTHING),
            LampCell(row["region"]),
            LampCell(row["responsible_unit"] or numbers.NOTHING),
            LampCell(row["responsible_person"] or numbers.NOTHING),
        ),
    )


def _day(row: Row) -> str:
    if row["due_on"] is None:
        return _("no deadline")
    day = numbers.day_in_cell(row["due_on"])
    if row["days_left"] < 0:
        return counted("{day}, {days} day over", "{day}, {days} days over", "days", day=day, days=-row["days_left"])
    return counted("{day}, {days} day left", "{day}, {days} days left", "days", day=day, days=row["days_left"])
