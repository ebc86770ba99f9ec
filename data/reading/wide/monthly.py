"""A project table of one month: 本月完成, 本年累计, 形象进度, 存在问题 … of each project in one row."""

import re
from datetime import date

from data.findings import N_, NOTICE, WARNING
from data.reading.layout import About, Feed, Head, HeadColumn, Layout, Problem, Source
from data.reading.sections import place_of_heading
from data.reading.units import unit_of
from data.reading.wide.periods import is_so_far
from data.reading.wide.roles import AMOUNTS, Meaning, bare, meaning
from data.reading.wide.tables import MONTHLY
from data.reading.wide.unit_conflict import settle_units
from data.reading.wide.whereabouts import PLACE_NAMES, Whereabouts
from data.tables import PROJECTS

DONE = ("of_the_month", "year_to_date", "since_start")
PARTS = re.compile("其中:?")
WHOLE_OF = {"planned_investment": "总投资", "in_place": "到位资金", "paid": "已支付", "year_to_date": "累计完成"}
PLAIN_DONE = re.compile(r"(?:实际|已)?(?:完成|投资)+(?:额|数|量|情况)?")
# Columns whose headers say that the sheet is the ledger's own list of projects.
OWN_LIST = {"项目编号", "区域", "投资主体"}


def monthly_layout(head: Head, about: About) -> Layout | None:
    """The table of one month; None where its head names no project and nothing that was completed."""
    if about.said.layout not in (None, "monthly") or about.said.table:
        return None
    found, unclear = _with_plain_done(head, about, meanings(head, about))
    roles = {each.role for each in found.values()}
    if not roles & {"name"} or not roles & set(DONE) or {"code", "month"} <= roles or is_own_list(head):
        return None
    if len(months_of(found)) > 1 and not is_one_month(found):
        return None
    layout = Layout("monthly", head, [], county=whereabouts(about).county)
    sources = project_sources(layout, found, about)
    add_month(layout, sources, found, about)
    if unclear is not None and about.titles:
        layout.missing = (*layout.missing, unclear)
        message = N_(
            "nothing says whether {header} is of the month or since January; write columns = {example} in ledger.toml,"
            " with of_the_month or year_to_date"
        )
        said = {"header": unclear, "example": f'{{ of_the_month = "{unclear}" }}'}
        layout.problems.append(Problem("done_not_dated", message, said, unclear))
    layout.feeds.append(Feed(MONTHLY, sources))
    layout.score = len({each.role for each in found.values()}) + 0.5
    return layout


def add_month(layout: Layout, sources: dict[str, Source], found: dict[int, Meaning], about: About) -> None:
    """Give the sources the month that the sheet is about; where none is said, that is missing."""
    month = month_of(layout, found, about)
    if "month" not in sources and month is not None:
        sources["month"] = Source(MONTHLY.column("month"), constant=month)
    if "month" not in sources and about.titles:
        layout.missing = (MONTHLY.column("month").headers[0],)
        message = N_("the month is not said in the sheet's name, title or headers; write defaults = {example}")
        layout.problems.append(Problem("month_not_said", message, {"example": '{ month = "2024-05" }'}))


def meanings(head: Head, about: About) -> dict[int, Meaning]:
    """Column index -> what it means; the mapping's word goes first."""
    asked = {bare(header): role for role, headers in about.said.columns.items() for header in headers}
    found: dict[int, Meaning] = {}
    whole: Meaning | None = None  # what the nearest column on the left holds that is no part of another
    for column in head.columns:
        own = next((asked[bare(text)] for text in (column.text, *column.parts) if bare(text) in asked), None)
        means = Meaning(own) if own else meaning(column.parts)
        if len(column.parts) > 1 and PARTS.fullmatch(bare(column.parts[0])) and means is None and whole is not None:
            means = meaning((WHOLE_OF.get(whole.role, ""), *column.parts[1:]))
        elif not (len(column.parts) > 1 and PARTS.fullmatch(bare(column.parts[0]))):
            whole = means
        if means is not None:
            found[column.index] = means
    return _dated(found)


def _with_plain_done(head: Head, about: About, found: dict[int, Meaning]) -> tuple[dict[int, Meaning], str | None]:
    """完成投资 alone counts since January where the sheet is of 1-5月; its header, where nothing says since when."""
    roles = {each.role for each in found.values()}
    plain = [column for column in head.columns if column.index not in found and PLAIN_DONE.fullmatch(bare(column.text))]
    if len(plain) != 1 or "name" not in roles or roles & {*DONE, "month", "source"}:
        return found, None
    where = whereabouts(about)
    is_said = any(is_so_far(text) for place in ("sheet", "title", "file") for text in where.texts(place))
    return found | {plain[0].index: Meaning("year_to_date")}, None if is_said else plain[0].text


