"""The lamps in short: how many are red, yellow and green, and which these are."""

from dataclasses import replace

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.lamp_words import lamp_rule_in_words, project_rule_in_words, start_rule_in_words
from exhibits.base.reporting import with_unreported
from exhibits.base.sheets import is_filled
from exhibits.base.wording import definition, lamp_words, scope
from exhibits.lamps.columns import lamp_columns, lamp_definition
from exhibits.lamps.regions import lamps_of_regions
from pictures import LAMP_SIGNS, Card, Cards, Key, Listing
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
    parts = [_region_in_words(filters) if filters.region else _regions_in_words(filters, row)]
    if not is_filled("projects"):
        return parts[0]
    if not row["projects"]:
        return _("; ").join([*parts, _("no large project is in hand")])
    if row["projects"] == row["projects_none"] + row["projects_unreported"]:
        without = counted(
            "{count} large project in hand, without a lamp",
            "{count} large projects in hand, without a lamp",
            "count",
            count=row["projects"],
        )
        return _("; ").join([*parts, without])
    parts.append(
        counted(
            "{red} of {count} large project in hand red",
            "{red} of {count} large projects in hand red",
            "count",
            red=row["projects_red"],
            count=row["projects"],
        )
    )
    if row["projects_red"] and is_filled("obstacles"):
        parts.append(
            _("none of the red ones gives a reason")
            if 1 < row["projects_red"] == row["red_without_reason"]
            else _("of the red ones {count} without a reason").format(count=row["red_without_reason"])
            if row["red_without_reason"]
            else _("every red one gives its reason")
        )
    return _("; ").join(parts)


def _region_in_words(filters: Filters) -> str:
    """The one chosen region and its lamp; a department has none, nor has who has not reported."""
    for region in filters.ask("lamps_of_regions"):
        if region["lamp"]:
            return " ".join((scope(filters), lamp_words(region["lamp"])))
        if region["is_reported"]:
            return _("{scope} has no target and no lamp").format(scope=scope(filters))
    return scope(filters)


def _regions_in_words(filters: Filters, row: Row) -> str:
    """How many townships and zones are red of those that have a lamp."""
    lit = row["regions"] - row["regions_none"] - row["regions_unreported"]
    if not lit:
        return _("{scope}: no township or zone has a lamp").format(scope=scope(filters))
    return counted(
        "{scope}: {red} of {count} township or zone red",
        "{scope}: {red} of {count} townships and zones red",
        "count",
        scope=scope(filters),
        red=row["regions_red"],
        count=lit,
    )


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
        + (_("; {count} without a target").format(count=row["regions_none"]) if row["regions_none"] else "")
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
