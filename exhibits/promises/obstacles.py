"""What holds projects up: which kinds, how many, for how long, how much money; and the open ones one by one."""

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.kinds import in_one_line
from exhibits.base.places import level_with_first, of_each, tied
from exhibits.base.sheets import needs
from exhibits.base.wording import count_of_projects, definition, ledger_word, money_unit, scope
from pictures import BarTable, Key, Listing, Matter, Measured
from words import N_, _, counted, numbers
from words.columns import MoneyColumn

MOST_MATTERS = 6
MOST_KINDS = 20


def obstacles_of_kind(filters: Filters, key: Key) -> Exhibit:
    """The obstacles of one kind that a figure counts, headed by the planned investment that they hold up."""
    kind = key["obstacle"]
    rows = tuple(row for row in filters.ask("obstacles") if row["obstacle"] == kind and _is_counted(row, key.figure))
    if key.figure == "planned_investment":
        rows = tuple({row["project_code"]: row for row in reversed(rows)}.values())[::-1]
    of_kind = next(row for row in filters.ask("obstacles_by_kind") if row["obstacle"] == kind)
    return Exhibit(
        headline=counted(
            "{scope}, {kind}: {open} open at {projects} project with {money} planned, {resolved} resolved",
            "{scope}, {kind}: {open} open at {projects} projects with {money} planned, {resolved} resolved",
            "projects",
            scope=scope(filters),
            kind=ledger_word(kind),
            open=of_kind["open"],
            projects=of_kind["projects"],
            money=numbers.money(of_kind["planned_investment"]),
            resolved=of_kind["resolved"],
        ),
        picture=Listing((), ""),
        columns=_columns(),
        rows=rows,
        definition=_definition(filters, _("open: raised and not resolved by the end of the month")),
        sum_of="planned_investment" if key.figure == "planned_investment" else None,
    )


def _is_counted(row: Row, figure: str) -> bool:
    if figure == "overdue":
        return bool(row["days_overdue"])
    return row["is_open"] != (figure == "resolved")


