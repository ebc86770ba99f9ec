"""Rows as a table: sorted by a heading, asked for by a click, cards on a phone; and pandas is not loaded for them."""

import subprocess
import sys

import duckdb
from playwright.sync_api import expect

import queries
from benchmarks.browser import ROOT, opened, server, settled


def test_a_heading_sorts_down_then_up_then_as_given_and_the_row_that_opens_is_the_one_clicked(
    page, address, demo_database
):
    rows = queries.run("projects", database=demo_database, regions=["启隆乡"], threshold=0)
    by_plan = sorted(rows, key=lambda row: row["planned_investment"])
    opened(page, f"{address}/projects?region=启隆乡")
    heading = page.locator(".grid.rows thead button", has_text="计划总投资")
    names = page.locator(".grid.rows tbody th")
    for sort, expected in (("descending", by_plan[-1]), ("ascending", by_plan[0]), ("none", rows[0])):
        heading.click()
        expect(page.locator(".grid.rows thead th", has_text="计划总投资")).to_have_attribute("aria-sort", sort)
        shown = page.locator(".grid.rows tbody tr").first
        expect(shown).to_contain_text(f"{expected['planned_investment']:,.2f}")
    expect(names).to_have_count(len(rows))
    heading.click()
    name = names.first.inner_text()
    names.first.get_by_role("button").press("Enter")
    settled(page)
    expect(page.locator("h2.finding")).to_contain_text(name)


def test_on_a_phone_rows_are_cards_and_more_come_when_asked_for(page, address):
    page.add_init_script("localStorage.clear()")  # a menu that another test has opened stays open
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{address}/projects")
    cards = page.locator(".grid.rows tbody tr")
    first = cards.count()
    page.locator(".rows-of .end").click()
    expect(cards).to_have_count(2 * first)
    page.locator(".rows-of select").select_option(label="计划总投资（万元）")
    expect(cards).to_have_count(first)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_names_of_markup_stay_text_in_rows(page, fixture_database, tmp_path):
    hostile = tmp_path / "county.duckdb"
    hostile.write_bytes(fixture_database.read_bytes())
    name = '<img src=x onerror="window.hurt=1">$x$'
    with duckdb.connect(str(hostile)) as connection:
        connection.execute("update projects set name = ?", [name])
    with server(hostile) as found:
        opened(page, f"{found}/projects")
        expect(page.locator(".grid.rows tbody th").first).to_have_text(name)
    assert not page.evaluate("window.hurt")


def test_the_server_does_without_pandas(demo_database):
    asks = "import serve, sys, queries; queries.run('county_headline', regions=['镇']); print(sys.modules['pandas'])"
    done = subprocess.run(
        [sys.executable, "-c", asks],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"COUNTY_DATABASE": str(demo_database)},
    )
    assert done.stdout.split()[-1] == "None"
