"""The county's own choices: what the file may say, and that it is in force."""

import pytest

import queries
from settings import DEFAULT, LampRule, SettingsError, settings


@pytest.fixture
def changed(tmp_path, monkeypatch):
    """Puts a changed copy of settings.toml in force."""

    def change(old, new):
        text = DEFAULT.read_text("utf-8")
        assert old in text
        file = tmp_path / "settings.toml"
        file.write_text(text.replace(old, new), "utf-8")
        monkeypatch.setenv("COUNTY_SETTINGS", str(file))

    return change


def test_the_settings_that_come_with_the_dashboard(monkeypatch):
    monkeypatch.delenv("COUNTY_SETTINGS", raising=False)
    assert settings().lamp == LampRule(name="本县", kind="points", yellow=0, red=10)
    assert set(settings().lamp_rules) == {"county", "yinchuan", "wuhan", "sanya", "xinhuang", "yinchuan_start"}
    assert (settings().threshold, settings().yardstick) == (500, "linear")


def test_a_changed_rule_lights_other_lamps(changed, fixture_database):
    changed('lamp_rule = "county"', 'lamp_rule = "wuhan"')
    lamps = {row["region"]: row["lamp"] for row in queries.run("completion_by_region", fixture_database)}
    assert lamps["城关镇"] == "绿"
    assert lamps["空白镇"] == "红"


def test_a_county_writes_its_own_rule_in_four_lines(changed, fixture_database):
    own = '[lamp_rules.own]\nname = "自定"\nkind = "points"\nyellow = 8\nred = 8.4\n\n[lamp_rules.county]'
    changed("[lamp_rules.county]", own)
    read = settings().lamp_rules["own"]
    assert read == LampRule(name="自定", kind="points", yellow=8, red=8.4)
    (row,) = queries.run("lamps_of_regions", fixture_database, regions=["城关镇"], lamp_yellow=8, lamp_red=8.4)
    assert row["lamp"] == "黄", "8.33 points behind"


def test_the_yardstick_of_the_file_lights_projects_too(changed, fixture_database):
    changed('yardstick = "linear"', 'yardstick = "phased"')
    lamps = {row["project_code"]: row for row in queries.run("lamps_by_project", fixture_database)}
    assert (lamps["A1"]["lamp"], lamps["A1"]["yardstick"]) == ("绿", "phased")
    listed = {row["project_code"]: row["lamp"] for row in queries.run("projects", fixture_database)}
    assert listed["A1"] == "绿"
    assert queries.one("project_file", fixture_database, code="A1")["lamp"] == "绿"


def test_a_changed_threshold_counts_other_projects(changed, fixture_database):
    changed("threshold = 500", "threshold = 1000")
    assert queries.one("county_headline", fixture_database)["large_projects"] == 3
    assert queries.one("county_headline", fixture_database, threshold=500)["large_projects"] == 6


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ('yardstick = "linear"', 'yardstick = "crooked"', "yardstick"),
        ("threshold = 500", "threshold = -1", "threshold"),
        ("threshold = 500", "threshold = nan", "threshold"),
        ("threshold = 500", "threshold = true", "threshold"),
        ("threshold = 500", "treshold = 500", "treshold 这一项，是否应为 threshold"),
        ("threshold = 500", "", "缺少 threshold"),
        ('lamp_rule = "county"', 'lamp_rule = "nobody"', "lamp_rule"),
        ('leads_indicator = "招商到位资金"', "leads_indicator = 5", "leads_indicator"),
        ("yellow = 0\nred = 10", "yellow = 20\nred = 10", "第 45 行：lamp_rules.county"),
        ('kind = "ratio"', 'kind = "disco"', "kind"),
        ('start_rule = "yinchuan_start"', 'start_rule = "county"', "start_rule"),
        ('lamp_rule = "county"', 'lamp_rule = "yinchuan_start"', "lamp_rule"),
        ("yellow = 1\nred = 3", "yellow = 3\nred = 1", "yinchuan_start"),
        ("yellow = 80\nred = 60\n\n# 三亚", "yellow = 60\nred = 80\n\n# 三亚", "wuhan"),
        ("yellow = 0\nred = 10", "yellow = 0\nred = 10\nblue = 5", "blue"),
        ('name = "武汉"', 'name = "本县"', "两条规则都叫“本县”"),
        ("threshold = 500", "threshold = ", "threshold ="),
    ],
)
def test_what_cannot_be_is_said_in_one_line(changed, old, new, part):
    changed(old, new)
    with pytest.raises(SettingsError, match=part) as error:
        settings()
    assert "settings.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("COUNTY_SETTINGS", str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match=r"none\.toml"):
        settings()


def test_a_file_that_is_corrected_is_read_again(changed):
    changed("threshold = 500", "threshold = many")
    with pytest.raises(SettingsError):
        settings()
    changed("threshold = 500", "threshold = 700")
    assert settings().threshold == 700
    changed("threshold = 500", "threshold = 800")
    assert settings().threshold == 800
