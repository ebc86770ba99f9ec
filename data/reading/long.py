"""The long sheets of the ledger: a row for each project, month, target or problem, a column for each of its facts."""

from data.findings import N_
from data.kinds import CHOICE, LABEL, TEXT, Column, Table
from data.mapping import SheetMapping
from data.reading.layout import About, Feed, Head, HeadColumn, Layout, Problem, Source
from data.reading.matching import Match, explicit, match
from data.reading.naming import CUMULATIVE, ORDINAL, RATE, SINCE_START, words_of
from data.reading.units import unit_of, wrong_unit
from data.reading.values import compact, is_nothing
from data.tables import PROJECTS, RATES, TABLES, table_of_sheet

OF_PROJECT = "of the project"
LOOKED_AT = 200  # rows that are compared where two columns say the same


def long_layout(head: Head, about: About) -> Layout | None:
    """The long table that explains most of the head."""
    if about.said.layout not in (None, "list"):
        return None
    named = table_of_sheet(compact(about.sheet.name))
    layouts = [_layout(table, head, about, table is named) for table in _possible(about.said, named)]
    found = [layout for layout in layouts if layout is not None]
    return max(found, key=lambda layout: (layout.is_complete, layout.score), default=None)


def _possible(said: SheetMapping, named: Table | None) -> list[Table]:
    """The table that the mapping names, or those that have all columns of which it speaks."""
    if said.table:
        return [TABLES[said.table]]
    spoken = {*said.columns, *said.defaults}
    if spoken and named and spoken <= {column.name for column in named.columns}:
        return [named]
    fits = [table for table in TABLES.values() if spoken <= {column.name for column in table.columns}]
    return fits or list(TABLES.values())


def _layout(table: Table, head: Head, about: About, is_named: bool) -> Layout | None:
    said = about.said
    matches = _matches(table, head, said)
    made = {*said.defaults} | ({"project_code"} if said.project_code else set())
    needed = [column for column in table.columns if column.is_required]
    missing = [column for column in needed if column.name not in matches and column.name not in made]
    is_of_it = {*said.columns} <= {column.name for column in table.columns}
    is_said = said.table is not None or bool(is_of_it and (said.header_row or said.columns))
    if not _is_enough(len(matches), len(needed) - len(missing), len(needed), is_named, is_said):
        return None
    layout = Layout("long", head, [])
    sources = {}
    for name, found in matches.items():
        sources[name] = _chosen(layout, found, about)
    for column in table.columns:
        if column.name in said.defaults and column.name not in sources:
            sources[column.name] = Source(column, constant=said.defaults[column.name])
    layout.feeds.append(Feed(table, sources))
    layout.missing = tuple(column.headers[0] for column in missing)
    layout.problems += _missing(missing, head)
    _name_the_rest(layout, table)
    layout.score = len(matches) + 0.5 * is_named + 0.1 * (len(needed) - len(missing))
    return layout


def _is_enough(count: int, count_needed: int, all_needed: int, is_named: bool, is_said: bool) -> bool:
    """Whether so many columns make it this table: the mapping's word, all that a row must have, or nearly all."""
    if is_said:
        return count >= 1
    if count < 2:
        return False
    if is_named:
        return 2 * count_needed > all_needed
    return count_needed == all_needed or (all_needed >= 4 and count_needed >= all_needed - 1)


def _matches(table: Table, head: Head, said: SheetMapping) -> dict[str, list[Match]]:
    """Column name -> the headers that speak of it, the most usual first; the mapping's word decides alone."""
    found = explicit(table, said.columns, head.columns)
    taken = {each.index for matches in found.values() for each in matches}
    for head_column in head.columns:
        fit = match(table, head_column) if head_column.index not in taken else None
        if fit is None or fit.column.name in said.columns:
            continue
        if fit.column.name in said.defaults and fit.rank > 0:
            continue  # the mapping's default goes before a guess
        found.setdefault(fit.column.name, []).append(fit)
    return {name: sorted(matches, key=lambda each: each.rank) for name, matches in found.items()}


def _chosen(layout: Layout, found: list[Match], about: About) -> Source:
    """The header that feeds a column. Of several the most usual; of equals the visible one, else they must agree."""
    best = [each for each in found if each.rank == found[0].rank]
    seen = [each for each in best if each.index not in about.sheet.hidden_columns] or best
    for other in found:
        if other.index != seen[0].index:
            layout.also[other.index] = seen[0].header
    chosen = seen[0]
    if len(seen) > 1 and not _agree(about, layout.head, [each.index for each in seen]):
        message = N_("the columns {columns} say the same and hold different values; name the right one in ledger.toml")
        names = "、".join(f"{each.header}({_letters(each.index)})" for each in seen)
        layout.problems.append(Problem("doubled_column", message, {"columns": names}, chosen.header))
    unit = unit_of(chosen.column, chosen.unit, about.titles, about.said.unit or about.unit)
    if chosen.unit is not None and wrong_unit(chosen.column, chosen.unit):
        message = N_("the unit {unit} cannot be converted for this column")
        layout.problems.append(Problem("wrong_unit", message, {"unit": chosen.unit}, chosen.header))
        unit = None
    fallback = about.said.defaults.get(chosen.column.name)
    return Source(chosen.column, chosen.index, chosen.header, unit, fallback=fallback)


def _letters(index: int) -> str:
    letters = ""
    while index >= 0:
        letters, index = chr(ord("A") + index % 26) + letters, index // 26 - 1
    return letters


def _agree(about: About, head: Head, indices: list[int]) -> bool:
    for row in about.sheet.rows[head.last + 1 : head.last + 1 + LOOKED_AT]:
        said = {compact(row[index]) for index in indices if index < len(row) and not is_nothing(row[index])}
        if len(said) > 1:
            return False
    return True


def _missing(columns: list[Column], head: Head) -> list[Problem]:
    message = N_("the column {column} is missing; name its header in ledger.toml if it is called otherwise")
    of_sum = N_(
        "the column {column} of a month is missing; {header} is a sum of several months and cannot take its place"
    )
    sums = [each.text for each in head.columns if each.words and each.words[-1].qualifier in (CUMULATIVE, SINCE_START)]
    problems = []
    for column in columns:
        said = {"column": column.headers[0]} | ({"header": "、".join(sums)} if column.is_flow and sums else {})
        problems.append(Problem("missing_column", of_sum if "header" in said else message, said))
    return problems


def _name_the_rest(layout: Layout, table: Table) -> None:
    """Which columns are ordinals, printed rates, or the unit of their row; the others stay unread."""
    fed = layout.indices
    for head_column in layout.head.columns:
        if head_column.index in fed or head_column.index in layout.also:
            continue
        words = head_column.words
        low = words[-1] if words else words_of(head_column.text)
        if low.qualifier == ORDINAL:
            layout.roles[head_column.index] = ORDINAL
        elif low.name in RATES.get(table.name, ()) or low.qualifier == RATE:
            layout.roles[head_column.index] = RATE
        elif _is_of_project(table, head_column):
            layout.roles[head_column.index] = OF_PROJECT
        elif low.qualifier:
            layout.roles[head_column.index] = low.qualifier


def _is_of_project(table: Table, head_column: HeadColumn) -> bool:
    """Whether a column only repeats, beside a code, what the list of projects says in words: name, region, owner."""
    if table.name == "projects" or not any(column.name == "project_code" for column in table.columns):
        return False
    fit = match(PROJECTS, head_column)
    return fit is not None and fit.column.kind in (TEXT, LABEL, CHOICE)
