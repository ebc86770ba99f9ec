"""From a picture to the bodies of its slides: native charts, native tables, text boxes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pptx.slide import Slide

from exhibits import Exhibit
from papers.slides.bars import ranking_pages
from papers.slides.box import BODY, Box
from papers.slides.cards import draw_cards
from papers.slides.composition import composition_pages
from papers.slides.frame import add_text
from papers.slides.lines import positions_pages, trend_pages
from papers.slides.matrices import (
    grid_of_bars,
    grid_of_flow,
    grid_of_heat,
    grid_of_lamps,
    grid_of_league,
    grid_of_listing,
    grid_of_progress,
    grid_of_timeline,
)
from papers.slides.months import months_pages
from papers.slides.tables import Grid, grid_of_rows, shortened, table_pages
from pictures import (
    LIGHT,
    BarTable,
    Card,
    Cards,
    Composition,
    Flow,
    HeatTable,
    LampTable,
    League,
    Listing,
    Months,
    Positions,
    Profile,
    ProgressTable,
    Ranking,
    ShareTable,
    Timeline,
    Trend,
)
from words import _

Draw = Callable[[Slide], None]
CARDS_OF_A_PROFILE = 136  # points high
LINE_BELOW, INTRO, GAP = 48, 54, 12  # points


def pages_of(exhibit: Exhibit, title: str) -> list[Draw]:
    """What draws the picture of an exhibit: one function a slide. ``title`` names its numbers in the workbook.

    Rankings, courses over months and compositions are charts. What is read cell by cell is a table: heat, lamps,
    leagues, flows, matters, steps, and bars in several columns, each of its own unit, which one axis could not carry.
    """
    match exhibit.picture:
        case Cards(cards):
            return [partial(_draw_cards, cards)]
        case Profile(cards, listing):
            return _profile_pages(cards, listing)
        case Listing() as listing:
            return _listing_pages(listing, BODY)
        case _ if not exhibit.rows:
            return [partial(_say, _("There is nothing to draw under these filters."), BODY)]
        case Ranking(bars) as ranking if bars:
            return ranking_pages(ranking, exhibit, title) or table_pages(grid_of_rows(exhibit))
        case Trend() as trend:
            return trend_pages(trend, exhibit, title)
        case Positions() as positions:
            return positions_pages(positions)
        case Months() as months if months.months:
            return months_pages(months)
        case Composition() as composition:
            return composition_pages(composition)
        case _:
            return table_pages(_grid_of(exhibit))


def shortened_pages(exhibit: Exhibit, title: str) -> list[Draw]:
    """The same on one slide: of a long table its first rows, and how many are left out; charts stay whole."""
    pages = pages_of(exhibit, title)
    if len(pages) == 1 or isinstance(exhibit.picture, Ranking | Trend | Positions | Months | Composition):
        return pages
    picture = exhibit.picture
    listing = picture.listing if isinstance(picture, Profile) else picture
    count = len(listing.matters) if isinstance(listing, Listing) else len(_grid_of(exhibit).rows)
    while len(pages) > 1 and count > 1:
        count -= 1
        if isinstance(listing, Listing):
            fewer = replace(listing, matters=listing.matters[:count], in_all=listing.left_out(0))
            shown = replace(picture, listing=fewer) if isinstance(picture, Profile) else fewer
            pages = pages_of(replace(exhibit, picture=shown), title)
        else:
            pages = table_pages(shortened(_grid_of(exhibit), count))
    return pages


def _grid_of(exhibit: Exhibit) -> Grid:
    """The table of a picture that is one; the rows behind it where there is no better one."""
    match exhibit.picture:
        case Timeline() as timeline:
            grid = grid_of_timeline(timeline)
        case HeatTable() as table:
            grid = grid_of_heat(table)
        case BarTable() | ShareTable() as table:
            grid = grid_of_bars(table)
        case LampTable() as table:
            grid = grid_of_lamps(table)
        case League() as league:
            grid = grid_of_league(league)
        case ProgressTable() as table:
            grid = grid_of_progress(table)
        case Flow() as flow:
            grid = grid_of_flow(flow)
        case _:
            grid = grid_of_rows(exhibit)
    return grid if grid.headings[0] else replace(grid, headings=(_subject(exhibit, grid), *grid.headings[1:]))


def _subject(exhibit: Exhibit, grid: Grid) -> str:
    """What the rows of a table are about: the column that holds what they begin with, else the first one."""
    for column in exhibit.columns:
        known = tuple(_(row[column.name]) for row in exhibit.rows if isinstance(row[column.name], str))
        if known and all(row[0].text.startswith(known) for row in grid.rows):
            return column.label
    return exhibit.columns[0].label if exhibit.columns else ""


def _draw_cards(cards: tuple[Card, ...], slide: Slide) -> None:
    draw_cards(slide, cards, BODY)


def _profile_pages(cards: tuple[Card, ...], listing: Listing) -> list[Draw]:
    """The cards above what needs a leader; where nothing does, the cards fill the slide and one line says so."""
    if not listing.matters:
        return [partial(_draw_cards_alone, cards, listing.empty)]
    above = Box(BODY.left, BODY.top, BODY.width, CARDS_OF_A_PROFILE)
    below = Box(BODY.left, BODY.top + above.height + 12, BODY.width, BODY.height - above.height - 12)
    first, *others = _listing_pages(listing, below)
    return [partial(_draw_profile, cards, above, first), *others]


def _draw_cards_alone(cards: tuple[Card, ...], said: str, slide: Slide) -> None:
    draw_cards(slide, cards, Box(BODY.left, BODY.top, BODY.width, BODY.height - LINE_BELOW))
    below = Box(BODY.left, BODY.top + BODY.height - LINE_BELOW + GAP, BODY.width, LINE_BELOW - GAP)
    add_text(slide, below, said, 16, LIGHT.faint)


def _draw_profile(cards: tuple[Card, ...], box: Box, draw_listing: Draw, slide: Slide) -> None:
    draw_cards(slide, cards, box, in_one_row=len(cards))
    draw_listing(slide)


def _listing_pages(listing: Listing, box: Box) -> list[Draw]:
    """What needs a table, below the line that tells how many there are of each kind."""
    if not listing.matters:
        return [partial(_say, listing.empty, box)]
    if not listing.intro:
        return table_pages(grid_of_listing(listing), box)
    below = Box(box.left, box.top + INTRO, box.width, box.height - INTRO)
    first, *others = table_pages(grid_of_listing(listing), below)
    return [partial(_draw_with_intro, listing.intro, box, first), *others]


def _draw_with_intro(said: str, box: Box, draw_table: Draw, slide: Slide) -> None:
    add_text(slide, Box(box.left, box.top, box.width, INTRO), said, 16, LIGHT.text, lines=2)
    draw_table(slide)


def _say(text: str, box: Box, slide: Slide) -> None:
    add_text(slide, Box(box.left, box.top + 12, box.width, 96), text, 18, LIGHT.faint, lines=4)
