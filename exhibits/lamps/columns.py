"""The columns of a table of lit projects, and what a lamp means."""

from exhibits.base.exhibit import Column, Definition
from exhibits.base.filters import Filters
from exhibits.base.lamp_words import project_rule_in_words
from exhibits.base.sheets import is_filled
from exhibits.base.wording import definition
from words import _


def lamp_columns() -> tuple[Column, ...]:
    """The columns of a table of lit projects: how far, why, who, what next and by when."""
    return (
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("lamp", _("Lamp")),
        Column("completion_rate", _("Completion rate"), "percent"),
        Column("lead", _("Against the yardstick"), "points"),
        Column("reason", _("Reason")),
        Column("responsible", _("Responsible unit and person")),
        Column("lead_official", _("Leader in charge")),
        Column("next_step", _("Next step")),
        Column("promised_on", _("Promised for"), "day"),
        Column("days_overdue", _("Days overdue"), "number"),
        *((Column("progress_note", _("On the site")),) if is_filled("progress_notes") else ()),
        Column("status", _("Status")),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("annual_plan", _("Plan of the year"), "money"),
        Column("completed_this_year", _("Completed this year"), "money"),
        Column("project_code", _("Code")),
    )


def lamp_definition(filters: Filters, unit: str = "") -> Definition:
    """The rule in force, what it measures, and what counts as a reason."""
    formula = _(
        "{rule}; completed / target of the year, of a project / its plan of the year; a suspended project is red;"
        " its reason is the open obstacle raised last"
    ).format(rule=project_rule_in_words())
    return definition(filters, formula, unit or _("count"), "projects", "investments", "targets", "obstacles")
