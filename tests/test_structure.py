"""The house: which room may know which, and what never stands where."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from pictures import DARK, LIGHT

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "words": set(),
    "data": {"words", "settings"},
    "queries": {"words", "settings"},
    "pictures": {"words"},
    "exhibits": {"words", "queries", "pictures", "settings"},
    "papers": {"words", "queries", "exhibits", "pictures", "settings"},
    "office": {"words", "settings"},
    "screen": {"words", "queries", "exhibits", "pictures", "papers", "settings", "office"},
    "pages": {"screen", "exhibits"},
}
ROOMS = {*MAY_IMPORT, "settings", "dashboard", "serve"}
NEVER = {
    "data": {"streamlit", "plotly"},
    "exhibits": {"streamlit", "plotly", "duckdb"},
    "queries": {"streamlit"},
    "office": {"streamlit", "duckdb"},
}
FILES = [file for room in MAY_IMPORT for file in sorted((ROOT / room).rglob("*.py"))]


def imports_of(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_knows_only_the_rooms_below_it(file):
    room = file.relative_to(ROOT).parts[0]
    imported = imports_of(file)
    assert imported & ROOMS <= MAY_IMPORT[room] | {room}
    assert not imported & NEVER.get(room, set())


def node_of(*parts: str) -> str | None:
    """The node of the drawing that a file or an imported module stands in; None for what every room may use."""
    match parts:
        case ("dashboard" | "serve", *_rest):
            return "door"
        case ("exhibits", "base", *_rest):
            return "base"
        case ("exhibits", "overview" | "projects", *_rest):
            return "above"
        case ("exhibits", topic, *_rest) if (ROOT / "exhibits" / topic).is_dir():
            return "topics"
        case (room, *_rest) if room in MAY_IMPORT and room != "words":
            return room
    return None


def modules_of(file: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return modules


def test_the_drawing_of_the_architecture_is_what_is_imported():
    drawing = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("```mermaid")[1].split("```")[0]
    drawn = set(re.findall(r"(\w+) --> (\w+)", drawing))
    found = set()
    for file in [*FILES, ROOT / "dashboard.py", ROOT / "serve.py"]:
        start = node_of(*file.relative_to(ROOT).with_suffix("").parts)
        ends = {node_of(*module.split(".")) for module in modules_of(file)} - {start, None}
        found |= {(start, end) for end in ends} - {(None, None)}
    found = {(start, end) for start, end in found if start and (start, end) != ("exhibits", "exhibits")}
    assert found - drawn == set(), "imported, and not drawn"
    assert drawn - found == set(), "drawn, and not imported"


def test_a_topic_knows_no_other():
    topics = {file.parent.name for file in (ROOT / "exhibits").glob("*/*.py")} - {"base", "overview", "projects"}
    for topic in topics:
        for file in (ROOT / "exhibits" / topic).glob("*.py"):
            known = {module.split(".")[1] for module in modules_of(file) if module.startswith("exhibits.")}
            assert known & topics <= {topic}, file


@pytest.mark.parametrize("room", ["screen", "pages", "dashboard.py", "serve.py"])
def test_the_state_of_a_visit_has_one_owner_and_one_door(room):
    for file in sorted((ROOT / room).rglob("*.py")) or [ROOT / room]:
        if file.parent == ROOT / "screen" / "visit":
            continue
        assert not [module for module in modules_of(file) if module.startswith("screen.visit.")], file
        of_streamlit = {
            node.attr
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st"
        }
        assert not of_streamlit & {"session_state", "query_params"}, file


def test_no_page_lies_directly_in_pages():
    assert not list((ROOT / "pages").glob("*.py")), "a cold deep link would run it without the frame around it"


@pytest.mark.parametrize("file", sorted((ROOT / "pages").rglob("*.py")), ids=lambda file: file.name)
def test_a_page_opens_with_its_question(file):
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    assert docstring.endswith("?")
    assert len(file.read_text("utf-8").splitlines()) <= 45


@pytest.mark.parametrize("room", ["exhibits", "screen", "pages", "pictures", "papers"])
def test_no_sql_outside_the_queries(room):
    for file in (ROOT / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.lower().lstrip().startswith(("select ", "with ")) or " from " not in node.value


def test_exhibits_leave_adding_to_the_queries():
    """But for total_of, which holds the rows behind a figure against it."""
    adding = set()
    for file in (ROOT / "exhibits").rglob("*.py"):
        called = {
            node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", None)
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Call)
        }
        if called & {"sum", "fsum", "Counter", "mean", "median", "reduce"}:
            adding.add(str(file.relative_to(ROOT / "exhibits")))
    assert adding == {"base/total.py"}


def test_which_regions_are_ranked_is_said_once():
    """Townships and zones are those that is_ranked says; nobody asks the level again."""
    asking = [
        file for file in (ROOT / "queries").rglob("*.sql") if re.search(r"level\b[^\n]*'镇乡'", file.read_text("utf-8"))
    ]
    assert asking == [ROOT / "queries" / "shared" / "own_regions.sql"]
    for file in (ROOT / "exhibits").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            compared = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
            assert not {one.value for one in compared if isinstance(one, ast.Constant)} & {"镇乡", "园区", "部门"}, file


@pytest.mark.parametrize("ending", ["py", "sql", "js", "css"])
def test_no_file_is_longer_than_300_lines(ending):
    rooms = [ROOT / room for room in (*MAY_IMPORT, "benchmarks", "tests")]
    files = [*ROOT.glob(f"*.{ending}"), *(file for room in rooms for file in room.rglob(f"*.{ending}"))]
    assert not [file for file in files if len(file.read_text("utf-8").splitlines()) > 300]


@pytest.mark.parametrize("room", ["screen", "pictures", "papers", "pages"])
def test_colours_stand_in_the_palette_alone(room):
    files = [file for ending in ("py", "css", "js") for file in (ROOT / room).rglob(f"*.{ending}")]
    for file in files:
        if file != ROOT / "pictures" / "theme.py":
            assert not re.findall(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", file.read_text("utf-8")), file


def test_the_theme_of_the_widgets_has_the_colours_of_the_palette():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    for palette, name in ((LIGHT, "light"), (DARK, "dark")):
        said = {key: colour for key, colour in theme[name].items() if key != "chartCategoricalColors"}
        expected = (palette.main, palette.paper, palette.level, palette.text)
        assert tuple(said.values())[:4] == expected


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_part_of_a_whole_has_a_shade_of_its_own(palette):
    for count in range(1, 15):
        assert len(set(palette.shades(count))) == count
    assert palette.shades(3)[0] == palette.main


TOPICS = {path.name for path in (ROOT / "exhibits").iterdir() if path.is_dir() and path.name[0].isalpha()}
ABOVE = {"overview", "projects"}


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_topics_do_not_know_each_other(topic):
    known = {
        node.module.split(".")[1]
        for file in (ROOT / "exhibits" / topic).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("exhibits.")
    }
    assert known & TOPICS <= (TOPICS if topic in ABOVE else {"base", topic} - ABOVE)


def test_a_name_is_given_to_one_exhibit_alone():
    from exhibits.base.exhibit import EXHIBITS, exhibit

    (entry, *_others) = EXHIBITS.values()
    with pytest.raises(ValueError, match=entry.name):
        exhibit(entry.title)(entry.make)
