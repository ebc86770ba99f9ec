"""The demo ledger: workbooks of an invented month in the life of a county's project office, and their generator."""
