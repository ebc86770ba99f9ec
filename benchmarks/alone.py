"""Whether anything tries to leave the machine: commands, papers and the server, each watched in a network of its own.

python -m benchmarks.alone

Needs Linux, strace and the right to unshare a network. In that network nothing can be reached; every connect and bind
of the processes is written down, and every request of the browser that opens all pages.
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
from urllib.request import urlopen

import click
from playwright.sync_api import Page

from benchmarks.browser import ROOT, chromium, opened
from dashboard import PAGES

PORT = 8599
CALL = re.compile(
    r"(connect|bind|sendto)\(.*?sin6?_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]+)\""
)
OWN = ("127.", "::1", "::ffff:127.")
WATCH = ("strace", "-D", "-f", "-qq", "-e", "trace=connect,bind,sendto", "-o")


def of_calls(file: Path) -> tuple[Counter[str], Counter[str]]:
    """What was tried to reach, and listened at: of the machine itself, and beyond."""
    own, beyond = Counter[str](), Counter[str]()
    for call, port, address in CALL.findall(file.read_text("utf-8", "replace")):
        is_own = address.startswith(OWN)
        (own if is_own else beyond)[f"{call} {address}" + ("" if is_own else f":{port}")] += 1
    return own, beyond


def watched(name: str, command: list[str], folder: Path, environment: dict[str, str]) -> bool:
    """Run a command to its end; whether it stayed at home."""
    file = folder / "calls"
    done = subprocess.run([*WATCH, str(file), *command], cwd=ROOT, env=environment, capture_output=True, check=False)
    return _told(f"{name} (code {done.returncode})", file)


def _told(name: str, file: Path) -> bool:
    own, beyond = of_calls(file)
    print(f"{name}: at home {dict(own)}, beyond {dict(beyond)}", flush=True)
    return not beyond


def served(folder: Path, environment: dict[str, str]) -> bool:
    """The server while a browser opens every page, by the settings that stand in the project."""
    file = folder / "calls"
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.headless", "true"]
    process = subprocess.Popen(
        [*WATCH, str(file), *command, "--server.port", str(PORT)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    asked: Counter[str] = Counter()
    try:
        _wait()
        listening = subprocess.run(["ss", "-ltnH"], capture_output=True, text=True, check=False).stdout
        with chromium() as browser:
            page = browser.new_page()
            page.on("request", lambda request: asked.update([request.url.split("/")[2]]))
            _visit(page)
    finally:
        process.terminate()
        process.wait(10)
    listens = set(re.findall(rf"\S+(?=:{PORT}\b)", listening))
    print("listening:", *listens)
    print("browser asked:", dict(asked))
    return _told("server", file) and set(asked) <= {f"localhost:{PORT}"} and listens == {"127.0.0.1"}


def _visit(page: Page) -> None:
    for path in PAGES:
        opened(page, f"http://localhost:{PORT}/{path}")


def _wait() -> None:
    for _each in range(300):
        try:
            with urlopen(f"http://localhost:{PORT}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the server does not answer")


@click.command(help=__doc__)
@click.option("--inside", is_flag=True, hidden=True)
def main(inside: bool) -> None:
    if missing := [name for name in ("strace", "unshare", "ip", "ss") if not shutil.which(name)]:
        raise click.ClickException(f"needs {', '.join(missing)}")
    if not inside:
        again = f"ip link set lo up && exec {sys.executable} -m benchmarks.alone --inside"
        raise SystemExit(subprocess.run(["unshare", "-rn", "sh", "-c", again], cwd=ROOT, check=False).returncode)
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        environment = os.environ | {"COUNTY_DATABASE": str(folder / "county.duckdb")}
        python, into = [sys.executable, "-m"], ["--into", str(folder / "county.duckdb")]
        commands = {
            "data check": [*python, "data", "check", "data/demo"],
            "data publish": [*python, "data", "publish", "data/demo", *into, "--by", "x", "--yes"],
            "data history": [*python, "data", "history", *into],
            "data template": [*python, "data", "template", "--into", str(folder / "a.zip"), "--all-regions"],
            "papers bulletin": [*python, "papers", "bulletin", "--into", str(folder / "a.docx")],
            "papers slides": [*python, "papers", "slides", "--into", str(folder / "a.pptx")],
        }
        if shutil.which("soffice"):
            commands["papers bulletin, PDF"] = [*python, "papers", "bulletin", "--into", str(folder / "a.pdf")]
        stayed = [watched(name, command, folder, environment) for name, command in commands.items()]
        stayed.append(served(folder, environment))
    print("stayed at home:", all(stayed))
    raise SystemExit(not all(stayed))


if __name__ == "__main__":
    main()
