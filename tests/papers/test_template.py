"""Where templates come from: the office's own folder, and the shipped ones for what is not in it."""

import pytest
from click.testing import CliRunner

from papers.__main__ import commands
from papers.template import TemplateError, read_template


def test_a_folder_of_templates_that_is_not_there_is_told_and_not_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTY_TEMPLATES", str(tmp_path / "模版"))
    with pytest.raises(TemplateError, match=r"COUNTY_TEMPLATES 指定的 .*模版 不是文件夹"):
        read_template("bulletin.txt")


def test_a_template_that_the_own_folder_lacks_is_the_shipped_one(tmp_path, monkeypatch):
    shipped = read_template("township.txt")
    (tmp_path / "bulletin.txt").write_text("标题：本县通报\n", encoding="utf-8")
    monkeypatch.setenv("COUNTY_TEMPLATES", str(tmp_path))
    assert read_template("township.txt") == shipped
    assert [part.line.text for part in read_template("bulletin.txt")] == ["本县通报"]


def test_a_paper_that_cannot_be_written_says_why(small, tmp_path):
    into = tmp_path / "没有的文件夹" / "通报.docx"
    done = CliRunner().invoke(commands, ["bulletin", "--into", str(into)])
    assert done.exit_code == 1
    assert "无法写入：没有这个文件或文件夹" in done.output.replace("\n", "")
