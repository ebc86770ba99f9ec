"""Investors: who invests in the large projects, where they come from, and where they go."""

from collections.abc import Callable

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, of_each, tied
from exhibits.base.project_rows import rows_of_projects
from exhibits.base.sheets import needs
from exhibits.base.total import total_of
from exhibits.base.wording import count_of_projects, definition, money_unit, scope
from pictures import Key, Measured, ShareTable
from settings import settings
from words import N_, _, counted, language, numbers
from words.columns import MoneyColumn

OUTSIDE = ("境内市外", "外资")
LONGEST_PLACE = 20  # characters
PLACES = 10  # rows of the picture of places


def rows_of_origin(filters: Filters, key: Key) -> Exhibit:
    """The large projects of investors of one origin, the largest first."""
    return large_projects(filters, key.matches, _(key["investor_origin"]), key.figure)


def rows_of_place(filters: Filters, key: Key) -> Exhibit:
    """The large projects whose investor comes from one place, the largest first."""
    from_outside = key.figure.startswith("outside_")
    return large_projects(
        filters,
        lambda row: key.matches(row) and (not from_outside or row["investor_origin"] in OUTSIDE),
        place_name(key["origin_place"]),
        key.figure,
    )


def place_name(place: str | None) -> str:
    """A place in words, short enough for a sentence; a place that the ledger leaves blank says so."""
    written = settings().place_names if language() == "zh" else {}
    name = written.get(place) or _(place) if place else _("not named")
    return name if len(name) <= LONGEST_PLACE else f"{name[: LONGEST_PLACE - 1]}…"


def large_projects(filters: Filters, is_meant: Callable[[Row], bool], name: str, figure: str) -> Exhibit:
    """The large projects that are meant, in hand or, where the figure is work, with work this year; and their sums."""
    of_work = figure == "completed_investment"
    rows = [
        row
        for row in filters.ask("projects")
        if (row["is_in_hand"] or (of_work and row["completed_this_year"])) and is_meant(row)
    ]
    in_hand = [row for row in rows if row["is_in_hand"]]
    headline = counted(
        "{name}: {count} large project in hand, {planned} planned, {completed} completed this year",
        "{name}: {count} large projects in hand, {planned} planned, {completed} completed this year",
        "count",
        name=name,
        count=len(in_hand),
        planned=numbers.money(total_of(in_hand, "planned_investment")),
        completed=numbers.money(total_of(rows, "completed_this_year")),
    )
    if len(rows) > len(in_hand):
        headline = _("{headline} ({count} not in hand among the rows, counted by their work alone)").format(
            headline=headline, count=len(rows) - len(in_hand)
        )
    return rows_of_projects(
        filters,
        headline,
        sorted(rows, key=lambda row: -row["planned_investment"]),
        Column("investor_origin", _("Investor")),
        Column("origin_place", _("Place of origin")),
        sum_of={"completed_investment": "completed_this_year", "planned_investment": "planned_investment"}.get(figure),
    )


