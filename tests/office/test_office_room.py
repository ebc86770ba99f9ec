"""The office's room: files of any name and kind are taken or refused, records outlive a crash, one works at a time."""

import io
import json
import os
import zipfile
from datetime import date

import pytest

from office import bounds, choices, manuals, uploads, work
from office.folder import Folder, write_json
from office.month import IDENTIFIED, UPON, WHOLE_LEDGER, month_of, record_of, speaks_of_others, unit_of
from office.permission import Action, Visitor, may, visitor_of
from screen.office.gate import UploadGate
from tests.conftest import awaited

JUNE = date(2024, 6, 1)
UNITS = ["东山镇", "西山乡", "开发区"]


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path / "office", tmp_path / "county.duckdb")


def zipped(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return content.getvalue()


def test_an_archive_is_unpacked_within_bounds(folder, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    files = {"报表/东山.xlsx": b"1", "__MACOSX/x.xlsx": b"2", "大.xlsx": b"0" * 5000, "a.exe": b"3", "内.zip": b"4"}
    taken = uploads.receive(folder, JUNE, "全部.zip", zipped(files), "王")
    assert [(each.name, bool(each.number)) for each in taken] == [
        ("东山.xlsx", True),
        ("大.xlsx", False),
        ("a.exe", False),
        ("内.zip", False),
    ]
    assert all(each.why_not for each in taken[1:])


def test_an_archive_that_is_empty_or_broken_is_told_and_what_programs_leave_beside_is_not_taken(folder):
    broken = bytearray(zipped({"东山镇.xlsx": b"1" * 5000}))
    broken[45:60] = b"\xff" * 15  # amid the packed bytes
    for content in (zipped({}), zipped({"__MACOSX/x.xlsx": b"2"}), bytes(broken)):
        (taken,) = uploads.receive(folder, JUNE, "全部.zip", content, "王")
        assert taken.number is None
        assert taken.why_not
    assert uploads.receive(folder, JUNE, "报表/~$东山镇.xlsx", b"1", "王") == []


def test_names_of_a_chinese_windows_archive_are_read(folder):
    content = bytearray(zipped({"XXXXXX.xlsx": b"1"}))
    name = "东山镇".encode("gb18030")
    content = bytes(content).replace(b"XXXXXX", name)
    (taken,) = uploads.receive(folder, JUNE, "a.zip", content, "王")
    assert taken.name == "东山镇.xlsx"


def test_what_cannot_be_taken_is_refused_with_the_reason(folder):
    for name, content in (("a.exe", b"1"), ("a.xlsx", b""), ("a.zip", b"no archive")):
        (taken,) = uploads.receive(folder, JUNE, name, content, "王")
        assert taken.number is None
        assert taken.why_not
    assert uploads.receive(folder, JUNE, "a.xlsx", b"1", "王")[0].number
    assert uploads.receive(folder, JUNE, "b.xlsx", b"1", "李")[0].number is None  # the same, to the byte
    folder.record("dropped", "王", file=month_of(folder, JUNE, UNITS).doubtful[0].number)
    assert uploads.receive(folder, JUNE, "b.xlsx", b"1", "李")[0].number  # it had been left out by mistake


def test_a_record_that_a_crash_cut_off_loses_nothing_else(folder):
    folder.record("received", "王", file="1")
    with folder.records.open("ab") as file:
        file.write(b'{"at": "2024')
    folder.record("dropped", "王", file="1")
    assert [each["what"] for each in folder.recorded()] == ["received", "dropped"]


def test_the_later_file_of_a_unit_counts_and_the_earlier_is_kept(folder):
    for name, content in (("a.xlsx", b"1"), ("b.xlsx", b"2"), ("c.xlsx", b"3")):
        (taken,) = uploads.receive(folder, JUNE, name, content, "王")
        unit = {"a.xlsx": "东山镇", "b.xlsx": "东山镇"}.get(name)
        if unit:
            folder.record("assigned", "", file=taken.number, unit=unit, month="2024-06")
    now = month_of(folder, JUNE, UNITS)
    unit = now.units["东山镇"]
    assert (unit.file.name, [each.name for each in unit.earlier], unit.state) == ("b.xlsx", ["a.xlsx"], "已报")
    assert [each.name for each in now.doubtful] == ["c.xlsx"]
    assert now.named("未报") == ["西山乡", "开发区"]
    told = month_of(folder, JUNE, UNITS, in_force=["东山镇", "西山乡", "南溪镇"])
    assert [unit.state for unit in told.units.values()] == ["已报", "已发布", "未报"], "a whole ledger told the month"
    assert all(file.path.read_bytes() for file in (unit.file, *unit.earlier))


def test_the_state_of_a_unit_is_that_of_its_file_in_the_last_check(folder):
    labels = {}
    for name, unit in (("a.xlsx", "东山镇"), ("b.xlsx", "西山乡"), ("c.xlsx", "开发区")):
        (taken,) = uploads.receive(folder, JUNE, name, name.encode(), "王")
        folder.record("assigned", "", file=taken.number, unit=unit, month="2024-06")
        labels[taken.number] = f"{unit}.xlsx"
    of_zone = folder.of_month(JUNE) / list(labels)[2]
    write_json(of_zone / IDENTIFIED, {"kind": "none", "why": "坏了"})
    job = folder.jobs / "00001-check"
    job.mkdir(parents=True)
    error = {"level": "error", "file": "西山乡.xlsx", "sheet": None, "row": 7, "message": "…", "check": "…"}
    write_json(job / "draft.json", {"findings": [error], "publishable": False})
    folder.record("checked", "王", month="2024-06", job=job.name, files=dict(list(labels.items())[:2]))
    now = month_of(folder, JUNE, UNITS)
    assert {name: unit.state for name, unit in now.units.items()} == {
        "东山镇": "已核",
        "西山乡": "有误",
        "开发区": "有误",
    }
    assert now.units["开发区"].findings[0]["message"] == "坏了"
    assert now.is_checked
    assert record_of(folder, [JUNE], UNITS, 5)["东山镇"] == {"2024-06": "迟报"}


@pytest.mark.parametrize(
    ("said", "name", "unit"),
    [
        ({"kind": "return", "regions": {"东山镇": 9}, "months": {"2024-06": 9}}, "x.xlsx", "东山镇"),
        ({"kind": "free", "regions": {"东山镇": 5, "西山乡": 5}, "months": {"2024-06": 9}}, "x.xlsx", None),
        ({"kind": "return", "regions": {"东山镇": 9}, "months": {"2024-05": 9}}, "x.xlsx", None),
        ({"kind": "free", "regions": {}, "months": {}}, "报西山乡.xlsx", "西山乡"),
        ({"kind": "none"}, "a.xlsx", None),
        ({"kind": "ledger", "regions": {"东山镇": 9}}, "a.xlsx", WHOLE_LEDGER),
    ],
)
def test_a_file_goes_to_its_unit_by_what_it_says_and_is_asked_where_that_is_doubtful(said, name, unit):
    assert unit_of(said, UNITS, name, JUNE) == unit


@pytest.mark.parametrize(
    ("said", "is_wrong"),
    [
        ({"kind": "return", "regions": {"东山镇": 9}, "months": {"2024-06": 9}}, False),
        ({"kind": "free", "regions": {}, "months": {"2024-06": 9}}, False),
        ({"kind": "free", "regions": {}, "months": {"2024-05": 9}}, True),
        ({"kind": "return", "regions": {"西山乡": 9}, "months": {"2024-06": 9}}, True),
        ({"kind": "free", "regions": {"东山镇": 5, "西山乡": 5}, "months": {}}, True),
        ({"kind": "ledger", "regions": {}}, True),
    ],
)
def test_what_a_unit_hands_in_itself_speaks_of_itself(said, is_wrong):
    assert speaks_of_others(said, UNITS, "东山镇", JUNE) is is_wrong


def test_a_month_does_not_take_back_what_another_month_has_published_meanwhile(folder):
    folder.record("published", "王", month="2024-06", version=4)
    folder.record("published", "王", month="2024-05", version=5)
    folder.of_month(JUNE).mkdir()
    write_json(folder.of_month(JUNE) / UPON, {"version": 3})
    now = month_of(folder, JUNE, UNITS)
    assert [number for number in (None, 3, 4, 5) if now.would_undo(number)] == [5]


@pytest.mark.parametrize("address", ["", None, "0.0.0.0", "10.1.2.3", "::", "localhost.evil"])
def test_nobody_may_anything_where_the_server_is_open_and_nobody_signs_in(address):
    assert not any(may(visitor_of(address), action) for action in Action)


def test_roles_may_what_they_may_and_a_unit_its_own_alone():
    assert all(may(visitor_of("localhost"), action) for action in Action)
    assert not may(visitor_of("localhost", is_forwarded=True), Action.LOOK)
    unit = Visitor("张", "unit", "东山镇")
    assert may(unit, Action.HAND_IN, "东山镇")
    assert not may(unit, Action.HAND_IN, "西山乡")
    assert not may(unit, Action.PUBLISH, "东山镇")
    assert not may(Visitor("李", "office"), Action.PRUNE)
    assert not may(Visitor("李", "unheard-of"), Action.LOOK)


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("localhost", [], 200),
        ("localhost", [(b"x-forwarded-for", b"10.0.0.9")], 403),
        ("0.0.0.0", [], 403),
        ("", [], 403),
    ],
)
def test_no_upload_is_answered_where_nobody_may_hand_in(address, headers, status, monkeypatch):
    monkeypatch.setattr("streamlit.get_option", lambda _name: address)
    told = []

    async def app(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        told.append(message)

    scope = {"type": "http", "path": "/county/_stcore/upload_file/a/b", "method": "PUT", "headers": headers}
    awaited(UploadGate(app)(scope, None, send))
    assert told[0]["status"] == status


def test_a_unit_sees_its_own_cell_alone(folder):
    for name, unit in (("a.xlsx", "东山镇"), ("b.xlsx", "西山乡"), ("c.xlsx", None)):
        (taken,) = uploads.receive(folder, JUNE, name, name.encode(), "王", unit)
        assert taken.number
    seen = month_of(folder, JUNE, UNITS).of_unit("东山镇")
    assert [(name, unit.state) for name, unit in seen.units.items()] == [("东山镇", "已报")]
    assert not seen.doubtful
    assert month_of(folder, JUNE, UNITS).of_unit("开发区").count("未报") == 1


def test_who_comes_second_is_told_who_works_and_a_dead_worker_is_seen(folder, monkeypatch):
    script = "import time; time.sleep(30)"
    original = work.subprocess.Popen

    def sleeping(command, **options):
        return original([command[0], "-c", script], **options)

    monkeypatch.setattr(work.subprocess, "Popen", sleeping)
    job = work.start(folder, "check", "王")
    with pytest.raises(work.Busy, match="王"):
        work.start(folder, "publish", "李")
    work._STARTED[job.place].kill()
    work._STARTED[job.place].wait()
    assert work.last_job(folder).state == work.FAILED


def test_a_command_that_takes_too_much_ends_in_one_sentence(monkeypatch):
    monkeypatch.setattr(bounds, "MEMORY", 300_000_000)
    ended = bounds.run(["history"])
    assert ended.code != 0
    assert "Traceback" not in ended.problem
    assert ended.problem


def test_what_columns_are_read_as_is_kept_as_a_mapping(folder):
    folder.root.mkdir()
    choices.choose(folder, '西山"乡', {"干了多少": "of_the_month", "坏": "drop table"}, "王")
    text = choices.mapping_file(folder).read_text("utf-8")
    assert '[files."*西山_乡*"]' in text
    assert 'of_the_month = ["干了多少"]' in text
    assert choices.of_unit(folder, '西山"乡') == {"干了多少": "of_the_month"}
    assert json.loads((folder.root / "choices.json").read_text("utf-8"))


def test_the_manual_has_its_chapters_and_its_pictures():
    chapters = manuals.chapters()
    assert [each.title for each in chapters] == ["操作手册", "填表说明", "每月一页纸", "常见问题", "名词解释"]
    shown = [line for each in chapters for line in each.lines if line.startswith("![")]
    assert shown
    assert all(manuals.picture_of(line) for line in shown)


def test_work_that_has_not_begun_yet_is_seen_as_running_by_others_too(folder):
    place = folder.jobs / "00001-check"
    place.mkdir(parents=True)
    write_json(place / "job.json", {"kind": "check", "by": "王", "at": "2024-06-30T08:00:00"})
    assert work.last_job(folder).state == work.RUNNING  # its process is not written down yet
    write_json(place / "process.json", {"pid": os.getpid()})
    assert work.last_job(folder).state == work.RUNNING
    write_json(place / "progress.json", {"state": "running"})
    assert work.last_job(folder).state == work.FAILED  # nobody holds the lock of all work
