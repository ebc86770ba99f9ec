"""Reads everything that random ledgers say, and prints a line a ledger: sentences, figures, and what is wrong.

python -m tests.reader [NUMBER ...]     # without numbers all ledgers; about a minute and a half each
"""

import os
import sys
from collections import Counter
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from exhibits import EXHIBITS
from tests.random_ledgers import publish, random_ledger
from tests.random_traits import NUMBERS
from tests.reader.faults import faults, views
from tests.reader.pairs import contradictions
from tests.reader.said import said_by
from tests.reader.text import figures_in, without_names
from words import LANGUAGES, use_language


def read(number: int) -> None:
    """Read a ledger in every view, and print what was read and what is wrong with it."""
    ledger, counts, wrong = random_ledger(number), Counter[str](), []
    for filters, language in product(views(ledger), LANGUAGES):
        use_language(language)
        told = {name: said_by(name, filters) for name in EXHIBITS}
        for said in told.values():
            counts["sentences"] += sum(bool(sentence) for sentence in said.sentences.values())
            counts["figures"] += sum(len(figures_in(without_names(s, said.words()))) for s in said.sentences.values())
            wrong += faults(said, filters, language)
        if language == "zh":
            wrong += [f"{filters.month:%B} {len(filters.regions)} {fault}" for fault in contradictions(told)]
    print(f"{ledger}: {counts['sentences']} sentences, {counts['figures']} figures, {len(wrong)} wrong")
    print(*(f"    {fault}" for fault in wrong), sep="\n", flush=True)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        for number in map(int, sys.argv[1:] or NUMBERS):
            os.environ["COUNTY_DATABASE"] = str(publish(random_ledger(number), Path(folder) / f"{number}.duckdb"))
            read(number)
