"""What a Word file says of itself: whose it is, which Word it is for, which fonts stand in for missing ones."""

from datetime import date, datetime, time

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from papers.plain_text import printable, shortened

LONGEST = 255  # letters of what a file says of itself
WORD_2013 = "15"  # what is lower opens in "compatibility mode"
OF_WORD = "http://schemas.microsoft.com/office/word"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
LEFTOVERS = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
AFTER_COMPAT = (
    *("w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping"),
    *("w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions"),
    *("w:readModeInkLockDown", "w:smartTagType", "w:shapeDefaults", "w:doNotEmbedSmartTags", "w:decimalSymbol"),
    "w:listSeparator",
)


def name_owner(document: WordDocument, title: str, owner: str, issued_on: date) -> None:
    """The title and whose document it is, in place of what the library or another office wrote there."""
    about = document.core_properties
    title, owner = (shortened(printable(text), LONGEST) for text in (title, owner))
    about.title, about.author, about.last_modified_by = title, owner, owner
    about.comments, about.keywords, about.language = "", "", "zh-CN"
    about.created = about.modified = datetime.combine(issued_on, time())
    about.revision = 1
    said = f"<Properties xmlns='{EXTENDED}'><Company/></Properties>"
    properties = etree.fromstring(said)
    properties[0].text = owner
    for relation in document.part.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = serialize_part_xml(properties)


def leave_compatibility_mode(document: WordDocument) -> None:
    """Say that the file is for Word as it is since 2013."""
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        settings.insert_element_before(compat, *AFTER_COMPAT)
    for said in compat.findall(qn("w:compatSetting")):
        if said.get(qn("w:name")) == "compatibilityMode":
            compat.remove(said)
    mode = OxmlElement("w:compatSetting")
    for name, value in (("name", "compatibilityMode"), ("uri", OF_WORD), ("val", WORD_2013)):
        mode.set(qn(f"w:{name}"), value)
    compat.append(mode)


def drop_leftovers(document: WordDocument) -> None:
    """Without what the library's empty document carries of another: a picture of it, its styles for an older Word."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype in LEFTOVERS:
                del relations[key]


def name_stand_ins(document: WordDocument, stand_ins: dict[str, str]) -> None:
    """The font table: what is drawn in place of a font that a computer lacks."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in stand_ins.items()
    )
    table = parse_xml(f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>")
    document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = serialize_part_xml(table)
