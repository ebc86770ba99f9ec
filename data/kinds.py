"""What a column of a ledger is: its kind, its headers, the words it accepts; and how such columns make a table."""

from dataclasses import dataclass, field

import pyarrow as pa

MONEY = pa.decimal128(38, 6)  # in files 18: products of two amounts need more while they are checked
PROVENANCE = ("source_file", "source_sheet", "source_row")


@dataclass(frozen=True)
class Kind:
    """What a cell of a column may hold: how it is stored, whether rows of it can be added up."""

    name: str
    arrow: pa.DataType
    is_amount: bool = False


TEXT = Kind("text", pa.string())
LINES = Kind("lines", pa.string())  # a text whose line breaks part one thing from another
LABEL = Kind("label", pa.string())  # a word that rows are grouped or joined by: written without spaces
CHOICE = Kind("choice", pa.string())
FLAG = Kind("flag", pa.bool_())
DATE = Kind("date", pa.date32())
MONTH = Kind("month", pa.date32())
YEAR = Kind("year", pa.int32())
COUNT = Kind("count", pa.int32())
YUAN = Kind("yuan", MONEY, is_amount=True)  # 万元
DOLLAR = Kind("dollar", MONEY, is_amount=True)  # 万美元
LAND = Kind("land", MONEY, is_amount=True)  # 亩
QUANTITY = Kind("quantity", MONEY, is_amount=True)  # in the unit that another column names


@dataclass(frozen=True)
class Column:
    """One column: its name in DuckDB, kind, headers, whether every row must have it, the words it accepts.

    `like` is a pattern of further headers, tried where none of the headers fits. A `flow` is of one month alone, so
    that a cumulative column is none of it.
    """

    name: str
    kind: Kind
    headers: tuple[str, ...]
    is_required: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    is_region: bool = False
    like: str = ""
    is_flow: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its name in DuckDB, the words that a sheet's name holds, the columns."""

    name: str
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    is_required: bool = False

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def arrow_schema(self) -> pa.Schema:
        """The columns and where a row stands, as Arrow types."""
        fields = [(column.name, column.kind.arrow) for column in self.columns]
        return pa.schema([*fields, *zip(PROVENANCE, (pa.string(), pa.string(), pa.int32()), strict=True)])


def needed(
    name: str,
    kind: Kind,
    headers: str,
    choices: str = "",
    *,
    is_region: bool = False,
    like: str = "",
    is_flow: bool = False,
) -> Column:
    """A column that every row must fill."""
    return Column(name, kind, tuple(headers.split()), True, _choices(choices), is_region, like, is_flow)


def optional(
    name: str,
    kind: Kind,
    headers: str,
    choices: str = "",
    *,
    is_region: bool = False,
    like: str = "",
    is_flow: bool = False,
) -> Column:
    """A column that may be blank or missing."""
    return Column(name, kind, tuple(headers.split()), False, _choices(choices), is_region, like, is_flow)


def _choices(text: str) -> dict[str, str]:
    """{"民资": "民资", "民营": "民资", …} out of "民资=民营=民间资本 外资=外商"."""
    groups = [group.split("=") for group in text.split()]
    return {spelling: group[0] for group in groups for spelling in group}
