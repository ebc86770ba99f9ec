"""What a number format says beside how many digits to show: a unit, a percent sign, a scale, a day."""

import re
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

PAINT = re.compile(r"\[[^\]]*\]|_.|\*.")  # colours and conditions, padding, filling
PLAIN = re.compile(r'(?:[#0?.,;\-()+ ¥￥$@/"\\E]|General|G/通用格式)*', re.IGNORECASE)
SCALED = re.compile(r"[#0?],+(?![#0?,])|[!\\]\.|\"\.\"")


def builtin(number: int) -> str:
    """The format that a workbook names by a number only."""
    return BUILTIN_FORMATS.get(number, "General")


def is_day(code: str) -> bool:
    """Whether a number in this format is shown as a day (and not only as a time of day or a length of time)."""
    return is_date_format(code) and not re.fullmatch(r"[\[\]hmsHMS:.0;@ ]+", PAINT.sub("", code) or code)


def is_plain(code: str) -> bool:
    """Whether the cell shows its number as it is: digits, separators, a sign of money."""
    bare = PAINT.sub("", code)
    return bool(PLAIN.fullmatch(bare)) and not SCALED.search(bare)


@dataclass(frozen=True)
class Shown:
    """What a cell shows of its number: the number times `factor`, and the words behind or before it (万元, %)."""

    factor: Decimal
    words: str


def shown_by(code: str) -> Shown:
    """How a number format of the first section shows a number: 0!.0,"万元" shows 80,000,000 as 8000.0万元."""
    code = code.replace('"."', "\\.")
    section = PAINT.sub("", re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)[0])
    words = "".join(quoted or escaped for quoted, escaped in re.findall(r'"([^"]*)"|[\\!](.)', section))
    digits = re.sub(r'"[^"]*"', "", section)
    point = re.search(r"[\\!]\.([0#?]+)", digits)
    bare = re.sub(r"[\\!].", "", digits)
    commas = re.search(r"[0#?]?(,*)[^0#?,]*$", bare)
    thousands = len(commas[1]) if commas else 0
    factor = Decimal(100) if "%" in bare else Decimal(1)
    factor = factor.scaleb(-3 * thousands - (len(point[1]) if point else 0))
    words = words.replace(".", "") + "".join(re.findall(r"[%‰\u4e00-\u9fff㎡]", bare))
    return Shown(factor, words)


def month_of(value: float, code: str) -> str | None:
    """1月 for 1 in the format 0"月", as months stand over columns; None for anything else."""
    is_month = value in range(1, 13) and "月" in code and not is_day(code) and shown_by(code).words in ("月", "月份")
    return f"{int(value)}月" if is_month else None
