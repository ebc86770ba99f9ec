"""Publishing: constraints, versions, what changed, the lock, and that no crash harms what is published."""

import gc
import os
import signal
import subprocess
import sys
import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

import queries
from data import history, publishing
from data.pruning import prune
from data.publishing import CannotPublish, Place
from data.staging import published_tables
from tests.ledgers import INVESTMENTS, clean_ledger, publish, write_workbook
from words.file_in_force import pointer_of

TODAY = date(2024, 6, 15)


def ask(path: Path, sql: str) -> list[tuple]:
    with history.opened(file=path) as connection:
        connection.execute("use file")
        return connection.execute(sql).fetchall()


def test_the_published_file_holds_the_ledger_and_what_is_known_of_it(tmp_path):
    assert publish(tmp_path, {"投资": [*INVESTMENTS, ["合计", None, None, 1, None]]}, note="六月") == 1
    target = tmp_path / "county.duckdb"
    tables = {name for (name,) in ask(target, "select table_name from duckdb_tables() where database_name = 'file'")}
    assert tables == set(published_tables())
    assert ask(target, "select name, main_indicator, is_demo from county") == [("清河县", "工业投入", False)]
    assert ask(target, "select version, published_by, note from version") == [(1, "某某", "六月")]
    assert ask(target, "select check_name, source_row, value from findings") == [("declared_total_differs", 7, "1")]
    assert ask(target, "select declared, first_row, last_row from declared_totals") == [(Decimal(1), 2, 6)]
    assert ask(target, "select file, count_rows, length(sha256) from source_files") == [("a.xlsx", 17, 64)]
    assert ask(target, "select sum(completed_investment) from investments") == [(Decimal("242.25"),)]
    totals = "select count_rows, total from version_totals where measure = 'completed_investment'"
    assert ask(target, totals) == [(5, Decimal("242.25"))]
    assert ask(target, "select name, source_row from projects where project_code = 'A2'") == [
        ('O\'Brien <b>$x$</b> "厂"', 3)
    ]
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["county.duckdb", "county.duckdb.lock"]


def test_the_constraints_of_the_schema_are_in_force(tmp_path):
    publish(tmp_path)
    with (
        duckdb.connect(tmp_path / "versions" / "county-0001.duckdb") as connection,
        pytest.raises(duckdb.ConstraintException),
    ):
        connection.execute("insert into investments values ('Z9', '2024-01-01', '民资', 1, null, 'f', 's', 1)")


def test_rows_stand_in_the_same_order_whatever_the_order_of_the_ledger(tmp_path):
    publish(tmp_path)
    publish(tmp_path, {"投资": [INVESTMENTS[0], *reversed(INVESTMENTS[1:])]})
    first, second = (
        ask(tmp_path / "versions" / f"county-000{number}.duckdb", "select project_code, month from investments")
        for number in (1, 2)
    )
    assert first == second


def test_versions_are_counted_kept_and_put_back(tmp_path):
    target = tmp_path / "county.duckdb"
    assert history.number_in_force(target) is None
    assert [publish(tmp_path, note=str(number)) for number in (1, 2, 3)] == [1, 2, 3]
    assert history.number_in_force(target) == 3
    publishing.rollback(target, 1)
    assert history.number_in_force(target) == 1
    assert [(each.number, each.note) for each in history.versions(target)] == [(1, "1"), (2, "2"), (3, "3")]
    assert publish(tmp_path) == 4
    with pytest.raises(CannotPublish, match="9"):
        publishing.rollback(target, 9)


def test_changes_between_versions(tmp_path):
    publish(tmp_path)
    projects = [
        *clean_ledger()["项目"][:3],
        ["B1", "新厂", "东山镇", "民资", 10, None, date(2024, 1, 1), None, None, None],
    ]
    investments = [
        INVESTMENTS[0],
        ["A1", "2024年1月", "民资", 101, 50],
        ["B1", "2024年3月", "民资", 1, None],
        *INVESTMENTS[2:5],
    ]
    publish(tmp_path, {"项目": projects, "投资": investments})
    place = Place(tmp_path / "county.duckdb")
    changes = history.changes(place.version_file(1), place.version_file(2))
    assert changes.added == (("B1", "新厂"),)
    assert changes.removed == (("A3", "仓库"),)
    assert changes.months_added == (date(2024, 3, 1),)
    assert changes.months_changed == (
        (date(2024, 1, 1), Decimal(110), Decimal(111)),
        (date(2024, 2, 1), Decimal("132.25"), Decimal("125.25")),
    )


def test_a_reader_keeps_the_old_version_while_a_new_one_is_swapped_in(tmp_path):
    publish(tmp_path)
    with history.opened(old=tmp_path / "county.duckdb") as reader:
        publish(tmp_path)
        assert reader.execute("select version from old.version").fetchone() == (1,)
    assert history.number_in_force(tmp_path / "county.duckdb") == 2


