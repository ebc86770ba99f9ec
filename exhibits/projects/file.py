"""The file of one project: what it is, how far it has come and why its lamp is lit, what holds it up.

These exhibits are about one project, a row of the query project_file, and so stand in no list.
"""

from datetime import date

from exhibits.base.exhibit import Column, Exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.lamp_words import lead_in_words, project_rule_in_words, since_start_in_words
from exhibits.base.time_words import is_closed
from exhibits.base.wording import definition, lamp_words, ledger_word, money_unit
from pictures import Card, Cards, Step, Timeline, Tone
from settings import settings
from words import _, counted, numbers, pgettext

LAMP_TONES: dict[str | None, Tone] = {"绿": "good", "黄": "bad", "红": "bad"}


def project_of(filters: Filters, code: str) -> Row | None:
    """The project with that code at the end of the month; None when the county has none."""
    return next(iter(filters.ask("project_file", code=code)), None)


def project_in_short(filters: Filters, project: Row) -> Exhibit:
    """What it costs, how far it is, its lamp and why: in one sentence and a few figures."""
    return Exhibit(
        headline=_(
            "{name} ({region}): {status}, {money} completed, {progress} of the planned investment; {lamp}"
        ).format(
            name=project["name"],
            region=project["region"],
            status=ledger_word(project["status"]),
            money=numbers.money(project["completed_investment"]),
            progress=numbers.percent(project["progress"]),
            lamp=lamp_and_why(project),
        ),
        picture=Cards(figures_of(project)),
        columns=(
            Column("name", _("Project")),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("completed_investment", _("Completed"), "money"),
            Column("progress", _("Progress"), "percent"),
            Column("annual_plan", _("Plan of the year"), "money"),
            Column("completed_this_year", _("Completed this year"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
            Column("lead", _("Against time progress"), "points"),
            Column("lamp", _("Lamp")),
            Column("funds_in_place", _("Funds in place"), "money"),
        ),
        rows=(project,),
        definition=definition(
            filters,
            _(
                "progress = completed / planned investment; completion rate = completed this year / plan of the year;"
                " {rule}; a suspended project is red"
            ).format(rule=project_rule_in_words()),
            money_unit(),
            "projects",
            "investments",
        ),
    )


def lamp_and_why(project: Row) -> str:
    """The lamp of a project and what lit it, or why it has none."""
    if project["status"] == "停工":
        return _("suspended since {day}").format(day=numbers.day(project["suspended_on"]))
    if project["class"] is None:
        return _("no lamp: completed before this year") if project["completed_on"] else _("no lamp: not started")
    if project["annual_plan"] is None:
        return _("no lamp: no plan for the year")
    if project["status"] == "竣工":
        return _("completed on {day}").format(day=numbers.day(project["completed_on"]))
    if project["is_silent"]:
        return _("not reported this month, no lamp")
    if settings().lamp.kind == "month_task":
        return _("{lamp}: {rate} of the year's plan in the last month, {expected} asked for").format(
            lamp=lamp_words(project["lamp"]) if project["lamp"] else _("no lamp"),
            rate=numbers.percent(project["measured_rate"]),
            expected=numbers.percent(project["expected_rate"]),
        )
    return _("{lamp}: {rate} of the year's plan, {lead}").format(
        lamp=lamp_words(project["lamp"]) if project["lamp"] else _("no lamp"),
        rate=numbers.percent(project["completion_rate"]),
        lead=_lead(project),
    )


def _lead(project: Row) -> str:
    """How the rate stands against its yardstick; once the year is over, against the plan itself."""
    lead = project["lead_to_yardstick"]
    if not is_closed(project["reported_on"]) or project["yardstick"] != "linear" or lead is None:
        return since_start_in_words(lead_in_words(lead, project["yardstick"]), project)
    if not lead:
        return _("exactly the year's plan")
    template = _("{points} above the year's plan") if lead > 0 else _("{points} short of the year's plan")
    return template.format(points=numbers.distance(lead))


def figures_of(project: Row) -> tuple[Card, ...]:
    """What it costs, how far it is, its lamp, its money, as figures."""
    missing = project["gap_to_pace"]
    tone: Tone = "bad"
    if project["status"] == "停工" or project["is_silent"]:
        why = lamp_and_why(project)
    elif missing and project["yardstick"] == "linear" and is_closed(project["reported_on"]):
        why = _("{money} short of the year's plan").format(money=numbers.money(missing))
    elif missing and project["yardstick"] == "linear":
        why = _("{money} short of time progress").format(money=numbers.money(missing))
        why = since_start_in_words(why, project)
    else:
        why = _lead(project)
        tone = LAMP_TONES.get(project["lamp"], "neutral")
    return (
        Card(
            None,
            _("Planned investment"),
            numbers.money(project["planned_investment"]),
            ledger_word(project["class"] or project["status"]),
            "neutral",
            _("what the project is to cost in all"),
        ),
        Card(
            None,
            _("Completed"),
            numbers.money(project["completed_investment"]),
            _("{progress} of the planned investment").format(progress=numbers.percent(project["progress"])),
            "neutral",
            _("sum of the ledger's investments up to this month"),
        ),
        Card(
            None,
            _("Completed this year"),
            numbers.money(project["completed_this_year"]),
            _("not reported this month")
            if project["is_silent"]
            else _("{money} in the last month").format(money=numbers.money(project["new_this_period"])),
            "neutral",
            _("sum of the ledger's investments since January"),
        ),
        Card(
            None,
            _("Lamp"),
            lamp_words(project["lamp"]) if project["lamp"] else numbers.NOTHING,
            why,
            tone,
            project_rule_in_words(),
        ),
        Card(
            None,
            _("Funds in place"),
            numbers.money(project["funds_in_place"]),
            _("{rate} of foreign capital paid in").format(rate=numbers.percent(project["paid_in_rate"]))
            if project["paid_in_rate"] is not None
            else _("since the ledger begins"),
            "neutral",
            _("funds that have arrived, as far as they are recorded"),
        ),
    )


def facts_of(project: Row) -> tuple[tuple[str, str], ...]:
    """Who, where, from whom, who answers for it: labels and values; what the ledger leaves open is left out."""
    land = foreign = None
    if project["land"]:
        land = _("{land} mu, {intensity} per mu").format(
            land=numbers.plain(project["land"]), intensity=numbers.money(project["land_intensity"])
        )
    if project["contracted_foreign"]:
        foreign = _("{contracted} contracted, {paid_in} paid in").format(
            contracted=numbers.dollars(project["contracted_foreign"]),
            paid_in=numbers.dollars(project["paid_in_foreign"]),
        )
    kinds = [_(kind) for kind in (project["category"], project["industry"]) if kind]
    origins = [_(part) for part in (project["investor_origin"], project["origin_place"]) if part]
    facts = (
        (_("Leader in charge"), project["lead_official"]),
        (_("Responsible unit"), project["responsible_unit"]),
        (_("Owner"), project["owner"]),
        (_("Investor, from"), " · ".join(origins)),
        (_("Kind"), " · ".join(kinds)),
        (_("Plan of the year"), project["annual_plan"] and numbers.money(project["annual_plan"])),
        (_("Land"), land),
        (_("Foreign capital"), foreign),
        (_("Listed separately"), project["listed_separately"] and _("yes")),
        (_("Remark"), project["remark"]),
        (_("Code"), project["project_code"]),
        (
            _("Ledger"),
            _("{file}, sheet {sheet}, row {row}").format(
                file=project["source_file"], sheet=project["source_sheet"], row=project["source_row"]
            ),
        ),
    )
    return tuple((label, value) for label, value in facts if value)


def project_timeline(filters: Filters, project: Row) -> Exhibit:
    """From signing to completion: the days that were, and the day that is planned."""
    return Exhibit(
        headline=_timeline_headline(project),
        picture=Timeline(_steps(project), project["reported_on"], numbers.day(project["reported_on"])),
        columns=(
            Column("signed_on", pgettext("day", "Signed"), "day"),
            Column("approved_on", pgettext("day", "Approved"), "day"),
            Column("started_on", _("Started"), "day"),
            Column("suspended_on", pgettext("day", "Suspended"), "day"),
            Column("planned_completion_on", _("To be completed"), "day"),
            Column("completed_on", _("Completed on"), "day"),
        ),
        rows=(project,),
        definition=definition(
            filters,
            _("filled: done on that day; hollow: planned; days between one step and the next"),
            _("days"),
            "projects",
        ),
    )


def _timeline_headline(project: Row) -> str:
    late = project["days_late"]
    if late is None:
        return _("The ledger has no planned day of completion")
    if project["completed_on"]:
        if late > 0:
            return counted(
                "Completed {days} day after the planned day",
                "Completed {days} days after the planned day",
                "days",
                days=late,
            )
        return (
            counted(
                "Completed {days} day before the planned day",
                "Completed {days} days before the planned day",
                "days",
                days=-late,
            )
            if late
            else _("Completed on the day")
        )
    if late > 0:
        return counted(
            "{days} day past the planned completion", "{days} days past the planned completion", "days", days=late
        )
    return counted("{days} day to the planned completion", "{days} days to the planned completion", "days", days=-late)


def _steps(project: Row) -> tuple[Step, ...]:
    started, completed = project["started_on"], project["completed_on"]
    steps = [
        _done(pgettext("day", "Signed"), project["signed_on"], None, known_later=project["approved_on"] or started),
        _done(pgettext("day", "Approved"), project["approved_on"], project["days_to_approval"], known_later=started),
        _done(_("Started"), started, project["days_to_start"], known_later=completed),
    ]
    if project["suspended_on"]:
        steps.append(
            Step(
                pgettext("day", "Suspended"),
                project["suspended_on"],
                numbers.day_in_cell(project["suspended_on"]),
                bad=True,
            )
        )
    late = project["days_late"] is not None and project["days_late"] > 0 and not completed
    planned = project["planned_completion_on"]
    steps.append(
        Step(
            _("To be completed"),
            planned,
            numbers.day_in_cell(planned) if planned else _("no plan"),
            planned=True,
            bad=late,
        )
    )
    steps.append(_done(_("Completed on"), completed, project["days_of_work"] if completed else None, known_later=None))
    return tuple(steps)


def _done(label: str, day: date | None, days: int | None, known_later: date | None) -> Step:
    if day is None:
        return Step(label, None, _("not recorded") if known_later else _("not yet"))
    if days is None:
        return Step(label, day, numbers.day_in_cell(day))
    return Step(
        label, day, counted("{day}, {days} day", "{day}, {days} days", "days", day=numbers.day_in_cell(day), days=days)
    )
