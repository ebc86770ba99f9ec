"""Every address of a server with sign-in, asked by everybody: who gets what. With -s it prints the table."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from rich.console import Console
from rich.table import Table
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

import queries
from benchmarks.browser import server
from settings import DEFAULT

PEOPLE = {"nobody": None, "reader": "somebody", "unit": "li", "office": "wang", "admin": "zhang"}
RULES = 'by = "proxy"\nadmin = ["zhang"]\noffice = ["wang"]\nunits = { li = "甲镇" }'
CLIENT = httpx.Client(timeout=20)
OPEN = {"/_stcore/health", "/auth/login", "/auth/logout", "/oauth2callback"}
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
