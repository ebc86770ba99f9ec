"""The way down: from a picture to its rows, from a bar, cell or figure to the rows behind it, whose sum it is."""

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec

import streamlit as st

import queries
from exhibits import EXHIBITS, Exhibit, Filters
from exhibits.base.exhibit import Behind
from exhibits.base.table import definition_in_words
from exhibits.base.wording import ledger_word
from papers.workbook import workbook
from pictures import Cards, Key, Picture, Profile
from queries.areas import area, within
from queries.language import use_language
from screen import areas, html, visit
from screen.file_of_project import leads_to_files, open_file, project_of_click
from screen.html import letter_by_letter
from screen.table import table
from words import _, numbers
from words.file_names import file_name

Given = ParamSpec("Given")
NAMES = (  # of the values of a key, those that a person knows
    "region",
    "county",
    "department",
    "payer",
    "indicator",
    "capital_source",
    "investor_origin",
    "origin_place",
    "obstacle",
    "field",
    "stage",
    "node",
    "class",
)


def open_chosen(filters: Filters, open_project: Callable[[str], None] = open_file) -> None:
    """Open what was clicked in this run: a project, the rows behind a part of an exhibit, or all rows of one."""
    part, name, language = visit.take_click(), visit.take_rows(), visit.language()
    if code := project_of_click(part):
        open_project(code)
    elif part is not None and (entry := EXHIBITS[part[0]]).behind:
        picture = entry.make(filters).picture
        if part[1] in picture.keys:  # a browser may send anything
            title = _name_of_part(picture, part[1]) or _(entry.title)
            _dialog(title, _part, entry.behind, part[1], filters, language)
    elif name is not None:
        _dialog(_(EXHIBITS[name].title), _rows, name, filters, language)


def _name_of_part(picture: Picture, key: Key) -> str:
    """What was clicked, as it stands on the picture: the label of a card, else whose figure it is, and of when."""
    cards = picture.cards if isinstance(picture, Cards | Profile) else ()
    labels = [card.label for card in cards if card.key == key]
    if labels:
        return labels[0]
    names = [ledger_word(value) for name in NAMES if isinstance(value := key.get(name), str)]
    if month := key.get("month"):
        names.append(numbers.month_name(month))
    return " · ".join(names)


def _dialog(title: str, body: Callable[Given, None], *arguments: Given.args, **named: Given.kwargs) -> None:
    st.dialog(letter_by_letter(title), width="large")(_in_area(body, area()))(*arguments, **named)


def _in_area(body: Callable[Given, None], county: str | None) -> Callable[Given, None]:
    """An open dialog runs again on its own, without the page around it, and asks of the same area then."""

    @wraps(body)
    def draw(*arguments: Given.args, **named: Given.kwargs) -> None:
        with within(county):
            body(*arguments, **named)

    return draw


def _part(behind: Behind, key: Key, filters: Filters, language: str) -> None:
    use_language(language)  # an open dialog runs again on its own, without the page around it
    exhibit = behind(filters, key)
    if (county := areas.county_of(key)) and st.button(
        _("Open the pages of {county}").format(county=letter_by_letter(county)),
        key="county_of_part",
        icon=":material/arrow_downward:",
        on_click=visit.go_into,
        args=(county,),
    ):
        st.rerun()
    region = key.get("region")
    if region in {row["region"] for row in queries.run("regions_of_county")} and st.button(
        _("Show the pages for {region} only").format(region=letter_by_letter(region)),
        key="region_only",
        icon=":material/filter_alt:",
        on_click=visit.choose_regions,
        args=([region],),
    ):
        st.rerun()  # the whole page, not the dialog alone
    _exhibit_rows(exhibit, filters, exhibit.headline)


def _rows(name: str, filters: Filters, language: str) -> None:
    use_language(language)
    entry = EXHIBITS[name]
    exhibit = entry.make(filters)
    if isinstance(exhibit.picture, Cards | Profile) and entry.behind:
        _figures(exhibit.picture, entry.behind, exhibit, filters, _(entry.title))
    else:
        _exhibit_rows(exhibit, filters, _(entry.title))


def _figures(picture: Cards | Profile, behind: Behind, exhibit: Exhibit, filters: Filters, title: str) -> None:
    """Figure by figure: its definition, and the rows that make it up; of a profile first the rows of its matters."""
    cards = picture.cards
    of_all = [-1] if isinstance(picture, Profile) else []
    place = st.segmented_control(
        _("Figure"),
        [*of_all, *range(len(cards))],
        default=[*of_all, 0][0],
        required=True,
        format_func=lambda place: (
            f"{letter_by_letter(cards[place].label)} {letter_by_letter(cards[place].value)}" if place >= 0 else _("All")
        ),
        key=visit.FIGURE,
        label_visibility="collapsed",
    )
    if place < 0:
        _exhibit_rows(exhibit, filters, title)
        return
    card = cards[place]
    html.note(f"{card.label}: {card.definition}")
    if card.key is None:
        html.note(_("There are no rows behind this figure."))
    else:
        _exhibit_rows(behind(filters, card.key), filters, card.label)


def _exhibit_rows(exhibit: Exhibit, filters: Filters, title: str) -> None:
    html.headline(exhibit.headline)
    if not exhibit.rows:
        html.note(_("There are no rows behind this figure."))
        return
    if leads_to_files(exhibit.rows):
        html.note(_("A click on a project opens its file."))
    table(exhibit.columns, exhibit.rows, key="rows_of_dialog")
    html.note(definition_in_words(exhibit.definition))
    download(exhibit, filters, title, key="rows_of_dialog.download")


def download(exhibit: Exhibit, filters: Filters, title: str, key: str) -> None:
    """The button that takes the rows of an exhibit home as an Excel file, named by the title."""
    st.download_button(
        _("Download as Excel"),
        data=partial(_workbook, exhibit, filters, visit.language()),
        file_name=f"{file_name(title)} {filters.month:%Y-%m}.xlsx",
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )


def _workbook(exhibit: Exhibit, filters: Filters, language: str) -> bytes:
    with within(filters.area):  # made in a thread of its own when the button is clicked
        use_language(language)
        return workbook(exhibit, filters)
