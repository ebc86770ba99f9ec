"""The lamps under other rules: how many change colour, and which."""

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.lamp_words import lamp_rule_in_words, yardstick_in_words
from exhibits.base.sheets import is_filled
from exhibits.base.wording import definition, list_words, scope
from exhibits.lamps.lit import SOURCES
from pictures import BarTable, Key, Listing, Measured
from settings import YARDSTICKS, LampRule, settings
from words import N_, _, counted, numbers

CHANGED = {"projects_changed": "projects_red", "regions_changed": "regions_red"}
SUBJECTS = {"projects_changed": "project", "regions_changed": "region"}


def lamps_that_change(filters: Filters, key: Key) -> Exhibit:
    """The townships, or the large projects, whose lamp changes under one rule and yardstick."""
    rule, yardstick = settings().lamp_rules[key["rule_name"]], key["yardstick"]
    rows = tuple(
        row for row in _under(filters, rule, yardstick) if row["is_changed"] and row["subject"] == SUBJECTS[key.figure]
    )
    return Exhibit(
        headline=counted(
            "{scope}: {count} lamp changes colour under {rule}",
            "{scope}: {count} lamps change colour under {rule}",
            "count",
            scope=scope(filters),
            count=len(rows),
            rule=_label(rule, yardstick),
        ),
        picture=Listing((), ""),
        columns=(
            Column("name", _("Name")),
            Column("region", _("Township or zone")),
            Column("lamp", _("Lamp in force")),
            Column("other_lamp", _("Lamp under the other rule")),
            Column("completion_rate", _("Completion rate"), "percent"),
        ),
        rows=rows,
        definition=definition(filters, lamp_rule_in_words(rule, yardstick), _("count"), *SOURCES),
    )


@exhibit(N_("Lamps under other rules"), behind=lamps_that_change)
def lamps_under_other_rules(filters: Filters) -> Exhibit:
    """How many lamps change colour by the other yardstick, or under the rules of other places."""
    rows = _rules_compared(filters)
    changed = _changed()
    labels = _headings()
    return Exhibit(
        headline=_headline(filters, rows),
        picture=BarTable(
            rows=tuple(row["rule"] for row in rows),
            columns=tuple(labels[measure] for measure in changed),
            cells=tuple(
                Measured(
                    Key.of(row, measure, "rule_name", "yardstick"),
                    row["rule"],
                    labels[measure],
                    row[measure],
                    _text(row, measure),
                )
                for row in rows
                for measure in changed
            ),
        ),
        columns=(
            Column("rule", _("Rule")),
            *(Column(measure, labels[measure], "number") for measure in (*changed, *changed.values())),
            Column("words", _("In words")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _("lamps that differ from those in force ({rule}); red ones under the other rule").format(
                rule=lamp_rule_in_words()
            ),
            _("count"),
            "projects",
            "investments",
            "targets",
            "obstacles",
        ),
    )


def _changed() -> dict[str, str]:
    """What is compared, as CHANGED: without a project in the ledger there is nothing to say of projects."""
    return CHANGED if is_filled("projects") else {"regions_changed": "regions_red"}


def _headings() -> dict[str, str]:
    return {
        "projects_changed": _("Projects that change"),
        "regions_changed": _("Townships that change"),
        "projects_red": _("Red projects"),
        "regions_red": _("Red townships"),
    }


def _text(row: Row, measure: str) -> str:
    """How many change, and how many are red then."""
    red = numbers.plain(row[CHANGED[measure]])
    return _("{changed} (red {red})").format(changed=numbers.plain(row[measure]), red=red)


def _under(filters: Filters, rule: LampRule, yardstick: str) -> Rows:
    return filters.ask(
        "lamps_under_other_rules",
        other_yardstick=yardstick,
        other_kind=rule.kind,
        other_yellow=rule.yellow,
        other_red=rule.red,
    )


def _rules_compared(filters: Filters) -> Rows:
    """One row per rule and yardstick that is not in force, with its counts, most changes first."""
    return tuple(
        dict(row)
        | {
            "rule_name": row["rule"],
            "rule": _label(settings().lamp_rules[row["rule"]], row["yardstick"]),
            "words": lamp_rule_in_words(settings().lamp_rules[row["rule"]], row["yardstick"]),
        }
        for row in filters.ask("lamps_by_rule")
        if row["yardstick"] == "linear" or is_phased(filters)
    )


def is_phased(filters: Filters) -> bool:
    """Whether anything is lit by a phased plan; without one nothing can be compared by it."""
    return any(row["lamp_phased"] for query in ("lamps_of_regions", "lamps_by_project") for row in filters.ask(query))


def _changes(row: Row) -> tuple[int, int]:
    return row["projects_changed"], row["regions_changed"]


def _is_anything_lit(filters: Filters) -> bool:
    return any(row["lamp"] for query in ("lamps_of_regions", "lamps_by_project") for row in filters.ask(query))


def _label(rule: LampRule, yardstick: str) -> str:
    return _("rule of {rule}, {yardstick}").format(rule=_(rule.name), yardstick=yardstick_in_words(yardstick))


def _headline(filters: Filters, rows: Rows) -> str:
    if not rows:
        return _("{scope}: there is nothing that a lamp could be lit for").format(scope=scope(filters))
    (other,) = [yardstick for yardstick in YARDSTICKS if yardstick != settings().yardstick]
    force = (settings().lamp_rule, other)
    by_other = next((row for row in rows if (row["rule_name"], row["yardstick"]) == force), None)
    parts = []
    if by_other:
        sentence = (
            _("changing colour by {yardstick}: of large projects {projects}, of townships and zones {regions}")
            if is_filled("projects")
            else _("changing colour by {yardstick}: of townships and zones {regions}")
        )
        parts.append(
            sentence.format(
                yardstick=yardstick_in_words(other),
                projects=by_other["projects_changed"],
                regions=by_other["regions_changed"],
            )
        )
    most = rows[0]
    if not most["projects_changed"] + most["regions_changed"]:
        if not _is_anything_lit(filters):
            return _("{scope}: no lamp is lit under these filters").format(scope=scope(filters))
        parts = [_("no lamp changes colour under any other rule")]
    elif most is not by_other:
        alike = [row for row in rows if _changes(row) == _changes(most)]
        sentence = (
            _("most change under {rule}: of large projects {projects}, of townships and zones {regions}")
            if is_filled("projects")
            else _("most change under {rule}: of townships and zones {regions}")
        )
        parts.append(
            sentence.format(
                rule=list_words([row["rule"] for row in alike], 2),
                projects=most["projects_changed"],
                regions=most["regions_changed"],
            )
        )
    return _("{scope}: {findings}").format(scope=scope(filters), findings=_("; ").join(parts))
