"""A clerk's whole month on the office's page, in a browser: every click is counted."""

import time
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page

import queries
from benchmarks.browser import opened, settled
from data import return_form as form
from office import work
from office.folder import Folder
from office.month import Month, month_of
from tests.ledgers import write_workbook
from tests.office.units import FIRST, columns_of, fill

PATIENCE = 180
FREE_HEAD = ["序号", "项目名称", "总投资（万元）", "本月完成投资（万元）", "形象进度"]


@dataclass
class Clerk:
    """Somebody at the page, who clicks, drops and waits."""

    page: Page
    address: str
    folder: Folder
    month: date
    units: list[str]
    pictures: Path | None = None
    clicks: int = 0
    waited: float = 0.0
    began: float = field(default_factory=time.monotonic)

    def open(self, address: str = "office") -> None:
        opened(self.page, f"{self.address}/{address}")

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()
        settled(self.page)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=False).locator("visible=true").first)

    def tab(self, name: str) -> None:
        self.click(self.page.get_by_role("tab", name=name))

    def saved(self, name: str, into: Path) -> Path:
        self.clicks += 1
        with self.page.expect_download() as told:
            self.page.get_by_role("button", name=name).first.click()
        told.value.save_as(into)
        settled(self.page)
        return into

    def drop(self, files: list[Path]) -> None:
        self.clicks += 1
        self.page.locator("input[type=file]").first.set_input_files(files)
        settled(self.page)
        self.button("收下并检查")
        self.wait("receive")

    def wait(self, kind: str) -> None:
        """Until the work is done, and the page shows it."""
        start = time.monotonic()
        while (job := work.last_job(self.folder)) is None or job.kind != kind or job.state == work.RUNNING:
            if time.monotonic() - start > PATIENCE:
                raise TimeoutError(kind)
            time.sleep(0.2)
        assert job.state == work.DONE, job.text
        self.waited += time.monotonic() - start
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stProgress]')", timeout=15_000)
        settled(self.page)

    def now(self) -> Month:
        return month_of(self.folder, self.month, self.units)

    def picture(self, name: str) -> None:
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{name}.png")


def hand_out(clerk: Clerk, into: Path) -> dict[str, Path]:
    """The return workbooks out of the page, by unit."""
    clerk.button("生成报表")
    clerk.wait("template")
    archive = clerk.saved("下载", into / "报表.zip")
    with zipfile.ZipFile(archive) as files:
        files.extractall(into / "下发")
    found = {path.name.split("20")[0]: path for path in (into / "下发").glob("*月报.xlsx")}
    return {unit: path for unit, path in found.items() if unit in clerk.units}


def returned(handed: dict[str, Path], into: Path, free: str, missing: str, wrong: str, twice: str) -> list[Path]:
    """What the units send back: one not at all, one with a mistake, one twice, one as a table of its own."""
    into.mkdir()
    files = []
    for unit, path in handed.items():
        if unit == missing:
            continue
        if unit == free:
            files.append(own_table(path, into / f"{unit}项目进展.xlsx", unit))
            continue
        files.append(into / f"{unit}（定稿）.xlsx")
        fill(path, files[-1], amount=30 if unit == twice else 20)
        if unit == twice:
            files.append(into / f"{unit}（再报）.xlsx")
            fill(path, files[-1], amount=25)
    spoil(into / f"{wrong}（定稿）.xlsx")
    return files


def spoil(path: Path, value: object = "约二十几") -> None:
    """Write something into the first amount."""
    book = openpyxl.load_workbook(path)
    sheet = book[form.PROGRESS_SHEET]
    at = next(column for name, column in columns_of(sheet).items() if name.startswith(form.MONTH_GROUP))
    row = next(row for row in range(FIRST, sheet.max_row) if sheet.cell(row, at).value is not None)
    sheet.cell(row, at).value = value
    book.save(path)


def own_table(handed: Path, path: Path, unit: str) -> Path:
    """The old way: a table of the unit's own, without codes."""
    sheet = openpyxl.load_workbook(handed)[form.PROGRESS_SHEET]
    at = columns_of(sheet)
    month = next(str(cell.value) for cell in sheet[2] if str(cell.value).startswith(form.MONTH_LINE))
    rows = []
    for row in range(FIRST, sheet.max_row):
        if sheet.cell(row, at["开工日期"]).value and not sheet.cell(row, at["竣工日期"]).value:
            name, planned = (sheet.cell(row, at[header]).value for header in ("项目名称", "计划总投资"))
            rows.append([len(rows) + 1, name, planned, 15, "主体施工"])
    month = month.removeprefix(form.MONTH_LINE)
    return write_workbook(path, {month: [[f"{unit}{month}重点项目进展情况表"], FREE_HEAD, *rows]})


def whole_month(clerk: Clerk, into: Path, free: str, missing: str, wrong: str, twice: str) -> dict[str, object]:
    """The month from handing out to publishing and back; figures of it."""
    clerk.open()
    name = clerk.page.get_by_label("您的姓名")
    name.fill("王")
    name.press("Enter")
    settled(clerk.page)
    handed = hand_out(clerk, into)
    files = returned(handed, into / "收回", free, missing, wrong, twice)
    clerk.drop(files)
    now = clerk.now()
    assert now.named("未报") == [missing]
    assert now.named("有误") == [wrong], {unit.name: unit.findings for unit in now.units.values() if unit.errors}
    assert [file.name for file in now.units[twice].earlier] == [f"{twice}（定稿）.xlsx"]
    assert missing in clerk.page.locator("[data-testid=stCode]").first.inner_text()
    clerk.picture("office-grid")
    clerk.tab("检查与发布")
    clerk.picture("office-findings")
    marked = openpyxl.load_workbook(clerk.saved(f"退回{wrong}", into / "退回.xlsx"))
    assert any(cell.comment for row in marked[form.PROGRESS_SHEET] for cell in row)
    spoil(into / "退回.xlsx", 21)
    clerk.tab("报送")
    clerk.drop([into / "退回.xlsx"])
    assert not clerk.now().named("有误")
    before = version(clerk)
    clerk.tab("检查与发布")
    for box in clerk.page.get_by_role("checkbox").locator("visible=true").all():
        if "单位未报" in box.evaluate("each => each.closest('label').innerText"):
            clerk.click(box.locator("xpath=ancestor::label"))
    clerk.click(clerk.page.get_by_text("预览：首页和排名").first)
    assert "未发布" in clerk.page.locator(".not-published").inner_text()
    clerk.picture("office-publish")
    clerk.click(clerk.page.get_by_role("button", name="发布", exact=True))
    clerk.wait("publish")
    assert not clerk.page.locator(".not-published").count(), "what is in force is no preview any more"
    clicks = clerk.clicks
    assert version(clerk) == before + 1
    opened(clerk.page, clerk.address)
    assert f"第 {before + 1} 版" in clerk.page.locator(".masthead").inner_text()
    minutes = (time.monotonic() - clerk.began) / 60
    clerk.open()
    clerk.tab("版本与记录")
    clerk.button("恢复这一版")
    clerk.wait("rollback")
    assert version(clerk) == before
    return {
        "files": len(files),
        "clicks": clicks,
        "minutes": round(minutes, 1),
        "of them waited": round(clerk.waited / 60, 1),
    }


def version(clerk: Clerk) -> int:
    return queries.one("version_of_data", clerk.folder.database)["version"]
