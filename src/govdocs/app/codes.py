"""The findings of the use cases, each in one line."""

from __future__ import annotations

CODES: dict[str, str] = {
    "C001": "源文本要先导入成数据文件",
    "C002": "文件名重复，已加序号",
    "C003": "违反规定的内容照原样排印（--as-is）",
    "C004": "读入记录与原文的字数不符",
}
"""Code to its meaning."""
