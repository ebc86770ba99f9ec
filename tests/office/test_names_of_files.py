"""What files and units may be called in the office: nothing leaves its folder, no two become one, no cell a formula."""

from datetime import date

import pytest

from office import uploads
from office.folder import Folder
from office.month import month_of
from office.steps import laid_out
from screen.office.grid import as_csv

JUNE = date(2024, 6, 1)


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/a.xlsx",
        "C:\\x\\a.xlsx",
        "\u202exslx.a.xlsx",
        "<script>a.xlsx",
        "=cmd|' /c'!A1.xlsx",
        "a\0.xlsx",
        "..",
        "CON.xlsx",
        "长" * 300 + ".xlsx",
        "😀" * 80 + ".xlsx",
    ],
)
def test_no_name_leaves_its_folder_or_means_anything(name):
    safe = uploads.safe_name(name)
    assert safe
    assert len(safe.encode()) < 160
    assert safe.split(".")[0] != "CON"
    assert not set(safe) & set('\\/:*?"<>|\0\u202e')
    assert safe not in (".", "..")


def test_files_of_units_that_a_disk_calls_alike_are_not_written_over_each_other(tmp_path):
    folder = Folder(tmp_path / "office", tmp_path / "county.duckdb")
    units = ["甲/乙", "甲?乙", "长" * 300 + "镇", "长" * 300 + "乡"]
    for number, unit in enumerate(units):
        uploads.receive(folder, JUNE, "6月.csv", f"{number}".encode(), "王", unit)
    now = month_of(folder, JUNE, units)
    laid = laid_out(tmp_path / "laid", now, now.files)
    assert sorted(path.read_text() for path in laid) == ["0", "1", "2", "3"]
    assert sorted(file.path.read_text() for file in now.files) == ["0", "1", "2", "3"]


def test_a_unit_that_is_called_like_a_formula_is_text_in_a_spreadsheet():
    lines = [{"单位": unit} for unit in ("=1+1", " -2", "＋乡", "甲-乙镇")]
    assert as_csv(lines).splitlines() == ["单位", "'=1+1", "' -2", "'＋乡", "甲-乙镇"]
