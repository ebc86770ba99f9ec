"""The profile of a red project: how far, why, who answers for it, what next and by when, on one screen."""

from dataclasses import replace

from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.sheets import is_filled, needs
from exhibits.base.wording import ledger_word, scope
from exhibits.lamps.columns import lamp_columns, lamp_definition
from exhibits.projects.file import figures_of, lamp_and_why, project_in_short, project_of, project_timeline
from exhibits.projects.matters import obstacle_in_words
from pictures import Listing, Matter, Profile
from words import N_, _, numbers, pgettext

OBSTACLES = 2


@exhibit(N_("Red projects one by one"))
@needs("projects")
def project_profile(filters: Filters) -> Exhibit:
    """One project on one screen: the one that is asked for, else the worst of the red ones."""
    code = filters.project or _worst(filters)
    if code is None:
        return _nothing(filters, _("{scope}: no large project is red").format(scope=scope(filters)))
    project = project_of(filters, code)
    if project is None:
        return _nothing(filters, _("There is no project with the code {code}").format(code=code[:40]))
    in_short = project_in_short(filters, project)
    return replace(
        in_short,
        headline=_("{name} ({region}): {lamp}").format(
            name=project["name"], region=project["region"], lamp=lamp_and_why(project)
        ),
        picture=Profile(figures_of(project), Listing(_matters(filters, project), "")),
    )


def _worst(filters: Filters) -> str | None:
    row = next(iter(filters.ask("lamps_by_project")), None)
    return row["project_code"] if row and row["lamp"] == "红" else None


def _nothing(filters: Filters, headline: str) -> Exhibit:
    return Exhibit(headline, Profile((), Listing((), headline)), lamp_columns(), (), lamp_definition(filters))


def _matters(filters: Filters, project: Row) -> tuple[Matter, ...]:
    return (*_reasons(filters, project), _people(project), _time(filters, project))


def _reasons(filters: Filters, project: Row) -> tuple[Matter, ...]:
    """The open obstacles, the one raised last first; or that none is named."""
    rows = [row for row in filters.ask("project_obstacles", code=project["project_code"]) if row["is_open"]]
    if not rows and not is_filled("obstacles"):
        return ()
    if not rows:
        missing = _("The ledger names no open obstacle: its reason, next step and promised day are still to be told.")
        return (Matter(_("reason missing"), "bad", _("Why it is behind is not recorded"), missing),)
    latest = sorted(rows, key=lambda row: row["raised_on"], reverse=True)
    return tuple(obstacle_in_words(row) for row in latest[:OBSTACLES])


def _people(project: Row) -> Matter:
    people = (
        (_("Leader in charge"), project["lead_official"]),
        (_("Responsible unit"), project["responsible_unit"]),
        (_("Owner"), project["owner"]),
    )
    known = [_("{label}: {value}").format(label=label, value=value) for label, value in people if value]
    first, *others = known or [_("The ledger names nobody")]
    return Matter(_("responsible"), "neutral", first, " · ".join(others), project["project_code"])


def _time(filters: Filters, project: Row) -> Matter:
    """When it was signed, approved and started, when it is to be completed; then how late that is."""
    days = (
        (pgettext("day", "Signed"), project["signed_on"]),
        (pgettext("day", "Approved"), project["approved_on"]),
        (_("Started"), project["started_on"]),
        (pgettext("day", "Suspended"), project["suspended_on"]),
        (_("To be completed"), project["planned_completion_on"]),
        (_("Completed on"), project["completed_on"]),
    )
    kind = ledger_word(project["class"] or project["status"])
    dated = [f"{label} {numbers.day(day)}" for label, day in days if day]
    return Matter(kind, "neutral", project_timeline(filters, project).headline, " · ".join(dated))
