"""What became of names in a file that is taken home: text, and nothing else; whole, or cut with a sign that says so."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath

import openpyxl
from docx import Document
from lxml import etree
from pptx import Presentation

from benchmarks.browser import ROOT
from words.file_names import DEVICES, FORBIDDEN

DOES = re.compile(  # parts of a document that do something, but for those that a paper of ours has
    "hyperlink|hlinkClick|hlinkHover|object|oleObj|externalReference|ddeLink|altChunk|customXml|script", re.IGNORECASE
)
FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)(?:\s+\\\*\s+\w+)*\s*")
FORMULAS = re.compile(r"SUBTOTAL\(109,[A-Z]+\d+:[A-Z]+\d+\)|'[^']{1,20}'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+|\"[^\"]*\"|-?\d+")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]|_x00[01][0-9A-F]_")
SPACES = re.compile(r"\s+")
SEVERAL = re.compile("[、,，/;；]")  # between the units that one cell names
FORMATS = "http://schemas.openxmlformats.org"
PARAGRAPHS = (f"{{{FORMATS}/wordprocessingml/2006/main}}p", f"{{{FORMATS}/drawingml/2006/main}}p")
OPENS: dict[str, Callable[[BytesIO], object]] = {"docx": Document, "pptx": Presentation, "xlsx": openpyxl.load_workbook}
Names = Mapping[str, str]
CATALOGUE = ROOT / "locale/zh/LC_MESSAGES/dashboard.po"  # what we say ourselves


def faults(name: str, content: bytes, names: Names) -> Iterator[str]:
    """What is wrong with a .docx, .pptx or .xlsx, or with those in a .zip; `names` are those that may be in it.

    They are given by the part of each that no poison is in, and that stands in no other name.
    """
    ending = name.rpartition(".")[2]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for part in archive.namelist():
            inside, kind = archive.read(part), part.rpartition(".")[2]
            if ending == "zip" or kind in OPENS:
                yield from faults(f"{name} {part}", inside, names)
            elif kind in ("xml", "rels", "vml"):
                yield from (f"{name} {part}: {said}" for said in _of_part(part, inside, names))
    if ending in OPENS:
        OPENS[ending](BytesIO(content))


def _of_part(part: str, content: bytes, names: Names) -> Iterator[str]:
    try:
        tree = etree.fromstring(content)
    except etree.XMLSyntaxError as problem:
        yield f"is no XML: {problem}"
        return
    for element in tree.iter(etree.Element):
        tag, text = etree.QName(element).localname, element.text or ""
        text = next((value for key, value in element.items() if key.endswith("}instr")), text)
        if DOES.fullmatch(tag) or (element.get("TargetMode") == "External"):
            yield f"has {tag}"
        if tag in ("instrText", "fldSimple") and not FIELDS.fullmatch(text):
            yield f"has a field {text[:60]}"
        if tag in ("f", "formula1", "formula2") and "worksheets" in part and not FORMULAS.fullmatch(text):
            yield f"has a formula {text[:60]}"
        if UNSEEN.search(text):
            yield f"has signs that turn or ring: {text[:60]!r}"
    for text in texts_of(tree):
        yield from torn(text, names)


def texts_of(tree: etree._Element) -> Iterator[str]:
    """The text of every paragraph, cell and other place of a part."""
    within = {id(each) for paragraph in tree.iter(*PARAGRAPHS) for each in paragraph.iter()}
    for paragraph in tree.iter(*PARAGRAPHS):
        yield "".join(each.text or "" for each in paragraph.iter(etree.Element))
    for element in tree.iter(etree.Element):
        if id(element) not in within and element.text and element.text.strip():
            yield element.text


def torn(text: str, names: Names) -> Iterator[str]:
    """Names in a text that have lost something without an ellipsis that says so; spaces do not count."""
    text = _bare(text)
    for core, whole in names.items():
        at = text.find(core)
        while at >= 0:
            before, _core, behind = whole.partition(core)
            follows = text[at + len(core) :]
            same = next((n for n, (a, b) in enumerate(zip(behind, follows, strict=False)) if a != b), None)
            same = min(len(behind), len(follows)) if same is None else same
            if not text[:at].endswith(SEVERAL.split(before)[-1]):
                yield f"{before!r} is lost before {core}"
            elif same < len(behind) and not (follows[same:].startswith("…") or SEVERAL.match(behind[same])):
                yield f"{behind[same : same + 30]!r} is lost behind {core}"
            at = text.find(core, at + len(core))


def named(made: Mapping[str, str]) -> dict[str, str]:
    """The names of a poisoned ledger as papers may write them, by what they were, if that stands in no other one."""
    everything = "\n".join([*map(_bare, made), _bare(CATALOGUE.read_text("utf-8"))])
    known = {_bare(core): _bare(UNSEEN.sub("", whole)) for core, whole in made.items()}
    return {core: whole for core, whole in known.items() if len(core) > 5 and everything.count(core) == 1}


def _bare(text: str) -> str:
    return SPACES.sub("", text)


def is_name_of_file(name: str) -> bool:
    """Whether Windows takes a name, and it leads nowhere."""
    stem = PurePosixPath(name).name.split(".")[0].rstrip().upper()
    is_plain = name.isprintable() and not set(name) & set(FORBIDDEN) and name == name.strip(". ")
    return is_plain and stem not in DEVICES and len(name.encode()) < 256
