"""The score (考核): total, rank in the group, what costs most and what would gain a place; indicator by indicator."""

from exhibits.assessment.rules import measure_in_words, scheme_in_force, scheme_in_words
from exhibits.base.exhibit import Column, Definition, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.places import first_of, in_first_place, place_of
from exhibits.base.wording import definition, ledger_word, scope
from pictures import Cell, HeatTable, Key, LampCell, LampColumn, LampRow, LampTable, Listing
from words import N_, _, counted, numbers
from words.columns import MoneyColumn, said_alike

MOST_ROWS = 60


def points_of_unit(filters: Filters, key: Key) -> Exhibit:
    """Every indicator of one unit: what is measured, what it earns, what it costs."""
    rows = tuple(row for row in filters.ask("assessment_by_indicator") if row["region"] == key["region"])
    rows = tuple({**row, "measured": measure_in_words(row["measure"])} for row in rows)
    headline = counted(
        "{region}: {count} indicator", "{region}: {count} indicators", "count", region=key["region"], count=len(rows)
    )
    columns = (
        Column("indicator", _("Indicator")),
        Column("measured", _("What is measured")),
        Column("value", _("Value"), "value"),
        Column("score", _("Score"), "value"),
        Column("full_score", _("Full score"), "value"),
        Column("lost", _("Lost"), "value"),
        Column("place", _("Place in the group"), "rank"),
    )
    return Exhibit(headline, Listing((), ""), columns, rows, definition_of_scores(filters))


@exhibit(N_("The score"), behind=points_of_unit)
def assessment_ranking(filters: Filters) -> Exhibit:
    """Who has how many points, in which place of the group, which indicator costs most, what would gain a place."""
    rows = filters.ask("assessment")
    money = MoneyColumn.of(row["gain_investment"] for row in rows[:MOST_ROWS])
    return Exhibit(
        headline=_headline(filters, rows),
        picture=LampTable(
            (
                LampColumn(_("Group")),
                LampColumn(_("Rank")),
                LampColumn(_("Score")),
                LampColumn(_("Change")),
                LampColumn(_("Costs most")),
                LampColumn(_("To the next ahead")),
                LampColumn(_("Not known")),
            ),
            tuple(_row(row, money) for row in rows[:MOST_ROWS]),
        ),
        columns=columns_of_scores(),
        rows=rows,
        definition=definition_of_scores(filters),
    )


def _headline(filters: Filters, rows: Rows) -> str:
    if scheme_in_force() is None:
        return _("No scheme of assessment is chosen in the settings")
    groups = []
    for group in dict.fromkeys(row["assessed_group"] for row in rows):
        ranked = [row for row in rows if row["assessed_group"] == group and row["rank"] is not None]
        first = first_of(ranked, "rank") if ranked else []
        if first and len(first) < len(ranked):
            rate = _("{rate} of the points").format(rate=numbers.percent(ranked[0]["score_rate"]))
            groups.append(_("{group}: {first}").format(group=ledger_word(group), first=in_first_place(first, rate)))
        elif len(ranked) == 1:
            groups.append(_of_one(filters, ranked[0]))
        elif ranked:
            rate = _("{rate} of the points").format(rate=numbers.percent(ranked[0]["score_rate"]))
            groups.append(_("{group}: all alike, {rate}").format(group=ledger_word(group), rate=rate))
    if groups:
        return _("; ").join(groups)
    return _("{scope}: nobody is scored by the scheme in force").format(scope=scope(filters))


def _of_one(filters: Filters, row: Row) -> str:
    """What one unit has of the points that are known; its place where somebody stands beside it."""
    points = _("{region}: {score} of {full} points").format(
        region=row["region"], score=numbers.plain(row["score"]), full=numbers.plain(row["full_score"])
    )
    if row["count_ranked"] == 1:
        return points
    every = filters.for_all_regions().ask("assessment")
    in_group = [other for other in every if other["assessed_group"] == row["assessed_group"]]
    return _("{points}, no. {rank} of {count} in its group").format(
        points=points, rank=place_of(row, in_group, "rank"), count=row["count_ranked"]
    )


def _row(row: Row, money: MoneyColumn) -> LampRow:
    return LampRow(
        Key.of(row, "indicators", "region"),
        row["region"],
        (
            LampCell(ledger_word(row["assessed_group"])),
            LampCell(numbers.NOTHING if row["rank"] is None else str(row["rank"])),
            LampCell(score_of(row)),
            LampCell(_change(row["rank_change"])),
            LampCell(_("{indicator} -{lost}").format(indicator=row["costliest"], lost=numbers.rounded(row["lost"], 2)))
            if row["costliest"]
            else LampCell(numbers.NOTHING),
            LampCell(_gain(row, money)),
            LampCell(row["missing"] or numbers.NOTHING, strong=bool(row["missing"])),
        ),
    )


