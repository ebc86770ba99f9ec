"""The pipeline in one screen: what is being won, what is applied for above, what is prepared."""

from exhibits.base.comparison import tone_of
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.sheets import is_filled, lacks, without_sheet
from exhibits.base.time_words import lead
from exhibits.base.wording import count_of_projects, definition, list_words, money_unit, scope
from exhibits.pipeline.applications import (
    IN_PLACE,
    NO_APPLICATION,
    counted_applications,
    counts_in,
    rate_of_those_with_target,
    rows_of_applications,
)
from exhibits.pipeline.attraction import NO_LEAD
from exhibits.pipeline.leads import leads_as_they_stand, rows_of_leads, stages_in_words
from exhibits.pipeline.reserve import (
    how_long_it_lasts,
    projects_in_reserve,
    reserve_definition,
)
from pictures import Card, Cards, Key, Listing
from words import N_, _, counted, ngettext, numbers

SOURCES = ("leads", "applications", "projects", "investments", "targets")
LEADS, APPLICATIONS = "leads", "applications"
MOST_NAMES = 3


def figure_of_pipeline(filters: Filters, key: Key) -> Exhibit:
    """The rows behind one card."""
    match key.figure:
        case "leads":
            return rows_of_leads(filters, scope(filters), filters.ask("leads"))
        case "funds_in_place":
            rows = [row for row in filters.ask("leads") if row["funds_in_place"]]
            return rows_of_leads(filters, scope(filters), rows, sum_of="funds_in_place")
        case "without_lead":
            return _who_lacks(filters, "leads_by_region", "region", NO_LEAD)
        case "without_application":
            return _who_lacks(filters, "applications_by_department", "department", NO_APPLICATION)
        case "in_place":
            rows = [row for row in filters.ask("applications") if counts_in(row, IN_PLACE)]
            return rows_of_applications(filters, scope(filters), IN_PLACE, rows)
    return projects_in_reserve(filters, key)


def _who_lacks(filters: Filters, query: str, name: str, lack: str) -> Exhibit:
    rows = tuple(row for row in filters.ask(query) if row["lacks"] == lack)
    return Exhibit(
        headline=_("{scope}: {count} with a blank").format(scope=scope(filters), count=len(rows)),
        picture=Listing((), ""),
        columns=(
            Column(name, _("Township, zone or department")),
            Column("lacks", _("Lacks")),
            Column("target", _("Target of the year"), "money"),
        ),
        rows=rows,
        definition=definition(filters, _blank_definition(), _("count"), *SOURCES),
    )


def _blank_definition() -> str:
    return _(
        "townships, zones, and whoever has a target: without any lead, or with none in talks or of intent; departments:"
        " without an application this year, or with nothing in place"
    )


@exhibit(N_("The pipeline in one sentence"), behind=figure_of_pipeline)
def pipeline_in_short(filters: Filters) -> Exhibit:
    """Six figures: leads, funds in place, blanks; money from above, blanks; the reserve."""
    reserve = filters.ask_one("reserve_headline")
    rows, cards, sentences = [], [], []
    if is_filled("leads"):
        leads = filters.ask_one("leads_headline")
        cards += [_leads_card(leads), _funds_card(filters, leads), _lacks_card(filters, leads)]
        sentences.append(_leads_sentence(filters, leads))
        rows.append(_row(_("leads"), leads["leads"], leads["planned_investment"], leads["funds_in_place"], leads))
    else:
        cards.append(_missing(LEADS, _("Attraction")))
    if is_filled("applications"):
        total = filters.ask_one("applications_headline")
        cards += [_applications_card(filters, total), _blanks_card(filters, total)]
        sentences += [_applications_sentence(total)] if total["count_departments"] else []
        rows.append(_row(_("applications"), total["applications"], total["applied"], total["in_place"], total))
    else:
        cards.append(_missing(APPLICATIONS, _("Applications")))
    if is_filled("projects"):
        cards.append(_reserve_card(filters, reserve))
        sentences.append(_reserve_sentence(filters, reserve))
        rows.append(_row(_("reserve"), reserve["projects"], reserve["planned_investment"], None, {}))
    if not rows:
        return without_sheet(filters, LEADS)
    return Exhibit(
        headline=_("{scope}: {findings}").format(scope=scope(filters), findings=_("; ").join(sentences)),
        picture=Cards(tuple(cards)),
        columns=(
            Column("what", _("What")),
            Column("count", _("Count"), "number"),
            Column("planned", _("Planned or applied for"), "money"),
            Column("in_place", _("In place"), "money"),
            Column("target", _("Target of the year"), "money"),
            Column("completion_rate", _("Completion rate"), "percent"),
        ),
        rows=tuple(rows),
        definition=definition(filters, reserve_definition(), money_unit(), *SOURCES),
    )


def _row(what: str, count: int, planned: float, in_place: float | None, measured: Row) -> Row:
    return {
        "what": what,
        "count": count,
        "planned": planned,
        "in_place": in_place,
        "target": measured.get("target"),
        "completion_rate": measured.get("completion_rate"),
    }


def _missing(sheet: str, label: str) -> Card:
    note = lacks(sheet)
    return Card(None, label, numbers.NOTHING, note, "neutral", _("The sheet's columns are described in data/README.md"))


