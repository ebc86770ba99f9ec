"""What a document is made of before it is written: its pieces in their order, each with its keyword."""

from dataclasses import dataclass

from papers.official import Table

REST = "其余"  # the line below items that says how many are not listed


@dataclass(frozen=True)
class Content:
    """One piece of the finished document: what it is by the template's keyword, its text, its table or form."""

    keyword: str
    text: str
    table: Table | None = None
    count: int = 0  # of what is not listed
    rows: tuple[tuple[str, ...], ...] = ()  # of a form, or of a band its colour and words


def rest(count: int, listed: bool = True) -> Content:
    """How many items are not listed, below those that are."""
    return Content(REST, f"其余{count}项未列。" if listed else f"共{count}项，未逐项列出。", count=count)
