"""What a template may ask for: sentences and rows of exhibits, in the words of an official document.

Names are the template's own, in Chinese; an exhibit is called by its name or title, a column by its name or heading.
Everything comes out of an exhibit under the filters of the document: nothing is computed here.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, UndefinedError, meta, nodes
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment

from exhibits import EXHIBITS, Column, Entry, Exhibit, Filters
from exhibits.base.table import worded
from exhibits.counties.county_words import value_in_words
from papers.mistakes import missing_in_words, mistake_in_words, wide_braces
from papers.plain_text import printable, shortened, since
from papers.template import Line
from pictures import Cards, Listing, Profile
from words import _, numbers

LONGEST_NAME = 60
FILTERS = {"含单列": "with_separate", "指标": "indicator", "起点": "threshold"}
EMPTY_DECIMALS = re.compile(r"(?<=\d)(?:\.00(?= ?(?:亿元|万元|%|个百分点))|(?<=\.\d)0(?= ?(?:亿元|万元)))")
NUMBER_AND_WORD = re.compile(r"(?<=[\d%—]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[\d—])")
PLACE_OF_VALUE = re.compile(r"{([^{}]+)}")
OF_EXHIBITS = ("结论", "表", "卡片", "说明", "有", "见附件")  # what is called with the name of an exhibit
UNDEFINED = re.compile(r"'(.+)' is undefined")


class LeftOut(Exception):
    """A figure that is asked for is not there: the sentence that needs it is left out; the message says what."""


class Misnamed(LeftOut):
    """Something is asked for by a name that nothing has: a mistake of the template."""

    def __init__(self, message: str, name: str, known: Iterable[str]):
        meant = get_close_matches(name, list(known), n=1)
        super().__init__(_("{mistake}; is {name} meant?").format(mistake=message, name=meant[0]) if meant else message)


def tight(text: str) -> str:
    """A sentence as official documents set it: no spaces between figures and words, no decimals of zeros: 21亿元."""
    return NUMBER_AND_WORD.sub("", EMPTY_DECIMALS.sub("", printable(text)))


class Value:
    """One cell of an exhibit's table; its text is what stands in a sentence, and nothing there leaves it out."""

    def __init__(self, values: Mapping[str, Any], column: Column):
        self.raw = values[column.name]
        self.column = column
        self.unit = values.get("unit")

    def __str__(self) -> str:
        if not self:
            raise LeftOut(_("{column} is empty").format(column=self.column.label))
        return self.in_words(self.raw)

    def __bool__(self) -> bool:
        return self.raw not in (None, "")

    def __eq__(self, other: object) -> bool:
        return self.raw == other

    __hash__ = None  # type: ignore[assignment]  # it is equal to what it holds, which may have no hash

    def month(self) -> str | None:
        """The month of a day: 2023年12月; None for anything else."""
        return numbers.month_name(self.raw) if isinstance(self.raw, date) else None

    def in_words(self, raw: Any) -> str:
        """A value of this column with its unit, as a sentence says it."""
        if self.column.kind == "value":
            return tight(value_in_words(raw, self.unit))
        return tight(SAID[self.column.kind](worded(self.column, raw)))

    def change(self, up: str, down: str, level: str) -> str:
        """Up or down by how much, in words: 增加1.49亿元."""
        if not self:
            return str(self)
        return tight(f"{up if self.raw > 0 else down}{self.in_words(abs(self.raw))}") if self.raw else level


SAID: dict[str, Callable[[Any], str]] = {
    "text": lambda value: shortened(printable(value), LONGEST_NAME),
    "number": numbers.plain,
    "rank": numbers.plain,
    "change": numbers.plain,
    "money": numbers.money,
    "dollars": numbers.dollars,
    "percent": numbers.percent,
    "points": numbers.points,
    "day": numbers.day,
    "month": numbers.month_name,
    "month_end": lambda value: numbers.day(numbers.month_end(value)),
    "money_on_land": numbers.plain,
}


