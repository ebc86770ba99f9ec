"""What of a ledger is read, and what is wrong with what it says."""

from collections.abc import Iterator

from exhibits import Filters
from tests.random_ledgers import RandomLedger
from tests.reader.forbidden import forbidden_in
from tests.reader.said import Said
from tests.reader.sources import days_of, rule_for
from tests.reader.text import figures_in, times_in, without_names
from tests.reader.times import is_known


def choices(ledger: RandomLedger) -> tuple[tuple[str, ...], ...]:
    """Which regions of a ledger are asked for: all of them, one, several."""
    return ((), ledger.regions[:1], ledger.regions[:3])


def views(ledger: RandomLedger) -> list[Filters]:
    """Every month of a ledger with every choice of regions; of one township one and several are the same."""
    return [Filters(month, regions) for month in ledger.months for regions in dict.fromkeys(choices(ledger))]


def faults(said: Said, filters: Filters, language: str) -> Iterator[str]:
    """What is wrong with the sentences of an exhibit."""
    answers = said.answers
    days, names = days_of([said.exhibit.rows, *answers]), said.words()
    for where, sentence in said.sentences.items():
        text = without_names(sentence, names)
        place = f"{filters.month:%B} {len(filters.regions)} {language} {said.name}, {where}"
        for figure in figures_in(text):
            if rule_for(figure, said.exhibit, answers, filters) is None:
                yield f"{place}: {figure.size} {figure.unit} is in no row: {sentence}"
        for time in times_in(text):
            if not is_known(time, days, filters):
                yield f"{place}: {time} is not known: {sentence}"
        for word in forbidden_in(text, filters.month, language):
            yield f"{place}: {word} may not be said: {sentence}"
