"""Which version of a sheet's columns a workbook was made by: a short sum of what stands in its head."""

from __future__ import annotations

import hashlib

from govdocs.app.record_books import ListSheet
from govdocs.app.workbook_data import BookData
from govdocs.readers.xlsx import Sheet

_LENGTH = 12  # characters of the sum


def layout_mark(listed: ListSheet) -> str:
    """The mark of the columns of a sheet and of the words that they may hold."""
    columns = [(each.label, each.sort, each.words) for each in listed.fields if not each.spare]
    return hashlib.sha256(repr((listed.key_label, columns)).encode()).hexdigest()[:_LENGTH]


def tell_other_version(book: BookData, sheet: Sheet, listed: ListSheet) -> None:
    """Tells of a sheet that another version of govdocs made; its columns are read by their names."""
    if sheet.mark and sheet.mark != layout_mark(listed):
        hint = "列名有增减的会在下面说明；以后用新生成的工作簿填写"
        book.tell("这张表由另一版本的 govdocs 生成，按列名读入", f"表“{sheet.name}”", hint, "C016")