class Row:
    """One row of an exhibit's table; a column is asked for by its name or its heading."""

    def __init__(self, exhibit: Exhibit, values: Mapping[str, Any]):
        self._values = values
        self._columns = exhibit.columns

    def __getitem__(self, name: str) -> Value:
        return Value(self._values, column_of(self._columns, name))

    def is_ranked(self) -> bool:
        """Whether the row has a place in the table's first ranking; it has one where there is no ranking."""
        return self.place() is not None or "rank" not in {column.kind for column in self._columns}

    def place(self, by: str | None = None) -> Any:
        """What the row is ordered by: the column of that name, else the table's first ranking; None without one."""
        ranks = [column.name for column in self._columns if column.kind == "rank"]
        return self[by].raw if by else self._values[ranks[0]] if ranks else None

    def heading(self) -> Value:
        """What the row is about: its first column."""
        return Value(self._values, self._columns[0])


def column_of(columns: Sequence[Column], name: str) -> Column:
    """The column of that name or heading. Raises Misnamed."""
    for column in columns:
        if name in (column.name, column.label):
            return column
    known = [word for column in columns for word in (column.name, column.label)]
    raise Misnamed(_("there is no column {name}").format(name=name), name, known)


class Figures:
    """The exhibits under one set of filters, each made once, and the sentences that a template makes of them.

    ``left_out`` names the lines that are left out for want of a figure, ``mistakes`` those that cannot be meant so.
    """

    def __init__(self, filters: Filters, words: Mapping[str, Any]):
        self.filters = filters
        self.left_out: list[str] = []
        self.mistakes: list[str] = []
        self._made = cache(self._make)
        self._read: set[str] = set()
        self.environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self.environment.globals = {
            "结论": self.finding, "表": self.rows, "卡片": self.card, "说明": self.intro, "有": self.has, **words,
        }  # fmt: skip
        self.environment.filters = {
            "找": find, "挑": picked, "前": first, "名单": listed, "变动": Value.change, "短": shorten, "自": since,
        }  # fmt: skip

    def _make(self, name: str, **options: Any) -> Exhibit:
        entry = _entry(name)
        for said in options:
            if said not in FILTERS:
                raise Misnamed(_("there is no switch {name}").format(name=said), said, FILTERS)
        filters = replace(self.filters, **{FILTERS[said]: value for said, value in options.items()})
        return entry.make(filters)

    def exhibit(self, name: str, **options: Any) -> Exhibit:
        """The exhibit under the filters and such others as the template names. Raises LeftOut where it has no rows."""
        exhibit = self._made(name, **options)
        if not exhibit.rows:
            raise LeftOut(_("the exhibit {name} is empty").format(name=name))
        return exhibit

    def finding(self, name: str, **options: Any) -> str:
        """The exhibit's sentence."""
        return tight(self.exhibit(name, **options).headline)

    def rows(self, name: str, **options: Any) -> list[Row]:
        """The exhibit's rows."""
        exhibit = self.exhibit(name, **options)
        return [Row(exhibit, values) for values in exhibit.rows]

    def has(self, name: str) -> bool:
        """Whether the exhibit is there and has rows."""
        try:
            return bool(self.exhibit(name))
        except LeftOut:
            return False

    def intro(self, name: str) -> str:
        """The line above the matters of an exhibit that lists them: how many there are of each kind."""
        picture = self._made(name).picture
        if not isinstance(picture, Listing) or not picture.intro:
            raise LeftOut(_("the exhibit {name} is empty").format(name=name))
        return tight(picture.intro)

    def card(self, name: str, label: str) -> dict[str, str]:
        """One card of an exhibit that is drawn as cards, called by what stands on it: its figure and its note."""
        picture = self._made(name).picture
        for card in picture.cards if isinstance(picture, Cards | Profile) else ():
            if card.label == label and card.value != numbers.NOTHING:
                return {"数值": tight(card.value), "说明": tight(card.note)}
        raise LeftOut(_("the exhibit {name} has no card {label}").format(name=name, label=label))

    def sentence(self, line: Line, **more: Any) -> str:
        """The line with its figures; empty where one is missing, or where the line cannot be understood."""
        if wide_braces(line.text):
            self._note_mistake(line, mistake_in_words(line.text, ValueError(), ()))
            return ""
        try:
            self._read_names(line, more)
            return printable(self.environment.from_string(line.text).render(**more))
        except Misnamed as mistake:
            self._note_mistake(line, str(mistake))
        except LeftOut as reason:
            self.leave_out(line, reason)
        except UndefinedError as error:
            if name := UNDEFINED.fullmatch(str(error)):
                known = [*self.environment.globals, *more]
                message = _("there is no word {name}").format(name=name[1])
                self._note_mistake(line, str(Misnamed(message, name[1], known)))
            else:
                self.leave_out(line, LeftOut(missing_in_words(error)))
        except (JinjaError, TypeError, ValueError, KeyError) as error:
            self._note_mistake(line, mistake_in_words(line.text, error, tuple(self.environment.filters)))
        return ""

    def _read_names(self, line: Line, more: Mapping[str, Any]) -> None:
        """Every name in the line, also where this month does not ask for it. Raises Misnamed, JinjaError."""
        if line.text in self._read:
            return
        tree = self.environment.parse(line.text)
        known = [*self.environment.globals, *more]
        for name in sorted(meta.find_undeclared_variables(tree) - set(known)):
            raise Misnamed(_("there is no word {name}").format(name=name), name, known)
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in OF_EXHIBITS and call.args:
                called = call.args[0]
                if isinstance(called, nodes.Const) and isinstance(called.value, str):
                    _entry(called.value)
        self._read.add(line.text)

    def leave_out(self, line: Line, reason: Exception) -> None:
        """Note that a line is left out, or that it names something that is not there."""
        if isinstance(reason, Misnamed):
            self._note_mistake(line, str(reason))
        else:
            self.left_out.append(_("{place} is left out: {reason}").format(place=line.place, reason=reason))

    def _note_mistake(self, line: Line, what: str) -> None:
        said = _("{place}: {error}").format(place=line.place, error=what)
        if said not in self.mistakes:
            self.mistakes.append(said)


