"""A published file that is damaged says so at every entrance, with the versions that are kept and the way back."""

import re
import shlex
import shutil
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

import queries
from data.__main__ import commands
from tests.ledgers import clean_ledger, write_workbook
from tests.screens import open_page, words_of


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:70_000])


def overwritten(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04 something else" * 999)


def flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(3 * 4096, len(content), 512):
        content[place] ^= 255
    file.write_bytes(content)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.fixture
def published(tmp_path) -> Path:
    """A ledger that was published twice, in a folder whose name has a space."""
    tmp_path /= "机 房"
    tmp_path.mkdir()
    book = write_workbook(tmp_path / "台账.xlsx", clean_ledger())
    for _time in range(2):
        done = CliRunner().invoke(commands, ["publish", str(book), "--into", str(tmp_path / "county.duckdb"), "--yes"])
        assert done.exit_code == 0, done.output
    return tmp_path / "county.duckdb"


@pytest.mark.parametrize("damage", [cut, overwritten, flipped, emptied, a_folder])
def test_damage_is_told_with_the_way_back_which_leads_back(damage, published, monkeypatch):
    whole = queries.run("county_headline", published)
    assert queries.damage(published) == ""
    damage(published)
    asked = [queries.run(name, published) for name in ("county_headline", "projects", "months", "reconciliation")]
    assert asked[0] == whole, "the last good version stays on the screen"
    said = queries.damage(published)
    assert "已损坏" in said
    assert "保留的版本有 1、2，退回最近一版：python -m data rollback 2" in said
    assert "显示第 2 版" in said
    if damage is not flipped:
        at = open_page(published, monkeypatch)
        assert "rollback 2" in at.error[0].value
        assert "已发布的数据损坏" not in words_of(at)
    way_back = re.search(r"python -m data (rollback [^；。]*)", said)
    done = CliRunner().invoke(commands, [*shlex.split(way_back[1]), "--by", "王"])
    assert done.exit_code == 0, done.output
    assert (queries.run("county_headline", published), queries.damage(published)) == (whole, "")


def test_the_version_that_was_put_back_stays_and_a_damaged_one_cannot_be(published):
    versions = published.parent / "versions"
    run = partial(CliRunner().invoke, commands)
    assert run(["rollback", "1", "--into", str(published)]).exit_code == 0
    cut(published)
    queries.run("county_headline", published)
    assert "显示第 1 版" in queries.damage(published)
    cut(versions / "county-0001.duckdb")
    assert "第 1 版也已损坏" in run(["rollback", "1", "--into", str(published)]).output
    assert run(["rollback", "2", "--into", str(published)]).exit_code == 0
    assert "已损坏、不能退回的版本：1" in run(["history", "--into", str(published)]).output
    cut(versions / "county-0002.duckdb")
    emptied(published)
    with pytest.raises(queries.Damaged, match="各版也都已损坏"):
        queries.run("months", published)


def test_what_is_overwritten_is_kept_and_publishing_over_it_is_refused_with_the_way_back(published):
    overwritten(published)
    done = CliRunner().invoke(commands, ["publish", str(published.with_name("台账.xlsx")), "--into", str(published)])
    assert done.exit_code == 1
    assert "保留的版本有 1、2，用 python -m data rollback 版本号 退回一版" in done.output.replace("\n", "")
    CliRunner().invoke(commands, ["rollback", "1", "--into", str(published)])
    (aside,) = published.parent.glob("county.duckdb.damaged-*")
    assert aside.read_bytes().startswith(b"PK\x03\x04")


def test_damage_without_any_version_asks_to_publish_again(published):
    shutil.rmtree(published.parent / "versions")
    cut(published)
    with pytest.raises(queries.Damaged, match="请重新发布台账"):
        queries.run("months", published)
