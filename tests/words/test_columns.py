"""Money of one column: one unit, the same decimals, and nothing that is there printed as nothing."""

import pytest

from words import use_language
from words.columns import MoneyColumn


@pytest.mark.parametrize(
    ("amounts", "cells", "heading"),
    [
        ((505_100, 32_600, 9_650), ["50.51", "3.26", "0.97"], "完成（亿元）"),
        ((10_117.3, 3_624.43, 1_277, None), ["10,117", "3,624", "1,277", "—"], "完成（万元）"),
        ((20_000, 30_000, 20), ["20,000", "30,000", "20"], "完成（万元）"),  # 0.002 亿元 would be printed as nothing
        ((5_000, 0.35, 0), ["5,000.0", "0.4", "0.0"], "完成（万元）"),
        ((12.5, 3), ["12.5", "3.0"], "完成（万元）"),
        ((-1_200, 300), ["-1,200", "300"], "完成（万元）"),
        ((), [], "完成（万元）"),
    ],
)
def test_the_amounts_of_a_column_are_said_alike(amounts, cells, heading):
    column = MoneyColumn.of(amounts)
    assert [column.cell(amount) for amount in amounts] == cells
    assert column.heading("完成") == heading


def test_an_amount_beside_its_bar_has_its_unit():
    assert MoneyColumn.of([10_117, 863.29]).said(863.29) == "863 万元"
    use_language("en")
    assert MoneyColumn.of([10_117, -863.29]).said(-863.29) == "-¥8.63 m"
    use_language("zh")
