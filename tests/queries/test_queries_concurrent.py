"""Many readers at once, while new versions are published under them."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from time import sleep

import duckdb
import pytest

import queries
from queries import database

READERS, ASKED, VERSIONS = 16, 1000, 12


@pytest.fixture
def versions(fixture_database: Path, tmp_path: Path) -> list[Path]:
    """Files of which number n says that 100 + n are contracted, and a quarter of it paid in."""
    files = []
    for number in range(VERSIONS):
        file = tmp_path / f"version-{number}.duckdb"
        shutil.copy(fixture_database, file)
        with duckdb.connect(str(file)) as connection:
            connection.execute(
                "update projects set contracted_foreign = 100 + ?, paid_in_foreign = (100 + ?) / 4", [number] * 2
            )
        files.append(file)
    return files


def publish_one_after_another(versions: Iterator[Path], target: Path, asked: list[int], done: Event) -> None:
    """Swaps each version in when its part of the questions has been answered, the last one before the end."""
    for place, file in enumerate(versions, start=1):
        while len(asked) < place * ASKED // (VERSIONS + 1) and not done.is_set():
            done.wait(0.001)
        os.replace(file, target)


def test_a_thousand_questions_while_new_versions_are_published(versions, tmp_path):
    published = tmp_path / "county.duckdb"
    shutil.copy(versions[0], published)
    asked: list[int] = []
    done = Event()

    def ask(number: int) -> tuple[float, float]:
        row = queries.one("foreign_capital", published, threshold=number / ASKED)  # never asked before, so never cached
        asked.append(number)
        return row["contracted_foreign"], row["paid_in_foreign"]

    publisher = Thread(target=publish_one_after_another, args=(iter(versions), published, asked, done))
    publisher.start()
    try:
        with ThreadPoolExecutor(READERS) as readers:
            answers = list(readers.map(ask, range(ASKED)))
    finally:
        done.set()
        publisher.join()

    assert len(answers) == ASKED
    assert {contracted for contracted, _ in answers} <= {100.0 + number for number in range(VERSIONS)}
    assert all(paid_in == contracted / 4 for contracted, paid_in in answers)
    assert len(set(answers)) > VERSIONS // 2, "readers saw the versions come and go"
    newest = queries.one("foreign_capital", published)
    assert newest["contracted_foreign"] == 100 + VERSIONS - 1


def test_a_question_ends_with_the_file_it_began_with_though_every_opening_is_overtaken(
    fixture_database, tmp_path, monkeypatch
):
    published, incoming = tmp_path / "county.duckdb", tmp_path / "incoming"
    shutil.copy(fixture_database, published)
    opened, openings = database._opened, []

    def overtaken(path, signature):
        base = opened(path, signature)
        openings.append(signature)
        if len(openings) < READERS:
            shutil.copy(fixture_database, incoming)
            os.replace(incoming, published)
            database._bases.clear()  # as when others have opened the next two meanwhile
        return base

    monkeypatch.setattr(database, "_opened", overtaken)
    assert queries.one("county_headline", published)  # without a month: two things are asked one after the other
    assert len(openings) == 1


def test_who_waits_for_a_file_waits_for_nothing_else(fixture_database, tmp_path, monkeypatch):
    published = tmp_path / "county.duckdb"
    shutil.copy(fixture_database, published)
    opened, openings = database._opened, []

    def slowly(path, signature):
        openings.append(signature)
        sleep(0.3)
        return opened(path, signature)

    monkeypatch.setattr(database, "_opened", slowly)
    with ThreadPoolExecutor(READERS) as readers:
        answers = list(readers.map(lambda number: queries.one("foreign_capital", published), range(READERS)))
    assert len(answers) == READERS
    assert len(openings) == 1
