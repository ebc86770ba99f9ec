"""What a file's parts are called: in a prefecture's counties stand in the place of townships and zones.

Sentences are written once, for a county that has both. What they call its parts, and itself, is said anew for a
prefecture, and for a county that has no zones.
"""

import re
from functools import lru_cache

COUNTY, PREFECTURE, WITHOUT_ZONES = "county", "prefecture", "county without zones"
# Longer ones first; what stands in braces is a name of a value, and stays.
CALLED = {
    "zh": (
        ("镇乡、园区或县区", "县市"),
        ("镇乡、园区或部门", "县市"),
        ("镇乡（园区）", "县市"),
        ("镇乡、园区", "县市"),
        ("镇乡和园区", "县市"),
        ("镇乡或园区", "县市"),
        ("镇乡", "县市"),
        ("全县（市）", "全市"),
        ("全县", "全市"),
        ("本县市", "本市"),
        ("本县", "本市"),
    ),
    "en": (
        ("the county's", "the prefecture's"),
        ("The county's", "The prefecture's"),
        ("the county", "the prefecture"),
        ("The county", "The prefecture"),
        ("whole county", "whole prefecture"),
        ("Whole county", "Whole prefecture"),
        ("our county", "our prefecture"),
        ("townships and zones", "counties"),
        ("Townships and zones", "Counties"),
        ("townships or zones", "counties"),
        ("township or zone", "county"),
        ("Township or zone", "County"),
        ("Townships", "Counties"),
        ("townships", "counties"),
        ("Township", "County"),
        ("township", "county"),
    ),
}


TOWNSHIPS_ALONE = {
    "zh": tuple((f"镇乡{also}", "镇乡") for also in ("（园区）", "、园区", "和园区", "或园区")),
    "en": (
        ("townships and zones", "townships"),
        ("Townships and zones", "Townships"),
        ("townships or zones", "townships"),
        ("township or zone", "township"),
        ("Township or zone", "Township"),
    ),
}


@lru_cache(maxsize=8192)
def in_words_of(called_so: str, language: str, message: str) -> str:
    """The message as it is said of such a file: of a prefecture 各镇乡（园区）亮灯 is 各县市亮灯."""
    parts = re.split(r"(\{[^{}]*\})", message)
    for called, instead in (CALLED if called_so == PREFECTURE else TOWNSHIPS_ALONE)[language]:
        parts = [part if part.startswith("{") else part.replace(called, instead) for part in parts]
    return "".join(parts)