def _leads_sentence(filters: Filters, leads: Row) -> str:
    if not leads["leads"]:
        return _("no lead at all")
    sentence = counted(
        "{count} lead, {money} in place",
        "{count} leads, {money} in place",
        "count",
        count=leads["leads"],
        money=numbers.money(leads["funds_in_place"]),
    )
    sentence = _with_rate(sentence, leads, leads["funds_in_place"] == leads["funds_measured"])
    place = next((row for row in filters.ask("leads_by_region") if row["rate_rank"]), None) if filters.region else None
    if place is None or place["count_rate_rank"] == 1 or not place["funds_in_place"]:
        return sentence
    return _("{sentence}, no. {rank} of {ranked}").format(
        sentence=sentence, rank=place["rate_rank"], ranked=place["count_rate_rank"]
    )


def _applications_sentence(total: Row) -> str:
    sentence = _("{money} in place from above").format(money=numbers.money(total["in_place"]))
    return _with_rate(sentence, total, total["in_place"] == total["in_place_measured"])


def _with_rate(sentence: str, measured: Row, is_everybody: bool) -> str:
    if measured["completion_rate"] is None:
        return sentence
    return _(", ").join((sentence, rate_of_those_with_target(measured, is_everybody)))


def _reserve_sentence(filters: Filters, reserve: Row) -> str:
    if not reserve["projects"]:
        return _("nothing in reserve")
    return counted(
        "{count} project in reserve, {duration}",
        "{count} projects in reserve, {duration}",
        "count",
        count=reserve["projects"],
        duration=how_long_it_lasts(filters, reserve),
    )


def _leads_card(leads: Row) -> Card:
    return Card(
        Key.of(leads, "leads"),
        _("Leads"),
        ngettext("{count} lead", "{count} leads", leads["leads"]).format(count=leads["leads"]),
        stages_in_words(leads) or _("no lead at all"),
        "neutral",
        leads_as_they_stand(),
    )


def _funds_card(filters: Filters, leads: Row) -> Card:
    return Card(
        Key.of(leads, "funds_in_place"),
        _("Attracted funds in place"),
        numbers.money(leads["funds_in_place"]),
        _against_target(leads, filters, leads["funds_in_place"] == leads["funds_measured"]),
        tone_of(leads["lead"]),
        _("funds in place of whoever has a target / the year's target ({target})").format(
            target=numbers.money(leads["target"])
        ),
    )


def _against_target(measured: Row, filters: Filters, is_everybody: bool) -> str:
    if measured["completion_rate"] is None:
        return _("no target")
    return _(", ").join((rate_of_those_with_target(measured, is_everybody), lead(measured["lead"], filters.month)))


def _lacks_card(filters: Filters, leads: Row) -> Card:
    rows = filters.ask("leads_by_region")
    note = _names(rows, NO_LEAD, "region") or _("everybody has a lead")
    if talks := leads["without_talks_alone"]:
        note = _("{note}; {count} more with none in talks or of intent").format(note=note, count=talks)
    return Card(
        Key.of(leads, "without_lead"),
        _("Without any lead"),
        _units(leads["without_lead"], leads["count_expected"]),
        note,
        "bad" if leads["without_lead"] else "neutral",
        _blank_definition(),
    )


def _units(without: int, in_all: int) -> str:
    """How many units lack it of how many; of a single unit whether it has any."""
    if in_all == 1:
        return _("has none") if without else _("has some")
    return _("{count} of {all} units").format(count=without, all=in_all)


def _names(rows: Rows, lack: str, name: str) -> str:
    return list_words([row[name] for row in rows if row["lacks"] == lack], MOST_NAMES)


def _applications_card(filters: Filters, total: Row) -> Card:
    return Card(
        Key.of(total, "in_place"),
        _("In place from above"),
        numbers.money(total["in_place"]) if total["count_departments"] else numbers.NOTHING,
        _against_target(total, filters, total["in_place"] == total["in_place_measured"])
        if total["count_departments"]
        else _("departments apply above"),
        tone_of(total["lead"]),
        counted_applications(),
    )


def _blanks_card(filters: Filters, total: Row) -> Card:
    rows = filters.ask("applications_by_department")
    note = _names(rows, NO_APPLICATION, "department") or _("everybody has applied")
    if total["without_money"]:
        note = _("{note}; {count} more with nothing in place").format(note=note, count=total["without_money"])
    return Card(
        Key.of(total, "without_application"),
        _("Departments without application"),
        _units(total["without_application"], total["count_departments"])
        if total["count_departments"]
        else numbers.NOTHING,
        note if total["count_departments"] else _("departments apply above"),
        "bad" if total["without_application"] else "neutral",
        _blank_definition(),
    )


def _reserve_card(filters: Filters, reserve: Row) -> Card:
    return Card(
        Key.of(reserve, "planned_investment"),
        _("In reserve"),
        numbers.money(reserve["planned_investment"]),
        _("{projects}, {duration}").format(
            projects=count_of_projects(reserve["projects"]), duration=how_long_it_lasts(filters, reserve)
        )
        if reserve["projects"]
        else _("nothing in reserve"),
        "neutral",
        reserve_definition(),
    )
