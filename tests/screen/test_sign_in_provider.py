"""Sign-in through a real provider of OpenID Connect, in a browser: from a deep link to it and back, and out again."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from benchmarks.browser import _wait_for, server, settled
from settings import DEFAULT

SECRETS = """
[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "of the test, and long enough"
client_id = "dashboard"
client_secret = "secret"
server_metadata_url = "http://127.0.0.1:{port}/.well-known/openid-configuration"
"""


@pytest.fixture
def provider() -> Iterator[int]:
    """A provider on this machine; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield port
    finally:
        process.terminate()
        process.wait(10)


def test_from_a_deep_link_through_the_provider_to_the_page_and_out_again(
    provider, browser_context, fixture_database, tmp_path, monkeypatch
):
    secrets, rules = tmp_path / "secrets.toml", tmp_path / "settings.toml"
    secrets.write_text(SECRETS.format(port=provider), "utf-8")
    said = '\n[sign_in]\nby = "provider"\nperson = "sub"\nadmin = ["zhang"]\n'
    rules.write_text(DEFAULT.read_text("utf-8").replace("\n[sign_in]\n", said), "utf-8")
    monkeypatch.setenv("COUNTY_SETTINGS", str(rules))
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(secrets))
    with server(fixture_database) as address:
        page = browser_context.browser.new_context().new_page()
        page.goto(f"{address}/completion?month=2024-03")
        assert page.inner_text("p >> nth=0") == "请先登录"
        assert "县" not in page.content()
        page.click("text=登录 >> nth=-1")
        page.fill("input[name=sub]", "zhang")
        page.click("button >> nth=0")
        page.wait_for_url(f"{address}/completion?month=2024-03*")
        settled(page)
        expect(page.locator(".masthead")).to_be_visible()
        held = [each for each in page.context.cookies() if each["name"].startswith("_streamlit_user")]
        assert {(each["sameSite"], each["httpOnly"]) for each in held} == {("Strict", True)}, held
        page.goto(f"http://127.0.0.1:{provider}")  # another site, with a link to here
        page.set_content(f'<a href="{address}/completion?month=2024-02">there</a>')
        page.click("a")
        page.wait_for_url(f"{address}/completion?month=2024-02*")
        expect(page.locator(".masthead")).to_be_visible()
        leave = page.get_by_role("button", name="退出登录（zhang）")
        expect(leave).to_be_visible()
        leave.click()
        page.wait_for_url(lambda url: "completion" not in url)
        assert "_streamlit_user" not in {cookie["name"] for cookie in page.context.cookies()}
        page.goto(f"{address}/completion")
        assert page.inner_text("p >> nth=0") == "请先登录"
        with pytest.raises(OSError, match="401"):
            urlopen(f"{address}/exhibits/completion_ranking", timeout=5)
