"""Sign-in: before it nothing of the county is shown at any address; after it everybody may what the role may."""

import os
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from office.permission import Action, may, may_read, visitor_of
from screen.protection import HEADERS, Protection
from screen.sign_in import Door
from settings import DEFAULT

ADDRESSES = ("/", "/completion", "/exhibits", "/exhibits/completion_ranking?month=2024-05", "/media/abc.xlsx")
ADDRESSES += ("/_stcore/upload_file/a/b", "/_stcore/host-config", "/static/js/index.js", "/office", "/auth/login/x")
BY_PROXY = 'by = "proxy"\nproxies = ["testclient"]\nadmin = ["zhang"]\noffice = ["wang"]\nunits = { li = "东山镇" }'


def sign_in(monkeypatch: pytest.MonkeyPatch, folder: Path, rules: str) -> None:
    """Settings with these rules of sign-in, in force."""
    file = folder / "settings.toml"
    file.write_text(DEFAULT.read_text("utf-8").replace("\n[sign_in]\n", f"\n[sign_in]\n{rules}\n"), "utf-8")
    monkeypatch.setenv("COUNTY_SETTINGS", str(file))
    monkeypatch.setattr("screen.sign_in.st.get_option", lambda name: "0.0.0.0" if name == "server.address" else "")


def behind_the_door() -> TestClient:
    async def county(_request):
        return PlainTextResponse("启东市")

    async def talk(socket):
        await socket.accept()
        await socket.send_text("启东市")
        await socket.close()

    routes = [WebSocketRoute("/_stcore/stream", talk), Route("/{path:path}", county)]
    return TestClient(Protection(Door(Starlette(routes=routes))), follow_redirects=False)


@pytest.mark.parametrize("accepts", ["text/html", "*/*"])
def test_a_stranger_sees_nothing_of_the_county(accepts, tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, BY_PROXY)
    client = behind_the_door()
    for address in ADDRESSES:
        answer = client.get(address, headers={"accept": accepts, "x-forwarded-for": "10.0.0.9"})
        assert answer.status_code == 401, address
        assert "启东" not in answer.text
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream"):
        pass
    assert client.get("/_stcore/health").status_code == 200


def test_who_is_named_by_the_proxy_comes_in_and_who_names_himself_does_not(tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, BY_PROXY)
    client = behind_the_door()
    assert client.get("/completion", headers={"x-remote-user": "somebody"}).text == "启东市"
    with client.websocket_connect("/_stcore/stream", headers={"x-remote-user": "somebody"}) as socket:
        assert socket.receive_text() == "启东市"
    sign_in(monkeypatch, tmp_path, BY_PROXY.replace("testclient", "10.0.0.1"))
    os.utime(tmp_path / "settings.toml", (0, 0))
    assert client.get("/completion", headers={"x-remote-user": "zhang"}).status_code == 401


def test_who_has_no_role_is_told_so_and_sees_nothing(tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, BY_PROXY + '\neverybody = ""')
    said = behind_the_door().get("/", headers={"x-remote-user": "<b>somebody</b>", "accept": "text/html"})
    assert said.status_code == 403
    assert "&lt;b&gt;somebody&lt;/b&gt; 已登录，但在本系统没有角色" in said.text


def test_without_sign_in_everybody_reads(tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, "")
    assert behind_the_door().get("/completion").text == "启东市"


@pytest.mark.parametrize("rules", ['by = "proxi"', 'by = "provider"'])
def test_settings_that_are_wrong_or_half_done_open_no_door(rules, tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, rules)
    monkeypatch.setattr("screen.sign_in.encode_provider_token", lambda _provider: 1 / 0)
    said = behind_the_door().get("/", headers={"accept": "text/html"})
    assert said.status_code == 503
    assert "启东" not in said.text


def test_a_cookie_that_nobody_signed_names_nobody(tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, 'by = "provider"')
    for value in ("", "x", '{"is_logged_in": true, "email": "zhang"}', "é" * 9):
        answer = behind_the_door().get("/exhibits", headers={"cookie": f"_streamlit_user={value}".encode()})
        assert answer.status_code == 401


def test_every_answer_says_what_a_browser_may_do_and_cookies_stay_on_encrypted_lines():
    async def with_cookie(_request):
        answer = PlainTextResponse("")
        answer.set_cookie("a", "b")
        return answer

    client = TestClient(Protection(Starlette(routes=[Route("/", with_cookie)])))
    answer = client.get("/")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "secure" not in client.get("/").headers["set-cookie"].lower()
    assert client.get("/", headers={"x-forwarded-proto": "https"}).headers["set-cookie"].endswith("; Secure")


def test_roles_come_from_the_settings(tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, BY_PROXY)
    assert not may_read(visitor_of("localhost"))
    assert visitor_of("localhost", "zhang").role == "admin"
    assert may(visitor_of(None, "wang"), Action.PUBLISH)
    assert not may(visitor_of(None, "wang"), Action.PRUNE)
    assert may(visitor_of(None, "li"), Action.HAND_IN, "东山镇")
    assert not may(visitor_of(None, "li"), Action.HAND_IN, "西山乡")
    assert may_read(visitor_of(None, "somebody"))
    assert not may(visitor_of(None, "somebody"), Action.LOOK)
