"""The office's own templates put to the test: every mistake with its file and line, and what a month leaves out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from exhibits import Filters
from exhibits.agenda import agenda_or_default
from exhibits.base.leaders import leaders_in_order
from papers.briefs import units
from papers.bulletin import make_paper
from papers.leader_brief import leader_brief
from papers.letter import Letter, letter
from papers.minutes import minutes
from papers.notices import Choice, notices
from papers.slides.own_master import open_master
from papers.template import TemplateError


def check(filters: Filters) -> tuple[list[str], list[str]]:
    """The mistakes in the papers and slides as they are made of the filters, and the lines that bulletins leave out."""
    mistakes: list[str] = []
    left_out: list[str] = []
    for make in _papers(filters):
        try:
            left_out += make()
        except TemplateError as error:
            mistakes += str(error).splitlines()
    return list(dict.fromkeys(mistakes)), list(dict.fromkeys(left_out))


def _papers(filters: Filters) -> Iterator[Callable[[], tuple[str, ...]]]:
    said = letter(date.today())
    for regions in ((), tuple(units(filters)[:1])):
        yield partial(_left_out_of, replace(filters, regions=regions), said)
    yield partial(_first_notice, filters)
    for leader in leaders_in_order(filters)[:1]:
        yield partial(_page_of_leader, filters, leader["label"])
    yield partial(_minutes, filters)
    yield _open_master


def _left_out_of(filters: Filters, said: Letter) -> tuple[str, ...]:
    return make_paper(filters, said).left_out


def _first_notice(filters: Filters) -> tuple[str, ...]:
    notices(filters, Choice(yellow=True, blue=True, at_most=1))
    return ()


def _page_of_leader(filters: Filters, leader: str) -> tuple[str, ...]:
    leader_brief(filters, leader, date.today())
    return ()


def _minutes(filters: Filters) -> tuple[str, ...]:
    minutes(filters, agenda_or_default(())[:1], (), date.today())
    return ()


def _open_master() -> tuple[str, ...]:
    open_master()
    return ()
