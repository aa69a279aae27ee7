"""Workbooks as files: empty ones, their properties, bytes that are the same at each run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.xml.functions import tostring

from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.fonts.roles import FontRole
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.package import packed

USUAL_SIZE = 12.0
"""Points: the type size of cells that say nothing else; column widths are counted in its digits."""

_GB2312 = 134
CORE = "docProps/core.xml"
"""The part with the properties that file managers show."""
_PROPERTY_LIMIT = 255
_SHEETS = "xl/worksheets/"
_TYPE_OF_NOTHING = re.compile(rb' t="[A-Za-z]+"(?=></c>| ?/>)')


def empty_workbook(style: StyleSheet) -> Workbook:
    """A workbook without sheets whose usual type is 宋体."""
    book = Workbook()
    book.remove(book.worksheets[0])
    usual = Font(name=style.fonts[FontRole.SONGTI], size=USUAL_SIZE, charset=_GB2312)
    book._fonts.clear()  # type: ignore[attr-defined]
    book._fonts.add(usual)  # type: ignore[attr-defined]
    book._named_styles["Normal"].font = usual  # type: ignore[attr-defined]
    return book


class OrderedMerges(MultiCellRange):
    """Merged cells in the order of the sheet; openpyxl's own have another order at each run."""

    def add(self, coord: str | CellRange) -> None:
        """Adds a range that overlaps no other, without comparing it with all of them."""
        self.ranges.add(CellRange(coord) if isinstance(coord, str) else coord)

    def __iter__(self) -> Iterator[CellRange]:
        return iter(self.sorted())


def described(book: Workbook, document: Document, context: Context) -> None:
    """Fills the properties that file managers and archives show."""
    book.properties = _properties(document.title, document.kind, document.author, context)


def properties_part(title: str, kind: str, context: Context) -> bytes:
    """The part with the properties of a workbook that has no author."""
    return bytes(tostring(_properties(title, kind, "", context).to_tree()))  # type: ignore[arg-type]


def _properties(title: str, kind: str, author: str, context: Context) -> DocumentProperties:
    when = datetime(context.today.year, context.today.month, context.today.day)  # noqa: DTZ001
    return DocumentProperties(
        title=title[:_PROPERTY_LIMIT] or None,
        subject=kind or None,
        creator=author[:_PROPERTY_LIMIT] or None,
        lastModifiedBy=author[:_PROPERTY_LIMIT] or None,
        language="zh-CN",
        created=when,
        modified=when,
    )


def saved(book: Workbook, context: Context) -> bytes:
    """The bytes of the workbook: dates and order of its members are those of the run.

    Empty cells have no type: openpyxl gives them one, and some programs then look for their text.
    """
    properties = tostring(book.properties.to_tree())
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as source:
        members = {name: _untyped(name, source.read(name)) for name in source.namelist()}
    return packed({**members, CORE: properties}, context.today)


def _untyped(name: str, part: bytes) -> bytes:
    """A member of the package; in worksheets the types of empty cells are taken away."""
    return _TYPE_OF_NOTHING.sub(b"", part) if name.startswith(_SHEETS) else part
