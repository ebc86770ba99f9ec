"""The lamps in short, and the lamp of every township by either yardstick."""

from collections.abc import Sequence
from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.lamp_words import lamp_rule_in_words, project_rule_in_words, start_rule_in_words, yardstick_in_words
from exhibits.base.project_rows import projects_of_region
from exhibits.base.reporting import UNREPORTED, with_unreported
from exhibits.base.sheets import is_filled
from exhibits.base.wording import definition, lamp_words, scope
from exhibits.lamps.columns import lamp_columns, lamp_definition
from pictures import LAMP_SIGNS, Card, Cards, Key, LampCell, LampColumn, LampRow, LampTable, Listing
from settings import YARDSTICKS, settings
from words import N_, _, counted, numbers, pgettext

SOURCES = ("projects", "investments", "targets", "obstacles")
LAMPS = {"red": "红", "yellow": "黄", "green": "绿"}
REASONS = ("red_without_reason", "red_past_promise")  # not known where the ledger has no obstacles


def lamps_of_part(filters: Filters, key: Key) -> Exhibit:
    """The rows behind one figure: the townships, the projects of one colour, or those that are due to start."""
    if key.figure == "regions":
        return replace(lamps_of_regions(filters), rows=filters.ask("lamps_of_regions"))
    if key.figure == "starts":
        return lamps_of_starts(filters)
    return projects_of_lamp(filters, LAMPS[key.figure.removeprefix("projects_")])


def projects_of_lamp(filters: Filters, lamp: str) -> Exhibit:
    """The large projects in hand whose lamp has one colour."""
    rows = tuple(row for row in filters.ask("lamps_by_project") if row["lamp"] == lamp)
    return Exhibit(
        headline=counted(
            "{scope}: {count} large project is lit {lamp}",
            "{scope}: {count} large projects are lit {lamp}",
            "count",
            scope=scope(filters),
            count=len(rows),
            lamp=lamp_words(lamp),
        ),
        picture=Listing((), ""),
        columns=lamp_columns(),
        rows=rows,
        definition=lamp_definition(filters),
    )


def lamps_of_starts(filters: Filters) -> Exhibit:
    """The large projects that are due to start and have not started."""
    rows = filters.ask("lamps_of_starts")
    return Exhibit(
        headline=counted(
            "{scope}: {count} large project is due to start and has not started",
            "{scope}: {count} large projects are due to start and have not started",
            "count",
            scope=scope(filters),
            count=len(rows),
        ),
        picture=Listing((), ""),
        columns=(
            Column("name", _("Project")),
            Column("region", _("Township or zone")),
            Column("lamp", _("Lamp")),
            Column("months", _("Months in a row without a reason"), "number"),
            Column("reason", _("Reason")),
            Column("responsible", _("Responsible unit and person")),
            Column("lead_official", _("Leader in charge")),
            Column("approved_on", pgettext("day", "Approved"), "day"),
            Column("planned_completion_on", _("To be completed"), "day"),
            Column("planned_investment", _("Planned investment"), "money"),
        ),
        rows=rows,
        definition=definition(filters, start_rule_in_words(), _("count"), *SOURCES),
    )


@exhibit(N_("Lamps in short"), behind=lamps_of_part)
def lamps_in_short(filters: Filters) -> Exhibit:
    """How many large projects and townships are red, yellow and green, and how many red ones give no reason."""
    row = filters.ask_one("lamps_in_short")
    return Exhibit(
        headline=with_unreported(filters, _finding(filters, row)),
        picture=Cards(_cards(row)),
        columns=(
            Column("projects_red", _("Red large projects"), "number"),
            Column("red_without_reason", _("Red without a reason"), "number"),
            Column("red_past_promise", _("Red and past the promised day"), "number"),
            Column("projects_yellow", _("Yellow large projects"), "number"),
            Column("projects_green", _("Green large projects"), "number"),
            Column("projects_none", _("Large projects without a lamp"), "number"),
            Column("regions_red", _("Red townships and zones"), "number"),
            Column("regions_yellow", _("Yellow townships and zones"), "number"),
            Column("regions_green", _("Green townships and zones"), "number"),
            Column("starts", _("Due to start and not started"), "number"),
        ),
        rows=(row if is_filled("obstacles") else dict(row) | dict.fromkeys(REASONS),),
        definition=lamp_definition(filters),
    )


