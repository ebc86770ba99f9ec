"""The filters: what every exhibit is asked for. The same on every page, in the address, in slides and bulletin."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import queries
from exhibits.base.printed import as_printed
from queries.areas import area, within
from settings import settings
from words import _, numbers

Row = Mapping[str, Any]
Rows = tuple[Row, ...]


def default_threshold() -> float:
    """Planned investment from which a project is large, 万元, as the county chose. Raises SettingsError."""
    return settings().threshold


@dataclass(frozen=True)
class Filters:
    """The last month of the period, the regions (none is all), the threshold of large projects in 万元.

    indicator is the one by which counties are compared; None is the first of the ledger. project is the code of the one
    whose profile is shown; None leaves the choice to the profile. area is the county of a prefecture whose own file is
    asked; None is the published file.
    """

    month: date
    regions: tuple[str, ...] = ()
    threshold: float = field(default_factory=default_threshold)
    with_separate: bool = True
    indicator: str | None = None
    project: str | None = None
    leader: str | None = None
    area: str | None = field(default_factory=area)

    @property
    def region(self) -> str | None:
        """The one region that is chosen; None when there is none, or more than one."""
        return self.regions[0] if len(self.regions) == 1 else None

    def for_all_regions(self) -> "Filters":
        """The same filters over the whole county."""
        return replace(self, regions=())

    def ask(self, query: str, **more: Any) -> Rows:
        """The rows that a query gives under these filters; it gets those parameters that it has.

        Differences of rates are those of the rates as they are printed.
        """
        shared = {
            "month": self.month,
            "regions": list(self.regions) or None,
            "threshold": self.threshold,
            "with_separate": self.with_separate,
        }
        known = queries.describe(query).parameters
        asked = {name: value for name, value in shared.items() if name in known} | more
        with within(self.area):
            return tuple(map(as_printed, queries.run(query, **asked)))

    def ask_one(self, query: str, **more: Any) -> Row:
        """The only row of a query that gives one."""
        (row,) = self.ask(query, **more)
        return row

    def in_words(self) -> tuple[str, ...]:
        """What is filtered, each in a few words: the period first, then all that differs from the whole."""
        words = [numbers.period(self.month)]
        words.append(region_names(self.regions) if self.regions else _("all townships and zones"))
        words.append(_("large projects from {money}").format(money=numbers.money_limit(self.threshold)))
        if not self.with_separate:
            words.append(_("without projects listed separately"))
        for row in self.ask("reporting")[:1]:
            if row["count_unreported"]:
                words.append(
                    _("not reported {count}/{all}").format(count=row["count_unreported"], all=row["count_to_report"])
                )
        return tuple(words)


def region_names(regions: tuple[str, ...]) -> str:
    """Up to three names; then the first two and how many there are in all."""
    comma = _(", ")
    if len(regions) <= 3:
        return comma.join(regions)
    return _("{names} and {count} more").format(names=comma.join(regions[:2]), count=len(regions) - 2)
