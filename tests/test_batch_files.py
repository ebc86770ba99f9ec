"""What a Windows user double-clicks: read by cmd.exe as it stands, from any folder, doing what the commands do.

Nothing here runs Windows: what its command line is known to trip over is looked for in the text.
"""

import re

import pytest

from tests.conftest import ROOT

FILES = ("启动.bat", "发布.bat")


def lines_of(name: str) -> list[str]:
    return (ROOT / name).read_bytes().decode("gbk").split("\r\n")


@pytest.mark.parametrize("name", FILES)
def test_it_is_in_the_encoding_and_with_the_line_ends_that_cmd_reads(name):
    lines = lines_of(name)
    assert lines[:2] == ["@echo off", "chcp 936 >nul"]
    assert all(line.isascii() for line in lines[:2]), "before the code page is set"
    assert not any("\n" in line or "\r" in line for line in lines)
    assert "*.bat -text" in (ROOT / ".gitattributes").read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_no_letter_holds_a_byte_that_cmd_takes_for_a_sign_of_its_own(name):
    for line in lines_of(name):
        for letter in filter(lambda letter: not letter.isascii(), line):
            assert not set(letter.encode("gbk")) & set(b'|&<>^%"!'), (letter, line)


@pytest.mark.parametrize("name", FILES)
def test_paths_with_spaces_brackets_and_chinese_letters_stay_whole(name):
    for line in lines_of(name):
        for found in re.finditer(r"%~\w+%?|%COUNTY_DATABASE%|%TARGET%", line):
            before = line[: found.start()]
            assert before.count('"') % 2, f"not in quotes: {line}"
        assert not re.match(r"\s*(if|for)\b.*\($", line), "a bracket in a path would end the block"
    assert "setlocal disabledelayedexpansion" in lines_of(name), "an exclamation mark in a path stays"


@pytest.mark.parametrize("name", FILES)
def test_every_label_is_there_and_every_file_and_option_too(name):
    lines = lines_of(name)
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", "\n".join(lines))) == labels
    for file in re.findall(r"[\w.]+\.(?:py|lock)\b", "\n".join(lines)):
        assert (ROOT / file).is_file(), file
