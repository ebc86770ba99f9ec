"""Versions: what this one says otherwise than the last, and where the ledger's own totals do not add up."""

from dataclasses import replace
from datetime import date

from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row, Rows
from exhibits.base.kinds import one_of_each_kind_first
from exhibits.base.sheets import needs
from exhibits.base.wording import definition, ledger_word, scope
from pictures import Listing, Matter
from pictures.cards import Tone
from settings import settings
from words import N_, _, numbers

MATTERS = 7
CORRECTED = "更正"
TARGET = "目标"
TONES: dict[str, Tone] = {
    "新亮红灯": "bad",
    "停工": "bad",
    CORRECTED: "bad",
    "红灯解除": "good",
    "复工": "good",
    "竣工": "good",
    "新开工": "good",
}


@exhibit(N_("What changed since the last version"), opens_project=True)
@needs("projects")
def changes_since_last_version(filters: Filters) -> Exhibit:
    """Lamps, starts, completions, what came and went since the last publishing, and corrected figures of the past."""
    before = filters.ask("version_before")
    rows = filters.ask("changes_since_last_version")
    empty = _("Nothing differs under these filters.")
    if not before:
        empty = _(
            "From the next publishing on, this shows what it changes: lamps that turned red or are red no more,"
            " projects started, completed, stopped or resumed, added or removed, and figures of the past that were"
            " corrected, before and after."
        )
    return Exhibit(
        headline=_changes_in_words(filters, before[0], rows) if before else _("This is the first version published"),
        picture=Listing(tuple(_matter(row) for row in one_of_each_kind_first(rows)[:MATTERS]), empty),
        columns=(
            Column("kind", _("Change")),
            Column("name", _("Name")),
            Column("region", _("Township or zone")),
            Column("what", _("What was corrected")),
            Column("detail", _("Source or indicator")),
            Column("month", _("Month"), "month"),
            Column("before", _("As published before")),
            Column("after", _("Now")),
            Column("before_amount", _("Amount published before"), "money"),
            Column("after_amount", _("Amount now"), "money"),
            Column("difference", _("Difference"), "money"),
            Column("planned_investment", _("Planned investment"), "money"),
            Column("project_code", _("Code")),
        ),
        rows=rows,
        definition=definition(
            filters,
            _(
                "the version before at its last month against this one, by the lamp rule in force; large projects, but"
                " corrections and removals of every size; the table has all"
            ),
            _("count"),
            "projects",
            "investments",
            "targets",
        ),
    )


def _changes_in_words(filters: Filters, before: Row, rows: Rows) -> str:
    counts = {row["kind"]: row["changes_of_kind"] for row in rows}
    of_each = [_("{kind}: {count}").format(kind=_(kind), count=count) for kind, count in counts.items()]
    return _("{scope} against version {number} ({date}, {who}): {changes}").format(
        scope=scope(filters),
        number=before["version"],
        date=numbers.day(before["published_at"]),
        who=before["published_by"],
        changes=_(", ").join(of_each) or _("nothing differs"),
    )


def _matter(row: Row) -> Matter:
    facts = [row["region"]] if row["region"] != row["name"] else []
    facts.append(_correction(row) if row["kind"] == CORRECTED else _from_to(_word(row["before"]), _word(row["after"])))
    if row["planned_investment"] and row["kind"] != CORRECTED:
        facts.append(_("planned {money}").format(money=numbers.money(row["planned_investment"])))
    return Matter(
        tag=ledger_word(row["kind"]),
        tone=TONES.get(row["kind"], "neutral"),
        title=row["name"],
        text=" · ".join(facts),
        project_code=row["project_code"] if row["kind"] != "移除" else None,
    )


def _word(word: str | None) -> str:
    """A word, a name, or a day of the ledger as a sentence says it."""
    try:
        return numbers.day(date.fromisoformat(word or ""))
    except ValueError:
        return ledger_word(word) or numbers.NOTHING


def _from_to(before: str, after: str) -> str:
    return f"{before} → {after}"


def _on_land(amount: float | None) -> str:
    return numbers.NOTHING if amount is None else numbers.money_on_land(amount)


