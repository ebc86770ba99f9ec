"""What is imported is listed and pinned, and nothing else; the lock has the same versions, with hashes, no address."""

import ast
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest

from tests.test_structure import ROOMS, ROOT

OF_TESTS = ("tests", "benchmarks")
USED_WITHOUT_IMPORT = {
    "mypy",
    "oidc-provider-mock",
    "pytest-xdist",
    "ruff",
    "sqlfluff",
    "types-openpyxl",
    "types-xlrd",
    "uv",
}  # commands and plugins
OF_SIGN_IN = {"authlib", "httpx"}  # what Streamlit imports once sign-in is turned on
PINNED = re.compile(r"([a-z0-9-]+)==([\w.]+)")


def distributions_of(files: list[Path]) -> set[str]:
    """The distributions that the files import, by the names that an index knows them by."""
    modules = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    known = metadata.packages_distributions()
    foreign = modules - ROOMS - {file.stem for file in ROOT.glob("*.py")} - set(sys.stdlib_module_names) - set(OF_TESTS)
    foreign -= set(pinned("requirements-spark.txt"))  # which need not be installed
    return {known[module][0].lower().replace("_", "-") for module in foreign}


def pinned(name: str) -> dict[str, str]:
    """The versions that a file of requirements pins; every line of it must pin one."""
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text("utf-8").splitlines()]
    found = [PINNED.fullmatch(line) for line in lines if line and not line.startswith("-r ")]
    assert all(found), f"{name}: every line is name==version"
    return {match[1]: match[2] for match in found if match}


def python_files(*rooms: str) -> list[Path]:
    return [file for room in rooms for file in (ROOT / room).rglob("*.py")]


def test_the_dashboard_lists_what_it_imports_and_nothing_else():
    rooms = [room for room in ROOMS if (ROOT / room).is_dir()]
    imported = distributions_of([*ROOT.glob("*.py"), *python_files(*rooms)])
    assert imported | OF_SIGN_IN == set(pinned("requirements.txt"))


def test_the_tests_list_what_they_import_and_nothing_else():
    imported = distributions_of(python_files(*OF_TESTS)) | USED_WITHOUT_IMPORT
    assert imported - set(pinned("requirements.txt")) == set(pinned("requirements-dev.txt"))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_installed_is_what_is_pinned(name):
    assert {package: metadata.version(package) for package in pinned(name)} == pinned(name)


def test_the_lock_holds_the_pinned_versions_each_with_its_hashes_and_no_address():
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    locked = {match[1]: match[2] for match in map(PINNED.match, entries) if match}
    assert set(pinned("requirements.txt").items()) <= set(locked.items())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?://|file://|--(extra-)?index-url|--find-links", text)
