"""What the tests of papers share: the bulletin of the demo."""

import pytest

from exhibits import Filters
from tests.papers.bulletins import MONTH, written


@pytest.fixture(scope="module")
def document(demo_database):
    """The bulletin of the demo, made once for all that only look at it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_DATABASE", str(demo_database))
        return written(Filters(MONTH))
