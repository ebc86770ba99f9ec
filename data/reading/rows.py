"""What each row below a head is: data, a total, a part of the row above, a heading, a note."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.reading import rowwords
from data.reading.cells import Sheet
from data.reading.headers import header_text
from data.reading.layout import Layout, Source
from data.reading.naming import ORDINAL
from data.reading.rowwords import NO_WORD, PLAIN_WORD, text_of, word_kind
from data.reading.values import Cell, compact, is_nothing
from data.reading.wide.tables import WIDE_TABLES
from data.reading.wide.whereabouts import PLACE

DATA, TOTAL, PART, HEADING, NOTE, HEADER, STRAY, BLANK = (
    "data",
    "total",
    "part",
    "heading",
    "note",
    "header",
    "stray",
    "blank",
)
OF_REGIONS = {"targets", "region_progress", "county_indicators", "regions"}
FREE_TEXT = {"remark", "description", "next_step", "progress", "source", "owner", "responsible_unit", "lead_official"}


@dataclass(frozen=True)
class TotalRow:
    """A total: where it stands (row as Excel counts), its label, its kind, and the level of a section's total."""

    row: int
    label: str
    kind: str  # "whole", "plain" (whole where it is alone), "part", "section", "region", "guess"
    level: int = 0


@dataclass
class RowKinds:
    """The rows of a table by what they are, as indices from 0, in their order."""

    rows: dict[int, list[Cell]] = field(default_factory=dict)  # cells, where merged words were filled in
    data: "array[int]" = field(default_factory=lambda: array("q"))
    totals: list[TotalRow] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)  # repeated headers, column numbers, rows with an ordinal alone

    def cells(self, sheet: Sheet, index: int) -> list[Cell]:
        """The cells of a row, with merged words."""
        return self.rows.get(index) or sheet.rows[index]