def _cards(row: Row) -> tuple[Card, ...]:
    """All of them; the townships' alone where the ledger lists no projects."""
    if not is_filled("projects"):
        return (_regions_card(row),)
    return (*(_projects_card(row, colour) for colour in LAMPS), _regions_card(row), _starts_card(row))


def _finding(filters: Filters, row: Row) -> str:
    if not row["projects"] and not row["regions"]:
        return _("{scope}: no lamp is lit under these filters").format(scope=scope(filters))
    if filters.region:
        regions = filters.ask("lamps_of_regions")  # none of a department
        lamps = [lamp_words(region["lamp"]) for region in regions if region["is_reported"]]
        parts = [" ".join((scope(filters), *lamps))]
    else:
        parts = [
            counted(
                "{scope}: {red} of {count} township or zone is red",
                "{scope}: {red} of {count} townships and zones are red",
                "count",
                scope=scope(filters),
                red=row["regions_red"],
                count=row["regions"],
            )
        ]
    if not is_filled("projects"):
        return parts[0]
    if not row["projects"]:
        return _("; ").join([*parts, _("no large project is in hand")])
    parts.append(
        counted(
            "{red} of {count} large project in hand is red",
            "{red} of {count} large projects in hand are red",
            "count",
            red=row["projects_red"],
            count=row["projects"],
        )
    )
    if row["projects_red"] and is_filled("obstacles"):
        parts.append(
            _("of the red ones {count} without a reason").format(count=row["red_without_reason"])
            if row["red_without_reason"]
            else _("every red one gives its reason")
        )
    return _("; ").join(parts)


def _projects_card(row: Row, colour: str) -> Card:
    if colour == "red" and is_filled("obstacles"):
        note = _("{count} without a reason, {overdue} past the promised day").format(
            count=row["red_without_reason"], overdue=row["red_past_promise"]
        )
    elif colour in ("red", "yellow"):
        note = _("{money} planned").format(money=numbers.money(row[f"{colour}_planned_investment"]))
    else:
        note = (
            _("{count} without a lamp: their townships have not reported").format(count=row["projects_unreported"])
            if row["projects_unreported"]
            else _("{count} without a lamp, for want of a plan").format(count=row["projects_none"])
            if row["projects_none"]
            else _("{count} in hand in all").format(count=row["projects"])
        )
    return Card(
        Key.of(row, f"projects_{colour}"),
        _("Large projects, {lamp}").format(lamp=_(LAMPS[colour])),
        f"{LAMP_SIGNS[LAMPS[colour]]} {row[f'projects_{colour}']}",
        note,
        "neutral",
        project_rule_in_words(),
    )


def _counts(red: int, yellow: int, green: int | None = None) -> str:
    counts = (("红", red), ("黄", yellow), ("绿", green))
    return " ".join(f"{LAMP_SIGNS[lamp]}{count}" for lamp, count in counts if count is not None)


def _in_words(red: int, yellow: int, green: int | None = None) -> str:
    counts = (("红", red), ("黄", yellow), ("绿", green))
    return _(", ").join(
        _("{lamp} {count}").format(lamp=_(lamp), count=count) for lamp, count in counts if count is not None
    )


def _regions_card(row: Row) -> Card:
    return Card(
        Key.of(row, "regions"),
        _("Townships and zones"),
        _counts(row["regions_red"], row["regions_yellow"], row["regions_green"]),
        _in_words(row["regions_red"], row["regions_yellow"], row["regions_green"])
        + (_("; {count} not reported").format(count=row["regions_unreported"]) if row["regions_unreported"] else ""),
        "neutral",
        lamp_rule_in_words(),
    )


def _starts_card(row: Row) -> Card:
    return Card(
        Key.of(row, "starts"),
        _("Due to start, not started"),
        _counts(row["starts_red"], row["starts_yellow"]),
        _in_words(row["starts_red"], row["starts_yellow"])
        if not is_filled("obstacles")
        else _("{lamps}; {count} with a reason").format(
            lamps=_in_words(row["starts_red"], row["starts_yellow"]), count=row["starts_with_reason"]
        ),
        "neutral",
        start_rule_in_words(),
    )


