"""Names of files out of whatever somebody wrote: every disk takes them, and no two texts end in one file."""

import pytest

from words.file_names import FORBIDDEN, file_name, file_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a/b", "a_b"),
        ("..", "_"),
        ("甲<乙>", "甲_乙_"),
        ("CON", "_CON"),
        ("con.1 期", "_con.1 期"),
        ("COM¹", "_COM¹"),
        ("CONTRACT", "CONTRACT"),
        ("甲\u202exlsx.\t厂\x07. ", "甲xlsx. 厂"),
    ],
)
def test_whatever_a_name_says_a_disk_takes_it(text, name):
    assert file_name(text) == name


@pytest.mark.parametrize("letter", ["长", "😀", "a.", f"{FORBIDDEN} "])
def test_a_long_name_ends_in_an_ellipsis_and_leaves_room_for_what_stands_around_it(letter):
    name = file_name(letter * 500)
    assert len(name.encode()) <= 150
    assert name.endswith("…")
    assert not set(name) & set(FORBIDDEN)


def test_names_that_would_be_one_each_have_a_mark_of_their_own():
    texts = ["a/b", "a?b", "A_B", "甲", "长" * 500, "长" * 501]
    names = file_names(texts)
    assert names["甲"] == "甲"
    assert len({name.casefold() for name in names.values()}) == len(texts)
    assert file_names(reversed(texts)) == names
