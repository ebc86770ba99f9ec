"""Every address of a server with sign-in, asked by everybody: who gets what. With -s it prints the table."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from google.protobuf.text_format import MessageToString
from rich.console import Console
from rich.table import Table
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

import queries
from benchmarks.browser import server
from office import uploads
from office.folder import Folder
from settings import DEFAULT

PEOPLE = {"nobody": None, "reader": "somebody", "unit": "li", "office": "wang", "admin": "zhang"}
RULES = 'by = "proxy"\nadmin = ["zhang"]\noffice = ["wang"]\nunits = { li = "城关镇" }'
CLIENT = httpx.Client(timeout=20)
OPEN = {"/_stcore/health", "/auth/login", "/auth/logout", "/oauth2callback"}
OF_UNITS = ("城关镇的人", "开发区的人")
UPLOAD = "/_stcore/upload_file/guessed/guessed"
ADDRESSES = (
    *(
        "/",
        "/completion",
        "/project?code=A1",
        "/office",
        "/guessed",
        "/%2e%2e/settings.toml",
        "/static/../settings.toml",
        "/data/county.duckdb",
    ),
    *("/exhibits?lang=zh", "/exhibits/completion_ranking?month=2024-05", "/exhibits/guessed", "/library/guessed.js"),
    *("/media/guessed.xlsx", "/static/js/guessed.js", "/app/static/guessed", "/component/guessed/index.html"),
    *("/_stcore/bidi-components/guessed.js", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/health"),
    *("/_stcore/script-health-check", "/auth/login", "/auth/logout", "/oauth2callback", "/favicon.png"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("doors")


@pytest.fixture(scope="module")
def dashboard(fixture_database, folder) -> Iterator[str]:
    """The address of a dashboard with sign-in by a proxy on this machine."""
    rules = folder / "settings.toml"
    rules.write_text(DEFAULT.read_text("utf-8").replace("\n[sign_in]\n", f"\n[sign_in]\n{RULES}\n"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_SETTINGS", str(rules))
        patch.setenv("COUNTY_OFFICE", str(folder / "office"))
        with server(fixture_database, log=folder / "log") as address:
            yield address


def as_person(person: str | None) -> dict[str, str]:
    return {"X-Remote-User": person} if person else {}


def ask(address: str, person: str | None, method: str = "GET") -> httpx.Response:
    return CLIENT.request(method, address, headers={"Accept": "text/html", **as_person(person)})


def opened(dashboard: str, person: str | None, origin: str) -> int:
    """What the server answers to who opens the websocket from a page of that origin; 101 lets him in."""
    stream = f"{dashboard.replace('http', 'ws')}/_stcore/stream"
    try:
        with connect(stream, subprotocols=["streamlit"], origin=origin, additional_headers=as_person(person)) as socket:
            return socket.response.status_code
    except InvalidStatus as refused:
        return refused.response.status_code


def test_who_gets_what_at_every_address(dashboard, fixture_database):
    rows = queries.run("regions_of_county", database=fixture_database)
    ours = {queries.one("version_of_data", database=fixture_database)["county"], *(row["region"] for row in rows)}
    table = Table("address", *PEOPLE)
    for address in ADDRESSES:
        answers = [ask(dashboard + address, person) for person in PEOPLE.values()]
        table.add_row(address, *(str(answer.status_code) for answer in answers))
        stranger = answers[0]
        assert not [name for name in ours if name in stranger.text], address
        if address.split("?")[0] not in OPEN:
            assert stranger.status_code == 401, address
            assert all(answer.status_code not in (401, 403) for answer in answers[1:]), address
    for method in ("PUT", "POST", "DELETE"):
        answers = [ask(dashboard + UPLOAD, person, method) for person in PEOPLE.values()]
        table.add_row(f"{method} {UPLOAD}", *(str(answer.status_code) for answer in answers))
        assert [answer.status_code for answer in answers[:2]] == [401, 403]
        assert all(answer.status_code not in (200, 204, 401) for answer in answers[2:]), "of no visit that there is"
    for name, origin in (("own page", dashboard), ("another site's page", "https://elsewhere.example")):
        answers = [opened(dashboard, person, origin) for person in PEOPLE.values()]
        table.add_row(f"websocket, {name}", *map(str, answers))
        assert answers == ([403] + [101] * 4 if origin == dashboard else [403] * 5)
    Console(width=120).print("", table)


def test_what_the_server_writes_names_nothing_that_was_asked_for(dashboard, folder):
    for person in PEOPLE.values():
        ask(f"{dashboard}/project?code=NAMED-IN-VAIN&region=甲镇", person)
        ask(f"{dashboard}/exhibits/completion_ranking?region=NAMED-IN-VAIN", person)
    said = (folder / "log").read_text("utf-8")
    assert "localhost" in said, "it writes something"
    assert "NAMED" not in said
    assert "region" not in said


def test_a_program_of_this_machine_cannot_say_that_it_is_the_proxy(fixture_database, folder, monkeypatch):
    elsewhere = folder / "elsewhere.toml"
    rules = f'\n[sign_in]\n{RULES}\nproxies = ["127.0.0.2"]\n'
    elsewhere.write_text(DEFAULT.read_text("utf-8").replace("\n[sign_in]\n", rules), "utf-8")
    monkeypatch.setenv("COUNTY_SETTINGS", str(elsewhere))
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    with server(fixture_database) as address:
        said = {"X-Remote-User": "zhang", "X-Forwarded-For": "127.0.0.2"}
        assert CLIENT.get(f"{address}/exhibits", headers=said).status_code == 401
        proxy = httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.2"))
        there = address.replace("localhost", "127.0.0.1")
        assert proxy.get(f"{there}/exhibits", headers=as_person("zhang")).status_code == 200


def test_without_sign_in_a_server_that_listens_wider_takes_no_file(fixture_database, folder, monkeypatch):
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    monkeypatch.delenv("COUNTY_SETTINGS", raising=False)
    with server(fixture_database, log=folder / "wider") as address:
        assert ask(f"{address}/", None).status_code == 200
        assert {ask(address + UPLOAD, person, "PUT").status_code for person in PEOPLE.values()} == {403}
    assert "external" not in (folder / "wider").read_text("utf-8").lower(), "it asks nobody which address it has"


def visit(dashboard: str, person: str) -> connect:
    """Somebody's websocket, as that of a page which stays open."""
    stream = f"{dashboard.replace('http', 'ws')}/_stcore/stream"
    headers = as_person(person)
    return connect(stream, subprotocols=["streamlit"], origin=dashboard, additional_headers=headers, max_size=None)


