"""The leaders in charge, in the order in which they are gone through."""

from exhibits.base.filters import Filters, Rows


def leaders_in_order(filters: Filters) -> Rows:
    """The leaders in charge, the slowest first, those without a rate at the end."""
    rows = filters.ask("by_leader")
    ranked = [row for row in rows if row["rate_rank"] is not None]
    return (*reversed(ranked), *(row for row in rows if row["rate_rank"] is None))
