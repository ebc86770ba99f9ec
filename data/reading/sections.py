"""Headings between the rows, 一、产业项目（5个）: the category of the projects below, where no column says it."""

import re

from data.reading.rowwords import section_level, text_of
from data.reading.table import Reading

NUMBER = re.compile(r"^第?[一二三四五六七八九十]{1,3}(?:类|部分)?[、.,:]?")
COUNT = re.compile(r"(?:\(?共?\d+(?:个|项|家|户)?(?:子?项目|工程|企业)?\)?)?[:]?(?:合计|小计)?$")
LONGEST = 20


def categories(reading: Reading, rows: list[int]) -> list[str | None]:
    """For each row of data (from 0) what the heading above it says; None where there is none."""
    kinds, sheet = reading.result.kinds, reading.about.sheet
    marks = {}
    for index in (*kinds.headings, *(total.row - 1 for total in kinds.totals if total.kind == "section")):
        words = [text for cell in kinds.cells(sheet, index) if (text := text_of(cell))]
        if words and section_level(words) == 1:
            name = COUNT.sub("", NUMBER.sub("", max(words[:2], key=len)))
            marks[index] = name if 1 < len(name) <= LONGEST else None
    found, current, ahead = [], None, sorted(marks)
    for row in rows:
        while ahead and ahead[0] < row:
            current = marks[ahead.pop(0)]
        found.append(current)
    return found
