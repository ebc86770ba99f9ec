"""Words that may not be said: in any month, and in certain months of the year."""

import re
from collections.abc import Iterator
from datetime import date

SIGNED_NOTHING = r"(?<!\d)-0(?:\.0+)?(?![\d.])"
ISO_DAY = r"\d{4}-\d{2}-\d{2}"
COUNTED = "projects|obstacles|commitments|leads|applications|days|months|tasks|matters|townships|indicators|nodes"
COUNTED += "|notices|decisions|scores|units|counties|leaders|places|zones|promises|items|fields|shares|officials"
ALWAYS = {
    "zh": (
        *("类类", "居末", "缺原因", "变色", "全市", "预计", r"零招商项目 \d+ /"),
        *("None", "nan", r"\{", SIGNED_NOTHING, ISO_DAY),
        *(r"\d\.00 亿元以上", r"\d{5,} 万元以上"),  # limits are round
        *(
            "的是[，；：]",
            "(?:^|[；，])(?:并列|列末)",  # nobody is named
            r"完成率 —",
            r"（占? ?—）",
        ),
        *(
            "在 1 个[^；，]*列第",
            "居[^；，]*并列[^；，]*并列",
            "差 -",
            "缺 -",
            r"占 (?:1(?!00\.00)\d{2}|-)",
            "可支撑 -",
        ),
        *("慢于序时 0.00", "快于序时 0.00", "增长 0.00%", "下降 0.00%", "(?:提高|下降|增长) (?:-|0.00)"),
    ),
    "en": (
        *(r"\bNone\b(?! of)", r"\bnan\b", r"\{", SIGNED_NOTHING, ISO_DAY),
        *("yuan", r"\d of \d+(?:\.\d+)? m US dollars"),  # one unit a breath
        *(r"\bsince \d+ days?\b", rf"(?<![\d.])1 (?:large |red )?(?:{COUNTED})\b"),
        r"(?<![\d.] )(?<![\d.])\b1 (?:of \d+ (?!that)(?:\w+ ){0,2})?(?:are|were|have)\b",  # one is, one was, one has
    ),
}
# By the month of the year: what has passed is not to come, one month left is not "a month", a year of four months does
# not say how it ends.
IN_MONTHS = (
    (range(1, 6), "zh", ("进度推算",)),
    (range(1, 6), "en", ("Extrapolated at",)),
    (range(1, 2), "zh", ("今年以来各月", "逐月均", "1—1月")),
    (range(1, 2), "en", ("in every month of", "Jan–Jan")),
    (range(5, 6), "zh", ("每月需完成[^；]*双过半", "双过半”每月")),
    (range(5, 6), "en", ("a month (?:each )?to make half", "a month makes half")),
    (range(6, 13), "zh", ("双过半",)),
    (range(6, 13), "en", ("half of the target",)),
    (range(11, 12), "zh", ("每月",)),
    (range(11, 12), "en", (r"[\d.]+ (?:bn|m) a month (?:from|to|more)",)),
    (
        range(12, 13),
        "zh",
        (
            "进度推算",
            "今年以来",
            "每月",
            "还需",
            "还应",
            "按计划年内",
            "按目前进度",
            "达到序时",
            "距序时",
            "转慢于序时",
            "追上序时",
        ),
    ),
    (range(12, 13), "zh", ("个镇乡（园区）慢于序时；", "个镇乡慢于序时；", "：没有慢于序时")),
    (range(12, 13), "en", ("Extrapolated at", "a month", "more to be completed this year", "keep up with", "so far")),
)


def forbidden_in(text: str, month: date, language: str) -> Iterator[str]:
    """What may not stand in a sentence about the year up to that month."""
    words = list(ALWAYS[language])
    for months, of_language, more in IN_MONTHS:
        if month.month in months and of_language == language:
            words += more
    return (word for word in words if re.search(word, text))
