"""The words of a county one level up: in a prefecture's file counties stand in the place of townships and zones.

Sentences are written once, for a county. What they call its parts, and itself, is said anew for a prefecture.
"""

import re
from functools import lru_cache

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


@lru_cache(maxsize=8192)
def one_level_up(language: str, message: str) -> str:
    """The message as it is said of a prefecture: 各镇乡（园区）亮灯 is 各县市亮灯."""
    parts = re.split(r"(\{[^{}]*\})", message)
    for called, instead in CALLED[language]:
        parts = [part if part.startswith("{") else part.replace(called, instead) for part in parts]
    return "".join(parts)
