"""What has changed since the month before: started, completed, stopped, newly red, caught up."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.kinds import one_of_each_kind_first
from exhibits.base.reporting import with_unreported
from exhibits.base.time_words import is_closed
from exhibits.base.wording import definition
from pictures import Listing, Matter, Tone
from words import N_, _, as_sentence, counted, numbers

MATTERS = 7
KINDS = {
    "新亮红灯": N_("townships and zones newly red"),
    "退出红灯": N_("townships and zones red no more"),
    "追上序时": N_("townships and zones on time again"),
    "转慢于序时": N_("townships and zones fallen behind"),
    "达到目标": N_("townships and zones that reached the target"),
    "未达目标": N_("townships and zones that missed the target"),
}
CHANGE_TONES: dict[str, Tone] = {
    "新开工": "good",
    "竣工": "good",
    "追上序时": "good",
    "退出红灯": "good",
    "新亮红灯": "bad",
    "转慢于序时": "bad",
    "达到目标": "good",
    "未达目标": "bad",
    "停工": "bad",
}


WHEN_CLOSED = {"追上序时": "达到目标", "转慢于序时": "未达目标"}  # in December time progress is the target


@exhibit(N_("What has changed since last month"))
def changes_since_last_month(filters: Filters) -> Exhibit:
    """Started, completed, suspended since the month before; regions that fell behind or caught up."""
    rows = filters.ask("changes_since_last_month")
    if is_closed(filters.month):
        rows = tuple({**row, "kind": WHEN_CLOSED.get(row["kind"], row["kind"])} for row in rows)
    counts = {row["kind"]: row["changes_of_kind"] for row in rows}
    summary = _(", ").join(
        _("{kind} {count}").format(kind=_(KINDS.get(kind, kind)), count=count) for kind, count in counts.items()
    )
    matters = tuple(
        Matter(
            tag=_(row["kind"]),
            tone=CHANGE_TONES.get(row["kind"], "neutral"),
            title=row["name"],
            text=_change_text(row),
            project_code=row["project_code"],
            region=row["region"] if row["region"] == row["name"] else None,
        )
        for row in one_of_each_kind_first(rows)
    )
    return Exhibit(
        headline=with_unreported(
            filters,
            counted("{count} change since last month", "{count} changes since last month", "count", count=len(rows))
            if rows
            else _("No change since last month is reported"),
        ),
        picture=Listing(
            matters[:MATTERS],
            _("No project started, completed or stopped in this month."),
            len(matters),
            as_sentence(summary),
            in_brief=4,
        ),
        columns=(
            Column("kind", _("Change")),
            Column("name", _("Name")),
            Column("region", _("Township or zone")),
            Column("before", _("Before")),
            Column("after", _("After")),
            Column("planned_investment", _("Planned investment"), "money"),
        ),
        rows=rows,
        definition=definition(
            filters, _("dates and rates of this month against the month before"), _("count"), "investments"
        ),
    )


def _change_text(row: Row) -> str:
    facts = [row["region"]] if row["region"] and row["region"] != row["name"] else []
    if row["planned_investment"]:
        facts.append(numbers.money(row["planned_investment"]))
    if row["before"] and row["after"]:
        facts.append(f"{_(row['before'])} → {_(row['after'])}")
    return " · ".join(facts)
