"""The red and black list (红黑榜): first and last of each group, only where the county has switched it on."""

from exhibits.assessment.scores import columns_of_scores, definition_of_scores, score_of
from exhibits.base.exhibit import Column, Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.wording import ledger_word
from pictures import LampCell, LampColumn, LampRow, LampTable
from settings import settings
from words import N_, _

RED, BLACK = "红榜", "黑榜"


@exhibit(N_("Red and black list"))
def red_and_black_list(filters: Filters) -> Exhibit:
    """Who stands first and last in each group, only where the county has switched it on."""
    chosen = settings().assessment
    rows = filters.for_all_regions().ask("assessment") if chosen.red_and_black else ()
    keeps_up = {
        row["region"]: None if row["lead"] is None else row["lead"] >= 0
        for row in filters.for_all_regions().ask("completion_by_region")
    }
    apart = {row["assessed_group"] for row in rows if row["rank"] not in (None, 1)}  # of the others all are alike
    lists = [
        (row, _side(row, keeps_up.get(row["region"]))) for row in rows if row["assessed_group"] in apart and row["rank"]
    ]
    shown = tuple({**row, "side": side} for row, side in lists if side)
    headline = _("The red and black list is switched off in the settings")
    if chosen.red_and_black:
        headline = _("{red} on the red list, {black} on the black list").format(
            red=len([row for row in shown if row["side"] == RED]),
            black=len([row for row in shown if row["side"] == BLACK]),
        )
    return Exhibit(
        headline=headline,
        picture=LampTable(
            (LampColumn(_("List")), LampColumn(_("Group")), LampColumn(_("Rank")), LampColumn(_("Score"))),
            tuple(
                LampRow(
                    None,
                    row["region"],
                    (
                        LampCell(ledger_word(row["side"]), strong=row["side"] == BLACK),
                        LampCell(ledger_word(row["assessed_group"])),
                        LampCell(str(row["rank"])),
                        LampCell(score_of(row)),
                    ),
                )
                for row in shown
            ),
        ),
        columns=(Column("side", _("List")), *columns_of_scores()[:7]),
        rows=shown,
        definition=definition_of_scores(filters, _rule_in_words()),
    )


def _rule_in_words() -> str:
    chosen = settings().assessment
    rule = _("red: the first {red} of a group; black: the last {black}; at most half of it each").format(
        red=chosen.red_first, black=chosen.black_last
    )
    if chosen.by_target:
        rule = _("{rule}; red only who keeps up with the target, black only who does not").format(rule=rule)
    if chosen.exempt:
        rule = _("{rule}; exempt: {names}").format(rule=rule, names=_(", ").join(chosen.exempt))
    return rule


def _side(row: Row, keeps_up: bool | None) -> str | None:
    """Red for the first of a group, black for the last, as many as the settings say, at most half of it each.

    ``keeps_up`` is whether it keeps up with its target, None where that is not known: on neither list by target then.
    """
    chosen = settings().assessment
    if row["region"] in chosen.exempt:
        return None
    half = row["count_ranked"] // 2
    if row["rank"] <= min(chosen.red_first, half):
        return None if chosen.by_target and not keeps_up else RED
    if row["rank"] > row["count_ranked"] - min(chosen.black_last, half):
        return None if chosen.by_target and keeps_up is not False else BLACK
    return None
