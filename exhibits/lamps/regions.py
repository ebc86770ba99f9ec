"""The lamp of every township and zone by either yardstick."""

from collections.abc import Sequence

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.lamp_words import yardstick_in_words
from exhibits.base.project_rows import projects_of_region
from exhibits.base.reporting import UNREPORTED, with_unreported
from exhibits.base.wording import lamp_words, scope
from exhibits.lamps.columns import lamp_definition
from pictures import Key, LampCell, LampColumn, LampRow, LampTable
from settings import YARDSTICKS, settings
from words import N_, _, numbers


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
                LampColumn(_("Rate")),
                *(LampColumn(_heading_of(yardstick)) for yardstick in YARDSTICKS),
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
        definition=lamp_definition(filters, _("rates %, beside a lamp percentage points ahead or behind")),
    )


def _heading_of(yardstick: str) -> str:
    name = yardstick_in_words(yardstick)
    name = _("{yardstick} (in use)").format(yardstick=name) if yardstick == settings().yardstick else name
    return _("{yardstick}, points").format(yardstick=name)


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
    if own and not own[f"lamp_{force}"] and not own[f"lamp_{other}"]:
        return _("{scope} has no target and no lamp").format(scope=own["region"])
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
    if not any(row["lamp"] for row in rows):
        return _("{scope}: no township or zone has a lamp").format(scope=scope(filters))
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
