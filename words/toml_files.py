"""A TOML file that people write, read into a model; what is wrong with it is one sentence with file, line and key."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from words import N_, _, shown
from words.toml_text import TomlProblem, TomlText

# What pydantic finds, as it is said; a finding that is not listed is said in general.
SAYINGS = {
    "extra_forbidden": N_("{key} is not known here"),
    "missing": N_("{key} is missing"),
    "literal_error": N_("{key} must be one of {choices}"),
    "string_type": N_("{key} must be text"),
    "string_too_short": N_("{key} must not be empty"),
    "bool_type": N_("{key} must be true or false"),
    "int_type": N_("{key} must be a whole number"),
    "float_type": N_("{key} must be a number"),
    "finite_number": N_("{key} must be a number"),
    "greater_than_equal": N_("{key} must be a number from {lowest} on"),
    "list_type": N_("{key} must be a list"),
    "tuple_type": N_("{key} must be a list"),
    "dict_type": N_("{key} must be a block of its own, [{key}]"),
    "mapping_type": N_("{key} must be a block of its own, [{key}]"),
    "model_type": N_("{key} must be a block of its own, [{key}]"),
    "too_short": N_("{key} must not be empty"),
}
IN_GENERAL = N_("{key} is not written as the examples show")

Place = tuple[str | int, ...]


class WrongFile(ValueError):
    """The file cannot be read, is not TOML, or says something that cannot be; the message says what, and where."""


class Refused(ValueError):
    """Raised by a validator of a model: a message id of the catalogue and what fills its {placeholders}."""

    def __init__(self, message: str, **arguments: object) -> None:
        super().__init__(message)
        self.message = message
        self.arguments = arguments


class Choices(BaseModel):
    """What a file, or a block of it, may say: nothing but its fields, each of its own type, read once."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


Model = TypeVar("Model", bound=BaseModel)


def read_toml(path: Path, model: type[Model]) -> Model:
    """What the file says, as the model has it. Raises WrongFile."""
    try:
        text = TomlText.of_file(path)
        return model.model_validate(text.parsed())
    except TomlProblem as problem:
        raise _wrong(path, problem.line, str(problem)) from problem
    except ValidationError as error:
        raise _wrong(path, *_first(error.errors(), text)) from error


def wrong_at(path: Path, keys: tuple[str, ...], refused: Refused) -> WrongFile:
    """What is wrong with the setting to which the keys lead, where it takes the whole file to see it."""
    said = _(refused.message).format(**{name: shown(value) for name, value in refused.arguments.items()})
    return _wrong(path, TomlText.of_file(path).line_of(keys), said)


def _wrong(path: Path, line: int | None, what: str) -> WrongFile:
    if line is None:
        return WrongFile(_("{file}: {what}").format(file=path.name, what=what))
    return WrongFile(_("{file}, line {line}: {what}").format(file=path.name, line=line, what=what))


def _first(errors: list[ErrorDetails], text: TomlText) -> tuple[int | None, str]:
    """The line of the first thing that is wrong, and what it is; what is said wrongly before what is not said."""
    lines = [text.line_of(_keys(each["loc"])) or 0 for each in errors]
    ordered = sorted((each["type"] == "missing", lines[n], n) for n, each in enumerate(errors))
    _is_missing, line, number = ordered[0]
    return line or None, _said(errors[number], errors)


def _said(error: ErrorDetails, errors: list[ErrorDetails]) -> str:
    key = _key(error["loc"])
    context = error.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, Refused):
        return _(cause.message).format(key=key, **{name: shown(value) for name, value in cause.arguments.items()})
    if error["type"] == "extra_forbidden":
        absent = [_key(each["loc"]) for each in errors if each["type"] == "missing"]
        if meant := get_close_matches(key, absent, n=1):
            return _("{key} is not known here; {other} is probably meant").format(key=key, other=meant[0])
    choices = _(", ").join(re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    return _(SAYINGS.get(error["type"], IN_GENERAL)).format(
        key=key, choices=choices, lowest=f"{context.get('ge', 0):g}"
    )


def _key(place: Place) -> str:
    return shown(".".join(part if isinstance(part, str) else f"{part + 1}" for part in place))


def _keys(place: Place) -> tuple[str, ...]:
    return tuple(part for part in place if isinstance(part, str))
