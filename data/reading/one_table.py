"""Reads one table whose layout is known: its rows, its facts, its totals, and what of it was left out."""

from data.findings import N_, NOTICE, Finding, Place
from data.reading.account import leftovers
from data.reading.declared import read_totals, report_strays, set_parts_apart
from data.reading.doubts import doubtful_months
from data.reading.facts import read_facts
from data.reading.layout import About, Layout
from data.reading.merging import join_merged_projects, merged_words
from data.reading.rates import printed_rates
from data.reading.recompute import compare_printed
from data.reading.row_sums import compare_row_sums
from data.reading.rows import Classifier
from data.reading.table import Reading, TableRead, Watch
from data.reading.unnamed_sums import set_sums_apart
from data.reading.values import Cell, compact, is_nothing

SHOWN = 20  # hidden rows that are named


def read_table(about: About, layout: Layout, end: int, watch: Watch) -> TableRead:
    """Everything of the table from its head to the row `end` (from 0, excluded)."""
    sheet = about.sheet
    result = TableRead(sheet.file, sheet.name, sheet.is_hidden, layout, sheet, last_row=end)
    reading = Reading(about, layout, result)
    _report_head(reading)
    _tell_what_it_is(reading)
    if about.said.parents_are_totals:
        reading.parents = _parent_rows(reading, end)
    classifier = Classifier(sheet, layout, reading.parents)
    first = layout.head.last + 1
    rows = watch(f"{sheet.file} {sheet.name}", enumerate(sheet.rows[first:end], start=first), max(end - first, 0))
    result.kinds = classifier.read(rows, merged_words(sheet, layout, end))
    set_parts_apart(reading)
    set_sums_apart(reading)
    read_facts(reading)
    join_merged_projects(reading)
    read_totals(reading)
    report_strays(reading)
    doubtful_months(reading)
    _tell_hidden(reading)
    result.totals += printed_rates(reading)
    compare_printed(reading)
    compare_row_sums(reading)
    leftovers(reading)
    reading.tell_the_rest()
    result.findings.sort(key=lambda finding: (finding.row or 0, finding.cell or (0, -1)))
    return result


def _report_head(reading: Reading) -> None:
    sheet, head = reading.about.sheet, reading.layout.head
    place: Place = {"file": sheet.file, "sheet": sheet.name, "row": head.first + 1}
    for problem in reading.layout.problems:
        reading.result.findings.append(
            Finding(problem.check, problem.level, problem.message, problem.arguments, **place, column=problem.header)
        )


def _tell_what_it_is(reading: Reading) -> None:
    """A sheet whose name does not say what it holds was taken for what its columns say."""
    sheet, feeds = reading.about.sheet, reading.layout.feeds
    words = [word for feed in feeds for word in feed.table.sheets]
    if reading.about.said.table or any(word in compact(sheet.name) for word in words) or reading.layout.kind != "long":
        return
    message = N_("read as {table}, as its columns say; its name does not")
    place: Place = {"file": sheet.file, "sheet": sheet.name}
    reading.result.findings.append(Finding("read_by_columns", NOTICE, message, {"table": words[0]}, **place))


def _tell_hidden(reading: Reading) -> None:
    """Rows and columns that nobody sees on the screen count like the others; which, is told."""
    sheet, feeds = reading.about.sheet, reading.layout.indices
    place: Place = {"file": sheet.file, "sheet": sheet.name}
    rows = [str(index + 1) for index in reading.result.kinds.data if index in sheet.hidden_rows]
    columns = [source.header for index, source in sorted(feeds.items()) if index in sheet.hidden_columns]
    found = (
        (rows, N_("hidden rows were read like the others ({count}): {places}; delete them if they do not count")),
        (columns, N_("hidden columns were read like the others ({count}): {places}; delete them if they do not count")),
    )
    for places, message in found:
        if places:
            said = {"count": str(len(places)), "places": "、".join(places[:SHOWN]) + "…" * (len(places) > SHOWN)}
            reading.result.findings.append(Finding("hidden_but_read", NOTICE, message, said, **place))


def _parent_rows(reading: Reading, end: int) -> dict[int, list[int]]:
    """Row index of each coded row that has children (c001 above c001-1) -> the rows below it."""
    code = next((feed.read["project_code"] for feed in reading.layout.feeds if "project_code" in feed.read), None)
    if code is None:
        return {}
    rows: dict[str, int] = {}
    for index in range(reading.layout.head.last + 1, end):
        text = _cell(reading.about.sheet.rows[index], code.at)
        if not is_nothing(text):
            rows[compact(text)] = index
    children: dict[int, list[int]] = {}
    for text, index in rows.items():
        parent = text
        while "-" in parent:
            parent = parent.rpartition("-")[0]
            if parent in rows:
                children.setdefault(rows[parent], []).append(index)
    return children


def _cell(cells: list[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else None
