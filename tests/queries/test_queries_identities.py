"""Parts add up to the whole, for random filters, on the small county and on the demo ledger."""

from tests.identities import same, total


def test_every_split_of_completed_investment_adds_up(answers):
    for ask in answers:
        (headline,) = ask("county_headline")
        whole = headline["completed_investment"]
        assert total(ask("completion_by_region"), "completed_investment") == same(
            whole - headline["completed_outside_regions"]
        )
        assert total(ask("projects", threshold=0), "completed_this_year") == same(whole)
        assert total(ask("capital_by_source"), "completed_investment") == same(whole)
        assert total(ask("capital_by_region"), "completed_investment") == same(whole)
        months = [row for row in ask("completion_by_month") if row["cumulative"] is not None]
        assert total(months, "completed_investment") == same(whole)
        assert months[-1]["cumulative"] == same(whole)
        assert months[-1]["cumulative_rate"] == headline["completion_rate"]
        assert months[-1]["cumulative_year_on_year"] == headline["year_on_year"]


def test_every_split_of_large_projects_adds_up(answers):
    for ask in answers:
        (headline,) = ask("county_headline")
        (large,) = ask("large_projects_headline")
        assert large["completed_investment"] == same(headline["large_completed_investment"])
        assert large["projects"] == headline["large_projects"] == large["carried_over"] + large["newly_started"]
        assert large["projects_last_year"] == headline["large_projects_last_year"]
        for split in ("capital_by_investor_origin", "capital_by_origin_place", "large_projects_by_region"):
            rows = ask(split)
            for column in ("projects", "planned_investment", "completed_investment"):
                assert total(rows, column) == same(large[column]), (split, column)
        for row in ask("large_projects_by_region"):
            assert row["under_way"] + row["completed"] + row["suspended"] == row["projects"]
            assert row["carried_over"] + row["newly_started"] == row["projects"]
        in_hand = [row for row in ask("projects") if row["is_in_hand"]]
        assert len(in_hand) == large["projects"]
        assert total(in_hand, "planned_investment") == same(large["planned_investment"])


def test_shares_add_up_to_100(answers):
    for ask in answers:
        for name, columns in {
            "capital_by_source": ("share", "share_last_year"),
            "capital_by_investor_origin": ("project_share", "planned_share", "completed_share"),
            "capital_by_origin_place": ("completed_share",),
        }.items():
            for column in columns:
                shares = [row[column] for row in ask(name) if row[column] is not None]
                assert not shares or sum(shares) == same(100), (name, column)


def test_regions_and_months_agree_with_regions(answers):
    for ask in answers:
        cells = ask("completion_by_region_and_month")
        for row in ask("completion_by_region"):
            months = [cell for cell in cells if cell["region"] == row["region"]]
            assert total(months, "completed_investment") == same(row["completed_investment"])
            assert months[-1]["completion_rate"] == row["completion_rate"]
            assert months[-1]["lead"] == row["lead"]


def test_lamps_are_counted_as_they_are_shown(answers):
    for ask in answers:
        (headline,) = ask("county_headline")
        lamps = [row["lamp"] for row in ask("completion_by_region")]
        assert [lamps.count(lamp) for lamp in ("红", "黄", "绿")] == [
            headline["count_red"],
            headline["count_yellow"],
            headline["count_green"],
        ]
        red = {row["region"] for row in ask("completion_by_region") if row["lamp"] == "红"}
        assert {row["region"] for row in ask("needs_attention") if row["kind"] == "红灯"} == red


def test_the_year_before_is_the_same_query_a_year_earlier(answers):
    for ask in answers:
        (headline,) = ask("county_headline")
        if headline["completed_last_year"] is None:
            continue
        before = headline["month"].replace(year=headline["month"].year - 1)
        (earlier,) = ask("county_headline", month=before)
        assert headline["completed_last_year"] == same(earlier["completed_investment"])
        assert headline["large_completed_last_year"] == same(earlier["large_completed_investment"])
        assert headline["large_projects_last_year"] == earlier["large_projects"]


def test_the_rank_a_month_before_is_the_same_query_a_month_earlier(answers):
    for ask in answers:
        (headline,) = ask("county_headline")
        if headline["months"] == 1:
            continue
        before = headline["month"].replace(month=headline["month"].month - 1)
        earlier = {row["region"]: row["rate_rank"] for row in ask("completion_by_region", month=before)}
        assert {row["region"]: row["rate_rank_last_month"] for row in ask("completion_by_region")} == earlier


def test_matters_are_ranked_and_projects_named_once(answers):
    for ask in answers:
        rows = ask("needs_attention")
        assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
        codes = [row["project_code"] for row in rows if row["project_code"]]
        assert len(codes) == len(set(codes))
        kinds = {row["kind"] for row in rows}
        assert len({row["kind"] for row in rows[:5]}) == min(5, len(kinds), len(rows))
