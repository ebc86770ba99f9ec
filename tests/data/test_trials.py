"""Small ledgers as offices keep them, each with an expect.json that says what is right: the check must say just that.

why          what the ledger is and what is right
publishable  true, false, or null where either is right
sums         rows and sums of tables, amounts in 万元
mentions     findings, or entries of what was not read, that must appear; null is anything, one of any_of suffices
silent       true: nothing may be found, and nothing unread but single rows such as notes
"""

import json
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from data.__main__ import commands

FOLDER = Path(__file__).parent / "trials"
TRIALS = sorted(path.parent for path in FOLDER.glob("*/expect.json"))
TEXTS = ("file", "sheet", "row", "column", "value", "message", "why")
pytestmark = pytest.mark.slow


@pytest.fixture
def said(request, tmp_path) -> dict:
    """What the check says of a trial, as the object for scripts."""
    ledger = tmp_path / request.param.name
    shutil.copytree(request.param, ledger, ignore=shutil.ignore_patterns("expect.json"))
    ran = CliRunner().invoke(commands, ["check", str(ledger), "--format", "json"])
    assert ran.exit_code in (0, 1), ran.output
    told = json.loads(ran.stdout)
    assert told["publishable"] == (ran.exit_code == 0)
    return told | {"expected": json.loads((request.param / "expect.json").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("said", TRIALS, ids=lambda trial: trial.name, indirect=True)
def test_a_trial_is_read_as_it_should_be(said):
    expected = said["expected"]
    assert expected["publishable"] in (None, said["publishable"])
    has_error = any(each["level"] == "error" for each in expected["mentions"])
    if not (expected["publishable"] is None and has_error and not said["publishable"]):
        for name, right in expected["sums"].items():
            table, column = name.split(".")
            found = said["tables"].get(table, {})
            value = found.get("rows") if column == "rows" else found.get("sums", {}).get(column)
            assert float(value or 0) == pytest.approx(right), name
    entries = said["findings"] + said["unread"]
    for mention in expected["mentions"]:
        is_either = expected["publishable"] is None and said["publishable"] and mention["level"] == "error"
        assert is_either or any(_is_meant(mention, entry) for entry in entries), mention
    if expected["silent"]:
        assert not said["findings"]
        assert not [entry for entry in said["unread"] if entry["column"] or entry["row"] is None]


def _is_meant(mention: dict, entry: dict) -> bool:
    text = "|".join(_plain(entry[name]) for name in TEXTS if entry.get(name) is not None)
    text += f"|“{_plain(entry.get('value'))}”"
    row = entry.get("row")
    rows = [row] if row is not None else [int(number) for number in re.findall(r"\d+", text)]
    return (
        mention["level"] in (None, entry.get("level", "notice"))
        and all(_plain(mention[name] or "") in _plain(entry.get(name) or text) for name in ("file", "sheet", "column"))
        and (mention["row"] is None or mention["row"] in rows)
        and (not mention["any_of"] or any(_plain(word) in text for word in mention["any_of"]))
    )


def _plain(text: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(text)).casefold().split())
