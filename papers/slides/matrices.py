"""Pictures that are tables at heart: heat, bars in cells, leagues, flows, matters; as native tables."""

from papers.slides.tables import Entry, Grid
from pictures import (
    LIGHT,
    BarTable,
    Flow,
    HeatTable,
    LampTable,
    League,
    Listing,
    Measured,
    ProgressTable,
    ShareTable,
    Timeline,
    blended,
)
from words import _

STRONGEST = 0.75  # of a colour under the text of a cell


def grid_of_heat(table: HeatTable) -> Grid:
    """Townships by months; ahead of the plan and behind it are two colours."""
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    widest = max((abs(cell.value) for cell in table.cells if cell.value is not None), default=1) or 1
    rows = []
    for row in table.rows:
        entries = [Entry(row)]
        for column in table.columns:
            cell = cells.get((row, column))
            entries.append(Entry(cell.text, _heat(cell.value, widest)) if cell else Entry("", LIGHT.paper))
        rows.append(tuple(entries))
    return Grid((_("Township or zone"), *table.columns), tuple(rows), (False, *(True for _column in table.columns)))


def _heat(value: float | None, widest: float) -> str:
    if value is None:
        return LIGHT.paper
    return blended(LIGHT.ahead if value >= 0 else LIGHT.behind, LIGHT.level, STRONGEST * abs(value) / widest)


def grid_of_bars(table: BarTable | ShareTable) -> Grid:
    """Rows by measures; a cell is the darker the longer its bar would be."""
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    longest = {
        column: max((cell.value or 0 for cell in table.cells if cell.column == column), default=0)
        for column in table.columns
    }
    if table.one_scale:
        longest = dict.fromkeys(table.columns, max(longest.values(), default=0))
    rows = []
    for row in table.rows:
        entries = [Entry(row, bold=any(cell.subject for cell in table.cells if cell.row == row))]
        entries += [_entry_of_bar(cells.get((row, column)), longest[column]) for column in table.columns]
        rows.append(tuple(entries))
    return Grid(("", *table.columns), tuple(rows), (False, *(True for _column in table.columns)))


def _entry_of_bar(cell: Measured | None, longest: float) -> Entry:
    return Entry(cell.text.replace("\n", " · "), _shade(cell.value, longest)) if cell else Entry("", LIGHT.paper)


def _shade(value: float | None, longest: float) -> str:
    return blended(LIGHT.main, LIGHT.paper, 0.45 * max(value or 0, 0) / (longest or 1))


def grid_of_league(league: League) -> Grid:
    """One row an indicator, the counties by place, ours in full colour."""
    width = len(league.headings)
    rows = []
    for contest in league.contests:
        entries = [Entry(contest.label, bold=True)]
        for place in contest.places[:width]:
            ground = LIGHT.main if place.own else LIGHT.level
            entries.append(Entry(f"{place.name} {place.text}", ground, bold=place.own))
        entries += [Entry("", LIGHT.paper)] * (width + 1 - len(entries))
        rows.append((*entries, Entry(_("; ").join(note for note in contest.notes if note))))
    return Grid(("", *league.headings, _("Details")), tuple(rows), (False,) * (width + 2), breaks=True)


def grid_of_flow(flow: Flow) -> Grid:
    """From the rows to the columns, a cell the darker the more flows."""
    streams = {(stream.source, stream.target): stream for stream in flow.streams}
    widest = max((stream.value for stream in flow.streams), default=0)
    rows = []
    for source in flow.sources:
        entries = [Entry(f"{source.name} {source.text}", bold=True)]
        for target in flow.targets:
            stream = streams.get((source.key, target.key))
            entries.append(Entry(stream.text, _shade(stream.value, widest)) if stream else Entry("", LIGHT.paper))
        rows.append(tuple(entries))
    corner = f"{flow.source_label} → {flow.target_label}"
    headings = (corner, *(f"{target.name} {target.text}" for target in flow.targets))
    return Grid(headings, tuple(rows), (False, *(True for _target in flow.targets)), breaks=True)


def grid_of_lamps(table: LampTable) -> Grid:
    """Townships or projects with words in columns; a lamp is the ground of its cell, beside its word."""
    rows = []
    for row in table.rows:
        cells = [Entry(cell.text, LIGHT.lamps[cell.lamp] if cell.lamp else None, cell.strong) for cell in row.cells]
        rows.append((Entry(row.label, bold=row.subject), *cells))
    headings = ("", *(column.heading for column in table.columns))
    return Grid(headings, tuple(rows), (False,) * len(headings))


def grid_of_listing(listing: Listing) -> Grid:
    """Matters to read one by one: the kind, what it is about, the fact in words."""
    grounds = {"bad": LIGHT.lamps["红"], "good": LIGHT.lamps["绿"], "neutral": LIGHT.faint}
    rows = tuple(
        (Entry(matter.tag, grounds[matter.tone], bold=True), Entry(matter.title, bold=True), Entry(matter.text))
        for matter in listing.matters
    )
    if left_out := listing.left_out():
        rows += ((Entry(""), Entry(""), Entry(_("{count} more matters are not listed").format(count=left_out))),)
    return Grid((_("Matter"), _("Name"), _("Details")), rows, (False, False, False), last_wraps=True)


def grid_of_progress(table: ProgressTable) -> Grid:
    """Subjects with their notes by columns; a cell is the darker the more of it is done."""
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    rows = []
    for place, subject in enumerate(table.subjects):
        entries = [Entry(subject.label), Entry(subject.note, bold=subject.bad)]
        for column in range(len(table.columns)):
            cell = cells.get((place, column))
            entries.append(Entry(cell.text, _shade(min(cell.part or 0, 100), 100)) if cell else Entry("", LIGHT.paper))
        rows.append(tuple(entries))
    headings = ("", _("Details"), *table.columns)
    return Grid(headings, tuple(rows), (False, False, *(True for _column in table.columns)))


def grid_of_timeline(timeline: Timeline) -> Grid:
    """The steps of one project in their order, each with its day in words; days that are bad stand out."""
    rows = tuple(
        (
            Entry(step.label, bold=True),
            Entry(step.text, LIGHT.lamps["红"] if step.bad else None, bold=step.bad),
            Entry(_("planned") if step.planned else ""),
        )
        for step in timeline.steps
    )
    return Grid((_("Step"), _("Day"), timeline.today_label), rows, (False, False, False))
