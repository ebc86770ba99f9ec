"""ledger.toml: which section speaks of which sheet, and how mistakes in it are said."""

import pytest

from data.mapping import Mapping, MappingError, read_mapping


@pytest.fixture
def mapping(tmp_path):
    def read(text: str, encoding: str = "utf-8") -> Mapping:
        path = tmp_path / "ledger.toml"
        path.write_bytes(text.encode(encoding))
        return read_mapping(path)

    return read


def test_a_file_saved_by_notepad_is_read(mapping):
    assert mapping('county = "清河县"', "gb18030").county == "清河县"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("demo = true\ncounty = “清河县”", "第 2 行：引号“”是中文引号"),
        ('[sheets."项目"]\nunit = "元"\n[sheets."项目"]\nunit = "亿元"', "第 3 行：.*写了两次"),
        ('[files."*镇*".sheets.a]\nlayout = "wide"', "第 2 行：.*layout.*monthly"),
        ('[files."*镇*"]\nunit = "斤"', "第 2 行：unit：“斤”无法识别"),
        ('[sheets."*月*"]\ndefaults = { colour = "红" }', "colour"),
        ('same_names = ["everything"]', "same_names.*spaces"),
        ('[sheets."项目"]\ncolumns = { name = [1] }', "columns"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(mapping, text, said):
    with pytest.raises(MappingError, match=f"^ledger.toml.*{said}") as problem:
        mapping(text)
    assert "\n" not in str(problem.value)


def test_patterns_name_sheets_and_files(mapping):
    said = mapping("""
        [sheets."*年*月*"]
        table = "investments"
        unit = "千元"
        [sheets."2024年5月"]
        unit = "元"
        [files."*东山镇*"]
        defaults = { region = "东山镇" }
        [files."*东山镇*".sheets."?月"]
        header_row = 3
        [others]
        ignore = true
    """)
    assert (said.of("a.xlsx", "2024年4月").table, said.of("a.xlsx", "2024年4月").unit) == ("investments", "千元")
    assert (said.of("a.xlsx", "2024年5月").table, said.of("a.xlsx", "2024年5月").unit) == ("investments", "元")
    assert said.of("a.xlsx", "说明").ignore
    assert said.of("7.东山镇（定稿）.xlsx", "说明").defaults == {"region": "东山镇"}
    assert said.of("收/7.东山镇（定稿）.xlsx", "3月").header_row == 3
    assert said.of("7.东山镇（定稿）.xlsx", "13月").header_row is None
    assert not said.of("西山乡.xlsx", "2024年5月").defaults


def test_the_nearest_word_holds_and_columns_are_joined(mapping):
    said = mapping("""
        approximate = true
        [sheets."*"]
        table = "projects"
        unit = "元"
        columns = { name = ["工程", "工程名称"], region = "地点" }
        [sheets."表4"]
        unit = "亿元"
        columns = { region = "镇" }
    """).of("a.xlsx", "表4")
    assert said.unit == "亿元"
    assert said.columns == {"name": ["工程", "工程名称"], "region": ["镇"]}
    assert said.approximate


def test_brackets_in_a_pattern_are_brackets(mapping):
    said = mapping('[files."*[定稿]*"]\nunit = "元"\n[files."*（东山镇）*"]\nunit = "亿元"')
    assert said.of("a[定稿].xlsx", "x").unit == "元"
    assert said.of("定.xlsx", "x").unit is None
    assert said.of("附件(东山镇).xlsx", "x").unit == "亿元"
