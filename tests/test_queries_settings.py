"""The county's own choices: what the file may say, and that it is in force."""

import pytest

import queries
from settings import DEFAULT, LampRule, SettingsError, read_settings, settings


@pytest.fixture
def changed(tmp_path, monkeypatch):
    """Puts a changed copy of settings.toml in force."""

    def change(old, new):
        text = DEFAULT.read_text("utf-8")
        assert old in text
        file = tmp_path / "settings.toml"
        file.write_text(text.replace(old, new), "utf-8")
        monkeypatch.setenv("COUNTY_SETTINGS", str(file))
        read_settings.cache_clear()

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
        ("threshold = 500", "treshold = 500", "treshold"),
        ('lamp_rule = "county"', 'lamp_rule = "nobody"', "lamp_rule"),
        ('leads_indicator = "招商到位资金"', "leads_indicator = 5", "leads_indicator"),
        ("yellow = 0\nred = 10", "yellow = 20\nred = 10", "county"),
        ('kind = "ratio"', 'kind = "disco"', "kind"),
        ("threshold = 500", "threshold = ", "TOML"),
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
