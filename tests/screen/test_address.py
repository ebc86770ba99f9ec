"""Filters in the address: read, checked, written; what is unknown is said and never breaks the page."""

from datetime import date
from itertools import product

import pytest

from exhibits.base.filters import Filters
from screen.address import Address, read, threshold_of, write

MONTHS = [date(2024, 5, 1), date(2024, 4, 1), date(2023, 12, 1)]
REGIONS = ["汇龙镇", "开发区", "O'Brien镇", "<b>x</b>$1$"]
DEFAULT = Filters(MONTHS[0])


def test_an_empty_address_is_the_defaults():
    assert read({}, MONTHS, REGIONS) == Address(DEFAULT, "zh")


def test_an_address_names_every_filter():
    parameters = {
        "month": ["2023-12"],
        "region": ["汇龙镇", "开发区"],
        "threshold": ["1000"],
        "separate": ["0"],
        "lang": ["en"],
    }
    filters = Filters(date(2023, 12, 1), ("汇龙镇", "开发区"), 1000, False)
    assert read(parameters, MONTHS, REGIONS) == Address(filters, "en")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("month", "2031-01"),
        ("month", "May"),
        ("region", "nowhere"),
        ("region", "汇龙镇' or 1=1 --"),
        ("threshold", "many"),
        ("threshold", "1e308"),
        ("threshold", "inf"),
        ("threshold", "nan"),
        ("threshold", "-5"),
        ("separate", "maybe"),
        ("lang", "fr"),
    ],
)
def test_what_is_unknown_is_reported_and_the_default_stands(name, value):
    address = read({name: [value]}, MONTHS, REGIONS)
    assert address.unknown == ((name, value),)
    assert address.filters == DEFAULT
    assert address.language == "zh"


def test_known_regions_stay_beside_an_unknown_one():
    address = read({"region": ["汇龙镇", "nowhere", "汇龙镇"]}, MONTHS, REGIONS)
    assert address.filters.regions == ("汇龙镇",)
    assert address.unknown == (("region", "nowhere"),)


def test_what_is_written_reads_back_as_the_same():
    choices = product(
        MONTHS, [(), ("汇龙镇",), tuple(REGIONS)], [500, 0, 1234.5, 1_000_000], [True, False], ["zh", "en"]
    )
    for month, regions, threshold, separate, language in choices:
        address = Address(Filters(month, regions, threshold, separate), language)
        assert read(write(address, MONTHS[0]), MONTHS, REGIONS) == address


def test_the_project_of_a_walk_is_in_the_address_only_while_it_is_shown():
    shown = read({"present": ["project_profile"], "project": ["A1"]}, MONTHS, REGIONS)
    assert shown.project == "A1"
    assert read(write(shown, MONTHS[0]), MONTHS, REGIONS) == shown
    assert read({"present": ["red_projects"], "project": ["A1"]}, MONTHS, REGIONS).project is None
    assert read({"project": ["A1"]}, MONTHS, REGIONS).project is None, "nothing is presented"


def test_the_township_of_a_walk_is_in_the_address_beside_the_filter_of_regions():
    shown = read({"present": ["region_profile"], "township": ["汇龙镇"], "region": ["开发区"]}, MONTHS, REGIONS)
    assert (shown.township, shown.filters.regions) == ("汇龙镇", ("开发区",))
    assert read(write(shown, MONTHS), MONTHS, REGIONS) == shown
    assert read({"present": ["red_projects"], "township": ["汇龙镇"]}, MONTHS, REGIONS).township is None
    unknown = read({"present": ["region_profile"], "township": ["nowhere"]}, MONTHS, REGIONS)
    assert (unknown.township, unknown.unknown) == (None, (("township", "nowhere"),))


def test_the_indicator_of_the_counties_is_kept_where_the_ledger_has_it():
    parameters = {"indicator": ["新开工项目数"]}
    shown = read(parameters, MONTHS, REGIONS, ["新开工项目数"])
    assert shown.filters.indicator == "新开工项目数"
    assert write(shown, MONTHS[0]) == parameters
    assert read(parameters, MONTHS, REGIONS, ["工业投入"]).unknown == (("indicator", "新开工项目数"),)


def test_defaults_leave_the_address():
    assert write(Address(DEFAULT, "zh"), MONTHS[0]) == {}


@pytest.mark.parametrize(("text", "number"), [("700", 700), (" 1e4 ", 10_000), ("", None), ("500万", None)])
def test_a_threshold_is_a_number_of_wan(text, number):
    assert threshold_of(text) == number
