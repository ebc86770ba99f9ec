"""The wall map (挂图作战): every project by the node that it comes to next; of one township project by project."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, scope
from exhibits.milestones.nodes import rows_of_nodes
from pictures import LAMP_SIGNS, Cell, HeatTable, Key, LampCell, LampColumn, LampRow, LampTable, Listing
from words import N_, _, counted, numbers

MOST_PROJECTS = 22
LAMPS = {"超期": "红", "临期": "黄", "按期": "绿", "完成": "绿", "无期限": None}


def projects_at_node(filters: Filters, key: Key) -> Exhibit:
    """The projects of a region that come to the node of the key next; of one project its nodes."""
    if key.get("project_code"):
        rows = tuple(row for row in filters.ask("milestones") if key.matches(row))
        headline = counted(
            "{name}: {count} node",
            "{name}: {count} nodes",
            "count",
            name=rows[0]["name"] if rows else "",
            count=len(rows),
        )
        return rows_of_nodes(filters, headline, rows)
    rows = tuple(row for row in filters.ask("milestone_board") if key.matches(row))
    headline = counted(
        "{region}, {node}: {count} project",
        "{region}, {node}: {count} projects",
        "count",
        region=key["region"],
        node=_node(key["node"]),
        count=len(rows),
    )
    return Exhibit(headline, Listing((), ""), _columns(), rows, _definition(filters))


@exhibit(N_("Projects by node"), behind=projects_at_node, opens_project=True)
@needs("milestones")
def milestone_board(filters: Filters) -> Exhibit:
    """Where every project stands on one screen: regions by nodes; of one region its projects, the latest first."""
    rows = filters.ask("milestone_board")
    return Exhibit(
        headline=_headline(filters, rows),
        picture=_of_projects(rows) if filters.region else _of_regions(filters),
        columns=_columns(),
        rows=rows,
        definition=_definition(filters),
    )


def _headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return _("{scope}: no node is recorded").format(scope=scope(filters))
    late = len([row for row in rows if row["status"] == "超期"])
    headline = counted(
        "{scope}: {late} of {count} project past the day of its next node",
        "{scope}: {late} of {count} projects past the day of the next node",
        "count",
        scope=scope(filters),
        late=late,
        count=len(rows),
    )
    if filters.region and len(rows) > MOST_PROJECTS:
        headline = _("{headline} (and {count} more)").format(headline=headline, count=len(rows) - MOST_PROJECTS)
    return headline


def _of_regions(filters: Filters) -> HeatTable:
    """Regions by nodes: how many projects wait there, and how many of them are late."""
    rows = filters.ask("milestone_board_by_region")
    order = [row["holder"] for row in filters.ask("milestones_by_holder") if row["grouped_by"] == "node"]
    waiting = {row["node"] for row in rows}
    nodes = [*(node for node in order if node in waiting), *([None] if None in waiting else [])]
    cells = tuple(
        Cell(
            row=row["region"],
            column=_node(row["node"]),
            value=-float(row["overdue"]),
            text=_count_in_cell(row),
            hover=_("{region}, {node}: {count} in all, {overdue} late").format(
                region=row["region"], node=_node(row["node"]), count=row["projects"], overdue=row["overdue"]
            ),
            key=Key.of(row, "projects", "region", "node"),
        )
        for row in rows
    )
    return HeatTable(tuple(dict.fromkeys(row["region"] for row in rows)), tuple(map(_node, nodes)), cells)


def _count_in_cell(row: Row) -> str:
    return f"{row['projects']} {LAMP_SIGNS['红']}{row['overdue']}" if row["overdue"] else str(row["projects"])


def _node(node: str | None) -> str:
    return ledger_word(node) or _("all done")


def _of_projects(rows: Rows) -> LampTable:
    return LampTable(
        (
            LampColumn(_("Next node")),
            LampColumn(_("Due"), is_large=True),
            LampColumn(_("Nodes done")),
            LampColumn(_("On the site")),
            LampColumn(_("Leader in charge"), is_large=True),
        ),
        tuple(
            LampRow(
                Key.of(row, "nodes", "project_code"),
                row["name"],
                (
                    LampCell(_node(row["node"]), LAMPS[row["status"]], strong=row["status"] == "超期"),
                    LampCell(_due(row)),
                    LampCell(f"{row['done']}/{row['nodes']}"),
                    LampCell(row["progress_note"] or numbers.NOTHING),
                    LampCell(row["lead_official"] or numbers.NOTHING),
                ),
            )
            for row in rows[:MOST_PROJECTS]
        ),
    )


def _due(row: Row) -> str:
    if row["days_late"]:
        return counted("{days} day late", "{days} days late", "days", days=row["days_late"])
    return numbers.day_in_cell(row["due_on"]) if row["due_on"] else numbers.NOTHING


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("node", _("Next node")),
        Column("status", _("Status")),
        Column("due_on", _("Due"), "day"),
        Column("days_late", _("Days late"), "number"),
        Column("done", _("Nodes done"), "number"),
        Column("nodes", _("Nodes"), "number"),
        Column("progress_note", _("On the site")),
        Column("told_in", _("Told in"), "month"),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("responsible_unit", _("Responsible unit")),
        Column("lead_official", _("Leader in charge")),
        Column("project_code", _("Code")),
    )


def _definition(filters: Filters) -> Definition:
    return definition(
        filters,
        _(
            "next node: of those not done the one that is due first; {sign} and a number: so many are past its day;"
            " projects with nodes that were not completed before this year"
        ).format(sign=LAMP_SIGNS["红"]),
        _("count"),
        "milestones",
        "progress_notes",
    )
