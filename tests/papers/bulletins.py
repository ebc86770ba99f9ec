"""Bulletins for the tests: written under filters, opened again, with a template of one's own."""

from datetime import date
from io import BytesIO

from docx import Document

from exhibits import Filters
from exhibits.counties.county_words import value_in_words
from papers.bulletin import bulletin, make_paper
from papers.letter import letter
from words import numbers

MONTH, ISSUED = date(2024, 5, 1), date(2024, 6, 5)
INDICATORS = ("平均单体规模", "新开工500万元以上项目数")  # that the shipped template asks for


def opened(content: bytes):
    return Document(BytesIO(content))


def written(filters: Filters, number: int | None = 5):
    return opened(bulletin(filters, number, issued_on=ISSUED))


def left_out(filters: Filters) -> tuple[str, ...]:
    """The lines of the template that a bulletin under the filters leaves out."""
    return make_paper(filters, letter(ISSUED)).left_out


def text_of(document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def own_template(tmp_path, monkeypatch, text: str, name: str = "bulletin.txt", encoding: str = "utf-8") -> None:
    (tmp_path / name).write_text(text, encoding)
    monkeypatch.setenv("COUNTY_TEMPLATES", str(tmp_path))


def forms(value, kind: str, row) -> list[str]:
    """A value as a sentence says it and as a table shows it, without its sign; written anew, not by the papers."""
    if value is None:
        return []
    if kind == "text":
        return [value]
    if kind == "day":
        return [f"{value.year}年{value.month}月{value.day}日", value.isoformat()]
    if kind in ("month", "month_end"):
        end = numbers.month_end(value)
        return [numbers.month_name(value), numbers.day(end), f"{value:%Y-%m}", end.isoformat()]
    if kind == "value":
        return [value_in_words(abs(value), row.get("unit")), numbers.plain(abs(value))]
    say = {"money": numbers.money, "dollars": numbers.dollars, "percent": numbers.percent, "points": numbers.points}
    in_table = numbers.rounded(abs(value), 2) if kind in ("percent", "points") else numbers.plain(abs(value))
    return [say.get(kind, numbers.plain)(abs(value)), str(in_table)]
