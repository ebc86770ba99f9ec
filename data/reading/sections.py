"""Headings between rows: 一、产业项目（5个） is the category of the projects below, 二、石桥镇（3个） their region."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from data.reading.rowwords import section_level, text_of
from data.reading.table import Reading
from data.reading.values import Cell, is_nothing
from data.reading.wide.whereabouts import PLACE

NUMBER = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}(?:类|部分)?[、.,:]?|\([一二三四五六七八九十]{1,3}\))")
COUNT = re.compile(r"(?:\(?共?\d+(?:个|项|家|户)?(?:子?项目|工程|企业)?\)?)?[:]?(?:合计|小计)?$")
LONGEST = 20


def categories(reading: Reading, rows: list[int]) -> list[str | None]:
    """What the heading above each row of data (from 0) says; None where there is none, or where it is a place."""
    marks = {index: None if place else name for index, (level, name, place) in _marks(reading).items() if level == 1}
    return _above(marks, rows)


def regions(reading: Reading, rows: list[int]) -> list[str | None]:
    """The place that a heading above each row of data (from 0) names, up to the next heading as high or higher."""
    marks: dict[int, str | None] = {}
    of_place: int | None = None
    for index, (level, _name, place) in sorted(_marks(reading).items()):
        if place or (of_place is not None and level <= of_place):
            marks[index] = place
            of_place = level if place else None
    return _above(marks, rows)


def place_of_heading(cells: Iterable[Cell]) -> str | None:
    """The township or zone that a row names as a heading: 一、石桥镇（3个）, 石桥镇 alone; None for every other row."""
    filled = [cell for cell in cells if not is_nothing(cell)]
    words = [text for cell in filled if (text := text_of(cell))]
    if not words or (section_level(words) is None and len(filled) > 1):
        return None
    name = _name(words)
    return name if name and PLACE.fullmatch(name) else None


def _name(words: list[str]) -> str | None:
    name = COUNT.sub("", NUMBER.sub("", max(words[:2], key=len)))
    return name if 1 < len(name) <= LONGEST else None


def _marks(reading: Reading) -> dict[int, tuple[int, str | None, str | None]]:
    """Row (from 0) of each heading, with or without a sum -> its level, what it says, and the place that it names."""
    kinds, sheet = reading.result.kinds, reading.about.sheet
    found = {}
    for index in (*kinds.headings, *(total.row - 1 for total in kinds.totals if total.kind == "section")):
        cells = kinds.cells(sheet, index)
        words = [text for cell in cells if (text := text_of(cell))]
        level = (section_level(words) or (2 if place_of_heading(cells) else None)) if words else None
        if level:
            found[index] = level, _name(words), place_of_heading(cells)
    return found


def _above(marks: dict[int, str | None], rows: list[int]) -> list[str | None]:
    ahead = sorted(marks)
    places = (bisect_left(ahead, row) for row in rows)
    return [marks[ahead[place - 1]] if place else None for place in places]
