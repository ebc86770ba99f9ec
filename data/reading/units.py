"""The unit of a column: wherever an office writes it."""

import re
from collections.abc import Container

from data.kinds import Column
from data.reading.in_brackets import BRACKETS
from data.reading.naming import OTHER_UNITS, STRANGE_UNIT, UNIT_WORDS, unit_inside
from data.reading.values import STANDARD_UNIT, UNITS, compact

OTHER = "|".join(OTHER_UNITS)
ONLY_OTHERS = re.compile(rf"单位:?[(\[]?((?:{OTHER})(?:[、,/;和及](?:{OTHER}|%))*)[)\]]?$")
LINE = re.compile(r"单位[:=][(\[]?([\d十百千万亿]*[\u4e00-\u9fff]{0,3})[)\]]?$")
ANY_MONEY = re.compile(r"[万亿千]?元")
LONG_UNITS = {unit for unit in UNIT_WORDS if len(unit) > 1}


def unit_of(column: Column, written: str | None, titles: tuple[str, ...], default: str | None) -> str | None:
    """The unit of a column: that of its header, of a 单位 line or the title above it, of the mapping, the usual one."""
    family = UNITS.get(column.kind.name)
    if family is None:
        return None
    if written in family:
        return written
    standard = compact(default) if default and column.kind.name == "yuan" else STANDARD_UNIT[column.kind.name]
    return unit_above(titles, family) or standard


def wrong_unit(column: Column, written: str | None) -> bool:
    """Whether the header names a unit that cannot be converted into what the column keeps."""
    family = UNITS.get(column.kind.name)
    return family is not None and written is not None and written not in family


def other_unit_above(titles: tuple[str, ...]) -> str | None:
    """A unit that no money has here, where the line 单位 above a table names nothing else: 单位：个, 单位：万欧元."""
    for text in reversed(titles):
        found = ONLY_OTHERS.search(text)
        if found and not re.search(ANY_MONEY, text):
            return found[1]
        strange = LINE.search(text)
        if strange and strange[1] not in UNIT_WORDS and STRANGE_UNIT.fullmatch(strange[1]):
            return strange[1]
    return None


def unit_above(titles: tuple[str, ...], family: Container[str]) -> str | None:
    """The unit that the lines above a table, or the sheet's name, speak of; the nearest line goes first."""
    for text in reversed(titles):
        found = _line_unit(text, family) or _in_brackets(text, family) or _at_end(text, family)
        if found:
            return found
    return None


def _line_unit(text: str, family: Container[str]) -> str | None:
    for match in re.finditer(r"(?:单位[—–为是-]|单位[:=]?|金额:|以(?=[^,。;]{1,4}为单位))[(\[]?(?:人民币|均为)?", text):
        rest = text[match.end() :]
        words = sorted((unit for unit in UNIT_WORDS if rest.startswith(unit)), key=len, reverse=True)
        if not words:
            continue
        after = rest[len(words[0]) :]
        if words[0] not in LONG_UNITS and re.match(r"[一-鿿]", after):
            continue  # 单位:元氏县… names an office
        listed = re.match(rf"(?:(?:{'|'.join(map(re.escape, UNIT_WORDS))})[、,/;和及]?)+", rest.replace("人民币", ""))
        found = unit_inside(listed[0], family) if listed else None
        if found:
            return found
    return None


def _at_end(text: str, family: Container[str]) -> str | None:
    """A cell of its own, or the last word of a name: 投资台账_亿元."""
    last = re.split(r"[,;_—–-]", text.rpartition(".")[0] if re.search(r"\.[a-z]{2,4}$", text) else text)[-1]
    return last if last in family else None


def _in_brackets(text: str, family: Container[str]) -> str | None:
    inside = [part for part in BRACKETS.findall(text) if part]
    return next((unit for part in reversed(inside) if (unit := unit_inside(part, family))), None)


def is_unit(word: str) -> bool:
    """Whether a cell names a unit of any kind."""
    return word in LONG_UNITS or word in OTHER_UNITS or word in {"元", "亩", "%"}
