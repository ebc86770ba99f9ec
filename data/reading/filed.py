"""The rows of one table as they were read: a list of tuples, of which long runs are kept as columns of Arrow."""

import io
from collections.abc import Iterable, Iterator, MutableSequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, cast, overload

import pyarrow as pa

Row = tuple[Any, ...]
PACKED = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)


@dataclass(frozen=True)
class Packed:
    """Rows as compressed columns of Arrow."""

    count: int
    stream: bytes

    @classmethod
    def of(cls, columns: list[list[Any]], schema: pa.Schema) -> "Packed":
        """The rows of which these are the columns, in the order of the schema."""
        into = io.BytesIO()
        with pa.ipc.new_stream(into, schema, options=PACKED) as writer:
            writer.write_batch(batch_of(columns, schema))
        return cls(len(columns[0]), into.getvalue())

    def batch(self) -> pa.RecordBatch:
        """The rows as columns."""
        return pa.ipc.open_stream(self.stream).read_next_batch()

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        return zip(*(column.to_pylist() for column in self.batch()), strict=True)


def batch_of(columns: Iterable[Iterable[Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Columns of Python's values as Arrow's."""
    arrays = [pa.array(column, type=each.type) for column, each in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


class FiledRows(MutableSequence[Row]):
    """A list of rows; what is added packed takes a tenth, and is unpacked where a single row is changed."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._parts: list[Packed | list[Row]] = []
        self.extend(rows)

    def pack(self, columns: list[list[Any]], schema: pa.Schema) -> None:
        """Add rows by their columns, in the order of the schema."""
        self._parts.append(Packed.of(columns, schema))

    def batches(self, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        """All rows in their order, as columns of Arrow."""
        for part in self._parts:
            if isinstance(part, Packed):
                yield part.batch()
            elif part:
                yield batch_of(zip(*part, strict=True), schema)

    def extend(self, values: Iterable[Row]) -> None:
        """Add rows; those of another such list stay as they are kept."""
        if isinstance(values, FiledRows):
            self._parts += [part if isinstance(part, Packed) else [*part] for part in values._parts]
        else:
            self._loose().extend(values)

    def append(self, value: Row) -> None:
        """Add one row."""
        self._loose().append(value)

    def insert(self, index: int, value: Row) -> None:
        """Add one row at a place."""
        self._unpacked().insert(index, value)

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self._parts)

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> MutableSequence[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | MutableSequence[Row]:
        return self._unpacked()[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        self._unpacked()[index] = value

    def __delitem__(self, index: int | slice) -> None:
        del self._unpacked()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | FiledRows) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    def __repr__(self) -> str:
        return repr(list(self))

    def _loose(self) -> list[Row]:
        if not self._parts or isinstance(self._parts[-1], Packed):
            self._parts.append([])
        return cast(list[Row], self._parts[-1])

    def _unpacked(self) -> list[Row]:
        if len(self._parts) != 1 or isinstance(self._parts[0], Packed):
            self._parts = [list(self)]
        return cast(list[Row], self._parts[0])
