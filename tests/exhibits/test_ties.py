"""Who is first is said of one alone; of several that are level it is said that they are."""

from exhibits import EXHIBITS
from exhibits.base.places import first_of, last_of, level_with_first, of_each, tied


def test_several_that_are_level_are_named_together():
    rows = [{"region": "东镇", "count": 3}, {"region": "西镇", "count": 3}, {"region": "南镇", "count": 1}]
    names = [row["region"] for row in level_with_first(rows, "count")]
    assert (tied(names), of_each(names, "3 个")) == ("东镇、西镇（并列）", "各 3 个")
    assert (tied(names[:1]), of_each(names[:1], "3 个")) == ("东镇", "3 个")
    assert level_with_first([], "count") == []


def test_first_of_some_is_the_first_of_these():
    """Places are among all of the county's: of three that are chosen the first may be fourth."""
    rows = [{"region": "东镇", "rank": 4}, {"region": "西镇", "rank": 4}, {"region": "南镇", "rank": 9}]
    assert first_of(rows, "rank") == ["东镇", "西镇"]
    assert last_of(rows, "rank") == ["南镇"]


def test_two_kinds_of_obstacle_with_one_each_are_both_the_most(small):
    headline = EXHIBITS["obstacles_by_kind"].make(small).headline
    assert "（并列），各 1 个" in headline
