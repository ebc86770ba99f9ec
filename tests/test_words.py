"""Words and numbers as people read them; no sentence without its translation."""

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import queries
from data.staging import schema
from words import catalogue, numbers, use_language

ROOT = Path(__file__).parent.parent
ROOMS = ("data", "exhibits", "pages", "papers", "pictures", "queries", "screen", "words", "benchmarks")
PLACEHOLDER = re.compile(r"{(\w+)}")


KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "counted": (1, 2), "pgettext": ((1, "c"), 2)}


def entries_in_code() -> set[tuple[str, str | None]]:
    """Every message of the code with its context; of a message with a plural its two forms as one."""
    found = set()
    for room in ROOMS:
        for _file, _line, message, _comments, context in extract_from_dir(ROOT / room, keywords=KEYWORDS):
            found.add((message, context))
    for file in ROOT.glob("*.py"):
        found |= {
            (message, context)
            for _f, _l, message, _c, context in extract_from_dir(ROOT, [(file.name, "python")], keywords=KEYWORDS)
        }
    return {(message, context) for message, context in found if message}


def messages_in_code() -> set[str]:
    return {message for message, context in entries_in_code() if isinstance(message, str) and context is None}


def entries_of_grammar() -> list[tuple[str, str, str | None]]:
    """Messages that have a plural or a context: singular, plural (the same where there is none), context."""
    return sorted(
        (*(message if isinstance(message, tuple) else (message, message)), context)
        for message, context in entries_in_code()
        if isinstance(message, tuple) or context is not None
    )


@pytest.mark.parametrize(("one", "many", "context"), entries_of_grammar())
def test_every_plural_and_context_has_a_chinese_translation_with_the_same_placeholders(one, many, context):
    key = one if context is None else f"{context}\x04{one}"
    chinese = catalogue("zh")._catalog.get((key, 0) if one != many else key)
    assert chinese, f"locale/zh/LC_MESSAGES/dashboard.po has no translation of {one!r} in the context {context!r}"
    assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(many))


def messages_of_checks() -> set[str]:
    lines = (line for file in (ROOT / "data" / "checks").glob("*.sql") for line in file.read_text("utf-8").splitlines())
    return {line.split("message:", 1)[1].strip() for line in lines if line.startswith("-- message:")}


def summaries_of_queries() -> set[str]:
    return {queries.describe(name).summary for name in queries.names()}


def ledger_words() -> set[str]:
    """Words that a ledger chooses from a list and the screen shows: those of the checks in the schema."""
    return {word for words in re.findall(r" in \(([^)]*)\)", schema()) for word in re.findall(r"'([^']+)'", words)}


@pytest.mark.parametrize("message", sorted(messages_in_code() | messages_of_checks() | summaries_of_queries()))
def test_every_sentence_has_a_chinese_translation_with_the_same_placeholders(message):
    chinese = catalogue("zh")._catalog.get(message)
    assert chinese, f"locale/zh/LC_MESSAGES/dashboard.po has no translation of {message!r}"
    assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(message))


# Words that a query tells its rows or units apart by; exhibits say them in sentences of their own, or not at all.
NEVER_SHOWN = {"任务", "最大", "月", "类别", "行业", "元", "美元", "亿美元"}
CHINESE_IN_SQL = re.compile(r"'([^'\n]*[\u4e00-\u9fff][^'\n]*)'")


def words_of_queries() -> set[str]:
    """Statuses, kinds, obstacles … that stand in the SQL of the queries and are shown in the language in use."""
    files = (ROOT / "queries").glob("*/*.sql")
    statements = (re.sub(r"--.*", "", file.read_text("utf-8")) for file in files)
    found = {word for statement in statements for word in CHINESE_IN_SQL.findall(statement)}
    return {word for word in found if "|" not in word}  # a pattern that names are held against


def test_words_that_are_never_shown_still_stand_in_a_query():
    assert words_of_queries() >= NEVER_SHOWN


@pytest.mark.parametrize("word", sorted(ledger_words() | words_of_queries() - NEVER_SHOWN))
def test_every_word_of_the_ledger_has_an_english_translation(word):
    assert catalogue("en")._catalog.get(word), f"locale/en/LC_MESSAGES/dashboard.po has no translation of {word}"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (364_500, "36.45 亿元", "¥3.645 bn"),
        (7350, "7350 万元", "¥73.5 m"),
        (9_999.99, "9999.99 万元", "¥100 m"),
        (9_999.996, "1.00 亿元", "¥100 m"),
        (10_000, "1.00 亿元", "¥100 m"),
        (0.35, "0.35 万元", "¥0.0035 m"),
        (0, "0 万元", "¥0 m"),
        (-12_345, "-1.23 亿元", "¥-123.45 m"),
        (None, "—", "—"),
    ],
)
def test_money_is_said_in_yi_and_wan(value, chinese, english):
    assert numbers.money(value) == chinese
    use_language("en")
    assert numbers.money(value) == english


@pytest.mark.parametrize(
    ("lowest", "below", "chinese", "english"),
    [
        (500.0, 1000.0, "500—1000 万元", "¥5–10 m"),
        (712.5, 1000.0, "712.5—1000 万元", "¥7.125–10 m"),
        (5000.0, 10000.0, "5000 万元—1 亿元", "¥50–100 m"),
        (10000.0, None, "1 亿元以上", "from ¥100 m"),
    ],
)
def test_a_range_of_money_names_its_unit_once(lowest, below, chinese, english):
    assert numbers.money_range(lowest, below) == chinese
    use_language("en")
    assert numbers.money_range(lowest, below) == english


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [(2475, "2475 万美元", "24.75 m US dollars"), (0.5, "0.5 万美元", "0.005 m US dollars"), (None, "—", "—")],
)
def test_foreign_capital_is_said_in_dollars(value, chinese, english):
    assert numbers.dollars(value) == chinese
    use_language("en")
    assert numbers.dollars(value) == english


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.284, "快于序时 1.28 个百分点"),
        (-12.345, "慢于序时 12.35 个百分点"),
        (0.001, "快于序时 不足 0.01 个百分点"),
        (0, "与序时持平"),
    ],
)
def test_the_lead_says_ahead_or_behind_in_points(value, text):
    assert numbers.lead(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.3456, "同比增长 12.35%"), (-3.005, "同比下降 3.01%"), (0.004, "与上年同期持平"), (None, "无上年同期可比")],
)
def test_growth_rises_falls_or_has_no_comparison(value, text):
    assert numbers.growth(value) == text


@pytest.mark.parametrize(("value", "text"), [(0.125, "0.13%"), (2.675, "2.68%"), (-0.125, "-0.13%"), (150, "150.00%")])
def test_halves_are_rounded_up_as_bulletins_do(value, text):
    assert numbers.percent(value) == text


def test_a_period_starts_in_january():
    assert numbers.period(date(2024, 5, 1)) == "2024年1—5月"
    assert numbers.period(date(2024, 1, 1)) == "2024年1月"
    use_language("en")
    assert numbers.period(date(2024, 5, 1)) == "Jan–May 2024"
    assert numbers.period(date(2024, 1, 1)) == "Jan 2024"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="fr"):
        use_language("fr")
