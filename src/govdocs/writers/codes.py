"""The findings of the writers, each in one line."""

from __future__ import annotations

CODES: dict[str, str] = {
    "W101": "单元格的字数超过 Excel 的限度",
    "W102": "单元格里有 Excel 不能保存的字符",
    "W103": "表格的行数或列数超过 Excel 的限度",
    "W110": "Word 模板里有没有的内容",
    "W111": "Word 模板里的语句没有结束，或次序、位置不对",
    "W112": "Word 模板里有不能用的写法",
    "W113": "Word 模板里的标签读不懂",
    "W114": "Word 模板没有印出表单的某些内容",
    "W115": "用本单位的 Word 模板",
    "W116": "模板文件夹里的文件不是任何表单的模板",
    "W120": "台账模板里有台账没有的项",
    "W121": "台账模板里的标签读不懂或不能用",
    "W122": "台账模板里的行不合规则",
    "W123": "台账模板的表这次没有对应的台账，不印",
    "W124": "台账模板没有印出台账的某些内容",
}
"""Code to its meaning."""

CELL_TOO_LONG = "W101"
BAD_CHARACTER = "W102"
SHEET_TOO_LARGE = "W103"
TAG_UNKNOWN = "W110"
TAG_UNCLOSED = "W111"
TAG_FORBIDDEN = "W112"
TAG_UNREADABLE = "W113"
FIELD_LEFT_OUT = "W114"
OWN_TEMPLATE = "W115"
TEMPLATE_UNUSED = "W116"
TEMPLATE_NAME = "W120"
TEMPLATE_TAG = "W121"
TEMPLATE_ROWS = "W122"
TEMPLATE_SHEETS = "W123"
TEMPLATE_LEAVES_OUT = "W124"
