"""Whose projects keep up: the leaders in charge, the leaders of fields and of townships, the responsible units."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.lamp_words import project_rule_in_words
from exhibits.base.places import first_of, last_of, names_of
from exhibits.base.reporting import with_unreported
from exhibits.base.sheets import is_filled, needs
from exhibits.base.time_words import is_closed, lead
from exhibits.base.wording import definition, scope
from pictures import Key, LampCell, LampColumn, LampRow, LampTable, Listing
from words import N_, _, counted, numbers

IN_CHARGE, OF_FIELD, OF_TOWNSHIPS, UNIT = "包抓领导", "分管领导", "包乡镇领导", "责任单位"
MOST_ROWS = 22


@exhibit(N_("Leaders in charge"), behind=lambda filters, key: projects_of(filters, key, IN_CHARGE))
@needs("projects", column="lead_official")
def leaders_ranking(filters: Filters) -> Exhibit:
    """Whose projects keep up, leader by leader: rate, red ones, late nodes, promises that are due."""
    return _ranking(filters, IN_CHARGE, _("Leader in charge"))


@exhibit(N_("Leaders of fields"), behind=lambda filters, key: projects_of(filters, key, OF_FIELD))
@needs("projects", column="deputy_leader")
def deputies_ranking(filters: Filters) -> Exhibit:
    """In whose field projects keep up."""
    return _ranking(filters, OF_FIELD, _("Leader of the field"))


@exhibit(N_("Leaders of townships"), behind=lambda filters, key: projects_of(filters, key, OF_TOWNSHIPS))
@needs("officials")
def township_leaders_ranking(filters: Filters) -> Exhibit:
    """In whose townships projects keep up."""
    return _ranking(filters, OF_TOWNSHIPS, _("Leader of townships"))


@exhibit(N_("Responsible units"), behind=lambda filters, key: projects_of(filters, key, UNIT))
@needs("projects", column="responsible_unit")
def units_ranking(filters: Filters) -> Exhibit:
    """Whose projects keep up, unit by unit."""
    return _ranking(filters, UNIT, _("Responsible unit"))


def _ranking(filters: Filters, role: str, heading: str) -> Exhibit:
    rows = filters.ask("by_leader", role=role)
    against = _("Against the plan of the year, points") if is_closed(filters.month) else _("Against time, points")
    return Exhibit(
        headline=with_unreported(filters, _headline(filters, rows, heading)),
        picture=LampTable(
            (
                LampColumn(_("Rank")),
                LampColumn(_("Large projects")),
                LampColumn(_("Completion rate")),
                LampColumn(against),
                LampColumn(_("Red")),
                LampColumn(_("Nodes late")),
                LampColumn(_("Promises due")),
            ),
            tuple(_row(filters, row) for row in rows[:MOST_ROWS]),
        ),
        columns=_columns(heading),
        rows=rows,
        definition=definition_of_leaders(filters, role),
    )


def _headline(filters: Filters, rows: Rows, whose: str) -> str:
    ranked = [row for row in rows if row["rate_rank"] is not None]
    if not rows:
        return _("{scope}: nobody is named for a large project in hand").format(scope=scope(filters))
    if len(rows) == 1 and ranked:
        return _("{name}: {rate} of the plan, {lead}").format(
            name=_("{whose} {name}").format(whose=whose, name=rows[0]["label"]),
            rate=numbers.percent(rows[0]["completion_rate"]),
            lead=lead(rows[0]["lead"], filters.month),
        )
    if not ranked or ranked[0]["rate_rank"] == max(row["rate_rank"] for row in ranked):
        return _("{scope}: {count} named").format(scope=scope(filters), count=len(rows))
    first, last = first_of(ranked, "rate_rank", "label"), last_of(ranked, "rate_rank", "label")
    behind = len([row for row in ranked if row["lead"] < 0])
    text = _("{whose}: {first} first, {last} last").format(whose=whose, first=names_of(first), last=names_of(last))
    if is_closed(filters.month):
        return _("{text}; {count} short of the plans of the year").format(text=text, count=behind)
    if not behind:
        return _("{text}; nobody is behind time progress").format(text=text)
    return _("{text}; {behind} of {count} behind time progress").format(text=text, behind=behind, count=len(ranked))


def _row(filters: Filters, row: Row) -> LampRow:
    red = numbers.NOTHING
    if row["red"]:
        without = row["red_without_reason"] if is_filled("obstacles") else 0
        red = _("{red}, {without} no reason").format(red=row["red"], without=without) if without else str(row["red"])
    return LampRow(
        Key.of(row, "projects", "label"),
        row["label"],
        (
            LampCell(str(row["rate_rank"]) if row["rate_rank"] is not None else numbers.NOTHING),
            LampCell(str(row["projects"])),
            LampCell(numbers.percent(row["completion_rate"])),
            LampCell(numbers.NOTHING if row["lead"] is None else numbers.signed(row["lead"])),
            LampCell(red, "红" if row["red"] else None),
            LampCell(str(row["nodes_late"] or numbers.NOTHING), strong=bool(row["nodes_late"])),
            LampCell(_promises(row), strong=bool(row["promises_overdue"])),
        ),
    )


def _promises(row: Row) -> str:
    if not row["promises_due"]:
        return numbers.NOTHING
    if not row["promises_overdue"]:
        return str(row["promises_due"])
    return _("{due}, {overdue} late").format(due=row["promises_due"], overdue=row["promises_overdue"])


def _columns(heading: str) -> tuple[Column, ...]:
    return (
        Column("label", heading),
        Column("post", _("Post")),
        Column("rate_rank", _("Rank by rate"), "rank"),
        Column("projects", _("Large projects"), "number"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("completed_this_year", _("Completed this year"), "money"),
        Column("annual_plan", _("Plan of the year"), "money"),
        Column("completion_rate", _("Completion rate"), "percent"),
        Column("lead", _("Against time progress"), "points"),
        Column("completed", _("Completed projects"), "number"),
        Column("red", _("Red"), "number"),
        Column("red_without_reason", _("Red without a reason"), "number"),
        Column("nodes_late", _("Nodes late"), "number"),
        Column("promises_due", _("Promises due"), "number"),
        Column("promises_overdue", _("Promises late"), "number"),
    )


def projects_of(filters: Filters, key: Key, role: str) -> Exhibit:
    """The projects behind a figure of one leader or unit: all, the red ones, those with late nodes or promises due."""
    figure = key.figure
    kept = {
        "projects": lambda row: True,
        "red": lambda row: row["lamp"] == "红",
        "completed": lambda row: row["is_completed"],
        "nodes_late": lambda row: row["nodes_late"],
        "promises_due": lambda row: row["promises_due"],
    }[figure]
    rows = tuple(
        row for row in filters.ask("projects_by_leader", role=role) if row["label"] == key["label"] and kept(row)
    )
    return Exhibit(
        headline=counted(
            "{label}: {count} large project",
            "{label}: {count} large projects",
            "count",
            label=key["label"],
            count=len(rows),
        ),
        picture=Listing((), ""),
        columns=columns_of_projects(),
        rows=rows,
        definition=definition_of_leaders(filters, role),
        sum_of=figure if figure in ("nodes_late", "promises_due") else None,
    )


def columns_of_projects() -> tuple[Column, ...]:
    """The columns of a table of one leader's projects."""
    return (
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("lamp", _("Lamp")),
        Column("completion_rate", _("Completion rate"), "percent"),
        Column("lead", _("Against time progress"), "points"),
        Column("completed_this_year", _("Completed this year"), "money"),
        Column("annual_plan", _("Plan of the year"), "money"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("reason", _("Reason")),
        Column("nodes_late", _("Nodes late"), "number"),
        Column("promises_due", _("Promises due"), "number"),
        Column("lead_official", _("Leader in charge")),
        Column("responsible_unit", _("Responsible unit")),
        Column("project_code", _("Code")),
    )


def definition_of_leaders(filters: Filters, role: str) -> Definition:
    """Which projects count for whom, and what their rate is."""
    return definition(
        filters,
        _(
            "large projects in hand; one that names several counts for each; rate = completed this year / plans of the"
            " year of the projects with a plan in regions that have reported; {rule}"
        ).format(rule=project_rule_in_words()),
        _("count"),
        "projects",
        "investments",
        *(("officials",) if role == OF_TOWNSHIPS or is_filled("officials") else ()),
    )
