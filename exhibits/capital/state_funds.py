"""State funds: what part of the completed investment is money of the state, and what the rest is."""

from exhibits.base.by_project import and_what_is_listed, listed_by_project
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import place_of
from exhibits.base.reporting import is_whole
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, list_words, scope
from exhibits.capital.sources import rows_of_source
from pictures import Composition, Key, Part
from settings import settings
from words import N_, _, counted, numbers
from words.columns import money_said_alike


@exhibit(N_("State funds as a part of all"), behind=rows_of_source)
@needs("investments")
def state_funds(filters: Filters) -> Exhibit:
    """Money of the state first, then every other source: amounts, shares, and their change on the year before."""
    rows = filters.ask("state_funds_by_source")
    year = filters.month.year
    said = money_said_alike(row["completed_investment"] for row in rows)
    parts = tuple(
        Part(
            key=Key.of(row, "completed_investment", "capital_source"),
            key_before=Key.of(row, "completed_last_year", "capital_source"),
            name=_source_name(row),
            share=row["share"],
            text=said(row["completed_investment"]),
            share_text=numbers.percent(row["share"]),
            share_before=row["share_last_year"],
            text_before=numbers.percent(row["share_last_year"]),
        )
        for row in rows
    )
    return Exhibit(
        headline=and_what_is_listed(filters, _finding(filters)),
        picture=Composition(parts, *(_("{year}").format(year=number) for number in (year, year - 1))),
        columns=(
            Column("capital_source", _("Capital source")),
            Column("is_state", _("Money of the state")),
            Column("completed_investment", _("Completed"), "money"),
            Column("share", _("Share"), "percent"),
            Column("completed_last_year", _("The year before"), "money"),
            Column("share_last_year", _("Share the year before"), "percent"),
            Column("share_change", _("Change of the share"), "points"),
            Column("year_on_year", _("Growth on the year before"), "percent"),
        ),
        rows=tuple(row | {"is_state": _("yes") if row["is_state"] else _("no")} for row in map(dict, rows)),
        definition=definition(
            filters,
            _(
                "share of state funds = completed with {sources} / all completed since January; the county's settings"
                " say which sources they are"
            ).format(sources=list_words([_(source) for source in settings().state_sources], 4) or numbers.NOTHING),
            "%",
            "investments",
        ),
    )


def _source_name(row: Row) -> str:
    name = _(row["capital_source"])
    return _("{source} (state)").format(source=name) if row["is_state"] else name


def _finding(filters: Filters) -> str:
    funds = filters.ask_one("state_funds")
    if not funds["completed_investment"]:
        return _("{scope} completed nothing in {period}").format(
            scope=scope(filters), period=numbers.period(filters.month)
        )
    all_of_it = filters.ask_one("county_headline")["completed_investment"]
    said = {
        "scope": scope(filters),
        "money": numbers.money(all_of_it),
        "period": numbers.period(filters.month),
    }
    if not funds["state_funds"]:
        return _("{scope} completed {money} in {period}, none of it with state funds").format(**said)
    sentence = _("{scope} completed {money} in {period}, {state} of it with state funds").format(
        **said, state=numbers.money(funds["state_funds"])
    )
    if listed_by_project(filters) is not None:
        return sentence
    if not 0 < funds["state_funds"] <= funds["completed_investment"]:  # corrections below nothing: no share of all
        return sentence
    share = numbers.percent(funds["state_share"])
    parts = [_("{sentence}, {share} of it").format(sentence=sentence, share=share)]
    change = funds["state_share_change"]
    if change and is_whole(filters):
        template = _("{points} more than the year before") if change > 0 else _("{points} less than the year before")
        parts.append(template.format(points=numbers.distance(change)))
    parts += _among_regions(filters, funds)
    return _("; ").join(parts)


def _among_regions(filters: Filters, funds: Row) -> list[str]:
    """The place of the one chosen region; else how many have nothing of it."""
    rows: Rows = filters.for_all_regions().ask("state_funds_by_region")
    row = next((row for row in rows if row["region"] == filters.region), None)
    if row and row["state_rank"] and row["count_ranked"] > 1:
        place = place_of(row, rows, "state_rank")
        return [_("rank {rank} of {count} by amount").format(rank=place, count=row["count_ranked"])]
    if funds["regions_without"] and not filters.region:
        return [
            counted(
                "{count} township or zone has none",
                "{count} townships and zones have none",
                "count",
                count=funds["regions_without"],
            )
        ]
    return []
