"""Capital sources side by side: the total investment of each project split into 中央, 省, 县, 自筹, 贷款 …"""

from data.reading.layout import About, Feed, Head, Layout, Source
from data.reading.units import unit_of
from data.reading.wide.monthly import DONE, add_month, is_own_list, meanings, month_of, project_sources, source_of
from data.reading.wide.roles import Meaning
from data.reading.wide.tables import MONTHLY, SOURCES

FED = {"planned": "owed", "in_place": "paid_in", "paid": "disbursed"}


def sources_layout(head: Head, about: About) -> Layout | None:
    """What each source bears of each project; None where fewer than two columns are sources."""
    if about.said.layout not in (None, "sources") or about.said.table or "capital_source" in about.said.defaults:
        return None
    found = meanings(head, about)
    parts = {index: each for index, each in found.items() if each.role == "source"}
    roles = {each.role for each in found.values()}
    if len({each.label for each in parts.values()}) < 2 or "name" not in roles or is_own_list(head):
        return None
    layout = Layout("sources", head, [])
    others = {index: each for index, each in found.items() if index not in parts}
    project = project_sources(layout, others, about)
    done = {index: each for index, each in parts.items() if each.split == "completed"}
    month = month_of(layout, found, about) if done else None
    if month is not None:
        for index, each in done.items():
            said = {"of_the_month": source_of("of_the_month", head.over(index), about)}
            said["month"] = Source(MONTHLY.column("month"), constant=month)
            said["capital_source"] = Source(MONTHLY.column("capital_source"), constant=each.label)
            layout.feeds.append(Feed(MONTHLY, project | said, ("of_the_month",)))
        parts = {index: each for index, each in parts.items() if index not in done}
    else:
        if roles & set(DONE):
            add_month(layout, project, found, about)
        layout.feeds.append(Feed(MONTHLY, project))
    layout.feeds += _shares(head, about, parts, project)
    layout.score = len(found) + 0.5
    return layout


def _shares(head: Head, about: About, parts: dict[int, Meaning], project: dict[str, Source]) -> list[Feed]:
    """One feed a source, with what it is to bear, has brought and what of it was paid."""
    feeds: dict[str, dict[str, Source]] = {}
    for index, each in sorted(parts.items(), key=lambda part: part[1].split != "planned"):
        name = FED.get(each.split)
        label = next((label for label in feeds if label.startswith(each.label)), each.label)
        if name is not None and name not in feeds.setdefault(label, {}):
            column, target = head.over(index), SOURCES.column(name)
            unit = unit_of(target, column.unit, about.titles, about.said.unit or about.unit)
            feeds[label][name] = Source(target, index, column.text, unit)
    known = {each.name for each in SOURCES.columns}
    common = {name: source for name, source in project.items() if name in known}
    return [
        Feed(SOURCES, common | {"payer": Source(SOURCES.column("payer"), constant=label)} | said, tuple(said))
        for label, said in feeds.items()
    ]
