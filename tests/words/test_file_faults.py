"""Why a file cannot be read or written, in the words of those who read it."""

import errno
import os

import pytest

from words import file_faults
from words.toml_text import TomlProblem, TomlText


@pytest.mark.parametrize("number", sorted(file_faults.FAULTS))
def test_a_fault_is_said_in_chinese(number):
    said = file_faults.in_words(OSError(number, "as the system says it"))
    assert said.isascii() is False
    assert "as the system says it" not in said


def test_a_rare_fault_stays_as_the_system_says_it():
    assert file_faults.in_words(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert file_faults.in_words(OSError("without a number")) == "without a number"


def test_settings_that_are_not_there_and_a_folder_in_their_place_are_told_apart(tmp_path):
    with pytest.raises(TomlProblem, match="没有这个文件"):
        TomlText.of_file(tmp_path / "settings.toml")
    with pytest.raises(TomlProblem, match="是文件夹"):
        TomlText.of_file(tmp_path)


def test_what_a_library_passes_on_of_a_full_disk_is_said_as_such():
    problem = Exception(f'IO Error: Could not write file "/x/y": {os.strerror(errno.ENOSPC)}')
    assert file_faults.passed_on(problem) == "磁盘已满"
    assert file_faults.passed_on(Exception("anything else")) == "anything else"
