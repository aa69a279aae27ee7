"""A reader of Word files for the tests: attributes, footers, and the order of elements."""

from __future__ import annotations

from lxml import etree
from word_samples import W, names, part

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc outlineLvl "
    "rPr sectPr",
    "rPr": "rStyle rFonts b color spacing sz szCs lang",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "tcBorders": "top left bottom right",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}


def value(element, path, name="val"):
    """The attribute `name` of the element at `path` below `element`."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)


def footer_of(data, section, kind):
    """The footer part that a section names for "default", "even" or "first" pages."""
    ids = {reference.get(W + "type"): reference for reference in section.findall(W + "footerReference")}
    relation = next(value for name, value in ids[kind].attrib.items() if name.endswith("}id"))
    relations = {item.get("Id"): item.get("Target") for item in part(data, "word/_rels/document.xml.rels")}
    return part(data, "word/" + relations[relation])


def misplaced(data):
    """(part, XML) of each element whose children do not stand in the order of the schema."""
    members = [member for member in names(data) if member.startswith("word/") and member.endswith(".xml")]
    return [
        (member, etree.tostring(element)[:300])
        for member in members
        for element in part(data, member).iter()
        if not _in_order(element)
    ]


def _in_order(element):
    order = ORDER.get(etree.QName(element).localname, "").split()
    places = [order.index(etree.QName(child).localname) for child in element] if order else []
    return places == sorted(places)
