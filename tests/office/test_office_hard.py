"""What takes minutes, for `make month` alone: twenty units in a browser, 50 kills, a full disk, every wrong file."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from datetime import date

import pytest

import queries
from benchmarks.browser import server
from data.publishing import rollback
from office import choices, manuals, uploads, work
from office.folder import Folder
from office.month import WHOLE_LEDGER, month_of
from tests.conftest import ROOT
from tests.data.test_brake import WRONG, ledger
from tests.ledgers import write_workbook
from tests.office.month_on_page import PATIENCE, Clerk, whole_month
from tests.office.test_office_month import UNITS, small_county
from tests.office.units import fill
from tests.screens import open_page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("OFFICE_MONTH"), reason="takes minutes: make month"),
]
MARCH, JUNE, MAY = date(2024, 3, 1), date(2024, 6, 1), date(2024, 5, 1)
KILLS = 50


def done(folder: Folder, job: work.Job) -> work.Job:
    """The job once it has ended."""
    end = time.monotonic() + PATIENCE
    while (job := work.job_at(folder, job.place)).state == work.RUNNING and time.monotonic() < end:
        time.sleep(0.05)
    return job


def version(folder: Folder) -> int:
    return queries.one("version_of_data", folder.database)["version"]


def said(month: date, units: list[str]) -> dict:
    return {"month": month.isoformat(), "units": units}


@pytest.fixture
def checked(tmp_path) -> tuple[Folder, work.Job]:
    """A month of the small county, handed in and checked."""
    from data.template import write_templates

    database = small_county(tmp_path)
    write_templates(tmp_path / "下发", database, [], None, MARCH)
    folder = Folder(tmp_path / "office", database)
    for unit in UNITS:
        path = tmp_path / f"{unit}.xlsx"
        fill(tmp_path / "下发" / f"{unit}2024年3月项目月报.xlsx", path, amount=20)
        uploads.receive(folder, MARCH, path.name, path.read_bytes(), "王")
    job = done(folder, work.start(folder, "receive", "王", **said(MARCH, UNITS)))
    assert job.state == work.DONE, job.text
    return folder, job


def test_twenty_units_of_the_demo_county(demo_database, tmp_path, page, capsys):
    database = tmp_path / "county.duckdb"
    shutil.copy(demo_database, database)
    (tmp_path / "versions").mkdir()
    shutil.copy(demo_database, tmp_path / "versions" / "county-0001.duckdb")
    rows = queries.run("regions_of_county", database)
    units = [row["region"] for row in rows if row["is_ranked"]]
    with server(database) as address:
        clerk = Clerk(page, address, Folder(tmp_path / "office", database), JUNE, units, manuals.PICTURES)
        told = whole_month(clerk, tmp_path, free="启隆乡", missing="东元镇", wrong="北新镇", twice="南阳镇")
    with capsys.disabled():
        print("\na month of", len(units), "units:", told)
    assert told["clicks"] < 60
    assert told["minutes"] < 15


def test_the_columns_of_a_free_table_are_chosen_from_lists(tmp_path, page, capsys):
    """What nobody could guess is said once, on the page, and holds for the next month."""
    database = small_county(tmp_path)
    head = ["序号", "项目名称", "总投资（万元）", "干了多少", "说法"]
    table = {"2024年3月": [["西山乡2024年3月重点项目进展情况表"], head, [1, "冷链中心", 500, 15, "主体施工"]]}
    path = write_workbook(tmp_path / "西山乡项目进展.xlsx", table)
    with server(database) as address:
        folder = Folder(tmp_path / "office", database)
        clerk = Clerk(page, address, folder, MARCH, UNITS, manuals.PICTURES)
        clerk.open()
        clerk.drop([path])
        assert clerk.now().units["西山乡"].state != "已核"
        clerk.tab("检查与发布")
        assert page.get_by_text("西山乡 · 各列读成了什么").is_visible()
        clerk.picture("office-free")
        for header, role in (("干了多少", "本月完成投资"), ("说法", "形象进度")):
            box = page.locator("[data-testid=stSelectbox]").filter(has_text=header)
            clerk.click(box.locator("input"))
            clerk.click(page.get_by_role("option", name=role, exact=True))
        clerk.button("保存")
        clerk.wait("receive")
        clicks, unit = clerk.clicks, clerk.now().units["西山乡"]
    assert unit.state == "已核", unit.findings
    guessed = {"项目名称": "name", "总投资（万元）": "planned_investment"}
    assert choices.of_unit(folder, "西山乡") == guessed | {"干了多少": "of_the_month", "说法": "progress"}
    with capsys.disabled():
        print("\na free table put right in", clicks, "clicks:", unit.reported)


def test_a_worker_that_is_killed_at_any_moment_leaves_nothing_half(checked, capsys):
    folder, check = checked
    chance, before = random.Random(1), version(folder)
    files = {path: path.read_bytes() for path in folder.of_month(MARCH).glob("*/*.xlsx")}
    start = time.monotonic()
    assert (
        done(folder, work.start(folder, "publish", "王", job=check.place.name, **said(MARCH, UNITS))).state == work.DONE
    )
    whole = time.monotonic() - start
    rollback(folder.database, before)
    outcomes: dict[str, int] = {}
    for number in range(KILLS):
        job = work.start(folder, "publish", "王", job=check.place.name, **said(MARCH, UNITS))
        time.sleep(whole * (number + chance.random()) / KILLS)
        process = work._STARTED[job.place]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        time.sleep(0.05)
        ended = work.last_job(folder)
        now = version(folder)
        amount = queries.one("county_headline", folder.database, month="2024-03")["completed_investment"]
        assert (now == before) == (amount == pytest.approx(242.25)), (now, amount)
        outcome = f"{ended.state}, {'published' if now != before else 'as before'}"
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        assert {path: path.read_bytes() for path in files} == files
        assert len(month_of(folder, MARCH, UNITS).files) == len(UNITS)
        if now != before:
            rollback(folder.database, before)
    assert (
        done(folder, work.start(folder, "publish", "王", job=check.place.name, **said(MARCH, UNITS))).state == work.DONE
    )
    assert version(folder) != before
    with capsys.disabled():
        print("\n", KILLS, "kills:", outcomes)


FULL = """
import resource, sys
from pathlib import Path
from datetime import date
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from office import choices, manuals, uploads, work
from office.folder import Folder
folder = Folder(Path({root!r}), Path({database!r}))
taken = uploads.receive(folder, date(2024, 3, 1), "新.xlsx", b"9" * 300_000, "王")
print([each.why_not for each in taken])
try:
    job = work.start(folder, "{kind}", "王", **{said!r})
    process = work._STARTED[job.place]
    process.wait()
    print(work.job_at(folder, job.place).state, work.job_at(folder, job.place).text)
