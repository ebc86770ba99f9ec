"""Land intensity: what large projects invest on each mu of land, against the floor of their region."""

from dataclasses import replace

from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import level_with_first, tied
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, money_on_land_unit
from pictures import Bar, Key, Listing, Ranking, Reference
from words import N_, _, counted, language, numbers

FLOOR = 100.0
MOST_BARS = 20


def land_of_region(filters: Filters, key: Key) -> Exhibit:
    """The large projects of one region whose land is known; headed by the sums that its intensity is made of."""
    filters = replace(filters, regions=(key["region"],))
    rows = tuple(row for row in filters.ask("land_intensity") if row["land"])
    row = next(iter(filters.ask("land_intensity_by_region")))
    return Exhibit(
        headline=counted(
            "{region}: {money} planned on {land} mu by {count} project whose land is known",
            "{region}: {money} planned on {land} mu by {count} projects whose land is known",
            "count",
            region=row["region"],
            money=numbers.money(row["planned_investment"]),
            land=numbers.plain(row["land"]),
            count=row["projects_with_land"],
        ),
        picture=Listing((), ""),
        columns=_columns_of_projects(),
        rows=rows,
        definition=_definition(filters, _("land intensity = planned investment / land; projects whose land is known")),
        sum_of="planned_investment",
    )


@exhibit(N_("Land intensity"), behind=land_of_region)
@needs("projects")
def land_intensity_by_region(filters: Filters) -> Exhibit:
    """Which township or zone uses its land well enough: planned investment on each mu against the floor."""
    rows = filters.ask("land_intensity_by_region")
    subject = filters.region if rows else None
    if subject:
        rows = filters.for_all_regions().ask("land_intensity_by_region")
    bars = tuple(
        Bar(
            key=Key.of(row, "planned_investment", "region"),
            label=row["region"],
            value=row["land_intensity"],
            text=_intensity_text(row),
            lamp="红" if _is_below(row) else None,
            subject=subject in (None, row["region"]),
            mark=row["land_floor"],
        )
        for row in rows
    )
    return Exhibit(
        headline=_region_headline(filters, rows, subject),
        picture=Ranking(bars),
        columns=(
            Column("region", _("Township or zone")),
            Column("land_intensity", _("Planned on each mu"), "money_on_land"),
            Column("land_floor", _("Floor"), "money_on_land"),
            Column("floor_rate", _("Of the floor"), "percent"),
            Column("below_floor", _("Projects below the floor"), "number"),
            Column("projects_with_land", _("Projects with known land"), "number"),
            Column("projects", _("Large projects"), "number"),
            Column("planned_investment", _("Planned by those"), "money"),
            Column("land", _("Land, mu"), "value"),
        ),
        rows=rows,
        definition=_definition(
            filters,
            _("land intensity = planned investment / land of the large projects with known land; beside it the floor")
            + _floors_in_words(rows),
        ),
    )


def _is_below(row: Row) -> bool:
    return row["floor_rate"] is not None and row["floor_rate"] < FLOOR


def _on_land(ten_thousand_yuan: float) -> str:
    """What is invested on each mu, in the unit of the tables."""
    return numbers.plain(numbers.in_table_unit(ten_thousand_yuan), 1 if language() == "zh" else 3)


def _against_floor(row: Row) -> str:
    """Intensity and floor side by side: 45.8 / 50."""
    return f"{_on_land(row['land_intensity'])} / {_on_land(row['land_floor'])}"


def _intensity_text(row: Row) -> str:
    if row["land_intensity"] is None:
        return _("land unknown")
    if row["land_floor"] is None:
        return _("{intensity}, no floor set").format(intensity=_on_land(row["land_intensity"]))
    text = _against_floor(row)
    if _is_below(row):
        text = _("{text} below the floor").format(text=text)
    if row["below_floor"]:
        return counted(
            "{text} · {count} project below",
            "{text} · {count} projects below",
            "count",
            text=text,
            count=row["below_floor"],
        )
    return text


