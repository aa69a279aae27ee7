"""Drop-down lists of a workbook, long ones on a hidden worksheet."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.writers.xlsx_names import sheet_name

_INLINE_LIMIT = 255
"""The longest list in characters that a cell's rule itself can hold."""

_SHEET = "选项"


class ChoiceLists:
    """The lists of words that cells of a workbook may hold."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._long: dict[tuple[str, ...], list[DataValidation]] = {}

    def add(self, sheet: Worksheet, cells: str, choices: tuple[str, ...]) -> None:
        """A list of `choices` in `cells` of `sheet`."""
        rule = DataValidation(type="list", allow_blank=True, sqref=cells)
        rule.error, rule.errorTitle = "请从下拉列表里选一个", "不在列表里"
        rule.showErrorMessage = True
        words = ",".join(choices)
        if len(words) <= _INLINE_LIMIT and not any("," in word for word in choices):
            rule.formula1 = f'"{words.replace(chr(34), chr(34) * 2)}"'
        else:
            self._long.setdefault(choices, []).append(rule)
        sheet.add_data_validation(rule)

    def finish(self) -> None:
        """Writes the long lists onto a hidden sheet behind the others."""
        if not self._long:
            return
        sheet = self._book.create_sheet(sheet_name(_SHEET, self._book.sheetnames))
        sheet.sheet_state = "hidden"
        for number, (choices, rules) in enumerate(self._long.items(), start=1):
            letter = get_column_letter(number)
            for row, word in enumerate(choices, start=1):
                cell = sheet.cell(row, number, word)
                cell.data_type = "s"
            for rule in rules:
                rule.formula1 = f"'{sheet.title}'!${letter}$1:${letter}${len(choices)}"