def _correction(row: Row) -> str:
    """The figure that was corrected, when and of what, then both values."""
    parts = []
    if row["month"]:
        parts.append(
            _("{year}").format(year=row["month"].year) if row["what"] == TARGET else numbers.month_name(row["month"])
        )
    parts.append(ledger_word(row["what"]))
    if row["detail"]:
        parts.append(ledger_word(row["detail"]))
    if row["difference"] is None:
        values = _from_to(_word(row["before"]), _word(row["after"]))
    else:
        is_floor = row["what"] == TARGET and row["detail"] == settings().land_indicator
        said = _on_land if is_floor else numbers.money
        values = _from_to(said(row["before_amount"]), said(row["after_amount"]))
    return f"{' '.join(parts)} {values}"


@exhibit(N_("Declared totals against their rows"))
def reconciliation(filters: Filters) -> Exhibit:
    """Every total that the ledger declares against the sum of its rows; what differs has to be explained."""
    rows = filters.ask("reconciliation")
    differing = [row for row in rows if not row["agrees"]]
    return Exhibit(
        headline=_reconciled(rows, differing),
        picture=Listing(
            tuple(_difference(row) for row in differing[:MATTERS]),
            _("Every declared total is the sum of the rows that it covers, every printed rate the computed one.")
            if rows
            else _(
                "Rows 合计, 小计 or 全市 in the ledger are compared with the sum of their rows here, columns 完成率"
                " with the computed rate."
            ),
        ),
        columns=(
            Column("file", _("File")),
            Column("sheet", _("Sheet")),
            Column("row", _("Row"), "rank"),
            Column("label", _("Total")),
            Column("heading", _("Column")),
            Column("declared", _("Declared"), "value"),
            Column("computed", _("Sum of the rows"), "value"),
            Column("difference", _("Difference"), "value"),
            Column("unit", _("Unit")),
            Column("first_row", _("First row"), "rank"),
            Column("last_row", _("Last row"), "rank"),
        ),
        rows=rows,
        definition=replace(
            definition(filters, _formula_of_totals(), _("unit of the column")),
            source=_("rows 合计, 小计 and 全市 of all sheets, columns 完成率 of 项目 and 目标"),
        ),
    )


def _formula_of_totals() -> str:
    return _(
        "difference = total that the ledger declares - sum of the rows that it covers, or printed completion"
        " rate - computed one; the whole ledger"
    )


def _reconciled(rows: Rows, differing: list[Row]) -> str:
    if not rows:
        return _("The ledger declares no totals, so there is nothing to reconcile")
    if not differing:
        return _("{count} declared figures, all of them agree with their rows").format(count=len(rows))
    return _(
        "{differing} of {count} declared figures do not agree with their rows: explain them before the bulletin goes"
        " out"
    ).format(differing=len(differing), count=len(rows))


def _difference(row: Row) -> Matter:
    is_more = row["difference"] > 0
    if row["unit"] == "%":
        sentence = (
            _("{file} › {sheet} › row {row}: declared {declared}%, computed {computed}%, {difference} points too much")
            if is_more
            else _(
                "{file} › {sheet} › row {row}: declared {declared}%, computed {computed}%, {difference} points too few"
            )
        )
    else:
        sentence = _("{file} › {sheet} › row {row}: declared {declared}, rows {first} to {last} add up to {computed}")
        more = (
            _("{sentence}, too much by {difference} {unit}")
            if is_more
            else _("{sentence}, short by {difference} {unit}")
        )
        sentence = more.replace("{sentence}", sentence)
    return Matter(
        tag=_("differs"),
        tone="bad",
        title=f"{row['label']} {ledger_word(row['heading'])}",
        text=sentence.format(
            file=row["file"],
            sheet=row["sheet"],
            row=row["row"],
            declared=numbers.plain(row["declared"], 6),
            first=row["first_row"],
            last=row["last_row"],
            computed=numbers.plain(row["computed"], 6),
            difference=numbers.plain(abs(row["difference"]), 6),
            unit=ledger_word(row["unit"]),
        ).rstrip(),
    )
