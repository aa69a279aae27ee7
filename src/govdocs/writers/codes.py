"""The findings of the writers, each in one line."""

from __future__ import annotations

CODES: dict[str, str] = {
    "W101": "单元格的字数超过 Excel 的限度",
    "W102": "单元格里有 Excel 不能保存的字符",
    "W103": "表格的行数或列数超过 Excel 的限度",
}
"""Code to its meaning."""

CELL_TOO_LONG = "W101"
BAD_CHARACTER = "W102"
SHEET_TOO_LARGE = "W103"
