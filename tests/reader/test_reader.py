"""Every sentence is true: its numbers come from the rows, its days from the ledger, its words fit the month.

Over random ledgers, all months, one, several and all regions, in both languages. READER=long reads all of them, which
takes long; otherwise one month of each ledger of a sample in which every kind of ledger comes up.
"""

from collections.abc import Iterator, Mapping
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
from tests.random_ledgers import RandomLedger, random_ledger
from tests.random_traits import NUMBERS, traits_of
from tests.reader.faults import choices, faults, views
from tests.reader.forbidden import forbidden_in
from tests.reader.names import misnamed
from tests.reader.pairs import IN_PAPERS, PAIRS, contradictions, said_in
from tests.reader.said import HAS_A_DIGIT_AND_MORE, Said, listening, said_by
from tests.reader.sources import rule_for
from tests.reader.text import figures_in, without_names
from words import LANGUAGES, use_language

SAMPLE = {  # ledger -> the month of it that is read, and with all regions (0), one (1) or several (2)
    **{0: (2, 0), 2: (1, 0), 3: (7, 0), 4: (1, 1), 5: (12, 0), 6: (3, 0), 7: (12, 1), 8: (11, 1), 9: (4, 0)},
    **{10: (10, 2), 11: (5, 0), 12: (6, 0), 13: (9, 2), 15: (8, 1)},
}
READ = NUMBERS if LONG else tuple(SAMPLE)
CONTRADICTED = (  # what heads a paragraph of a bulletin, and what may not follow it
    ("进度不平衡", "没有慢于序时"),
    ("推进受阻", "没有停滞的大项目"),
    ("制约因素有待破解", "没有未解决的问题"),
)


def test_the_sample_has_every_kind_of_ledger_month_and_choice():
    known, read = (kinds(traits_of(number) for number in numbers) for numbers in (NUMBERS, SAMPLE))
    assert read == known
    assert {month for month, _choice in SAMPLE.values()} == set(range(1, 13))
    assert {choice for _month, choice in SAMPLE.values()} == {0, 1, 2}


def kinds(ledgers: Iterator[Mapping[str, str]]) -> set[tuple[str, str]]:
    """Everything that some of the ledgers have."""
    return {trait for traits in ledgers for trait in traits.items()}


def due(ledger: RandomLedger) -> list[Filters]:
    """What is read of a ledger."""
    if LONG:
        return views(ledger)
    month, choice = SAMPLE[ledger.number]
    return [Filters(ledger.months[month - 1], choices(ledger)[choice])]


@pytest.mark.parametrize("number", READ)
def test_every_sentence_is_true_on_the_screen_and_in_papers(number, published_at_random, monkeypatch):
    monkeypatch.setenv("COUNTY_DATABASE", str(published_at_random(number)))
    ledger, found = random_ledger(number), []
    for filters in due(ledger):
        for language in reversed(LANGUAGES):  # Chinese last: papers are written in it
            use_language(language)
            told = {name: said_by(name, filters) for name in EXHIBITS}
            for said in told.values():
                found += faults(said, filters, language)
        found += contradictions(told)
        if len(filters.regions) < 2:
            found += faults_of_bulletin(filters, told)
    assert not found, f"{ledger}\n" + "\n".join(found[:20])


@pytest.fixture(params=["demo_database", "wushan_database"])
def demo(request, monkeypatch) -> list:
    monkeypatch.setenv("COUNTY_DATABASE", str(request.getfixturevalue(request.param)))
    return [row["month"] for row in queries.run("months")]


def test_the_demo_says_nothing_that_it_may_not(demo):
    found, county = [], queries.one("version_of_data")["county"]
    others = [month for month in demo if month.month in (1, 12)][: 2 if LONG else 1]
    for month in (demo[0], *others):
        for language in LANGUAGES:
            use_language(language)
            for name in EXHIBITS:
                said = said_by(name, Filters(month))
                found += [fault for fault in faults(said, Filters(month), language) if "is in no row" not in fault]
                found += misnamed(said, county) if language == "zh" else []
    assert not found, "\n".join(found[:20])


def paragraphs_of(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(document)).paragraphs if paragraph.text]


def faults_of_bulletin(filters: Filters, told: Mapping[str, Said]) -> Iterator[str]:
    """What is wrong with the bulletin, or the brief of one township, and where it differs from the screen."""
    day = filters.month
    with listening() as answers:
        texts = paragraphs_of(bulletin(filters, None, issued_on=day))
    known = {value for rows in answers for row in rows for value in row.values() if isinstance(value, str)}
    names = {name for name in known if HAS_A_DIGIT_AND_MORE.search(name)}
    for text in (text for text in texts if not text.startswith("注：")):  # what a figure means holds in any month
        yield from (f"{word} may not be said: {text}" for word in forbidden_in(text, day, "zh"))
        if any(said in text and nothing in text for said, nothing in CONTRADICTED):
            yield f"contradicts its head: {text}"
        for figure in figures_in(without_names(text, names)):
            if not rule_for(figure, None, answers, filters) and not _is_counting(figure, text, day):
                yield f"{figure.size} {figure.unit} is in no row: {text}"
    for name in IN_PAPERS:
        screen = {tight(value) for place in PAIRS[name] if (value := place.said(told)) is not None}
        if len(screen) == 1 and not said_in("\n".join(texts), name) <= screen:
            yield f"{name}: {screen} on the screen, {said_in(chr(10).join(texts), name)} on paper"


def _is_counting(figure, text: str, day) -> bool:
    """Numbers of items, of the issue, and of days that the template itself names."""
    return text.startswith(f"{figure.size}．") or f"{figure.size}天内" in text or figure.size in (day.year, day.day)


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