@exhibit(N_("What holds projects up"), behind=obstacles_of_kind)
@needs("obstacles")
def obstacles_by_kind(filters: Filters) -> Exhibit:
    """Which kinds of obstacle hold up how many projects and how much money, and for how long."""
    rows = filters.ask("obstacles_by_kind")
    shown = rows[:MOST_KINDS]
    money = MoneyColumn.of(row["planned_investment"] for row in shown)
    columns = (_("Open"), _("Overdue"), _("Cleared"), money.heading(_("Held up")), _("Median/ longest days"))
    cells = tuple(cell for row in shown for cell in _cells(row, columns, money))
    return Exhibit(
        headline=_finding(filters, rows),
        picture=BarTable(tuple(ledger_word(row["obstacle"]) for row in shown), columns, cells),
        columns=(
            Column("obstacle", _("Obstacle")),
            Column("open", _("Open"), "number"),
            Column("overdue", _("Overdue"), "number"),
            Column("resolved", _("Cleared"), "number"),
            Column("projects", _("Projects held up"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("median_days_open", _("Median, days"), "value"),
            Column("longest_days_open", _("Longest, days"), "number"),
        ),
        rows=rows,
        definition=_definition(
            filters,
            _(
                "open: raised and not resolved by the end of the month; overdue: open past the promised day; held up:"
                " planned investment of the projects with an open one; days: since the open ones were raised,"
                " the middle one and the longest"
            ),
        ),
    )


def _cells(row: Row, columns: tuple[str, ...], money: MoneyColumn) -> list[Measured]:
    name = ledger_word(row["obstacle"])
    values: list[tuple[str, float | None, str]] = [
        ("open", row["open"], str(row["open"])),
        ("overdue", row["overdue"], str(row["overdue"])),
        ("resolved", row["resolved"], str(row["resolved"])),
        ("planned_investment", row["planned_investment"], money.cell(row["planned_investment"])),
    ]
    if row["open"]:
        days = f"{numbers.plain(row['median_days_open'], 1)} / {row['longest_days_open']}"
        values.append(("open", row["median_days_open"], days))
    return [
        Measured(Key.of(row, figure, "obstacle"), name, column, value, text)
        for column, (figure, value, text) in zip(columns, values, strict=False)
    ]


def _finding(filters: Filters, rows: Rows) -> str:
    if not rows:
        return _("{scope}: the ledger names no obstacle").format(scope=scope(filters))
    first = rows[0]
    if not first["open_in_all"]:
        return counted(
            "{scope}: no obstacle is open, {resolved} is resolved",
            "{scope}: no obstacle is open, {resolved} are resolved",
            "resolved",
            scope=scope(filters),
            resolved=first["resolved_in_all"],
        )
    sentence = counted(
        "{scope}: {open} obstacle holds up {projects} with {money} planned",
        "{scope}: {open} obstacles hold up {projects} with {money} planned",
        "open",
        scope=scope(filters),
        open=first["open_in_all"],
        projects=count_of_projects(first["projects_in_all"]),
        money=numbers.money(first["planned_investment_in_all"]),
    )
    if first["overdue_in_all"]:
        said = _("{sentence}, {overdue} past the promised day")
        sentence = said.format(sentence=sentence, overdue=first["overdue_in_all"])
    most = level_with_first(rows, "open")
    names = [ledger_word(row["obstacle"]) for row in most]
    if first["open"] == first["open_in_all"]:
        return _("{sentence}; all of the kind {kind}").format(sentence=sentence, kind=names[0])
    return _("{sentence}; most are {kind}, {count}").format(
        sentence=sentence,
        kind=tied(names),
        count=of_each(names, counted("{count} obstacle", "{count} obstacles", "count", count=first["open"])),
    )


@exhibit(N_("Open obstacles one by one"))
@needs("obstacles")
def obstacles(filters: Filters) -> Exhibit:
    """What holds which project up, who clears it away, what comes next and by when; the most still to do first."""
    rows = tuple(row for row in filters.ask("obstacles") if row["is_open"])
    headline = _("{scope}: no obstacle is open").format(scope=scope(filters))
    if len(rows) > MOST_MATTERS:
        headline = counted(
            "{scope}: {count} obstacle is open, here the {shown} with the most still to be completed",
            "{scope}: {count} obstacles are open, here the {shown} with the most still to be completed",
            "count",
            scope=scope(filters),
            count=len(rows),
            shown=MOST_MATTERS,
        )
    elif rows:
        headline = counted(
            "{scope}: {count} obstacle is open, first {project}: {kind}",
            "{scope}: {count} obstacles are open, first {project}: {kind}",
            "count",
            scope=scope(filters),
            count=len(rows),
            project=rows[0]["project"],
            kind=ledger_word(rows[0]["obstacle"]),
        )
    return Exhibit(
        headline=headline,
        picture=Listing(tuple(_matter(row) for row in rows[:MOST_MATTERS]), _("No obstacle is open here."), len(rows)),
        columns=_columns(),
        rows=rows,
        definition=_definition(
            filters, _("open: raised and not resolved by the end of the month; the most still to be completed first")
        ),
    )


def _matter(row: Row) -> Matter:
    facts = [
        row["region"],
        row["description"],
        _("planned {planned}, completed {completed}").format(
            planned=numbers.money(row["planned_investment"]), completed=numbers.money(row["completed_investment"])
        ),
        ledger_word(row["status"]),
        counted("open for {days} day", "open for {days} days", "days", days=row["days_open"]),
        _promise(row),
        row["responsible_unit"],
    ]
    return Matter(
        tag=ledger_word(row["obstacle"]),
        tone="bad" if row["days_overdue"] else "neutral",
        title=row["project"],
        text=in_one_line(facts),
        project_code=row["project_code"],
    )


def _promise(row: Row) -> str:
    if row["promised_on"] is None:
        return _("no day promised")
    promised = _("promised for {day}").format(day=numbers.day(row["promised_on"]))
    if not row["days_overdue"]:
        return promised
    return " · ".join(
        [promised, counted("overdue by {days} day", "overdue by {days} days", "days", days=row["days_overdue"])]
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("obstacle", _("Obstacle")),
        Column("project", _("Project")),
        Column("region", _("Township or zone")),
        Column("description", _("Description")),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("completed_investment", _("Completed since the beginning"), "money"),
        Column("amount", _("Still to be completed"), "money"),
        Column("status", _("Status")),
        Column("owner", _("Owner")),
        Column("responsible_unit", _("Responsible unit")),
        Column("responsible_person", _("Responsible")),
        Column("next_step", _("Next step")),
        Column("raised_on", _("Raised"), "day"),
        Column("promised_on", _("Promised for"), "day"),
        Column("resolved_on", _("Resolved"), "day"),
        Column("days_open", _("Days"), "number"),
        Column("days_overdue", _("Days overdue"), "number"),
        Column("project_code", _("Code")),
    )


def _definition(filters: Filters, formula: str) -> Definition:
    return definition(filters, formula, money_unit(), "obstacles", "projects", "investments")
