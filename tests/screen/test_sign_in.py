"""Sign-in: before it nothing of the county is shown at any address; after it everybody may what the role may."""

import os
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from office.folder import Folder
from office.month import Month
from office.permission import WORK, Action, may, may_read, visitor_of
from office.steps import STEPS
from screen.office.desk import Desk
from screen.protection import HEADERS, Protection
from screen.sign_in import Door, visitor_at
from settings import DEFAULT

ADDRESSES = ("/", "/completion", "/exhibits", "/exhibits/completion_ranking?month=2024-05", "/media/abc.xlsx")
ADDRESSES += ("/_stcore/upload_file/a/b", "/_stcore/host-config", "/static/js/index.js", "/office", "/auth/login/x")
MAY = date(2024, 5, 1)
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


def test_who_is_named_twice_is_nobody_and_names_are_read_as_they_are_written(tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, BY_PROXY.replace('"zhang"', '"张三"') + '\neverybody = ""')
    client = behind_the_door()
    twice = [("x-remote-user", "wang"), ("X-Remote-User", "somebody")]
    assert client.get("/completion", headers=twice).status_code == 401
    assert client.get("/completion", headers={"x-remote-user": "张三".encode()}).text == "启东市"
    assert client.get("/completion", headers={"x-remote-user": "Wang"}).status_code == 401, "no name of the list"


@pytest.mark.parametrize(
    ("sent", "role"),
    [
        ({}, "admin"),
        ({"host": "127.0.0.1:8501"}, "admin"),
        ({"host": "[::1]:8501"}, "admin"),
        ({"host": "elsewhere.example:8501"}, "reader"),  # a name of elsewhere that is said to be this machine
        ({"host": ""}, "admin"),
        ({"host": "", "x-forwarded-for": "10.0.0.9"}, "reader"),
        ({"x-forwarded-for": "10.0.0.9"}, "reader"),
    ],
)
def test_without_sign_in_who_sits_at_the_machine_itself_is_its_administrator(sent, role, monkeypatch):
    monkeypatch.delenv("COUNTY_SETTINGS", raising=False)
    monkeypatch.setattr("screen.sign_in.st.get_option", lambda _name: "localhost")
    assert visitor_at(Headers({"host": "localhost:8501"} | sent), "127.0.0.1").role == role


def test_a_secret_that_can_be_guessed_opens_no_door(tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, 'by = "provider"')
    monkeypatch.setattr("screen.sign_in.encode_provider_token", lambda _provider: "a")
    for secret, code in (("of the test, and long enough", 401), ("自拟的一长串字符", 503)):
        monkeypatch.setattr("screen.sign_in.get_cookie_secret", lambda secret=secret: secret)
        assert behind_the_door().get("/", headers={"accept": "text/html"}).status_code == code


@pytest.mark.parametrize("kind", WORK)
def test_work_is_started_by_nobody_who_may_not(kind, tmp_path, monkeypatch):
    sign_in(monkeypatch, tmp_path, BY_PROXY)
    started = []
    monkeypatch.setattr("screen.office.desk.work.start", lambda _folder, kind, *_said, **_told: started.append(kind))
    monkeypatch.setattr("screen.office.desk.st.rerun", lambda: None)
    for person in ("somebody", "li", "wang", "zhang"):
        who = visitor_of(None, person)
        desk = Desk(Folder(tmp_path, tmp_path), MAY, [], person, who, Month(MAY, {}, [], {}, [], None, [], None, True))
        with nullcontext() if may(who, WORK[kind], who.unit) else pytest.raises(PermissionError):
            desk.start(kind)
    assert len(started) == {"receive": 3, "rollback": 1, "prune": 1}.get(kind, 2)
    assert set(WORK) == set(STEPS)


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
