"""Names of worksheets as Excel takes them."""

from __future__ import annotations

import re
from collections.abc import Collection

NAME_LIMIT = 31
"""The longest name of a worksheet in UTF-16 units."""

_WIDE = str.maketrans("[]:*?/\\'", "［］：＊？／＼’")
_RESERVED = {"history"}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def sheet_name(wished: str, taken: Collection[str]) -> str:
    """`wished` as a name that Excel takes and that none of `taken` has, whatever their case.

    Marks that a name may not have become their full-width forms; what is too long is cut.
    """
    stem = _UNSEEN.sub("", re.sub(r"\s+", " ", wished.translate(_WIDE))).strip() or "表"
    if stem.casefold() in _RESERVED:
        stem = f"{stem}_"
    names = {name.casefold() for name in taken}
    found, number = _cut(stem, ""), 1
    while found.casefold() in names:
        number += 1
        found = _cut(stem, f"（{number}）")
    return found


def _cut(stem: str, tail: str) -> str:
    while _units(stem + tail) > NAME_LIMIT:
        stem = stem[:-1]
    return stem.rstrip() + tail


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
