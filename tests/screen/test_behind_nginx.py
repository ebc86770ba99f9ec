"""Two counties on one host behind a real nginx, as deploy/nginx.conf has it, with a real provider: make nginx.

HTTPS, the websocket, compression; every role signs in, sees what is its own, and leaves; a session ends.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import _create_unverified_context
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.browser import _wait_for, serving, settled
from settings import DEFAULT
from tests.conftest import ROOT
from tests.ledgers import publish

pytestmark = pytest.mark.skipif(
    not os.environ.get("BEHIND_NGINX") or not shutil.which("nginx"), reason="make nginx, which needs nginx and openssl"
)
ROLES = 'admin = ["zhang"]\noffice = ["wang"]\nunits = { li = "东山镇" }'
OF_WHOM = {"somebody": "没有查看各单位报表的权限", "li": "有什么问题", "wang": "检查与发布", "zhang": "检查与发布"}
WHO = re.compile(r"    # With by = \"proxy\".*?\$person;\n", re.DOTALL)
SECRETS = """
[auth]
redirect_uri = "https://localhost:{port}/{county}/oauth2callback"
cookie_secret = "of the test, and long enough"
client_id = "dashboard"
client_secret = "secret"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def nginx(folder: Path, port: int, dashboards: dict[str, int], who: int | None) -> Iterator[None]:
    """The sample with ports and a certificate of the test's own; without who, without its lines of sign-in."""
    certificate = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-keyout", str(folder / "county.key"), "-out", str(folder / "county.pem")]
    subprocess.run(["openssl", "req", *certificate, *files], check=True, capture_output=True)
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    text = text if who else WHO.sub("", text)
    changes = {"listen 80": f"listen {free_port()}", "listen 443": f"listen {port}", "/etc/nginx": str(folder)}
    changes |= {"county.example": "localhost", ":9000": f":{who or 9}"}
    changes |= {":8501": f":{dashboards['jia']}", ":8502": f":{dashboards['yi']}"}
    for before, after in changes.items():
        assert before in text, f"{before} stands in the sample no more"
        text = text.replace(before, after)
    file = folder / "nginx.conf"
    file.write_text(f"pid {folder}/pid;\nuser root;\nevents {{}}\nhttp {{\n{text}\n}}\n", "utf-8")
    command = ["nginx", "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(file)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def counties(folder: Path, port: int, rules: str, provider: int = 0) -> Iterator[dict[str, int]]:
    """Two dashboards, each with a path, a file, settings and secrets of its own; their ports."""
    with ExitStack() as stack:
        ports = {}
        for county in ("jia", "yi"):
            place = folder / county
            place.mkdir()
            for _version in range(2):
                publish(place)
            said = DEFAULT.read_text("utf-8").replace("\n[sign_in]\n", f"\n[sign_in]\n{rules}\n{ROLES}\n")
            (place / "settings.toml").write_text(said, "utf-8")
            (place / "secrets.toml").write_text(SECRETS.format(port=port, county=county, provider=provider), "utf-8")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("COUNTY_SETTINGS", str(place / "settings.toml"))
                patch.setenv("COUNTY_OFFICE", str(place / "office"))
                patch.setenv("STREAMLIT_SECRETS_FILES", str(place / "secrets.toml"))
                patch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", county)
                command = ("-m", "streamlit", "run", "serve.py", "--server.headless", "true", "--server.port")
                dashboard = serving(place / "county.duckdb", command, f"/{county}/_stcore/health")
                address, _process = stack.enter_context(dashboard)
            ports[county] = int(address.rpartition(":")[2])
        yield ports


@contextmanager
def provider_on(port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def new_page(browser: Browser, **options) -> Iterator[Page]:
    context = browser.new_context(ignore_https_errors=True, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def signed_in(page: Page, address: str, person: str) -> None:
    page.goto(address)
    assert page.inner_text("p >> nth=0") == "请先登录"
    assert "清河" not in page.content()
    page.click("text=登录 >> nth=-1")
    page.fill("input[name=sub]", person)
    page.click("button >> nth=0")
    page.wait_for_url(f"{address}*")
    settled(page)


def test_two_counties_with_a_provider(browser_context, tmp_path):
    port, provider = free_port(), free_port()
    home = f"https://localhost:{port}"
    with (
        provider_on(provider),
        counties(tmp_path, port, 'by = "provider"\nperson = "sub"', provider) as ports,
        nginx(tmp_path, port, ports, who=None),
    ):
        for person, sees in OF_WHOM.items():
            with new_page(browser_context.browser) as page:
                signed_in(page, f"{home}/jia/completion?month=2024-02", person)
                expect(page.locator(".masthead")).to_contain_text("清河县")
                page.goto(f"{home}/jia/office")
                settled(page)
                expect(page.locator("[data-testid=stMain]")).to_contain_text(sees)
                if person in ("wang", "zhang"):
                    page.get_by_text("各月报送记录", exact=True).click()
                    with page.expect_download(timeout=15_000) as record:  # which the office alone is offered
                        page.get_by_role("button", name="下载为CSV").click()
                    assert record.value.path().stat().st_size
                    page.get_by_role("tab").nth(2).click()
                    expect(page.locator("[data-testid=stMain]")).to_contain_text("版本")
                    settled(page)
                    assert page.get_by_text("删除这些版本").count() == (person == "zhang"), person
                _takes_rows_home(page, f"{home}/jia")
                cookies = [each for each in page.context.cookies() if "streamlit" in each["name"]]
                assert all(each["secure"] for each in cookies), cookies
                assert {each["name"] for each in cookies if not each["httpOnly"]} <= {"_streamlit_xsrf"}
                held = [each for each in cookies if each["name"].startswith("_streamlit_user")]
                assert {each["sameSite"] for each in held} == {"Strict"}, held
                page.goto(f"{home}/yi/completion")  # the neighbour knows nobody of here
                assert page.inner_text("p >> nth=0") == "请先登录"
                page.goto(f"{home}/jia/completion")
                settled(page)
                page.get_by_role("button", name=f"退出登录（{person}）").click()
                page.wait_for_url(lambda url: "completion" not in url)
                page.goto(f"{home}/jia/completion")
                assert page.inner_text("p >> nth=0") == "请先登录"
        _session_ends(browser_context.browser, home, tmp_path / "yi" / "settings.toml")


def _takes_rows_home(page: Page, address: str) -> None:
    """Download rows that are made once somebody asks, and take them."""
    page.goto(f"{address}/completion?lang=en&month=2024-02")
    settled(page)
    page.get_by_role("button", name="Data").first.click()
    with page.expect_download(timeout=15_000) as download:
        page.get_by_role("button", name="Download as Excel").click()
    assert download.value.path().stat().st_size > 1_000


def _session_ends(browser: Browser, home: str, rules: Path) -> None:
    with new_page(browser) as page:
        signed_in(page, f"{home}/yi/completion", "wang")
        rules.write_text(rules.read_text("utf-8").replace("[sign_in]\n", "[sign_in]\nhours = 0.0003\n"), "utf-8")
        page.wait_for_timeout(1_500)
        page.locator(".st-key-choose_zones button, .st-key-choose_all button").first.click()
        expect(page.get_by_text("请先登录")).to_be_visible()
        assert "清河" not in page.inner_text("body")
        page.goto(f"{home}/yi/completion")
        assert page.inner_text("p >> nth=0") == "请先登录"


class Gate(ThreadingHTTPServer):
    request_queue_size = 256  # a page asks for dozens of things at once, and nginx asks for each who it is


class Gatekeeper(BaseHTTPRequestHandler):
    """A unit's own service of sign-in: who has its cookie is let in by the name that stands in it."""

    def do_GET(self):
        person = re.search(r"who=(\w+)", self.headers.get("Cookie", ""))
        self.send_response(200 if person else 401)
        if person:
            self.send_header("X-Remote-User", person[1])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_said):
        pass


def test_two_counties_with_a_proxy_that_signs_in(browser_context, tmp_path):
    port = free_port()
    keeper = Gate(("127.0.0.1", 0), Gatekeeper)
    threading.Thread(target=keeper.serve_forever, daemon=True).start()
    home = f"https://localhost:{port}"
    with counties(tmp_path, port, 'by = "proxy"') as ports, nginx(tmp_path, port, ports, keeper.server_port):
        unverified = _create_unverified_context()
        for claimed in ({}, {"X-Remote-User": "zhang"}):
            with pytest.raises(OSError, match="401"):
                urlopen(Request(f"{home}/jia/exhibits?lang=zh", headers=claimed), context=unverified, timeout=10)
        for person, sees in OF_WHOM.items():
            with new_page(browser_context.browser, extra_http_headers={"X-Remote-User": "zhang"}) as page:
                page.context.add_cookies([{"name": "who", "value": person, "url": home}])
                answer = page.goto(f"{home}/jia/office")
                assert answer.header_value("content-encoding") in ("br", "gzip")
                assert "max-age" in answer.header_value("strict-transport-security")
                settled(page)
                expect(page.locator("[data-testid=stMain]")).to_contain_text(sees)
                page.goto(f"{home}/yi/completion")
                settled(page)
                expect(page.locator(".masthead")).to_contain_text("清河县")
                _takes_rows_home(page, f"{home}/yi")
    keeper.shutdown()
