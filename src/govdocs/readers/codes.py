"""The codes of what the readers find: one Chinese line each."""

from __future__ import annotations

CODES: dict[str, str] = {
    "R999": "读入时字数不平（程序缺陷）",
}