def score_of(row: Row) -> str:
    """What a unit has, of what it could have."""
    if row["score"] is None:
        return numbers.NOTHING
    return f"{numbers.rounded(row['score'], 2)}/{numbers.plain(row['full_score'])}"


def _change(places: int | None) -> str:
    if not places:
        return numbers.NOTHING
    return f"↑{places}" if places > 0 else f"↓{-places}"


def _gain(row: Row, money: MoneyColumn) -> str:
    """What is missing to the unit ahead, and by which indicator it could be made up."""
    if row["gap_to_next"] is None:
        return numbers.NOTHING
    text = _("{points} points").format(points=numbers.rounded(row["gap_to_next"], 2))
    if row["gain_investment"] is None:
        return text
    return _("{points}: {indicator} +{money}").format(
        points=text, indicator=row["gain_indicator"], money=money.said(row["gain_investment"])
    )


def columns_of_scores() -> tuple[Column, ...]:
    """The columns of a table of scores."""
    return (
        Column("region", _("Unit")),
        Column("assessed_group", _("Group")),
        Column("period", _("Period")),
        Column("rank", _("Rank"), "rank"),
        Column("score", _("Score"), "value"),
        Column("full_score", _("Full score"), "value"),
        Column("score_rate", _("Of the full score"), "percent"),
        Column("rank_change", _("Change"), "change"),
        Column("costliest", _("Costs most")),
        Column("lost", _("Lost"), "value"),
        Column("ahead", _("Next ahead")),
        Column("gap_to_next", _("Points to it"), "value"),
        Column("gain_indicator", _("Could be gained by")),
        Column("gain_investment", _("With so much more completed"), "money"),
        Column("missing", _("Not known")),
    )


@exhibit(N_("The score by indicator"))
def assessment_by_indicator(filters: Filters) -> Exhibit:
    """What every unit earns by every indicator: behind the full score in one colour, beyond it in the other."""
    rows = filters.ask("assessment_by_indicator")
    units = tuple(dict.fromkeys(row["region"] for row in filters.ask("assessment")))
    missing = len([row for row in rows if row["score"] is None])
    headline = _headline(filters, filters.ask("assessment"))
    if rows:
        headline = _("{count} scores, {missing} not known").format(count=len(rows), missing=missing)
    said = {
        indicator: said_alike(row["score"] for row in rows if row["indicator"] == indicator)
        for indicator in dict.fromkeys(row["indicator"] for row in rows)
    }
    cells = tuple(
        Cell(
            row=row["region"],
            column=row["indicator"],
            value=None if row["score"] is None else row["score"] - row["full_score"],
            text=_("not known") if row["score"] is None else said[row["indicator"]](row["score"]),
            hover=_hover(row),
            key=None,
        )
        for row in rows
    )
    return Exhibit(
        headline=headline,
        picture=HeatTable(units, tuple(dict.fromkeys(row["indicator"] for row in rows)), cells),
        columns=(
            Column("region", _("Unit")),
            Column("assessed_group", _("Group")),
            Column("indicator", _("Indicator")),
            Column("value", _("Value"), "value"),
            Column("score", _("Score"), "value"),
            Column("full_score", _("Full score"), "value"),
            Column("lost", _("Lost"), "value"),
        ),
        rows=rows,
        definition=definition_of_scores(filters),
    )


def _hover(row: Row) -> str:
    if row["score"] is None:
        return _("{region}, {indicator}: not known").format(region=row["region"], indicator=row["indicator"])
    return _("{region}, {indicator}: {score} of {full}").format(
        region=row["region"],
        indicator=row["indicator"],
        score=numbers.plain(row["score"]),
        full=numbers.plain(row["full_score"]),
    )


def definition_of_scores(filters: Filters, *before: str) -> Definition:
    """The scheme in force, rule by rule, after what else is to be said."""
    scheme = scheme_in_force()
    rules = scheme_in_words(scheme) if scheme else _("no scheme is chosen in the settings")
    formula = _("; ").join([*before, rules])
    return definition(
        filters, formula, _("score points"), "projects", "investments", "targets", "milestones", "assessment_scores"
    )
