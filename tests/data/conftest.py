"""What the tests of reading share: a ledger out of changed sheets."""

import pytest

from data.reading.ledger import Ledger, read_ledger
from tests.ledgers import clean_ledger, write_workbook


@pytest.fixture
def read(tmp_path):
    """A ledger out of changed sheets; the clean ones stand for what is not named."""

    def read_changed(sheets=None, mapping=None, merged=None, hidden=(), hidden_rows=None) -> Ledger:
        write_workbook(tmp_path / "台账.xlsx", clean_ledger() | (sheets or {}), merged, hidden, hidden_rows)
        if mapping:
            (tmp_path / "ledger.toml").write_text(mapping, encoding="utf-8")
        return read_ledger((tmp_path,))

    return read_changed