def _floors_in_words(rows: Rows) -> str:
    """The floors of each level as they stand in the ledger: 镇乡 50、园区 120."""
    floors: dict[str, set[float]] = {}
    for row in rows:
        if row["land_floor"] is not None:
            floors.setdefault(row["level"], set()).add(row["land_floor"])
    words = [
        f"{_(level)} {'–'.join(_on_land(floor) for floor in sorted({min(of_level), max(of_level)}))}"
        for level, of_level in floors.items()
    ]
    return _(" ({floors})").format(floors=_(", ").join(words)) if words else ""


def _region_headline(filters: Filters, rows: Rows, subject: str | None) -> str:
    if subject:
        row = next((row for row in rows if row["region"] == subject), None)
        if row is None:
            return _("{region} has no large project in hand").format(region=subject)
        return _("{region}: {text} ({unit})").format(
            region=subject, text=_intensity_text(row), unit=money_on_land_unit()
        )
    land = filters.ask_one("land_headline")
    if not land["judged"]:
        return _("Land or floors are not in the ledger, so nothing can be compared")
    below = [row for row in rows if _is_below(row)]
    if not below:
        return counted(
            "No township or zone below its floor as a whole; {projects} of {known} project below it",
            "No township or zone below its floor as a whole; {projects} of {known} projects below it",
            "known",
            projects=land["below_floor"],
            known=land["judged"],
        )
    furthest = [row["region"] for row in level_with_first(below, "floor_rate")]
    return counted(
        "{count} township or zone is below its floor as a whole, {first} most; of projects {projects} of {known}",
        "{count} townships or zones are below their floor as a whole, {first} most; of projects {projects} of {known}",
        "count",
        count=len(below),
        first=tied(furthest),
        projects=land["below_floor"],
        known=land["judged"],
    )


@exhibit(N_("Projects below the floor"), opens_project=True)
@needs("projects")
def land_below_floor(filters: Filters) -> Exhibit:
    """Which projects stay below the floor of their region, the furthest below first."""
    below = tuple(row for row in filters.ask("land_intensity") if row["is_below"])
    land = filters.ask_one("land_headline")
    bars = tuple(
        Bar(Key.of(row, "planned_investment", "project_code"), row["name"], row["floor_rate"], _against_floor(row))
        for row in below
    )
    headline = counted(
        "None of the {judged} project with known land and a floor is below it",
        "None of the {judged} projects with known land and a floor is below it",
        "judged",
        judged=land["judged"],
    )
    if not land["judged"]:
        headline = _("Land or floors are not in the ledger, so nothing can be compared")
    elif below:
        names = [row["name"] for row in level_with_first(below, "floor_rate")]
        headline = counted(
            "{count} of {judged} project below its floor, {name} furthest with {rate} of it",
            "{count} of {judged} projects below their floor, {name} furthest with {rate} of it",
            "judged",
            count=land["below_floor"],
            judged=land["judged"],
            name=tied(names),
            rate=numbers.percent(below[0]["floor_rate"]),
        )
    return Exhibit(
        headline=headline,
        picture=Ranking(bars[:MOST_BARS], Reference(FLOOR, _("floor"))),
        columns=_columns_of_projects(),
        rows=below,
        definition=_definition(
            filters,
            _("planned investment / land, beside the floor of the region; the bar is % of the floor; 20 at most"),
        ),
    )


def _columns_of_projects() -> tuple[Column, ...]:
    return (
        Column("name", _("Project")),
        Column("region", _("Township or zone")),
        Column("planned_investment", _("Planned investment"), "money"),
        Column("land", _("Land, mu"), "value"),
        Column("land_intensity", _("Planned on each mu"), "money_on_land"),
        Column("land_floor", _("Floor"), "money_on_land"),
        Column("floor_rate", _("Of the floor"), "percent"),
        Column("status", _("Status")),
        Column("project_code", _("Code")),
    )


def _definition(filters: Filters, formula: str) -> Definition:
    return definition(filters, formula, money_on_land_unit(), "projects", "targets")
