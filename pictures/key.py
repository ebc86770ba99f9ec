"""The key of a part of a picture: which figure it is, of what. A click on the part leads to the rows behind it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Value = str | int | float | date | None | tuple["Value", ...]


@dataclass(frozen=True)
class Key:
    """A figure by the name of its column, and of what it is: named values, several of a name as a tuple.

    ``amount`` is how much it is, which is what the rows behind it come to; it is no part of what a key means.
    """

    figure: str
    values: tuple[tuple[str, Value], ...] = ()
    amount: float | None = field(default=None, compare=False)

    @classmethod
    def of(cls, row: Mapping[str, Any], figure: str, *names: str) -> "Key":
        """The key of one figure in a row, which those columns tell from the other rows."""
        return cls(figure, tuple((name, row[name]) for name in names), row[figure])

    def __getitem__(self, name: str) -> Any:
        """The value of that name, of the kind that its column holds."""
        return dict(self.values)[name]

    def get(self, name: str) -> Any:
        """The value of that name; None where the key has none."""
        return dict(self.values).get(name)

    def matches(self, row: Mapping[str, Any]) -> bool:
        """Whether a row has every value that the key names, or one of several."""
        return all(
            row[name] in value if isinstance(value, tuple) else row[name] == value for name, value in self.values
        )

    def as_json(self) -> str:
        """The key as the browser holds it, which gives it back as it is when the part is clicked."""
        return json.dumps([self.figure, {name: _told(value) for name, value in self.values}], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: object) -> "Key":
        """The key that a browser gives back; ValueError when it is none."""
        match json.loads(text) if isinstance(text, str) else None:
            case [str(figure), dict(values)]:
                return cls(figure, tuple((name, _understood(value)) for name, value in values.items()))
        raise ValueError(f"no key: {str(text)[:80]}")


def _told(value: Value) -> Any:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return [_told(one) for one in value] if isinstance(value, tuple) else value


def _understood(value: Any) -> Value:
    match value:
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case list():
            return tuple(_understood(one) for one in value)
        case None | str() | int() | float():
            return value
    raise ValueError(f"no value of a key: {str(value)[:80]}")


def keys_of(parts: Iterable[Any]) -> tuple[Key, ...]:
    """The keys of those parts that lead anywhere, each once."""
    return tuple(dict.fromkeys(part.key for part in parts if part.key))


def clicked(key: Key | None) -> str:
    """What stands first in the custom data of a trace's point: its key, nothing where it leads nowhere."""
    return key.as_json() if key else ""