@exhibit(N_("Who invests"), behind=rows_of_origin)
@needs("investments")
def capital_by_investor(filters: Filters) -> Exhibit:
    """Private, domestic from outside, foreign, state: their projects, planned, completed, and each share."""
    rows = filters.ask("capital_by_investor_origin")
    planned, completed = _columns_of_money(rows)
    measures = (
        (_("Count"), "project_share", "projects", count_of_projects),
        (planned.heading(_("Planned")), "planned_share", "planned_investment", planned.cell),
        (completed.heading(_("Completed")), "completed_share", "completed_investment", completed.cell),
    )
    cells = tuple(
        Measured(
            key=Key.of(row, figure, "investor_origin"),
            row=_(row["investor_origin"]),
            column=name,
            value=row[share],
            text=f"{in_words(row[figure])}\n{numbers.percent(row[share])}",
        )
        for row in rows
        for name, share, figure, in_words in measures
    )
    return Exhibit(
        headline=_investor_headline(filters, rows),
        picture=ShareTable(
            tuple(_(row["investor_origin"]) for row in rows),
            tuple(name for name, *_more in measures),
            cells,
            one_scale=True,
            lines=2,
        ),
        columns=(
            Column("investor_origin", _("Investor")),
            Column("projects", _("Large projects"), "number"),
            Column("project_share", _("Share of the projects"), "percent"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("planned_share", _("Share of planned"), "percent"),
            Column("completed_investment", _("Completed this year"), "money"),
            Column("completed_share", _("Share of completed"), "percent"),
        ),
        rows=rows,
        definition=definition(filters, investor_definition(filters), money_unit(), "projects", "investments"),
    )


def investor_definition(filters: Filters) -> str:
    """Of which projects the figures of investors are, and of what their shares are a part."""
    formula = _(
        "who the investor of a project is, not what it was paid with; large projects in hand from {threshold};"
        " share = part of all of them"
    ).format(threshold=numbers.money_limit(filters.threshold))
    if not filters.with_separate:
        return formula
    return _("{formula}; projects listed separately are counted, the filters can leave them out").format(
        formula=formula
    )


def _columns_of_money(rows: Rows) -> tuple[MoneyColumn, MoneyColumn]:
    """How planned and completed investment are said, each alike in all rows."""
    planned, completed = (
        MoneyColumn.of(row[figure] for row in rows) for figure in ("planned_investment", "completed_investment")
    )
    return planned, completed


def _investor_headline(filters: Filters, rows: Rows) -> str:
    sentences = [
        counted(
            "{origin}: {count} large project ({share}), {planned} planned, {completed} completed",
            "{origin}: {count} large projects ({share}), {planned} planned, {completed} completed",
            "count",
            origin=_(row["investor_origin"]),
            count=row["projects"],
            share=numbers.percent(row["project_share"]),
            planned=numbers.money(row["planned_investment"]),
            completed=numbers.money(row["completed_investment"]),
        )
        for origin in OUTSIDE
        for row in rows
        if row["investor_origin"] == origin and row["projects"]
    ]
    if not rows:
        return _("{scope} has no large project in hand").format(scope=scope(filters))
    if not sentences:
        return _("{scope}: no large project of an investor from outside").format(scope=scope(filters))
    return _("; ").join(sentences)


@exhibit(N_("Where investors come from"), behind=rows_of_place)
@needs("investments")
def capital_places(filters: Filters) -> Exhibit:
    """Places of origin with their projects, planned and completed, most planned first."""
    rows = filters.ask("capital_by_origin_place")
    shown = rows[:PLACES]
    planned, completed = _columns_of_money(shown)
    measures = (
        (_("Count"), "projects", count_of_projects),
        (planned.heading(_("Planned")), "planned_investment", planned.cell),
        (completed.heading(_("Completed")), "completed_investment", completed.cell),
    )
    cells = tuple(
        Measured(
            key=Key.of(row, figure, "origin_place"),
            row=place_name(row["origin_place"]),
            column=name,
            value=row[figure],
            text=in_words(row[figure]),
        )
        for row in shown
        for name, figure, in_words in measures
    )
    return Exhibit(
        headline=_places_headline(filters, rows),
        picture=ShareTable(
            tuple(place_name(row["origin_place"]) for row in shown),
            tuple(name for name, *_more in measures),
            cells,
        ),
        columns=(
            Column("origin_place", _("Place of origin")),
            Column("projects", _("Large projects"), "number"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("completed_investment", _("Completed this year"), "money"),
            Column("completed_share", _("Share of completed"), "percent"),
            Column("outside_projects", _("Of investors from outside"), "number"),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "large projects in hand from {threshold} by the investor's place of origin; the picture shows the"
                " {count} places with most planned, the table all"
            ).format(threshold=numbers.money_limit(filters.threshold), count=PLACES),
            money_unit(),
            "projects",
            "investments",
        ),
    )


def first_places(rows: Rows) -> list[Row]:
    """The rows of the place from which most projects of investors from outside come, or of several that are level."""
    named = sorted(
        (row for row in rows if row["outside_projects"] and row["origin_place"]),
        key=lambda row: -row["outside_projects"],
    )
    return level_with_first(named, "outside_projects")


def _places_headline(filters: Filters, rows: Rows) -> str:
    """What the rows are about: all large projects, and the place of most; then those of investors from outside."""
    if not rows:
        return _("{scope} has no large project in hand").format(scope=scope(filters))
    sentence = counted(
        "{scope}: {count} large project in hand",
        "{scope}: {count} large projects in hand",
        "count",
        scope=scope(filters),
        count=total_of(rows, "projects"),
    )
    named = sorted((row for row in rows if row["projects"] and row["origin_place"]), key=lambda row: -row["projects"])
    if most := level_with_first(named, "projects"):
        names = [place_name(row["origin_place"]) for row in most]
        projects = of_each(names, count_of_projects(most[0]["projects"]))
        sentence = _("{sentence}; most come from {place}: {projects}").format(
            sentence=sentence, place=tied(names), projects=projects
        )
    return _("; ").join([sentence, _outside_in_words(rows)])


def _outside_in_words(rows: Rows) -> str:
    in_all = rows[0]["outside_projects_in_all"]
    if not in_all:
        return _("none of an investor from outside")
    sentence = counted(
        "{count} of them of an investor from outside",
        "{count} of them of investors from outside",
        "count",
        count=in_all,
    )
    first = first_places(rows)
    if not first:
        return sentence
    names = [place_name(row["origin_place"]) for row in first]
    projects = of_each(names, count_of_projects(first[0]["outside_projects"]))
    if len(first) > 1:
        return _("{sentence}; most come from {place}: {projects}").format(
            sentence=sentence, place=tied(names), projects=projects
        )
    template = _("{sentence}; most come from {place}: {projects}, {planned} planned, {completed} completed")
    if in_all == 1:
        template = _("{sentence}, from {place}, {planned} planned, {completed} completed")
    return template.format(
        sentence=sentence,
        place=names[0],
        projects=projects,
        planned=numbers.money(first[0]["outside_planned_investment"]),
        completed=numbers.money(first[0]["outside_completed_investment"]),
    )
