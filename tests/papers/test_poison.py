"""Names that are built to be executed, in every word of a small county: each paper and workbook has them as text."""

from collections import Counter
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from docx import Document

from benchmarks.poisoned_files import faults, is_name_of_file, torn
from benchmarks.poisoned_papers import papers, wrong_copies, wrong_papers, wrong_workbooks
from data.kinds import LABEL, LINES, TEXT
from data.tables import TABLES
from exhibits import Filters
from exhibits.base.leaders import leaders_in_order
from papers.leader_brief import leader_brief
from tests.conftest import MAY, build_database
from tests.papers.bulletins import ISSUED, own_template, text_of, written
from words.legible import legible

WORDS = (TEXT, LABEL, LINES)
FIRST, LAST = "=1+1<b>{0}%s", "\u202e{{ 7*8191 }}[a](javascript:1)\x07$x$"
LONG = "长" * 480
EXHIBITS = ("largest_projects", "red_projects", "completion_ranking", "milestone_board", "needs_attention")


@pytest.fixture(scope="module")
def poisoned(fixture_database, tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """The small county with poison around every word that is not one of a list; projects' names before and after."""
    database = build_database(tmp_path_factory.mktemp("poison") / "county.duckdb")
    free = {name: [one.name for one in table.columns if one.kind in WORDS] for name, table in TABLES.items()}
    free |= {"assessment_scores": ["region", "indicator"], "county": ["name", "main_indicator"]}
    names = "select name from {} order by project_code"
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"attach '{fixture_database}' as clean (read_only)")
        found = connection.execute("select table_name from duckdb_tables() where database_name = 'clean'").fetchall()
        for table in dict.fromkeys([*free, *(name for (name,) in found)]):
            changed = ", ".join(f"$1 || {column} || $2 as {column}" for column in free.get(table, ()))
            said = (
                f"insert into {table} by name select * {f'replace ({changed})' if changed else ''} from clean.{table}"
            )
            connection.execute(said, [FIRST, LAST] if changed else [])
        for column in ("name", "lead_official"):
            connection.execute(f"update projects set {column} = {column} || $1 where project_code like '%D1%'", [LONG])
        before = connection.execute(names.format("clean.projects")).fetchall()
        after = connection.execute(names.format("projects")).fetchall()
    return database, {_bare(one): _bare(legible(other)) for (one,), (other,) in zip(before, after, strict=True)}


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def filters(poisoned, monkeypatch) -> Filters:
    monkeypatch.setenv("COUNTY_DATABASE", str(poisoned[0]))
    return Filters(MAY)


def test_every_kind_of_paper_has_names_as_text_whole_or_cut_with_a_sign(poisoned, filters, tmp_path):
    database, names = poisoned
    counts = Counter()
    made = papers(filters, tmp_path, database, EXHIBITS[:2], most=1)
    assert list(wrong_papers(made, names, counts, with_office=False)) == []
    assert len(counts) == 8
    (leader,) = (row["label"] for row in leaders_in_order(filters) if LONG in row["label"])
    assert list(faults("a.docx", leader_brief(filters, leader, ISSUED).content, names)) == []


def test_every_cell_of_a_workbook_has_its_text_to_the_letter(filters):
    assert list(wrong_workbooks(filters, EXHIBITS)) == []


def test_what_is_sent_back_stays_the_text_that_came(tmp_path):
    assert list(wrong_copies(tmp_path)) == []


def test_words_on_the_paper_of_an_office_are_filled_once(filters, monkeypatch, tmp_path):
    word = Document()
    for text in ("{{ 标题 }}—{{ 标题 }}", "{{ 正文 }}"):
        word.add_paragraph(text)
    word.save(tmp_path / "bulletin.docx")
    own_template(tmp_path, monkeypatch, "标题：关于“{{ '{{ 标题 }}' }}”\n正文。")
    assert text_of(written(filters)).startswith("关于“{{ 标题 }}”—关于“{{ 标题 }}”\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲=1+1 厂<b>x乙", []),
        ("=1+1 厂<…", []),
        ("1+1 厂<b>x", ["'=1+1' is lost before 厂"]),
        ("=1+1 厂<", ["'b>x' is lost behind 厂"]),
    ],
)
def test_what_a_name_lost_is_seen(text, said):
    assert list(torn(text, {"厂": "=1+1厂<b>x"})) == said


def test_what_does_something_in_a_file_is_seen(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1+1")
        sheet.write_url(1, 0, "http://evil.invalid")
        sheet.write_string(2, 0, "\u202e")
    said = "\n".join(faults("a.xlsx", (tmp_path / "a.xlsx").read_bytes(), {}))
    for wrong in ("a formula 1+1", "has hyperlink", "has Relationship", "signs that turn"):
        assert wrong in said
    assert not is_name_of_file("con.1.docx")
    assert not is_name_of_file("a?.docx")
