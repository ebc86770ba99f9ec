"""One leader on one screen: projects, how far they are, which are red, late or due; one after the other in a walk."""

from collections.abc import Sequence

from exhibits.base.exhibit import Exhibit, exhibit
from exhibits.base.filters import Filters, Row
from exhibits.base.kinds import in_one_line
from exhibits.base.leaders import leaders_in_order
from exhibits.base.places import place_of
from exhibits.base.sheets import is_filled, needs
from exhibits.base.time_words import lead
from exhibits.base.wording import lamp_words, ledger_word, scope
from exhibits.leaders.ranking import IN_CHARGE, columns_of_projects, definition_of_leaders, projects_of
from pictures import Card, Key, Listing, Matter, Profile, Tone
from words import N_, _, counted, numbers

MOST_MATTERS = 7
TONES: dict[str | None, Tone] = {"红": "bad", "黄": "bad", "绿": "good"}


@exhibit(N_("Leaders one by one"), behind=lambda filters, key: projects_of(filters, key, IN_CHARGE))
@needs("projects", column="lead_official")
def leader_profile(filters: Filters) -> Exhibit:
    """One leader: the one that is asked for, else the one whose projects are slowest."""
    known = leaders_in_order(filters)
    leader = next((row for row in known if row["label"] == filters.leader), None)
    if leader is None and filters.leader:
        return _nobody(filters, _("{leader} leads no large project in hand here").format(leader=filters.leader[:40]))
    if not known:
        return _nobody(filters, _("{scope}: nobody is named for a large project in hand").format(scope=scope(filters)))
    leader = leader or known[0]
    rows = tuple(row for row in filters.ask("projects_by_leader", role=IN_CHARGE) if row["label"] == leader["label"])
    return Exhibit(
        headline=_headline(filters, leader),
        picture=Profile(
            _cards(leader, known),
            Listing(tuple(_matter(filters, row) for row in rows[:MOST_MATTERS]), "", len(rows), in_brief=MOST_MATTERS),
        ),
        columns=columns_of_projects(),
        rows=rows,
        definition=definition_of_leaders(filters, IN_CHARGE),
    )


def _nobody(filters: Filters, headline: str) -> Exhibit:
    nothing = Profile((), Listing((), headline))
    return Exhibit(headline, nothing, columns_of_projects(), (), definition_of_leaders(filters, IN_CHARGE))


def _headline(filters: Filters, leader: Row) -> str:
    name = leader["label"]
    if leader["post"] and leader["post"] not in name:
        name = _("{leader} ({post})").format(leader=leader["leader"], post=leader["post"])
    count = counted("{count} large project", "{count} large projects", "count", count=leader["projects"])
    if leader["completion_rate"] is None:
        return _("{name}: {count}, without a plan of the year").format(name=name, count=count)
    return _("{name}: {count}, {rate} of the plan, {lead}").format(
        name=name,
        count=count,
        rate=numbers.percent(leader["completion_rate"]),
        lead=lead(leader["lead"], filters.month),
    )


def _cards(leader: Row, known: Sequence[Row]) -> tuple[Card, ...]:
    rank = ""
    if leader["rate_rank"] is not None and leader["count_ranked"] > 1:
        rank = _("no. {rank} of {count} leaders").format(
            rank=place_of(leader, known, "rate_rank"), count=leader["count_ranked"]
        )
    red_note = ""
    if leader["red"] and is_filled("obstacles"):
        red_note = _("{without} without a reason").format(without=leader["red_without_reason"])
    cards = [
        Card(
            Key.of(leader, "projects", "label"),
            _("Large projects"),
            str(leader["projects"]),
            _("{money} planned, {completed} completed").format(
                money=numbers.money(leader["planned_investment"]), completed=leader["completed"]
            ),
            "neutral",
            _("large projects in hand that name this leader"),
        ),
        Card(
            None,
            _("Completion rate"),
            numbers.percent(leader["completion_rate"]),
            rank,
            "neutral",  # a place is neither good nor bad: the first may be late, the last in time
            _("completed this year / plans of the year"),
        ),
        _counting(leader, "red", _("Red"), red_note, _("projects with a red lamp")),
    ]
    if is_filled("milestones"):
        cards.append(
            _counting(leader, "nodes_late", _("Nodes late"), _("not done"), _("past their planned day and not done"))
        )
    late = _("{count} late").format(count=leader["promises_overdue"]) if leader["promises_due"] else ""
    cards.append(
        _counting(leader, "promises_due", _("Promises due"), late, _("commitments and promised days, within 30 days"))
    )
    return tuple(cards)


def _counting(leader: Row, figure: str, label: str, note: str, meaning: str) -> Card:
    bad = leader[figure] and figure in ("red", "nodes_late")
    return Card(Key.of(leader, figure, "label"), label, str(leader[figure]), note, "bad" if bad else "neutral", meaning)


def _matter(filters: Filters, row: Row) -> Matter:
    """One project as a line: how far, why, what is late, what the site looks like."""
    facts = [
        row["region"],
        numbers.percent(row["completion_rate"]) if row["completion_rate"] is not None else None,
        lead(row["lead"], filters.month) if row["lead"] is not None else None,
        ledger_word(row["reason"]),
        _("no reason") if row["is_without_reason"] and is_filled("obstacles") else None,
        counted("{count} node late", "{count} nodes late", "count", count=row["nodes_late"])
        if row["nodes_late"]
        else None,
        row["progress_note"],
        row["responsible_unit"],
    ]
    return Matter(
        tag=lamp_words(row["lamp"]) if row["lamp"] else _("no lamp"),
        tone=TONES.get(row["lamp"], "neutral"),
        title=row["name"],
        text=in_one_line(facts),
        project_code=row["project_code"],
    )
