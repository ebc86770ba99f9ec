"""What all tests share: a small county made in SQL, and the demo ledger as an office would publish it."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.browser import chromium, server
from data.staging import schema
from exhibits import Filters
from settings import DEFAULT
from tests.identities import asking, random_filters
from tests.random_ledgers import publish, random_ledger
from words import use_language

LONG = os.environ.get("READER") == "long"  # all that could be asked, not a share of it
ROOT = Path(__file__).parent.parent
MAY = date(2024, 5, 1)
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong


def build_database(path: Path, *scripts: str) -> Path:
    """A published file at path: the schema, then the given SQL."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(schema())
        for script in scripts:
            connection.execute(script)
    return path


def awaited(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What the coroutine gives, run in a thread of its own: a browser's loop may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


SLOW_FIXTURES = {"browser_context", "demo_database", "wushan_database", "demo", "random_filters"}
SLOW_PLACES = {"papers", "reader", "second", "exhibits", "data", "ledger", "screen"}
SLOW_PLACES |= {"test_entrances.py", "test_queries_concurrent.py", "test_queries_door.py", "test_queries_command.py"}
SLOW_PLACES |= {"test_regions_alone.py", "test_old_schemas.py", "test_damaged.py", "test_queries_identities.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser or a published demo, reads many ledgers, or makes papers, is slow."""
    for item in items:
        needs = SLOW_FIXTURES & set(getattr(item, "fixturenames", ()))
        needs = needs or any(
            f"{name}_database" in item.nodeid for name in ("demo", "wushan")
        )  # asked for by a parameter
        if needs or SLOW_PLACES & set(item.path.relative_to(ROOT).parts):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def fixture_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county of fixture.sql."""
    rows = (ROOT / "tests" / "fixture.sql").read_text("utf-8")
    return build_database(tmp_path_factory.mktemp("fixture") / "county.duckdb", rows)


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo ledger, published by the command that any office uses."""
    return publish_ledger("data/demo", tmp_path_factory.mktemp("demo") / "county.duckdb")


@pytest.fixture(scope="session")
def wushan_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second demo ledger, of a county that lives on funds of the state, published by the same command."""
    return publish_ledger("data/demo_wushan", tmp_path_factory.mktemp("wushan") / "county.duckdb")


@pytest.fixture(scope="session")
def published_at_random(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The random ledgers by their numbers, as published files: each made once, and only read."""
    folder = tmp_path_factory.mktemp("random")
    return cache(lambda number: publish(random_ledger(number), folder / f"{number}.duckdb"))


@pytest.fixture(params=["fixture_database", "demo_database"], scope="module")
def answers(request: pytest.FixtureRequest) -> list[Callable]:
    """A list of functions, one per filter, that ask a query under that filter."""
    database = request.getfixturevalue(request.param)
    return [asking(database, filters) for filters in random_filters(database, seed=2024)]


@pytest.fixture
def demo(demo_database: Path, monkeypatch: pytest.MonkeyPatch) -> Filters:
    """The whole demo county in its last month, which is what is asked for without more ado."""
    monkeypatch.setenv("COUNTY_DATABASE", str(demo_database))
    return Filters(MAY)


@pytest.fixture
def small(fixture_database: Path, monkeypatch: pytest.MonkeyPatch) -> Filters:
    """The small county in the same month, which is what is asked for without more ado."""
    monkeypatch.setenv("COUNTY_DATABASE", str(fixture_database))
    return Filters(MAY)


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts settings in force of which some lines are changed."""

    def choose(*changes: tuple[str, str]) -> None:
        text = DEFAULT.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        file = tmp_path / "settings.toml"
        file.write_text(text, "utf-8")
        monkeypatch.setenv("COUNTY_SETTINGS", str(file))

    return choose


def publish_ledger(ledger: str | Path, path: Path) -> Path:
    """A published file at path, out of a ledger, by the command that any office uses."""
    command = [sys.executable, "-m", "data", "publish", str(ledger), "--into", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return path


@pytest.fixture(autouse=True)
def _chinese_afterwards() -> Iterator[None]:
    """Whatever language a test spoke, the next one begins in Chinese."""
    yield
    use_language("zh")


@pytest.fixture(scope="session")
def browser_context() -> Iterator[BrowserContext]:
    """One browser with one cache; every page is a session of its own."""
    with chromium() as browser:
        yield browser.new_context(accept_downloads=True)


@pytest.fixture(scope="session")
def address(demo_database: Path) -> Iterator[str]:
    """The address of a dashboard over the demo ledger."""
    with server(demo_database) as address:
        yield address


@pytest.fixture
def page(browser_context: BrowserContext) -> Iterator[Page]:
    """A page of a 720p screen."""
    page = browser_context.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    yield page
    page.close()