def test_two_publishers_do_not_meet(tmp_path):
    publish(tmp_path)
    with FileLock(tmp_path / "county.duckdb.lock"):
        with pytest.raises(CannotPublish):
            publish(tmp_path)
        with pytest.raises(CannotPublish):
            publishing.rollback(tmp_path / "county.duckdb", 1)
    assert publish(tmp_path) == 2


@pytest.fixture
def as_windows(monkeypatch):
    """A system that replaces and deletes no file that this process has open, as Windows does not."""

    def refusing(do):
        def done(*paths):
            open_now = {os.path.realpath(handle) for handle in Path("/proc/self/fd").glob("*")}
            if open_now & {os.path.realpath(path) for path in paths}:
                raise PermissionError(13, "in use")
            return do(*paths)

        return done

    for name in ("replace", "unlink"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))


def test_where_an_open_file_cannot_be_replaced_the_next_version_is_pointed_at(tmp_path, as_windows):
    target = tmp_path / "county.duckdb"
    pointer = pointer_of(target)
    publish(tmp_path)

    def version_read() -> int:
        return queries.one("version_of_data", database=target)["version"]

    assert version_read() == 1  # a dashboard has the file open from now on
    for number in (2, 3):
        assert publish(tmp_path) == number == version_read() == history.number_in_force(target)
        assert pointer.read_text("utf-8") == f"county-000{number}.duckdb\n"
    publishing.rollback(target, 2)
    assert version_read() == 2 == history.number_in_force(target)
    with pytest.raises(CannotPublish, match="2"):
        prune(target, [2], None)
    queries.database._bases.clear()  # the dashboard is closed
    gc.collect()
    assert publish(tmp_path) == 4 == version_read()
    assert not pointer.exists()


def test_a_pointer_that_leads_nowhere_is_passed_over(tmp_path):
    publish(tmp_path)
    target = tmp_path / "county.duckdb"
    for named in ("county-0009.duckdb", "../../else.duckdb", ""):
        pointer_of(target).write_text(named, "utf-8")
        assert Place(target).in_force == target


STEPS = ["build", "flush", "flush_folder", "put_in_force", "os.replace", "shutil.copyfile"]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_process_killed_at_any_step_leaves_the_published_file_whole(tmp_path, step, moment):
    publish(tmp_path, note="old")
    script = textwrap.dedent(f"""
        import os, shutil, signal, sys
        from pathlib import Path
        sys.path[:0] = {[str(Path.cwd()), str(Path(__file__).parent)]!r}
        from data import publishing
        from tests.ledgers import publish
        original = publishing.{step}
        def killed(*arguments):
            if {moment == "after"}:
                original(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)
        publishing.{step} = killed
        publish(Path({str(tmp_path)!r}), note="new")
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    target = tmp_path / "county.duckdb"
    assert ask(target, "select note, sum(completed_investment) from version, investments group by note") in (
        [("old", Decimal("242.25"))],
        [("new", Decimal("242.25"))],
    )
    publish(tmp_path, note="next")
    assert ask(target, "select note from version") == [("next",)]
    assert not list(tmp_path.glob("*.building*")) + list(tmp_path.glob("*.incoming*"))
    assert all(version.totals for version in history.versions(target))


def test_a_publication_that_ends_after_its_version_came_in_force_does_not_say_that_nothing_was_changed(tmp_path):
    write_workbook(tmp_path / "台账.xlsx", clean_ledger())
    script = textwrap.dedent(f"""
        import os, sys
        sys.argv = ["data", "publish", {str(tmp_path / "台账.xlsx")!r}, "--into", {str(tmp_path / "county.duckdb")!r}]
        from data import __main__ as program, bounded
        from words import use_language
        use_language("zh")
        program.past.changes = lambda *_versions: os.abort()
        bounded.run(program.commands, program._tell_given_up)
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert done.stderr.startswith("第 1 版在生效时或生效后中断")
    assert ask(tmp_path / "county.duckdb", "select version from version") == [(1,)]


def test_leftovers_of_a_crash_are_cleared(tmp_path):
    for name in ("county.duckdb.building", "county.duckdb.building.wal", "county.duckdb.incoming"):
        (tmp_path / name).write_bytes(b"half")
    assert publish(tmp_path) == 1
    assert not list(tmp_path.glob("*.building*")) + list(tmp_path.glob("*.incoming*"))


def test_a_failure_while_building_publishes_nothing(tmp_path, monkeypatch):
    publish(tmp_path)
    monkeypatch.setattr(publishing, "schema", lambda: "create table nonsense (")
    with pytest.raises(CannotPublish):
        publish(tmp_path)
    assert list(Place(tmp_path / "county.duckdb").version_files()) == [1]
    assert history.number_in_force(tmp_path / "county.duckdb") == 1


def test_a_foreign_file_in_the_place_of_the_published_one_is_told(tmp_path):
    (tmp_path / "county.duckdb").write_bytes(b"something else" * 1000)
    with pytest.raises(history.NotPublished, match="county"):
        history.number_in_force(tmp_path / "county.duckdb")
