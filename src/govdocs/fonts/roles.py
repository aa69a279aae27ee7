"""The five roles a font can play in an official document."""

from __future__ import annotations

from enum import StrEnum


class FontRole(StrEnum):
    """What a face is used for."""

    FANGSONG = "仿宋"
    KAITI = "楷体"
    HEITI = "黑体"
    SONGTI = "宋体"
    XIAOBIAOSONG = "小标宋"