def _dated(found: dict[int, Meaning]) -> dict[int, Meaning]:
    """累计完成 beside 本年累计, or between 总投资 and the year's plan, counts since the project's start."""
    places: dict[str, list[int]] = {}
    for index, each in found.items():
        places.setdefault("undated" if each.is_undated else each.role, []).append(index)
    if "since_start" in places:
        return found
    whole, plan = min(places.get("planned_investment", [999])), min(places.get("annual_plan", [-1]))
    for index in places.get("undated", []):
        if "year_to_date" in places or ("of_the_month" in places and whole < index < plan):
            found[index] = Meaning("since_start")
    return found


def is_own_list(head: Head) -> bool:
    """Whether the head is that of the ledger's own list of projects, which long.py reads."""
    names = {bare(part) for column in head.columns for part in column.parts}
    known = [column for column in PROJECTS.columns if column.is_required]
    return all(names & {bare(header) for header in column.headers} for column in known)


def months_of(found: dict[int, Meaning]) -> list[Meaning]:
    """The columns of something completed whose headers name a month."""
    return [each for each in found.values() if each.role in DONE and each.period.month]


def is_one_month(found: dict[int, Meaning]) -> bool:
    """5月当月 and 1-5月 speak of one month."""
    months, roles = {each.period.month for each in months_of(found)}, [each.role for each in months_of(found)]
    return len(months) == 1 and len(roles) == len(set(roles))


def project_sources(layout: Layout, found: dict[int, Meaning], about: About) -> dict[str, Source]:
    """What of the columns says something of the project; the region is that of the sheet where no column says it."""
    sources: dict[str, Source] = {}
    for index, means in found.items():
        if means.role not in {column.name for column in MONTHLY.columns}:
            layout.roles.setdefault(index, "ordinal" if means.role == "number" else means.role)
        elif means.role in sources:
            layout.also[index] = sources[means.role].header
        elif not (means.role == "code" and _is_ordinal(about, layout.head, index)):
            sources[means.role] = source_of(means.role, layout.head.over(index), about)
        else:
            layout.roles[index] = "ordinal"
    for column in MONTHLY.columns:
        default = about.said.defaults.get(column.name)
        if default is not None and column.name not in sources:
            sources[column.name] = Source(column, constant=default)
    settle_units(layout, sources, about)
    if (county := whereabouts(about).county) is not None:
        sources["county"] = Source(MONTHLY.column("county"), constant=county)
    if "region" not in sources:
        _add_region(layout, sources, about)
    return sources


def source_of(name: str, column: HeadColumn, about: About) -> Source:
    """The column as the source of what the monthly table calls so."""
    target = MONTHLY.column(name)
    unit = unit_of(target, column.unit, about.titles, about.said.unit or about.unit) if name in AMOUNTS else None
    return Source(target, column.index, column.text, unit, fallback=about.said.defaults.get(name))


def _is_ordinal(about: About, head: Head, index: int) -> bool:
    """编号 over 1, 2, 3 is no code."""
    cells = [row[index] for row in about.sheet.rows[head.last + 1 :] if index < len(row)]
    numbers = [int(float(str(cell))) for cell in cells if str(cell).replace(".0", "").isdecimal()]
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1


def _add_region(layout: Layout, sources: dict[str, Source], about: About) -> None:
    where = whereabouts(about)
    region, differing = where.region(about.said.region_from, ())
    if differing:
        message = N_("the sheet is said to be about different regions: {regions}; write region_from in ledger.toml")
        names = "、".join(f"{PLACE_NAMES[place]} {name}" for place, name in differing)
        layout.problems.append(Problem("region_unclear", message, {"regions": names}))
    first = layout.head.last + 1
    if region is None and about.titles and not any(map(place_of_heading, about.sheet.rows[first:])):
        message = N_("no column, title or name says the region; projects that no list names count for the whole county")
        layout.problems.append(Problem("region_not_said", message, level=NOTICE))
    if region is not None:
        sources["region"] = Source(MONTHLY.column("region"), constant=region)


def whereabouts(about: About) -> Whereabouts:
    """Where the sheet says what it is about."""
    return Whereabouts(about.sheet.file, about.sheet.name, about.titles[2:])


def month_of(layout: Layout, found: dict[int, Meaning], about: About) -> date | None:
    """The month that the sheet is about: the one that its headers name, else its name's, its title's, its file's."""
    years = {each.period.year for each in found.values() if each.role in AMOUNTS - {"earlier"} and each.period.year}
    month, differing = whereabouts(about).month(about.said.month_from, years)
    if differing and about.said.month_from is None:
        message = N_("the sheet is said to be about different months: {months}; the first was read")
        names = "、".join(f"{PLACE_NAMES[place]} {day:%Y-%m}" for place, day in differing)
        layout.problems.append(Problem("month_unclear", message, {"months": names}, level=WARNING))
    named = {each.period.month for each in months_of(found)}
    if len(named) == 1 and month is not None and month.month != (only := named.pop()):
        message = N_("the headers speak of month {header}, the sheet of month {sheet}")
        layout.problems.append(Problem("month_differs", message, {"header": str(only), "sheet": str(month.month)}))
    if month is None and len(named) == 1 and len(years) == 1:
        year, only_month = years.pop(), named.pop()
        return date(year, only_month, 1) if year and only_month else None
    return month
