"""The outline of a PDF: bookmarks of any depth, each pointing at a height on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObjectReference, PDFString


@dataclass
class Entry:
    """A bookmark, the page it points at and the height there in points from the bottom."""

    title: str
    level: int
    page: PDFObjectReference
    top: float
    children: list[Entry] = field(default_factory=list)


def add_outline(document: PDFDocument, entries: Sequence[Entry]) -> PDFObjectReference:
    """Put the outline of `entries` into `document`; every entry is open."""
    root = PDFDictionary({"Type": "/Outlines", "Count": len(entries)})
    reference = document.Reference(root)
    _link(document, root, reference, _tree(entries))
    return reference


def _tree(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of the outermost level, deeper ones hung below; a skipped level does no harm."""
    top: list[Entry] = []
    open_entries: list[Entry] = []
    for entry in entries:
        while open_entries and open_entries[-1].level >= entry.level:
            open_entries.pop()
        (open_entries[-1].children if open_entries else top).append(entry)
        open_entries.append(entry)
    return top


def _link(
    document: PDFDocument, parent: PDFDictionary, parent_reference: PDFObjectReference, entries: list[Entry]
) -> None:
    """Make the objects of `entries` and chain them below `parent`."""
    objects = [_object(entry, parent_reference) for entry in entries]
    references = [document.Reference(item) for item in objects]
    parent["First"], parent["Last"] = references[0], references[-1]
    for before, after, number in zip(objects, objects[1:], range(len(objects)), strict=False):
        before["Next"], after["Prev"] = references[number + 1], references[number]
    for entry, item, reference in zip(entries, objects, references, strict=True):
        if entry.children:
            item["Count"] = _size(entry)
            _link(document, item, reference, entry.children)


def _object(entry: Entry, parent: PDFObjectReference) -> PDFDictionary:
    target = PDFArray([entry.page, "/XYZ", 0, round(entry.top, 2), "null"])
    return PDFDictionary({"Title": PDFString(entry.title), "Parent": parent, "Dest": target})


def _size(entry: Entry) -> int:
    """How many entries stand below `entry`."""
    return sum(1 + _size(child) for child in entry.children)