class Classifier:
    """Tells what the rows of one table are, one after the other."""

    def __init__(self, sheet: Sheet, layout: Layout, parents: dict[int, list[int]]) -> None:
        self.sheet, self.layout, self.parents = sheet, layout, parents
        fed = layout.indices
        needed = {s.at for feed in layout.feeds for s in feed.read.values() if _is_identity(s)}
        self.identity = sorted(needed)
        self.amounts = sorted(index for index, source in fed.items() if source.column.kind.is_amount)
        self.code = _index(layout, "project_code")
        self.names = {index for name in ("project_code", "name") if (index := _index(layout, name)) is not None}
        self.fed = set(fed)
        self.labels = self._label_indices(fed)
        self.is_wide = any(feed.table.name in WIDE_TABLES for feed in layout.feeds)
        self.is_of_regions = all(feed.table.name in OF_REGIONS for feed in layout.feeds)
        self.heads = [[header_text(cell) for cell in line] for line in self._head_rows()]
        self.kinds = RowKinds()

    def _head_rows(self) -> Sequence[list[Cell]]:
        return self.sheet.rows[self.layout.head.first : self.layout.head.last + 1]

    def _label_indices(self, fed: dict[int, Source]) -> list[int]:
        """Columns in which a word may say what the row is: all but amounts, days and free text."""
        width = max((column.index for column in self.layout.head.columns), default=0) + 1
        first_amount = min(self.amounts, default=width)
        found = []
        for index in range(width):
            source = fed.get(index)
            if source is None:
                if index < first_amount or self.layout.roles.get(index) == ORDINAL:
                    found.append(index)
            elif not source.column.kind.is_amount and source.column.name not in FREE_TEXT:
                found.append(index)
        return found

    def read(self, rows: Iterable[tuple[int, list[Cell]]], fill: dict[int, list[tuple[int, Cell]]]) -> RowKinds:
        """Sort the rows; (index, cells) each. `fill` holds merged words by row."""
        watched = sorted({*self.identity, *self.labels})
        identity, broken = set(self.identity), bool(self.sheet.broken or self.sheet.without_result)
        head_words = {cell for line in self._head_rows() for cell in line if isinstance(cell, str)}
        kinds = self.kinds
        for index, cells in rows:
            if index in fill:
                cells = [*cells]
                for column, cell in fill[index]:
                    cells += [None] * (column + 1 - len(cells))
                    cells[column] = cell
                kinds.rows[index] = cells
            is_plain = bool(watched) and len(cells) > watched[-1] and index > self.layout.head.last + 1
            is_plain = is_plain and cells[watched[0]] not in head_words
            if self.is_wide and is_plain:  # a row with a name alone may be a heading
                is_plain = any(column < len(cells) and cells[column] is not None for column in self.amounts)
            if is_plain:
                for column in watched:
                    cell = cells[column]
                    kind = word_kind(cell) if cell.__class__ is str else (NO_WORD if cell is None else PLAIN_WORD)
                    if kind and (kind != NO_WORD or column in identity):
                        is_plain = False
                        break
            if is_plain and not broken and self.identity and not self.parents:
                kinds.data.append(index)
            else:
                self._sort(index, cells)
        return kinds

    def _sort(self, index: int, cells: list[Cell]) -> None:
        filled = [column for column, cell in enumerate(cells) if not is_nothing(cell)]
        known = [column for column in self.fed if self._is_filled(index, cells, column)]
        if not filled and not known:
            return
        words = [text for column in self.labels if column < len(cells) and (text := text_of(cells[column]))]
        words = [word for word in words if not word.isdecimal()]
        if index in self.parents and self.code is not None:
            self.kinds.totals.append(TotalRow(index + 1, compact(cells[self.code]), "part"))
            return
        kind = self._kind(index, cells, filled, known, words)
        target = {
            DATA: self.kinds.data,
            PART: self.kinds.parts,
            HEADING: self.kinds.headings,
            NOTE: self.kinds.notes,
            HEADER: self.kinds.others,
            STRAY: self.kinds.strays,
        }.get(kind)
        if target is not None:
            target.append(index)

    def _is_filled(self, index: int, cells: list[Cell], column: int) -> bool:
        place = index, column
        is_told = place in self.sheet.broken or place in self.sheet.without_result
        return is_told or (column < len(cells) and not is_nothing(cells[column]))

    def _kind(self, index: int, cells: list[Cell], filled: list[int], known: list[int], words: list[str]) -> str:
        if self._is_header(index, cells, filled):
            return HEADER
        if (
            self.is_wide
            and set(known) <= self.names
            and len(filled) == 1
            and PLACE.fullmatch(words[0] if words else "")
        ):
            return HEADING
        has_amount = any(column in known for column in self.amounts)
        own = [column for column in self.identity if column in known]
        if any(rowwords.PART.fullmatch(word) for word in words) and (self.kinds.data or self.kinds.totals):
            return PART
        if len(filled) > 1 and rowwords.is_signed([cells[column] for column in filled]):
            return NOTE
        if len(own) <= 1 and words and rowwords.COMPARISON.fullmatch(words[0]):
            return NOTE
        if self._is_total(index, cells, words, own, has_amount):
            return TOTAL
        others = [text for column, cell in enumerate(cells) if column not in self.labels and (text := text_of(cell))]
        if not has_amount and len(own) <= 1 and rowwords.is_note([*words, *others]):
            return NOTE
        if not has_amount and len(own) <= 1 and len(filled) <= 2 and rowwords.section_level(words):
            return HEADING
        if len(filled) == 1 and not has_amount and rowwords.SENTENCE.fullmatch((words or others or [""])[0]):
            return NOTE
        if len(filled) == 1 and not has_amount and index - 1 in self.kinds.notes[-1:]:
            return NOTE  # the next line of a note
        if len(filled) == 1 and not has_amount and len(self.identity) > 1 and self._is_remark(filled[0], words):
            return NOTE
        if words and rowwords.is_note(words[:1]) and len(own) <= 1 and len(self.identity) > 1:
            return NOTE
        code = text_of(cells[own[0]]) if own == [self.code] else ""
        is_word_alone = has_amount and len(self.identity) > 2 and rowwords.WORDS.fullmatch(code) is not None
        if self._is_data(own, has_amount, is_word_alone):
            return DATA
        if not known:
            is_slight = len(filled) == 1 or all(compact(cells[column]).isdecimal() for column in filled)
            return (NOTE if words or others else HEADER) if is_slight else STRAY
        if has_amount:
            kind = "region" if words and rowwords.REGION_END.fullmatch(words[-1]) else "guess"
            self.kinds.totals.append(TotalRow(index + 1, words[0] if words else "", kind))
            return TOTAL
        return NOTE if len(filled) == 1 and known[0] not in self.identity and others else STRAY

    def _is_remark(self, column: int, words: list[str]) -> bool:
        """Whether the only cell of a row is a remark: it begins as one, or stands where a code belongs."""
        word = words[0] if words else ""
        return bool(rowwords.REMARK.fullmatch(word) or (column == self.code and rowwords.CHINESE.fullmatch(word)))

    def _is_header(self, index: int, cells: list[Cell], filled: list[int]) -> bool:
        is_first = index == self.layout.head.last + 1
        if is_first and len(filled) > 2 and all(rowwords.SCALE_LINE.fullmatch(compact(cells[i])) for i in filled):
            return True
        texts = [header_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        return any(texts == _trimmed(head) for head in self.heads)

    def _is_total(self, index: int, cells: list[Cell], words: list[str], own: list[int], has_amount: bool) -> bool:
        code = compact(cells[self.code]) if self.code is not None and self.code < len(cells) else ""
        has_code = bool(code) and not is_nothing(code) and rowwords.section_level([code]) is None
        label = next((word for word in words if rowwords.is_pure_total(word)), None)
        if label is None:
            named = next((word for word in words if rowwords.total_kind(word)), None)
            if named and (not has_code or named == code) and not self._is_own_row(named, own, cells):
                label = named
        if label is not None:
            kind = rowwords.total_kind(label)
            self.kinds.totals.append(TotalRow(index + 1, label, kind or "part"))
            return True
        level = rowwords.section_level(words)
        if level and has_amount and not has_code and 2 * len(own) <= max(len(self.identity), 2):
            if level == 3 and len(own) == len(self.identity) and self._has_days(cells):
                return False
            self.kinds.totals.append(
                TotalRow(index + 1, words[-1] if len(words[0]) < 4 else words[0], "section", level)
            )
            return True
        return False

    def _is_own_row(self, word: str, own: list[int], cells: list[Cell]) -> bool:
        """全县 is a region of its own where its row has a name, or where the sheet is about regions."""
        if not rowwords.COUNTY_WORD.fullmatch(word):
            return False
        return self.is_of_regions or len(own) >= 2 or any(text_of(cells[column]) != word for column in own)

    def _has_days(self, cells: list[Cell]) -> bool:
        """Whether the row has a day of its own, as projects have and their totals do not."""
        days = [i for i, source in self.layout.indices.items() if source.column.kind.name == "date"]
        return any(column < len(cells) and not is_nothing(cells[column]) for column in days)

    def _is_data(self, own: list[int], has_amount: bool, is_word_alone: bool) -> bool:
        if not self.identity:
            return has_amount
        if self.code in own and self.code is not None:
            return not is_word_alone
        if len(own) == len(self.identity):
            return True
        return 2 * len(own) > len(self.identity)


def _is_identity(source: Source) -> bool:
    return source.column.is_required and not source.column.kind.is_amount


def _index(layout: Layout, name: str) -> int | None:
    for feed in layout.feeds:
        source = feed.read.get(name)
        if source is not None:
            return source.at
    return None


def _trimmed(texts: list[str]) -> list[str]:
    texts = [*texts]
    while texts and not texts[-1]:
        texts.pop()
    return texts
