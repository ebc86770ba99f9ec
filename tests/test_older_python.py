"""A Python that is too old: one Chinese sentence at every entrance, and no traceback."""

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

OLD = "import runpy, sys; sys.version_info = (3, 8, 18); "
ENTRANCES = {
    **{name: f"runpy.run_module({name!r}, run_name='__main__')" for name in ("data", "papers", "queries", "exhibits")},
    **{name: f"runpy.run_path('{name}', run_name='__main__')" for name in ("serve.py", "dashboard.py")},
}
SENTENCE = "需要 Python 3.11 或更新版本，现在用的是 3.8：请换用新版本的 Python 再运行。"


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_every_entrance_says_so(entrance):
    command = [sys.executable, "-S", "-c", OLD + ENTRANCES[entrance]]  # -S: none of the packages is there either
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", SENTENCE)


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_what_is_read_before_the_sentence_has_no_newer_syntax(entrance):
    for name in ("python_needed.py", entrance if entrance.endswith(".py") else f"{entrance}/__init__.py"):
        ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 6))
