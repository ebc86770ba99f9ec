"""From the office's ledgers to the published file: reading, checking, publishing. See README.md."""

import python_needed  # noqa: F401, before all that an older Python does not know

# isort: split
