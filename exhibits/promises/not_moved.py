"""What did not move last month, or last week."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.kinds import card_of_kind, matter_of_kind, one_of_each_kind_first
from exhibits.base.reporting import with_unreported
from exhibits.base.sheets import is_filled, needs
from exhibits.base.wording import definition, ledger_word, scope
from pictures import Key, Listing, Matter, Profile
from words import N_, _, counted

OF_MONTH, OF_WEEK = "当月零投资", "一周未动"
MOST_MATTERS = 8


def not_moved_of_kind(filters: Filters, key: Key) -> Exhibit:
    """The projects or leads that did not move, under their count."""
    rows = tuple(row for row in filters.ask("not_moved") if key.matches(row))
    return _exhibit(filters, f"{scope(filters)} · {ledger_word(key['kind'])} · {len(rows)}", Listing((), ""), rows)


@exhibit(N_("What did not move"), behind=not_moved_of_kind)
@needs("projects")
def not_moved(filters: Filters) -> Exhibit:
    """Large projects without investment in the last month, and leads without movement in its last week."""
    rows = filters.ask("not_moved")
    of_month, of_week = ([row for row in rows if row["kind"] == kind] for kind in (OF_MONTH, OF_WEEK))
    kinds = ((OF_MONTH, of_month), (OF_WEEK, of_week)) if is_filled("leads") else ((OF_MONTH, of_month),)
    parts = [
        counted(
            "{scope}: {count} large project without investment last month",
            "{scope}: {count} large projects without investment last month",
            "count",
            scope=scope(filters),
            count=len(of_month),
        )
    ]
    if len(kinds) > 1:
        parts.append(
            counted("{count} lead at rest for a week", "{count} leads at rest for a week", "count", count=len(of_week))
        )
    headline = _("; ").join(parts)
    meanings = {
        OF_MONTH: _("large, under way, nothing completed in the month that its region has reported"),
        OF_WEEK: _("not started, no movement in the last seven days of the month"),
    }
    shown = one_of_each_kind_first(rows)[:MOST_MATTERS]
    picture = Profile(
        tuple(card_of_kind(kind, len(some), meanings[kind]) for kind, some in kinds),
        Listing(tuple(_matter(row) for row in shown), _("Everything moved."), len(rows)),
    )
    return _exhibit(filters, with_unreported(filters, headline), picture, rows)


def _matter(row: Row) -> Matter:
    days = counted("{days} day at rest", "{days} days at rest", "days", days=row["days"]) if row["days"] else ""
    facts = [row["region"], days, row["responsible"]]
    return matter_of_kind(row, facts)


def _exhibit(filters: Filters, headline: str, picture: Listing | Profile, rows: tuple[Row, ...]) -> Exhibit:
    return Exhibit(
        headline=headline,
        picture=picture,
        columns=(
            Column("kind", _("How it stands still")),
            Column("name", _("What")),
            Column("region", _("Township or zone")),
            Column("last_moved_on", _("Last movement"), "day"),
            Column("days", _("Days"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("responsible", _("Responsible unit and person")),
            Column("lead_official", _("Leader in charge")),
            Column("project_code", _("Code")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("projects: nothing completed in the last month; leads: no movement in its last seven days"),
            _("count"),
            "projects",
            "investments",
            "leads",
        ),
    )
