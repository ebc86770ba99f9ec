"""Take out of an installed environment what the dashboard never reads: python deploy/lighten.py ENVIRONMENT.

A third of what the packages bring along is their own tests, headers for compilers, programs for notebooks and for
servers elsewhere, words of other languages. Who wants the rest back deletes the environment and installs it anew.
"""

import shutil
import sys
from pathlib import Path

NEVER_READ = (
    "*/tests",
    "*/*/tests",
    "*/*/*/tests",
    "*/include",  # headers for compilers
    "**/*.pyx",
    "**/*.pxd",
    "**/*.pyi",
    "**/*.a",
    "pyarrow/*flight*",  # servers elsewhere
    "pyarrow/*s3*",
    "pyarrow/src",
    "pyarrow/libarrow_python*.so",  # the same again under the names that compilers look for
    "pyarrow/libarrow_python*.so.*.*.*",
    "pydeck/nbextension",  # notebooks
    "plotly/labextension",
    "plotly/package_data/widgetbundle.js",
    "plotly/graph_objs",  # charts are plain data here: the program of the browser is all that is wanted of the package
    "plotly/validators",
    "plotly/figure_factory",
    "plotly/matplotlylib",
    "altair",  # Streamlit's own charts
    "PIL/_avif.*",  # a kind of picture that no paper has
    "pillow.libs/libavif*",
    "numpy/f2py",
    "zstandard/_cffi.*",  # for other Pythons
    "pip",  # which a new installation brings along
    "pip-*",
    "setuptools",
    "setuptools-*",
    "pkg_resources",
)
LANGUAGES = ("zh", "en", "root")  # of the 1,100 that the package for catalogues knows


def lighten(packages: Path) -> int:
    """Delete it from the folder of installed packages; how many bytes that frees."""
    gone = {path for pattern in NEVER_READ for path in packages.glob(pattern)}
    for words in packages.glob("babel/locale-data/*.dat"):
        if words.stem.split("_")[0] not in LANGUAGES:
            gone.add(words)
    freed = 0
    for path in gone:
        if path.is_dir():
            freed += sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
            shutil.rmtree(path)
        elif path.is_file():
            freed += path.stat().st_size
            path.unlink()
    return freed


def main() -> None:
    """Lighten the environment that is named, which must be one."""
    environment = Path(sys.argv[1])
    if not (environment / "pyvenv.cfg").is_file():
        sys.exit(f"{environment} is no environment of Python's")
    for packages in [*environment.glob("lib/python*/site-packages"), *environment.glob("Lib/site-packages")]:
        print(f"{lighten(packages) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
