"""How a worksheet is printed: its paper, its margins, what repeats on each page."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.fonts.roles import FontRole
from govdocs.layout.canvas import Frame
from govdocs.layout.pagenumbers import DASH
from govdocs.layout.pages import MM_PER_POINT
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.xlsx_plan import SheetPlan, frame_of

_MM_PER_INCH = 25.4
_PIXELS_PER_INCH = 96
_DIGIT = 8
"""Pixels: the width of a digit of 宋体 of 12 points, in which Excel counts columns."""
_MOST_WIDTH = 255.0
_PAPERS = ((400.0, 8), (0.0, 9))
"""The least length of the longer edge in millimetres, and the number of that paper: A3, A4."""
_HEADER = 12.0  # millimetres


def column_width(millimetres: float) -> float:
    """A width as Excel counts it, in digits of the usual type."""
    return min(_MOST_WIDTH, round(millimetres / _MM_PER_INCH * _PIXELS_PER_INCH) / _DIGIT)


def set_up_page(sheet: Worksheet, plan: SheetPlan, style: StyleSheet) -> None:
    """Paper, margins, the area that is printed, the head on each page, one page wide, the page number."""
    frame = frame_of(plan.page, style)
    longer = max(frame.sheet_width, frame.sheet_height)
    sheet.page_setup.paperSize = next(number for least, number in _PAPERS if longer > least)
    sheet.page_setup.orientation = "portrait" if frame.upright else "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{get_column_letter(len(plan.widths))}{max(1, len(plan.heights))}"
    if plan.header:
        sheet.print_title_rows = f"{plan.first + 1}:{plan.first + plan.header}"
    _margins(sheet, frame, style)
    _page_number(sheet, style)


def _margins(sheet: Worksheet, frame: Frame, style: StyleSheet) -> None:
    margins = sheet.page_margins
    margins.left, margins.top = frame.left / _MM_PER_INCH, frame.top / _MM_PER_INCH
    margins.right = (frame.sheet_width - frame.right) / _MM_PER_INCH
    bottom = frame.sheet_height - frame.bottom
    margins.bottom = bottom / _MM_PER_INCH
    half = style.looks["page_number"].size * MM_PER_POINT / 2
    margins.footer = (bottom - style.numbers.number_dash - half) / _MM_PER_INCH
    margins.header = _HEADER / _MM_PER_INCH


def _page_number(sheet: Worksheet, style: StyleSheet) -> None:
    size = round(style.looks["page_number"].size)
    font = f"{style.fonts[FontRole.SONGTI]},Regular"
    number = _HeaderFooterPart(f"{DASH} &P {DASH}", font, size)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=number)
