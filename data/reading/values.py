"""One cell of a ledger -> one exact value: money, dates, months, yes and no, words.

A cell is what the workbook library yields: text, number, yes/no, date. Every reader returns None for a cell that
says "nothing" (blank, 无, —, /), and raises NotUnderstood, with what was expected, for anything else it cannot read.
"""

import math
import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from data.findings import N_

Cell = str | float | int | bool | date | datetime | None
NOTHING = {
    "",
    "-",
    "--",
    "---",
    "----",
    "—",
    "——",
    "———",
    "————",
    "……",
    "…",
    "–",
    "/",
    "\\",
    "无",
    "無",
    "暂无",
    "N/A",
    "n/a",
}
YES = {"是", "√", "✓", "✔", "☑", "有", "Y", "YES", "TRUE", "1", "对"}
NO = {"否", "×", "✗", "✘", "☐", "无", "X", "N", "NO", "FALSE", "0", "不"}
UNITS = {
    "yuan": {
        "亿元": Decimal(10_000),
        "亿": Decimal(10_000),
        "千万元": Decimal(1_000),
        "百万元": Decimal(100),
        "万元": Decimal(1),
        "万": Decimal(1),
        "千元": Decimal("0.1"),
        "元": Decimal("0.0001"),
    },
    "dollar": {"亿美元": Decimal(10_000), "万美元": Decimal(1), "千美元": Decimal("0.1"), "美元": Decimal("0.0001")},
    # 1 公顷 is 15 亩, 10,000 平方米 are one 公顷.
    "land": {"亩": Decimal(1), "公顷": Decimal(15), "平方米": Decimal(15) / Decimal(10_000), "㎡": Decimal("0.0015")},
}
STANDARD_UNIT = {"yuan": "万元", "dollar": "万美元", "land": "亩"}
LARGEST = Decimal(10) ** 12
LONGEST_CODE = 1e15
IN_POWERS = re.compile(r"\d(?:\.\d+)?[eE]\+\d{2}")  # 2.02432E+17, as Excel writes long numbers into a CSV file
SIX_DECIMALS = Decimal("0.000001")
EXCEL_EPOCH = date(1899, 12, 30)
NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|[+-]?\.\d+)([^\d.,]*)")
DAY = re.compile(r"(\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})日?")
TIME = re.compile(r"(?<=\d)(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
MONTH = re.compile(r"(\d{1,4})[年./-](\d{1,2})月?(?:份)?")


class NotUnderstood(ValueError):
    """A cell that cannot be read; `expected` is the message (not yet translated) that says what should stand there."""

    def __init__(self, expected: str, **arguments: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.arguments = arguments


def plain_text(cell: Cell) -> str:
    """The cell as text: numbers without a needless .0, control characters and outer spaces removed."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
    text = "".join(letter if letter.isprintable() else " " for letter in str(cell))
    return " ".join(text.split())


def compact(cell: Cell) -> str:
    """The cell as text that can be compared: half-width, without any space, 億 and 萬 as 亿 and 万."""
    text = unicodedata.normalize("NFKC", plain_text(cell).replace("㎡", "平方米"))
    return "".join(text.split()).replace("億", "亿").replace("萬", "万").replace("單位", "单位").replace("美金", "美元")


def is_nothing(cell: Cell) -> bool:
    """Whether the cell says that there is no value."""
    return cell is None or (isinstance(cell, str) and compact(cell) in NOTHING)


def read_text(cell: Cell) -> str | None:
    """A name or a note, as the ledger writes it."""
    return None if is_nothing(cell) else plain_text(cell)


def read_lines(cell: Cell) -> str | None:
    """A text with the lines that the ledger writes it in."""
    if is_nothing(cell):
        return None
    lines = (plain_text(line) for line in str(cell).replace("\r", "\n").split("\n")) if isinstance(cell, str) else ()
    return "\n".join(line for line in lines if line) or plain_text(cell)


def read_label(cell: Cell) -> str | None:
    """A code or a word that rows are joined by: full-width letters and spaces do not make a difference."""
    is_cut = isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= LONGEST_CODE
    if is_cut or (isinstance(cell, str) and IN_POWERS.fullmatch(cell.strip())):
        raise NotUnderstood(
            N_("a code of 16 digits or more was typed as a number, of which 15 are kept: type it as text")
        )
    return None if is_nothing(cell) else compact(cell)


def read_choice(cell: Cell, choices: dict[str, str]) -> str | None:
    """One of the words that a column accepts, or a known variant of it."""
    if is_nothing(cell):
        return None
    try:
        return choices[compact(cell)]
    except KeyError:
        words = "、".join(dict.fromkeys(choices.values()))
        raise NotUnderstood(N_("expected one of: {choices}"), choices=words) from None


def read_flag(cell: Cell) -> bool:
    """Yes or no; nothing is no."""
    word = compact(cell).upper()
    if word in YES:
        return True
    if word in NO or is_nothing(cell):
        return False
    raise NotUnderstood(N_("expected 是 or 否"))


def read_number(cell: Cell, units: dict[str, Decimal], unit: str | None) -> Decimal | None:
    """An exact number with six decimals, in the first unit of the family; `unit` is the unit of the column.

    A unit behind the number (5.8亿元) goes before that of the column.
    """
    if is_nothing(cell):
        return None
    if isinstance(cell, bool | date):
        raise NotUnderstood(N_("expected a number, such as 1234.56"))
    if isinstance(cell, float | int):
        number = _of_float(cell)
    else:
        found = NUMBER.fullmatch(compact(cell))
        if not found or (found[2] and found[2] not in units):
            raise NotUnderstood(N_("expected a number, such as 1234.56"))
        number, unit = Decimal(found[1].replace(",", "")), found[2] or unit
    return _stored(number * units.get(unit or "", Decimal(1)))


def _of_float(number: float | int) -> Decimal:
    """Excel keeps 15 digits: what comes after them is noise of the binary number, not money."""
    if not math.isfinite(number):
        raise NotUnderstood(N_("expected a number, such as 1234.56"))
    return Decimal(f"{number:.15g}")


def _stored(number: Decimal) -> Decimal:
    try:
        stored = number.quantize(SIX_DECIMALS, ROUND_HALF_UP)
    except InvalidOperation:
        stored = LARGEST
    if abs(stored) >= LARGEST:
        raise NotUnderstood(N_("this number is too large; check the number and its unit"))
    return stored


def read_count(cell: Cell) -> int | None:
    """A whole number."""
    number = read_number(cell, {}, None)
    if number is not None and (number != int(number) or abs(number) > 2_000_000_000):
        raise NotUnderstood(N_("expected a whole number"))
    return None if number is None else int(number)


def read_year(cell: Cell, is_roc: bool) -> int | None:
    """A year such as 2024 or 2024年; with `is_roc` 113 is 2024 as well."""
    if is_nothing(cell):
        return None
    digits = compact(cell.year if isinstance(cell, date) else cell).removesuffix("度").removesuffix("年")
    if not digits.isdecimal() or len(digits) > 4:
        raise NotUnderstood(N_("expected a year, such as 2024"))
    return _year(int(digits), is_roc, NotUnderstood(N_("expected a year, such as 2024")))


def read_date(cell: Cell, is_roc: bool) -> date | None:
    """A day: 2024/5/31, 2024年5月31日, 20240531, an Excel serial or date; a bare month is its first day."""
    problem = NotUnderstood(N_("expected a date, such as 2024-05-31"))
    return _calendar(cell, is_roc, problem)


def read_month(cell: Cell, is_roc: bool) -> date | None:
    """The first day of a month: 2024.5, 2024年5月, 202405, any date in it."""
    day = _calendar(cell, is_roc, NotUnderstood(N_("expected a month, such as 2024年5月 or 2024-05")))
    return None if day is None else day.replace(day=1)


def _calendar(cell: Cell, is_roc: bool, problem: NotUnderstood) -> date | None:
    if is_nothing(cell):
        return None
    if isinstance(cell, date):
        _year(cell.year, False, problem)
        return cell.date() if isinstance(cell, datetime) else cell
    if isinstance(cell, bool):
        raise problem
    if isinstance(cell, float | int) and 20_000 <= cell < 100_000:
        return EXCEL_EPOCH + timedelta(days=int(cell))
    text = compact(TIME.sub("", plain_text(cell))).rstrip(".")
    found = DAY.fullmatch(text) or MONTH.fullmatch(text)
    parts = found.groups() if found else _run_together(text, is_roc)
    if parts is None:
        raise problem
    year, month, day = (int(part) for part in (*parts, 1)[:3])
    try:
        return date(_year(year, is_roc, problem), month, day)
    except ValueError:
        raise problem from None


def _run_together(text: str, is_roc: bool) -> tuple[str, ...] | None:
    """20240531 and 202405; years of the ROC have two or three digits: 1050531, 10505."""
    if not text.isdecimal():
        return None
    lengths = {8: True, 6: False} if not is_roc else {7: True, 5: False}
    if len(text) not in lengths:
        return None
    has_day = lengths[len(text)]
    return (text[:-4], text[-4:-2], text[-2:]) if has_day else (text[:-2], text[-2:])


def _year(year: int, is_roc: bool, problem: NotUnderstood) -> int:
    if is_roc and year < 200:
        year += 1911
    if not 1950 <= year <= 2100:
        raise problem
    return year


def exact_of_about(cell: Cell) -> str | None:
    """The number in 约75, 近3000 or 3000左右; None where the cell says no such thing."""
    found = re.fullmatch(r"(?:大?约|近|将近)?([+-]?[\d,.]+[^\d.,]*?)(?:左右|上下|余)?", compact(cell))
    return found[1] if found and found[1] != compact(cell) else None
