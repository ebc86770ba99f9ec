"""All exhibits: importing this package finds those of every topic's folder and enters them into ``EXHIBITS``.

Topics do not know each other: `base` stands below them, `overview` and `projects` above.
"""

import python_needed  # noqa: F401, before all that an older Python does not know

# isort: split
from importlib import import_module
from pathlib import Path

from exhibits.base.exhibit import EXHIBITS, Column, Definition, Entry, Exhibit
from exhibits.base.filters import Filters

__all__ = ["EXHIBITS", "Column", "Definition", "Entry", "Exhibit", "Filters"]

for _file in sorted(Path(__file__).parent.glob("*/*.py")):
    import_module(f"exhibits.{_file.parent.name}.{_file.stem}")
