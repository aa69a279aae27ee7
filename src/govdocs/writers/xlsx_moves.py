"""What of a template refers to rows and goes with them when they move: names, rules, filters, drawings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from govdocs.writers.xlsx_looks import NAME
from govdocs.writers.xlsx_rowmap import RowMap, moved_area, moved_areas, moved_formula, moved_rule
from govdocs.writers.xlsx_template import TemplateBook, TemplateSheet, related

ROWS: Final = "\ue000rows\ue000"
"""Stands in the text of a worksheet where its rows belong."""
MERGES: Final = "\ue000merges\ue000"
"""Stands where its merged areas belong."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES, _BOOK_RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_CHAIN = "xl/calcChain.xml"
_BEFORE_MERGES = frozenset((
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews",
))  # fmt: skip
_RULES = frozenset(("formula", "formula1", "formula2", "f"))
_DRAWN_ROW = re.compile(r"(?P<before><(?:\w+:)?[Rr]ow>)(?P<row>\d+)(?=</)")

Maps = Mapping[str, RowMap]


def moved_sheet(
    sheet: TemplateSheet, maps: Maps, repeated: Callable[[int, int], bool]
) -> tuple[str, list[str]]:
    """A worksheet as text without its rows and merged areas, and these areas where they have moved.

    Areas within rows that are `repeated` are left to those who write the rows.
    """
    root, rows = deepcopy(sheet.root), maps[sheet.name]
    merges = [
        moved_area(str(each.get("ref")), rows)
        for each, (first, _, last, _) in zip(
            root.iterfind(f"{NAME}mergeCells/{NAME}mergeCell"), sheet.merges, strict=True
        )
        if not repeated(first, last)
    ]
    for data in root.iterfind(f"{NAME}sheetData"):
        for child in list(data):
            data.remove(child)
        data.text = ROWS
    _mark_merges(root)
    _move_attributes(root, rows)
    _move_rules(root, maps, sheet.name)
    return f"{_DECLARATION}{etree.tostring(root, encoding='unicode')}", [
        each for each in merges if ":" in each
    ]


def _mark_merges(root: etree._Element) -> None:
    """Puts the mark of the merged areas where the order of a worksheet wants them."""
    for each in root.findall(f"{NAME}mergeCells"):
        root.remove(each)
    elements = [(place, each) for place, each in enumerate(root) if isinstance(each.tag, str)]
    last = max(place for place, each in elements if etree.QName(each).localname in _BEFORE_MERGES)
    root[last].tail = MERGES


def _move_attributes(root: etree._Element, rows: RowMap) -> None:
    """Moves areas that elements name, and page breaks."""
    for each in list(root.iter()):
        if not isinstance(each.tag, str):
            continue
        for name, moved in (("ref", moved_area), ("sqref", moved_areas)):
            if each.get(name):
                _set(each, name, moved(str(each.get(name)), rows))
        if etree.QName(each).localname == "brk" and _parent_name(each) == "rowBreaks":
            each.set("id", str(rows.span(int(each.get("id", 0)))[1]))
        if etree.QName(each).localname == "sqref":
            each.text = moved_areas(each.text or "", rows)


def _set(element: etree._Element, name: str, value: str) -> None:
    """Sets an area; an element that refers to nothing any more goes away."""
    parent = element.getparent()
    if value:
        element.set(name, value)
    elif parent is not None:
        parent.remove(element)


def _parent_name(element: etree._Element) -> str:
    parent = element.getparent()
    return etree.QName(parent).localname if parent is not None else ""


def _move_rules(root: etree._Element, maps: Maps, sheet: str) -> None:
    """Moves the formulas of conditional formats and of lists."""
    for each in root.iter():
        if isinstance(each.tag, str) and etree.QName(each).localname in _RULES and each.text:
            each.text = moved_rule(each.text, maps, sheet)


