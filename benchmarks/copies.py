"""Two copies behind nginx, as deploy/nginx-copies.conf has it, while a new version is published: what visitors notice.

    python -m benchmarks.copies OLD.duckdb NEW.duckdb     # two versions of a file; nginx must be installed

Each visitor is a browser of its own that goes from page to page before, while and after both copies get the new one.
Printed are how visitors are shared out, every error that a page or the server showed, and when the new one was seen.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.browser import DASHBOARD, chromium, serving, settled

ROOT = Path(__file__).parent.parent
PORT = 8589
VISITORS = 4
PAGES = ("", "completion", "supervision")


def main() -> None:
    """Try it, and print what was noticed."""
    old, new = map(Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies = [_laid(old, folder / f"copy-{number}") for number in (1, 2)]
        with serving(copies[0], DASHBOARD) as (first, _one), serving(copies[1], DASHBOARD) as (second, _two):
            gate = _nginx(folder, [first, second])
            try:
                _visit([(copy, new) for copy in copies])
            finally:
                gate.terminate()
                gate.wait()
        errors = (folder / "error.log").read_text("utf-8")
        print("errors of nginx:", errors.strip() or "none")


def _laid(file: Path, folder: Path) -> Path:
    """A file, and the counties' beside it first, as a copy gets them."""
    folder.mkdir(exist_ok=True)
    if (file.parent / "counties").is_dir():
        shutil.copytree(file.parent / "counties", folder / "counties", dirs_exist_ok=True)
    shutil.copyfile(file, folder / "incoming")
    return Path(shutil.move(folder / "incoming", folder / "published.duckdb"))


def _nginx(folder: Path, addresses: list[str]) -> subprocess.Popen[bytes]:
    """The sample with the ports of here, and the copy that answered in a header."""
    sample = (ROOT / "deploy" / "nginx-copies.conf").read_text("utf-8")
    for port, address in zip((8501, 8502), addresses, strict=True):
        sample = sample.replace(f"127.0.0.1:{port}", address.removeprefix("http://").replace("localhost", "127.0.0.1"))
    sample = sample.replace("listen 80;", f"listen 127.0.0.1:{PORT};\n    add_header X-Copy $upstream_addr;")
    whole = f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}} http {{ {sample} }}"
    (folder / "nginx.conf").write_text(whole, "utf-8")
    command = [shutil.which("nginx") or "nginx", "-c", str(folder / "nginx.conf")]
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ)
    time.sleep(1)
    return started


def _visit(to_publish: list[tuple[Path, Path]]) -> None:
    with chromium() as browser:
        visitors = [browser.new_context(viewport={"width": 1280, "height": 720}).new_page() for _ in range(VISITORS)]
        noticed: list[str] = []
        copies: dict[int, set[str]] = {number: set() for number in range(VISITORS)}
        for number, page in enumerate(visitors):
            page.on("pageerror", lambda error: noticed.append(f"script: {error}"))
            page.on("response", lambda said, number=number: _answered(said, copies[number], noticed))
            page.goto(f"http://127.0.0.1:{PORT}/")
            settled(page)
        print("versions before:", Counter(map(_version, visitors)))
        for old, new in to_publish:
            _walk(visitors, noticed)
            _laid(new, old.parent)
            print("one copy has the new version:", Counter(_next(page, noticed) for page in visitors))
        _walk(visitors, noticed)
        print("versions after:", Counter(map(_version, visitors)))
        print("copies that answered each visitor:", [sorted(one) for one in copies.values()])
        print("errors that visitors saw:", noticed or "none")


def _answered(said: object, copies: set[str], noticed: list[str]) -> None:
    if (copy := said.headers.get("x-copy")) is not None:  # type: ignore[attr-defined]
        copies.add(copy)
    if said.status >= 400 and "_stcore" not in said.url:  # type: ignore[attr-defined]
        noticed.append(f"{said.status} {said.url}")  # type: ignore[attr-defined]


def _walk(visitors: list[Page], noticed: list[str]) -> None:
    for page in visitors:
        for address in PAGES[1:]:
            page.locator(f'[data-testid="stSidebarNav"] a[href$="/{address}"]').first.click()
            _calm(page, noticed)


def _next(page: Page, noticed: list[str]) -> str:
    """The version that the next click shows."""
    page.locator('[data-testid="stSidebarNav"] a').first.click()
    _calm(page, noticed)
    return _version(page)


def _calm(page: Page, noticed: list[str]) -> None:
    settled(page)
    for kind in ("stException", "stAlert", "stConnectionStatus"):
        if (shown := page.locator(f'[data-testid="{kind}"]')).count():
            noticed.append(f"{kind}: {shown.first.inner_text()[:80]}")


def _version(page: Page) -> str:
    found = re.search(r"第 (\d+) 版", page.locator(".masthead .facts").inner_text())
    return f"version {found[1]}" if found else "no version"


if __name__ == "__main__":
    main()