def _entry(name: str) -> Entry:
    """The exhibit of that name or title. Raises Misnamed."""
    entry = EXHIBITS.get(name) or next((known for known in EXHIBITS.values() if _(known.title) == name), None)
    if entry is None:
        known = [word for one in EXHIBITS.values() for word in (one.name, _(one.title))]
        raise Misnamed(_("there is no exhibit {name}").format(name=name), name, known)
    return entry


def find(rows: Sequence[Row], wanted: str, column: str | None = None) -> Row:
    """The row with that value in a column, the first one of the table unless another is named."""
    for row in rows:
        if (row[column] if column else row.heading()) == wanted:
            return row
    raise LeftOut(_("there is no row {name}").format(name=wanted))


def picked(rows: Sequence[Row], wanted: str, column: str) -> list[Row]:
    """The rows with that value in a column; a day is called by its month, 2023年12月. Raises LeftOut without any."""
    found = [row for row in rows if wanted in (row[column].raw, row[column].month())]
    if not found:
        raise LeftOut(_("there is no row {name}").format(name=wanted))
    return found


def first(rows: Sequence[Row], count: int, by: str | None = None) -> Sequence[Row]:
    """The first rows of those that have a place. Raises LeftOut where chance would choose between two that share it."""
    ranked = [row for row in rows if row.is_ranked()]
    if 0 < count < len(ranked) and ranked[count - 1].place(by) == ranked[count].place(by) is not None:
        raise LeftOut(_("place {place} is shared").format(place=count))
    return ranked[:count]


def listed(rows: Sequence[Row], form: str) -> str:
    """Row after row in one form, {column} standing for a value of it: 开发区52个、汇龙镇35个."""

    return "、".join(PLACE_OF_VALUE.sub(lambda place: str(row[place[1]]), form) for row in rows)  # noqa: B023


def shorten(text: Any, longest: int) -> str:
    """At most so many characters."""
    return shortened(str(text), longest)