def moved_book(template: TemplateBook, maps: Maps) -> bytes:
    """The part that lists the sheets, with its names moved; formulas are reckoned when it is opened."""
    root = deepcopy(template.book)
    for each in root.iterfind(f"{NAME}definedNames/{NAME}definedName"):
        if each.text:
            each.text = moved_formula(each.text, maps, "")
    reckoning = root.find(f"{NAME}calcPr")
    if reckoning is None:
        reckoning = etree.Element(f"{NAME}calcPr", {"calcId": "0"})
        found = [root.find(f"{NAME}{name}") for name in ("definedNames", "externalReferences", "sheets")]
        behind = next(each for each in found if each is not None)
        behind.addnext(reckoning)
    reckoning.set("fullCalcOnLoad", "1")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def moved_parts(template: TemplateBook, maps: Maps) -> dict[str, bytes]:
    """Other parts that refer to rows that move; empty for one that is left out."""
    found: dict[str, bytes] = {}
    for sheet in template.sheets:
        if maps[sheet.name].spans:
            for part in related(template.parts, sheet.part).values():
                found.update(_attached(part, template.parts, maps[sheet.name]))
        elif not sheet.tagged:
            found[sheet.part] = _other_sheet(sheet, maps)
    if _CHAIN in template.parts:
        found |= {_CHAIN: b"", **_without_chain(template.parts)}
    return found


def _other_sheet(sheet: TemplateSheet, maps: Maps) -> bytes:
    """A sheet without tags, whose formulas may refer to those that have some."""
    root = deepcopy(sheet.root)
    for each in root.iter(f"{NAME}f"):
        if each.text:
            each.text = moved_formula(each.text, maps, sheet.name)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _attached(name: str, parts: Mapping[str, bytes], rows: RowMap) -> dict[str, bytes]:
    """A part that belongs to a sheet: a drawing, its comments, a table in it."""
    content = parts.get(name)
    if content is None:
        return {}
    if name.startswith("xl/drawings/"):
        return {name: _moved_drawing(content, rows)}
    if name.startswith(("xl/tables/", "xl/comments")):
        root = etree.fromstring(content)
        _move_attributes(root, rows)
        return {name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    return {}


def _moved_drawing(content: bytes, rows: RowMap) -> bytes:
    """A drawing whose pictures, counted in rows from 0, go with the rows."""

    def moved(match: re.Match[str]) -> str:
        return f"{match['before']}{rows.span(int(match['row']) + 1)[0] - 1}"

    return _DRAWN_ROW.sub(moved, content.decode("utf-8")).encode("utf-8")


def without_sheets(template: TemplateBook, left: Sequence[TemplateSheet]) -> TemplateBook:
    """A template without some of its sheets: names and the sheet that is open go with the others."""
    if not left:
        return template
    parts, book = dict(template.parts), deepcopy(template.book)
    names = [sheet.name for sheet in left]
    gone = [number for number, each in enumerate(_sheets_of(book)) if each.get("name") in names]
    for sheet in left:
        folder, _, name = sheet.part.rpartition("/")
        parts.pop(sheet.part)
        parts.pop(f"{folder}/_rels/{name}.rels", b"")
        parts |= _unlisted(parts, sheet.part)
    for each in _sheets_of(book):
        if each.get("name") in names:
            _drop(each)
    for each in list(book.iter(f"{NAME}definedName")):
        _renumber(each, gone)
    for view in book.iter(f"{NAME}workbookView"):
        view.set("activeTab", "0")
        view.set("firstSheet", "0")
    kept = tuple(sheet for sheet in template.sheets if sheet not in left)
    return TemplateBook(parts, book, kept)


def _sheets_of(book: etree._Element) -> list[etree._Element]:
    return list(book.iterfind(f"{NAME}sheets/{NAME}sheet"))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _renumber(name: etree._Element, gone: Sequence[int]) -> None:
    """A name of one sheet belongs to it under another number when sheets before it go."""
    own = name.get("localSheetId")
    if own is None:
        return
    if int(own) in gone:
        _drop(name)
    else:
        name.set("localSheetId", str(int(own) - sum(number < int(own) for number in gone)))


def _unlisted(parts: Mapping[str, bytes], part: str) -> dict[str, bytes]:
    """The lists of parts without one of them."""
    found = {}
    for name in (_TYPES, _BOOK_RELATIONS):
        root = etree.fromstring(parts[name])
        for each in list(root):
            target = str(each.get("PartName") or each.get("Target") or "")
            if target.lstrip("/") in (part, part.removeprefix("xl/")):
                root.remove(each)
        found[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _without_chain(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The lists of parts without the order of reckoning, which programs make anew."""
    return _unlisted(parts, _CHAIN)
