"""From the office's ledgers to the published file: reading, checking, publishing. See README.md."""
