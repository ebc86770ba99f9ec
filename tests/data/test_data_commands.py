"""python -m data: what the office types, reads, and gets as exit code."""

import pytest
from click.testing import CliRunner

from data.__main__ import commands
from tests.ledgers import clean_ledger, write_workbook
from words import use_language


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in an empty folder with a clean ledger in it; gives exit code and what was printed."""
    monkeypatch.chdir(tmp_path)
    write_workbook(tmp_path / "a.xlsx", clean_ledger())

    def run_command(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(commands, ["--lang", "en", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output

    yield run_command
    use_language("zh")


def break_ledger(**cells):
    sheets = clean_ledger()
    sheets["项目"][1][4] = "很多"
    sheets["投资"] += [["Z9", "2024年1月", "民资", 1, None] for _each in range(30)]
    write_workbook("a.xlsx", sheets)


def test_check_says_what_was_understood_and_changes_nothing(run, tmp_path):
    code, said = run("check", "a.xlsx")
    assert code == 0
    assert "a.xlsx › 项目: 项目, header in row 1, rows: 3" in said
    assert "计划总投资 [万元]" in said
    assert said.endswith("Can be published: no errors, 0 warnings\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_check_shows_the_first_twenty_of_a_kind_and_all_of_them_when_asked(run):
    break_ledger()
    code, said = run("check", "a.xlsx")
    assert code == 1
    assert "Error a.xlsx › 项目 › row 2 › 计划总投资 “很多”: expected a number" in said
    assert said.count("“Z9”: this project code") == 20
    assert "30 in all" in said
    assert run("check", "a.xlsx", "--all")[1].count("“Z9”: this project code") == 30


def test_publish_refuses_a_ledger_with_errors(run, tmp_path):
    break_ledger()
    code, said = run("publish", "a.xlsx")
    assert code == 1
    assert "Cannot be published" in said
    assert not (tmp_path / "data").exists()


def test_publish_history_and_rollback(run):
    code, said = run("publish", "a.xlsx", "--by", "王", "--note", "五月")
    assert code == 0
    assert "Published as version 1" in said
    assert "投资 · 完成投资: rows: 5, 242.25 万元" in said
    sheets = clean_ledger()
    sheets["投资"][1][3] = 200
    write_workbook("a.xlsx", sheets)
    code, said = run("publish", "a.xlsx", "--yes")
    assert "Changes against version 1:" in said
    assert "投资 · 完成投资: rows: 5, 242.25 万元 → rows: 5, 342.25 万元" in said
    assert "completed investment of Jan 2024 changed: 110 → 210 万元" in said
    assert "  none\n" in run("publish", "a.xlsx")[1]
    code, said = run("rollback", "1")
    assert (code, said) == (0, "Version 1 is in force again; before it was 3\n")
    code, said = run("history")
    lines = said.splitlines()
    assert next(line for line in lines if line.startswith("Version")).endswith("· 王 · 五月 ← in force")
    assert sum("in force" in line for line in lines) == 1
    short = next(line for line in lines if "SHA-256" in line).split()[-1]
    full = next(line for line in run("history", "--all")[1].splitlines() if "SHA-256" in line).split()[-1]
    assert (len(short), len(full), full[:12]) == (12, 64, short)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "none.xlsx"), "There is no file or folder none.xlsx"),
        (("publish", "a.xlsx", "--mapping", "none.toml"), "none.toml: cannot be read"),
        (("rollback", "7"), "There is no version 7"),
    ],
)
def test_a_wrong_word_is_one_clear_line(run, arguments, said):
    code, output = run(*arguments)
    assert code == 1
    assert output.startswith(said)
    assert output.count("\n") == 1


def test_nothing_published_yet(run):
    assert run("history") == (0, "Nothing has been published yet\n")


def test_another_file_can_be_the_target(run, tmp_path):
    run("publish", "a.xlsx", "--into", "elsewhere/b.duckdb")
    assert (tmp_path / "elsewhere" / "b.duckdb").is_file()
    assert (tmp_path / "elsewhere" / "versions" / "b-0001.duckdb").is_file()
    assert "Version 1" in run("history", "--into", "elsewhere/b.duckdb")[1]


def test_chinese_is_the_language_of_the_office(tmp_path):
    write_workbook(tmp_path / "a.xlsx", clean_ledger())
    said = CliRunner().invoke(commands, ["check", str(tmp_path / "a.xlsx")]).output
    assert said.splitlines()[-1].startswith("可以发布")