except OSError as problem:
    print("no job:", problem)
"""


@pytest.mark.parametrize("size", [0, 2_000, 60_000, 600_000, 2_000_000, 4_000_000])
@pytest.mark.parametrize("kind", ["publish", "receive"])
def test_a_full_disk_publishes_nothing_half_and_keeps_what_was_handed_in(kind, size, checked, capsys):
    folder, check = checked
    before = version(folder)
    files = {path: path.read_bytes() for path in folder.of_month(MARCH).glob("*/*.xlsx")}
    wanted = said(MARCH, UNITS) | {"job": check.place.name}
    script = FULL.format(size=size, root=str(folder.root), database=str(folder.database), kind=kind, said=wanted)
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    amount = queries.one("county_headline", folder.database, month="2024-03")["completed_investment"]
    assert (version(folder) == before) == (amount == pytest.approx(242.25))
    assert {path: path.read_bytes() for path in files} == files
    assert set(folder.recorded()[0]) >= {"at", "by", "what"}
    with capsys.disabled():
        print(
            f"\n{kind} with files of at most {size} bytes:",
            ended.stdout.strip().replace("\n", " | ") or ended.stderr[-300:],
        )


@pytest.mark.parametrize("free", [0, 20_000, 400_000, 2_000_000])
def test_a_disk_of_its_own_that_is_full(free, checked, tmp_path, capsys):
    """A real one, of memory, where one may be mounted; once there is room again the month is published."""
    folder, check = checked
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        shutil.copytree(folder.root, disk / "office")
        shutil.copytree(folder.database.parent / "versions", disk / "versions")
        shutil.copy(folder.database, disk)
        there = Folder(disk / "office", disk / folder.database.name)
        before, files = version(there), {path: path.read_bytes() for path in there.of_month(MARCH).glob("*/*.xlsx")}
        filler = disk / "filler"
        filler.write_bytes(bytes(max(shutil.disk_usage(disk).free - free, 0)))
        (taken,) = uploads.receive(there, MARCH, "新.xlsx", b"9" * 300_000, "王")
        wanted = said(MARCH, UNITS) | {"job": check.place.name}
        try:
            ended = done(there, work.start(there, "publish", "王", **wanted)).text
        except OSError as problem:
            ended = f"no job: {problem}"
        assert version(there) == before
        assert {path: path.read_bytes() for path in files} == files
        filler.unlink()
        assert done(there, work.start(there, "publish", "王", **wanted)).state == work.DONE
        assert version(there) != before
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)
    with capsys.disabled():
        print(f"\n{free} bytes free: {taken.why_not or 'taken in'} | {ended}")


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_stopped_on_the_page(name, tmp_path, monkeypatch):
    """Nothing is published before its question is answered."""
    make, _check, words = WRONG[name]
    write_workbook(tmp_path / "台账.xlsx", ledger())
    database = tmp_path / "county.duckdb"
    command = [sys.executable, "-m", "data", "publish", str(tmp_path / "台账.xlsx"), "--into", str(database)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    folder = Folder(tmp_path / "office", database)
    wrong = write_workbook(tmp_path / "五月.xlsx", make())
    uploads.receive(folder, MAY, wrong.name, wrong.read_bytes(), "王")
    assert done(folder, work.start(folder, "receive", "王", **said(MAY, ["东山镇"]))).state == work.DONE
    assert WHOLE_LEDGER in month_of(folder, MAY, ["东山镇"]).units
    at = open_page(database, monkeypatch, "office")
    asked = [box.label.replace("\\", "") for box in at.checkbox]
    assert any(words in label for label in asked), asked
    assert at.button(key="office.publish").disabled
    for box in at.checkbox:
        box.check()
    at.run()
    assert not at.button(key="office.publish").disabled