def look(socket: ClientConnection, page: str) -> str:
    """All that a page draws at the next click."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    socket.send(asked.SerializeToString())
    told: list[ForwardMsg] = []
    while not told or told[-1].WhichOneof("type") != "script_finished":
        told.append(ForwardMsg.FromString(socket.recv(timeout=30)))
    return "\n".join(MessageToString(each, as_utf8=True) for each in told)


def downloads(told: str) -> set[str]:
    """What a page offers, but pictures, which are the manual's."""
    return set(re.findall(r"/media/[0-9a-f]+\.csv", told))


def test_a_download_goes_to_whom_it_was_offered_and_a_role_taken_away_is_gone_at_once(dashboard, folder):
    rules = folder / "settings.toml"
    before = rules.read_text("utf-8")
    office = Folder(folder / "office", folder / "county.duckdb")
    for unit in ("城关镇", "开发区"):
        uploads.receive(office, date(2024, 6, 1), f"{unit}.xlsx", unit.encode(), f"{unit}的人", unit)

    def answered(addresses: set[str]) -> list[set[int]]:
        return [{ask(dashboard + each, person).status_code for each in addresses} for person in PEOPLE.values()]

    with visit(dashboard, "wang") as wang, visit(dashboard, "li") as li:
        seen, lis = look(wang, "office"), look(li, "office")
        assert [name in seen for name in OF_UNITS] == [True, True]
        assert [name in lis for name in OF_UNITS] == [True, False]
        assert answered(downloads(seen)) == [{401}, {404}, {404}, {200}, {404}]
        assert answered(downloads(lis)) == [{401}, {404}, {200}, {404}, {404}]
        try:
            rules.write_text(before.replace('office = ["wang"]', "office = []").replace("li = ", "wang = "), "utf-8")
            assert answered(downloads(seen) | downloads(lis)) == [{401}, {404}, {404}, {404}, {404}]
            assert ask(dashboard + UPLOAD, "li", "PUT").status_code == 403
            now = look(wang, "office")
            assert [name in now for name in OF_UNITS] == [True, False], "he reports for a unit now"
            assert "没有查看各单位报表的权限" in look(li, "office")
            rules.write_text(before.replace('office = ["wang"]', 'everybody = ""'), "utf-8")
            assert {ask(dashboard + each, "wang").status_code for each in ("/exhibits", "/completion")} == {403}
            assert "城关镇" not in look(wang, "completion")
        finally:
            rules.write_text(before, "utf-8")
