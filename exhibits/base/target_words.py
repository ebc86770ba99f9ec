"""What a completion rate is held against, said beside it where it is not what a reader expects."""

from exhibits.base.filters import Filters, Row
from words import _, numbers


def rate_of_target(filters: Filters, row: Row, rate: str = "completion_rate") -> str:
    """A rate of the county or a region, with whose target it is held against, and what that holds beside."""
    notes = []
    if row.get("target_of") == "regions" and not filters.regions:
        notes.append(_("work of townships and zones by the sum of their targets"))
    if row["target_holds_separate"]:
        notes.append(_("the target includes projects listed separately"))
    text = numbers.percent(row[rate])
    return _("{rate} ({notes})").format(rate=text, notes=_(", ").join(notes)) if notes else text


def and_what_target_holds(row: Row, sentence: str) -> str:
    """A sentence about a rate, and that its target holds what the rate leaves out."""
    if not row["target_holds_separate"]:
        return sentence
    return _("; ").join((sentence, _("the target includes projects listed separately")))


def no_target(filters: Filters) -> str:
    """That there is no target to hold anything against: none at all, or not of everybody who is asked for."""
    if any(row["target"] is not None for row in filters.ask("completion_by_region")):
        return _("not everybody here has a target")
    return _("no target")


def with_comparison(filters: Filters, formula: str, by_plan: bool = False) -> str:
    """A formula, and what its figures are compared with where the ledger leaves that open.

    by_plan says that phased plans are among them.
    """
    county = filters.ask_one("county_headline")
    notes = [formula]
    if county["compared_from"] and county["compared_from"].month > 1:
        notes.append(
            _("the year before from {month} on, with January in it").format(
                month=numbers.month_name(county["compared_from"])
            )
        )
    if by_plan and any(row["is_between"] for row in filters.ask("completion_by_month")):
        notes.append(_("months without a phased plan lie on the straight line between those that have one"))
    if county["target_of"] == "regions" and not filters.regions:
        notes.append(_("the county has no target of its own: the sum of those of townships and zones, and their work"))
    if county["target_holds_separate"]:
        notes.append(_("the target includes projects listed separately, which are left out"))
    return _("; ").join(notes)
