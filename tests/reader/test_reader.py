"""Every sentence is true: its numbers come from the rows, its days from the ledger, its words fit the month.

Over random ledgers, all months, one, several and all regions, in both languages. READER=long reads all of them, which
takes long; otherwise a third of the ledgers, and a share that changes from ledger to ledger and from month to month.
"""

from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation

import queries
from exhibits import EXHIBITS, Filters
from papers.bulletin import bulletin
from papers.figures import tight
from papers.slides import slides
from papers.slides.text import CLAUSES
from tests.conftest import LONG
from tests.random_ledgers import NUMBERS, RandomLedger, random_ledger
from tests.reader.faults import faults, views
from tests.reader.forbidden import forbidden_in
from tests.reader.names import misnamed
from tests.reader.pairs import IN_PAPERS, PAIRS, contradictions, said_in
from tests.reader.said import listening, said_by
from tests.reader.sources import rule_for
from tests.reader.text import figures_in, without_names
from words import LANGUAGES, use_language

SHARE = 1 if LONG else 72  # of all that could be read, one in so many
IN_QUICK = (3, 16)
READ = NUMBERS if LONG else tuple(sorted({*NUMBERS[::3], *IN_QUICK}))
CONTRADICTED = (  # what heads a paragraph of a bulletin, and what may not follow it
    ("进度不平衡", "没有慢于序时"),
    ("推进受阻", "没有停滞的大项目"),
    ("制约因素较多", "没有未解决的问题"),
)
COMPARED = sorted({place.exhibit for places in PAIRS.values() for place in places})


@pytest.fixture(params=[pytest.param(n, marks=() if n in IN_QUICK else pytest.mark.slow) for n in READ])
def ledger(request, published_at_random, monkeypatch) -> RandomLedger:
    monkeypatch.setenv("COUNTY_DATABASE", str(published_at_random(request.param)))
    return random_ledger(request.param)


def readings(ledger: RandomLedger) -> Iterator[tuple[Filters, str]]:
    """The filters and the language of every reading of a ledger that is due."""
    return (reading for place, reading in enumerate(views(ledger)) if (place + ledger.number * 7) % SHARE == 0)


def test_every_sentence_rests_on_its_rows_and_fits_its_month(ledger):
    found = []
    for filters, language in readings(ledger):
        use_language(language)
        for name in EXHIBITS:
            found += faults(said_by(name, filters), filters, language)
    assert not found, f"{ledger}\n" + "\n".join(found[:20])


def test_what_means_the_same_figure_says_the_same_figure(ledger):
    found = []
    for place, month in enumerate(ledger.months):
        if LONG or (place + ledger.number) % 12 == 0:
            for regions in ((), ledger.regions[:1]):
                told = {name: said_by(name, Filters(month, regions)) for name in COMPARED}
                found += [f"{month:%B} {len(regions)} {fault}" for fault in contradictions(told)]
    assert not found, f"{ledger}\n" + "\n".join(found[:20])


@pytest.fixture(params=["demo_database", "wushan_database"])
def demo(request, monkeypatch) -> list:
    monkeypatch.setenv("COUNTY_DATABASE", str(request.getfixturevalue(request.param)))
    return [row["month"] for row in queries.run("months")]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_says_nothing_that_it_may_not(demo, language):
    found, county = [], queries.one("version_of_data")["county"]
    others = [month for month in demo if month.month in (1, 12)][:2] if LONG or language == "zh" else []
    for month in (demo[0], *others):
        use_language(language)
        for name in EXHIBITS:
            said = said_by(name, Filters(month))
            found += [fault for fault in faults(said, Filters(month), language) if "is in no row" not in fault]
            found += misnamed(said, county) if language == "zh" else []
    assert not found, "\n".join(found[:20])


def paragraphs_of(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(document)).paragraphs if paragraph.text]


@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS[:: 1 if LONG else 10])
@pytest.mark.parametrize("month", [1, 5, 12])
def test_bulletin_and_brief_say_what_the_screen_says(number, month, published_at_random, monkeypatch):
    ledger = random_ledger(number)
    monkeypatch.setenv("COUNTY_DATABASE", str(published_at_random(number)))
    day = ledger.months[month - 1]
    for filters in (Filters(day), Filters(day, ledger.regions[:1])):
        told = {name: said_by(name, filters) for name in COMPARED}
        with listening() as answers:
            texts = paragraphs_of(bulletin(filters, None, issued_on=day))
        known = {value for rows in answers for row in rows for value in row.values() if isinstance(value, str)}
        names = {name for name in known if any(letter.isdigit() for letter in name)}
        for text in (text for text in texts if not text.startswith("注：")):  # what a figure means holds in any month
            assert not list(forbidden_in(text, day, "zh")), text
            assert not any(said in text and nothing in text for said, nothing in CONTRADICTED), text
            for figure in figures_in(without_names(text, names)):
                assert rule_for(figure, None, answers, filters) or _is_counting(figure, text, day), (figure, text)
        for name in IN_PAPERS:
            screen = {tight(value) for place in PAIRS[name] if (value := place.said(told)) is not None}
            if len(screen) == 1:
                assert said_in("\n".join(texts), name) <= screen, name


def _is_counting(figure, text: str, day) -> bool:
    """Numbers of items, of the issue, and of days that the template itself names."""
    return text.startswith(f"{figure.size}．") or f"{figure.size}天内" in text or figure.size in (day.year, day.day)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_are_headed_by_the_sentences_of_the_screen(language, published_at_random, monkeypatch):
    ledger = random_ledger(7)
    monkeypatch.setenv("COUNTY_DATABASE", str(published_at_random(7)))
    use_language(language)
    filters = Filters(ledger.months[10])
    names = ["meeting_in_short", "completion_ranking", "half_year_gap", "lamps_in_short", "needs_attention"]
    deck = Presentation(BytesIO(slides(names, filters)))
    texts = {shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame}
    for name in names:  # whole, or to the end of a clause
        finding = said_by(name, filters).exhibit.headline
        rests = [finding.removeprefix(text) for text in texts if len(text) > 3 and finding.startswith(text)]
        assert any(not rest or rest.startswith(CLAUSES) for rest in rests), name
