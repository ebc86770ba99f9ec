"""The commonest mistakes in the office's own templates: each is one sentence in Chinese, with its file and line."""

import pytest
from click.testing import CliRunner
from docx import Document

from papers.__main__ import commands
from papers.template import SHIPPED, TemplateError
from tests.papers.bulletins import own_template, text_of, written

MISTAKES = [
    ("{{ 结论('completion_rankng') }}。", "是否应为“completion_ranking”"),
    ("{{ 表('completion_ranking')[0].completion_rat }}。", "是否应为“completion_rate”"),
    ("{{ 结论(“completion_ranking”) }}。", "““”要写成英文半角的"),
    ("{{ 结论（'completion_ranking'） }}。", "“（”要写成英文半角的 ("),
    ("{{ 结论('completion_ranking') }。", "没有成对"),
    ("｛｛ 结论('completion_ranking') ｝｝。", "英文半角 {{ 和 }}"),
    ("{% if 未报 %}{{ 未报 }}未报。", "没有成对"),
    ("{{ 县 }}进展。", "没有“县”这个词"),
    ("{{ 表('completion_ranking') | 前三(3) }}。", "竖线后面的“前三”不认识"),
    ("表格：completion_ranking|列 region", "全角竖线“｜”"),
    ("表格：completion_ranking｜前十行", "此处的“前十行”无法识别"),
    ("表格：completion_ranking｜列 regoin", "是否应为“region”"),
    ("标是：甲", "“标是”不是关键词，是否应为“标题”"),
    ("{{ 结论('meeting_in_short', 无此=1) }}", "没有“无此”这个开关"),
    ("{{ ().__class__ }}", "花括号里的写法"),
    ("{% if 有('no_progres') %}甲。{% endif %}", "是否应为“no_progress”"),
    ("{% if 月 > 12 %}{{ 县 }}{% endif %}", "没有“县”这个词"),
]


def mistakes(filters) -> list[str]:
    with pytest.raises(TemplateError) as refused:
        written(filters)
    return str(refused.value).splitlines()


@pytest.mark.parametrize(("line", "said"), MISTAKES)
def test_a_mistake_is_one_sentence_with_its_line(small, tmp_path, monkeypatch, line, said):
    own_template(tmp_path, monkeypatch, f"标题：甲\n{line}")
    (mistake,) = mistakes(small)
    assert mistake.startswith("bulletin.txt 第 2 行：")
    assert said in mistake


def test_every_mistake_is_told_at_once(small, tmp_path, monkeypatch):
    own_template(tmp_path, monkeypatch, "{{ 结论('a') }}。\n{{ 县 }}。\n\n{{ 结论('meeting_in_short') }}。")
    assert ["第 1 行" in mistakes(small)[0], "第 2 行" in mistakes(small)[1]] == [True, True]


@pytest.mark.parametrize("text", ["", "※ 只有说明\n\n"])
def test_an_empty_template_is_told(small, tmp_path, monkeypatch, text):
    own_template(tmp_path, monkeypatch, text)
    assert mistakes(small) == ["bulletin.txt 是空的：没有一行可以印出"]


def test_a_template_as_notepad_saves_unicode_is_read(small, tmp_path, monkeypatch):
    own_template(tmp_path, monkeypatch, "标题：甲\n乙。", encoding="utf-16")
    assert "乙。" in text_of(written(small))


def own_paper(folder, *paragraphs: str) -> None:
    word = Document()
    for text in paragraphs:
        word.add_paragraph(text)
    word.save(folder / "bulletin.docx")


def test_the_text_goes_onto_the_offices_own_paper(small, tmp_path, monkeypatch):
    word = Document()
    word.styles["Normal"].font.name = "方正仿宋"
    head = word.add_paragraph()
    for piece in ("某某办", "〔2024〕{{ 期", "号 }}号"):
        head.add_run(piece)
    word.add_paragraph("签发人：{{ 签发人 }}")
    word.add_paragraph("{{ 正文 }}")
    word.add_paragraph("（文尾）")
    word.sections[0].header.paragraphs[0].text = "{{ 县名 }}专用纸"
    word.save(tmp_path / "bulletin.docx")
    own_template(tmp_path, monkeypatch, "版头：不印\n标题：甲\n一级：乙\n丙。\n落款：{{ 日期 }}")
    document = written(small)
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts == ["某某办〔2024〕5号", "甲", "一、乙", "丙。", "2024年6月5日", "（文尾）"]
    assert document.styles["Normal"].font.name == "方正仿宋"
    assert "专用纸" in document.sections[0].header.paragraphs[0].text
    assert "{{" not in document.sections[0].header.paragraphs[0].text


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (("{{ 发文字好 }}", "{{ 正文 }}"), "bulletin.docx 第 1 段：没有“发文字好”这个词，是否应为“发文字号”"),
        (("文头",), "bulletin.docx：要有且只有一段单独写 {{ 正文 }}，正文印在那里"),
        (("{{ 正文 }}", "｛｛ 期号 ｝｝"), "bulletin.docx 第 2 段：花括号要用成对的英文半角 {{ 和 }}"),
        (("{ 期号 }", "{{ 正文 }}"), "bulletin.docx 第 1 段：花括号要用成对的英文半角 {{ 和 }}"),
    ],
)
def test_a_mistake_on_the_own_paper_is_told_with_its_paragraph(small, tmp_path, monkeypatch, paragraphs, said):
    own_paper(tmp_path, *paragraphs)
    monkeypatch.setenv("COUNTY_TEMPLATES", str(tmp_path))
    assert mistakes(small) == [said]


def test_a_paper_that_is_no_word_document_is_told(small, tmp_path, monkeypatch):
    (tmp_path / "bulletin.docx").write_text("文字", "utf-8")
    monkeypatch.setenv("COUNTY_TEMPLATES", str(tmp_path))
    assert mistakes(small) == ["bulletin.docx 打不开：不是 Word 文档（.docx）"]


def test_the_command_checks_a_folder(small, tmp_path, monkeypatch):
    monkeypatch.delenv("COUNTY_TEMPLATES", raising=False)
    words = (SHIPPED / "bulletin.txt").read_text("utf-8").replace("{{ 未报 }}未报送", "{{ 未抱 }}未报送")
    (tmp_path / "bulletin.txt").write_text(words, "utf-8")
    for name in ("township", "notice", "minutes", "leader"):
        (tmp_path / f"{name}.txt").write_text("{{ 县 }}", "utf-8")
    monkeypatch.setenv("COUNTY_TEMPLATES", str(tmp_path))
    done = CliRunner().invoke(commands, ["check", "--month", "2024-05", str(tmp_path)])
    assert done.exit_code == 1
    for name in ("bulletin", "township", "notice", "minutes", "leader"):
        assert f"{name}.txt 第 " in done.output
        (tmp_path / f"{name}.txt").unlink()
    good = CliRunner().invoke(commands, ["check", "--month", "2024-05", str(tmp_path)])
    assert good.exit_code == 0, good.output
    assert "模板没有问题。" in good.output