@exhibit(N_("Lamps of townships and zones"), behind=projects_of_region)
def lamps_of_regions(filters: Filters) -> Exhibit:
    """The lamp of every township and zone by time progress and by the phased plan; which of the two is in force."""
    rows = (filters.for_all_regions() if filters.region else filters).ask("lamps_of_regions")
    return Exhibit(
        headline=_headline_of_regions(filters, rows)
        if filters.region
        else with_unreported(filters, _headline_of_regions(filters, rows)),
        picture=LampTable(
            (
                LampColumn(_("Rate"), 6),
                *(LampColumn(_heading_of(yardstick), 13) for yardstick in YARDSTICKS),
            ),
            tuple(_row_of_region(row, filters.region in (None, row["region"])) for row in rows),
        ),
        columns=(
            Column("region", _("Township or zone")),
            Column("lamp", _("Lamp in force")),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("lamp_linear", _("Lamp by time progress")),
            Column("lead_linear", _("Against time progress"), "points"),
            Column("lamp_phased", _("Lamp by the phased plan")),
            Column("lead_phased", _("Against the phased plan"), "points"),
            Column("completed_investment", _("Completed"), "money"),
            Column("target", _("Target of the year"), "money"),
        ),
        rows=rows,
        definition=lamp_definition(filters),
    )


def _heading_of(yardstick: str) -> str:
    name = yardstick_in_words(yardstick)
    return _("{yardstick} (in use)").format(yardstick=name) if yardstick == settings().yardstick else name


def _row_of_region(row: Row, subject: bool) -> LampRow:
    cells = [LampCell(numbers.percent(row["completion_rate"]) if row["is_reported"] else _(UNREPORTED))]
    for yardstick in YARDSTICKS:
        lamp = row[f"lamp_{yardstick}"]
        words = f"{_(lamp)} {numbers.signed(row[f'lead_{yardstick}'])}" if lamp else numbers.NOTHING
        cells.append(LampCell(words, lamp, strong=yardstick == row["yardstick"]))
    return LampRow(Key.of(row, "completed_investment", "region"), row["region"], tuple(cells), subject)


def _headline_of_regions(filters: Filters, rows: Sequence[Row]) -> str:
    own = next((row for row in rows if row["region"] == filters.region), None)
    force = settings().yardstick
    (other,) = [yardstick for yardstick in YARDSTICKS if yardstick != force]
    if own and not own["is_reported"]:
        return _("{region} has not reported this month: no lamp is lit").format(region=own["region"])
    if own and not own[f"lamp_{other}"]:
        return _("{region}: {lamp} by {yardstick}, which is in force").format(
            region=own["region"],
            lamp=lamp_words(own[f"lamp_{force}"]),
            yardstick=yardstick_in_words(force),
        )
    if own:
        return _("{region}: {lamp} by {yardstick}, which is in force; {other_lamp} by {other}").format(
            region=own["region"],
            lamp=lamp_words(own[f"lamp_{force}"]),
            yardstick=yardstick_in_words(force),
            other_lamp=lamp_words(own[f"lamp_{other}"]),
            other=yardstick_in_words(other),
        )
    if not rows:
        return _("{scope}: no lamp is lit under these filters").format(scope=scope(filters))
    if not any(row[f"lamp_{other}"] for row in rows):
        return _("{scope}, red by {yardstick}: {red}").format(
            scope=scope(filters),
            red=filters.ask_one("lamps_in_short")["regions_red"],
            yardstick=yardstick_in_words(force),
        )
    changed = next(iter(filters.ask("lamps_under_other_rules", other_yardstick=other)), None)
    return _("{scope}, red by {yardstick}: {red}, by {other}: {other_red}; lamps that change colour: {changed}").format(
        scope=scope(filters),
        red=filters.ask_one("lamps_in_short")["regions_red"],
        yardstick=yardstick_in_words(force),
        other_red=changed["regions_red"] if changed else 0,
        other=yardstick_in_words(other),
        changed=changed["regions_changed"] if changed else 0,
    )
