"""From the office's ledgers to the published file: reading, checking, publishing. See README.md."""

import python_needed  # noqa: F401, before all that an older Python does not know

# isort: split
import os

# Arrow's own allocator keeps what it once had, tens of megabytes; this is read when pyarrow is first imported.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
