"""A typing error in settings.toml: one Chinese sentence with file and line at every entrance, and no traceback."""

import subprocess
import sys

import pytest

from screen.html import letter_by_letter
from settings import DEFAULT
from tests.conftest import ROOT
from tests.screens import open_page, words_of

SENTENCE = "settings.toml 第 {line} 行：没有 treshold 这一项，是否应为 threshold"


@pytest.fixture
def sentence(tmp_path, monkeypatch) -> str:
    """What must be said of the settings in force: the name of the first one is misspelt."""
    text = DEFAULT.read_text("utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith("threshold"))
    file = tmp_path / "settings.toml"
    file.write_text(text.replace("\nthreshold", "\ntreshold"), "utf-8")
    monkeypatch.setenv("COUNTY_SETTINGS", str(file))
    return SENTENCE.format(line=line)


@pytest.mark.parametrize(
    "command",
    [
        ["queries"],
        ["queries", "county_headline"],
        ["exhibits"],
        ["papers", "slides", "--into", "slides.pptx"],
        ["data", "check", "data/demo"],
        ["data", "history"],
    ],
    ids=" ".join,
)
def test_a_command_says_it_in_one_line_and_fails(command, sentence, fixture_database, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", sentence)


def test_the_dashboard_says_it_on_the_page_and_goes_on_once_it_is_corrected(sentence, fixture_database, monkeypatch):
    at = open_page(fixture_database, monkeypatch)
    assert [error.value for error in at.error] == [letter_by_letter(sentence)]
    monkeypatch.delenv("COUNTY_SETTINGS")
    at.run()
    assert not at.exception
    assert not at.error
    assert "进度" in words_of(at)


def test_other_words_of_the_same_sentence_in_english(sentence, fixture_database, monkeypatch):
    at = open_page(fixture_database, monkeypatch, lang="en")
    assert "treshold is not known here; threshold is probably meant" in at.error[0].value
