"""The list in a workbook: the rows under a header of ours, and how the sheet prints."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook

from govdocs.readers.printed_lists import PAPERS, PrintedList, is_header
from govdocs.readers.xlsx_package import BROKEN, check_workbook, damaged

_HIGHEST = 40  # a header stands within so many rows


def xlsx_list(data: bytes, name: str) -> PrintedList | None:
    """The first list in the workbook `data`; None where it has none. A damaged file is an InputError."""
    check_workbook(data, name)
    try:
        book = load_workbook(io.BytesIO(data))
        return next((found for sheet in book.worksheets if (found := _list(sheet))), None)
    except BROKEN as fault:
        raise damaged(name) from fault


def _list(sheet: Any) -> PrintedList | None:
    rows = [
        tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)
    ]
    place = next((place for place, row in enumerate(rows[:_HIGHEST]) if is_header(row)), None)
    if place is None:
        return None
    wide = max(index for index, cell in enumerate(rows[place], 1) if cell)
    listed = []
    for row in rows[place + 1 :]:
        if not row[0].isdigit():
            break
        listed.append(row[:wide])
    paper = PAPERS.get(int(sheet.page_setup.paperSize or 0), (0.0, 0.0))
    width, height = paper[::-1] if sheet.page_setup.orientation == "landscape" else paper
    title = next((cell for row in rows[:place] for cell in row if cell), "")
    repeats = _repeats(sheet.print_title_rows, place + 1)
    return PrintedList(title, rows[place][:wide], tuple(listed), width, height, repeats)


def _repeats(titles: str | None, header: int) -> bool:
    """Whether the rows that repeat include the header."""
    first, _, last = (titles or "").replace("$", "").partition(":")
    return first.isdigit() and last.isdigit() and int(first) <= header <= int(last)
