"""The findings of the use cases, each in one line."""

from __future__ import annotations

CODES: dict[str, str] = {
    "C001": "文件名重复，已加序号",
    "C002": "读入记录与原文的字数不符",
}
"""Code to its meaning."""
