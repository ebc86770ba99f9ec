"""The profile of a township or zone: what to know before its head speaks, on one screen."""

from dataclasses import replace

from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.places import are_alike, place_of
from exhibits.base.project_rows import large_projects_in_hand, projects_of_region
from exhibits.base.reporting import UNREPORTED
from exhibits.base.sheets import is_filled, missing_in_words
from exhibits.base.time_words import DECEMBER, JUNE, is_closed, needed
from exhibits.base.wording import count_of_projects, definition, lamp_words, money_unit, scope
from exhibits.completion.ranking import region_headline
from exhibits.overview.attention import attention_columns, matter_of
from pictures import Card, Key, Listing, Profile
from words import N_, _, numbers

MATTERS = 4


def rows_of_profile(filters: Filters, key: Key) -> Exhibit:
    """The projects behind a figure of the profile of one region."""
    of_region = replace(filters, regions=(key["region"],))
    if key.figure == "large_projects":
        return large_projects_in_hand(of_region)
    return projects_of_region(filters, key)


@exhibit(N_("Townships one by one"), behind=rows_of_profile)
def region_profile(filters: Filters) -> Exhibit:
    """Its rate, its ranks, its growth and what it needs; then its laggards with reason, owner and promised date."""
    rows = filters.ask("completion_by_region")
    return _profile(filters, rows[0] if len(rows) == 1 else None)


@exhibit(N_("Townships with a red lamp one by one"), behind=rows_of_profile)
def red_region_profile(filters: Filters) -> Exhibit:
    """The profile of the township that is asked for, else of the one with a red lamp that is farthest behind."""
    red = [row["region"] for row in filters.ask("lamps_of_regions") if filters.region or row["lamp"] == "红"]
    if red:
        return region_profile(replace(filters, regions=(red[0],)))
    nothing = _("{scope}: no township or zone has a red lamp").format(scope=scope(filters))
    return replace(_profile(filters, None), headline=nothing, picture=Profile((), Listing((), nothing)), rows=())


def _profile(filters: Filters, row: Row | None) -> Exhibit:
    matters = filters.ask("needs_attention")
    county = filters.ask_one("county_headline")
    return Exhibit(
        headline=region_headline(row, filters)
        if row
        else _("{scope}: choose one township").format(scope=scope(filters)),
        picture=Profile(
            cards=(*_cards(row, filters), *_project_cards(row, county)) if row else (),
            listing=Listing(
                tuple(matter_of(matter, filters.month) for matter in matters[:MATTERS]),
                _("Nothing is stopped, red, overdue or without progress under these filters.")
                if is_filled("projects")
                else missing_in_words(["projects"]),
                len(matters),
            ),
        ),
        columns=attention_columns(),
        rows=matters,
        definition=definition(
            filters,
            _("completion rate = completed / target of the year; below, the matters that need a leader"),
            money_unit(),
            "investments",
            "targets",
        ),
    )


def _project_cards(row: Row, county: Row) -> tuple[Card, ...]:
    if not is_filled("projects"):
        return ()
    key = Key("large_projects", Key.of(row, "completed_investment", "region").values, county["large_projects"])
    return (
        Card(
            key,
            _("Large projects"),
            count_of_projects(county["large_projects"]),
            numbers.money(county["large_completed_investment"]),
            "neutral",
            _("large projects in hand, and what they completed this year"),
        ),
    )


def _cards(row: Row, filters: Filters) -> tuple[Card, ...]:
    completed = Key.of(row, "completed_investment", "region")
    rows = filters.for_all_regions().ask("completion_by_region")
    return (
        Card(
            completed,
            _("Completed"),
            numbers.money(row["completed_investment"]),
            ""
            if row["is_reported"] and are_alike(rows, "amount_rank")
            else _("amount no. {rank}").format(rank=place_of(row, rows, "amount_rank"))
            if row["is_reported"]
            else _("as far as reported before this month"),
            "neutral",
            _("sum of the ledger's investments from January to this month"),
        ),
        Card(
            completed,
            _("Completion rate"),
            numbers.percent(row["completion_rate"]),
            _("{lamp}, no. {rank} of {count}").format(
                lamp=lamp_words(row["lamp"]), rank=place_of(row, rows, "rate_rank"), count=row["count_ranked"]
            )
            if row["rate_rank"] and row["count_ranked"] > 1 and not are_alike(rows, "completion_rate")
            else lamp_words(row["lamp"])
            if row["rate_rank"]
            else _("no target")
            if row["is_reported"]
            else _(UNREPORTED),
            "neutral",
            _("completed / target of the year"),
        ),
        Card(
            completed,
            _("Growth on the year before"),
            numbers.percent(row["year_on_year"]),
            _("no. {rank}").format(rank=place_of(row, rows, "growth_rank"))
            if row["growth_rank"]
            else numbers.growth(row["year_on_year"]),
            "neutral",
            _("growth against the same months a year before"),
        ),
        Card(
            completed,
            _("Short of the target") if is_closed(filters.month) else _("Short of time progress"),
            numbers.money(row["gap_to_pace"]),
            _needed(row, filters),
            "neutral",
            _("target x time progress - completed; 0 when ahead"),
        ),
    )


def _needed(row: Row, filters: Filters) -> str:
    if row["needed_per_month_to_half"]:
        return _("{needed} to half by June").format(needed=needed(row["needed_per_month_to_half"], JUNE, filters.month))
    if row["needed_per_month_to_target"]:
        return _("{needed} to the target").format(
            needed=needed(row["needed_per_month_to_target"], DECEMBER, filters.month)
        )
    return ""
