"""Commitments by who made them: the parties, the units that answer for them, the townships and zones."""

from collections.abc import Sequence

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, of_each, place_of, tied
from exhibits.base.sheets import needs
from exhibits.base.wording import ledger_word, scope
from exhibits.promises.commitments import COUNTS, COUNTY, DONE, commitments_counted, definition_of_commitments
from pictures import BarTable, Key, Measured
from words import N_, _, counted

PARTY, UNIT, REGION = "party", "unit", "region"
COLUMN_OF = {PARTY: "party", UNIT: "responsible_unit", REGION: "region"}
MOST_ROWS = 24


def commitments_of_region(filters: Filters, key: Key) -> Exhibit:
    """The commitments of one region, chosen or not, of one status."""
    return commitments_counted(filters.for_all_regions(), key)


@exhibit(N_("Commitments by party"), behind=commitments_counted)
@needs("commitments")
def commitments_by_party(filters: Filters) -> Exhibit:
    """How government and enterprises keep what they promised each other."""
    rows = _rows(filters, PARTY)
    parts = [
        counted(
            "{party} {count} commitment, {overdue} overdue",
            "{party} {count} commitments, {overdue} overdue",
            "count",
            party=_name(row) if row["holder"] else _("of no party recorded"),
            count=row["commitments"],
            overdue=row["overdue"],
        )
        for row in rows
    ]
    return _exhibit(filters, _("; ").join(parts) or _none(filters), rows, _("Party"))


@exhibit(N_("Commitments by unit"), behind=commitments_counted)
@needs("commitments")
def commitments_by_unit(filters: Filters) -> Exhibit:
    """Which responsible units are late with what they promised."""
    rows = _rows(filters, UNIT)
    return _exhibit(filters, _late_headline(rows) or _none(filters), rows, _("Responsible unit"))


@exhibit(N_("Commitments by township"), behind=commitments_of_region)
@needs("commitments")
def commitments_by_region(filters: Filters) -> Exhibit:
    """Which townships and zones are late with their commitments; the chosen one among all."""
    subject = filters.region
    rows = _rows(filters.for_all_regions() if subject else filters, REGION)
    headline = _late_headline(rows) or _none(filters)
    if subject:
        own = next((row for row in rows if row["holder"] == subject), None)
        headline = _of_one(own, rows) if own else _none(filters)
        rows = tuple(sorted(rows, key=lambda row: row["holder"] != subject))
    return _exhibit(filters, headline, rows, _("Township or zone"), subject)


def are_ones(filters: Filters) -> bool:
    """Whether nobody has two commitments of one state that are not done: a table by holder says nothing then."""
    rows = [row for kind in (UNIT, REGION) for row in _rows(filters, kind) if row["holder"]]
    return all(row[count] <= 1 for row in rows for status, count in COUNTS.items() if status != DONE)


def _rows(filters: Filters, grouped_by: str) -> Rows:
    return tuple(row for row in filters.ask("commitments_by_holder", area=COUNTY) if row["grouped_by"] == grouped_by)


def _name(row: Row) -> str:
    return ledger_word(row["holder"]) or _("not recorded")


def _none(filters: Filters) -> str:
    return _("{scope}: no commitment is recorded").format(scope=scope(filters))


def _late_headline(rows: Rows) -> str | None:
    if not rows:
        return None
    named = [row for row in rows if row["holder"]]
    parts = [_late_in_words(named)] if named else []
    for row in rows:  # the one of those whose holder the ledger leaves blank
        if not row["holder"]:
            parts.append(
                counted(
                    "{count} commitment of nobody recorded, {overdue} overdue",
                    "{count} commitments of nobody recorded, {overdue} overdue",
                    "count",
                    count=row["commitments"],
                    overdue=row["overdue"],
                )
            )
    return _("; ").join(parts)


def _late_in_words(rows: Sequence[Row]) -> str:
    """How many are late, who is with most, and for how long at most."""
    late = [row for row in rows if row["overdue"]]
    if not late:
        return _("None of {count} is late with a commitment").format(count=len(rows))
    sentence = counted(
        "{late} of {count} is late with a commitment",
        "{late} of {count} are late with a commitment",
        "late",
        late=len(late),
        count=len(rows),
    )
    most = level_with_first(late, "overdue")
    names = [_name(row) for row in most]
    overdue = of_each(names, counted("{count} item", "{count} items", "count", count=late[0]["overdue"]))
    template = _("{sentence}, most of {first}, {overdue}") if len(late) > 1 else _("{sentence}: {first}, {overdue}")
    sentence = template.format(sentence=sentence, first=tied(names), overdue=overdue)
    return counted(
        "{sentence}; overdue {days} day at most",
        "{sentence}; overdue {days} days at most",
        "days",
        sentence=sentence,
        days=max(row["days_late"] for row in late),
    )


def _of_one(row: Row, rows: Rows) -> str:
    text = counted(
        "{region}: {count} commitment, {done} done, {overdue} overdue",
        "{region}: {count} commitments, {done} done, {overdue} overdue",
        "count",
        region=row["holder"],
        count=row["commitments"],
        done=row["done"],
        overdue=row["overdue"],
    )
    if not row["overdue"]:
        return text
    return _("{text}; no. {rank} of {ranked} by how many are overdue").format(
        text=text, rank=place_of(row, rows, "overdue_rank"), ranked=row["count_ranked"]
    )


def _exhibit(filters: Filters, headline: str, rows: Rows, holder: str, subject: str | None = None) -> Exhibit:
    # A row of a single commitment that is not late tells nothing here; it is counted, and stands in the table.
    telling = [row for row in rows if subject or row["overdue"] or row["commitments"] > 1]
    shown = (telling or rows)[:MOST_ROWS]
    if len(rows) > len(shown):
        headline = _("{headline} (and {count} more)").format(headline=headline, count=len(rows) - len(shown))
    cells = tuple(
        Measured(
            key=Key(count, ((COLUMN_OF[row["grouped_by"]], row["holder"]),), row[count]),
            row=_name(row),
            column=ledger_word(status),
            value=row[count],
            text=str(row[count]),
            subject=subject in (None, row["holder"]),
        )
        for row in shown
        for status, count in COUNTS.items()
        if row[count]
    )
    return Exhibit(
        headline=headline,
        picture=BarTable(
            tuple(_name(row) for row in shown), tuple(ledger_word(status) for status in COUNTS), cells, one_scale=True
        ),
        columns=(
            Column("holder", holder),
            Column("commitments", _("All"), "number"),
            *(Column(count, ledger_word(status), "number") for status, count in COUNTS.items()),
            Column("days_late", _("Longest overdue, days"), "number"),
            Column("next_due_on", _("Next deadline"), "day"),
            Column("days_left", _("Days left"), "number"),
        ),
        rows=rows,
        definition=definition_of_commitments(filters),
    )
