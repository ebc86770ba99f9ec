"""TOML files as offices save them: encodings, punctuation, and the line in which a setting stands."""

import pytest

from words.toml_text import TomlProblem, TomlText


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_that_notepad_saves_is_read(tmp_path, encoding):
    path = tmp_path / "ledger.toml"
    path.write_bytes('county = "清河县"\r\n'.encode(encoding))
    assert TomlText.of_file(path).parsed() == {"county": "清河县"}


def test_a_file_that_is_no_text_says_how_to_save_it(tmp_path):
    path = tmp_path / "ledger.toml"
    path.write_bytes(b'county = "\xff\xff\xff"')
    with pytest.raises(TomlProblem, match="UTF-8"):
        TomlText.of_file(path)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("demo = true\ncounty = “清河县”", 2, "引号“”是中文引号"),
        ("county = ‘清河县’", 1, "中文引号"),
        ("county ＝ '清河县'", 1, "“＝”"),
        ('[sheets."项目"]\nunit = "元"\n[sheets."项目"]\nunit = "亿元"', 3, '[sheets."项目"]”写了两次'),
        ('county = "a"\ncounty = "b"', 2, '“county = "b"”写了两次'),
        ("demo = true\ncounty = 清河县", 2, "county = 清河县"),
        ('county = "清河县', None, ""),
        ("x = " + "[" * 5000, None, ""),
    ],
)
def test_what_is_wrong_is_said_in_one_plain_sentence_with_its_line(text, line, said):
    with pytest.raises(TomlProblem) as problem:
        TomlText(text).parsed()
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)
    assert line is None or problem.value.line == line


def test_chinese_quotes_inside_a_text_are_no_mistake():
    assert TomlText('name = "“十四五”项目"  # “重点”').parsed() == {"name": "“十四五”项目"}


def test_a_setting_is_found_by_its_keys():
    sheets = '[sheets."项 目"]\nunit = "亿元"\ncolumns = { name = "工程", region = "地点" }\n'
    text = TomlText(f'unit = "元"\n\n{sheets}[files."*镇*".sheets.a]\n')
    assert text.line_of(("unit",)) == 1
    assert text.line_of(("sheets", "项 目")) == 3
    assert text.line_of(("sheets", "项 目", "unit")) == 4
    assert text.line_of(("sheets", "项 目", "columns", "region")) == 5
    assert text.line_of(("files", "*镇*", "sheets", "a", "table")) == 6
    assert text.line_of(("others",)) is None
