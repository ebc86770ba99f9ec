"""What an official document bears besides its text: number, day, issuer, secrecy, whom it goes to.

All of it is set by the county or typed when the document is made. Nothing is invented: an empty field leaves its place
out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from settings import settings
from words import numbers

ENDS = "：:。．. "  # of an addressee as somebody may have written it: the document sets its own


@dataclass(frozen=True)
class Letter:
    """Every field as it is printed but the numbers: ``number`` of the issue, ``copy_number`` of the copy."""

    day: date
    number: int | None = None
    copy_number: int | None = None
    head: str = "brief"
    mark: str = ""
    issuer: str = ""
    reference: str = ""
    secrecy: str = ""
    urgency: str = ""
    signer: str = ""
    addressees: str = ""
    copies_to: tuple[str, ...] = ()
    printed_by: str = ""
    remark: str = ""

    @property
    def has_mark(self) -> bool:
        """Whether it has the red head of a document, not that of a 简报."""
        return self.head == "letter" and bool(self.mark)

    @property
    def document_number(self) -> str:
        """发文字号: 启项办发〔2024〕5号."""
        if not self.reference or self.number is None:
            return ""
        return f"{self.reference}〔{self.day.year}〕{self.number}号"

    @property
    def copy(self) -> str:
        """份号 in six digits."""
        return "" if self.copy_number is None else f"{self.copy_number:06d}"

    def in_words(self) -> dict[str, str]:
        """Its fields under the names that templates call them by."""
        return {
            "期号": "" if self.number is None else str(self.number),
            "日期": numbers.day(self.day),
            "发文字号": self.document_number,
            "份号": self.copy,
            "密级": self.secrecy,
            "紧急程度": self.urgency,
            "签发人": self.signer,
            "发文机关": self.issuer,
            "主送": f"{self.addressees.rstrip(ENDS)}：" if self.addressees else "",
            "抄送": "，".join(self.copies_to),
            "印发机关": self.printed_by,
            "附注": self.remark,
        }


def letter(day: date, number: int | None = None, **typed: Any) -> Letter:
    """What is set, with what is typed over it; None typed leaves what is set."""
    said = {name: value for name, value in typed.items() if value is not None}
    chosen: Mapping[str, Any] = settings().document.model_dump()
    return replace(Letter(day, number, **chosen), **said)
