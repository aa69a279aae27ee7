"""Characters that take no room of their own: they stay with the character before them."""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufeff")


def is_mark(character: str) -> bool:
    """True for variation selectors, joiners and combining marks: width 0, never alone in a run."""
    if character < "\u0300":
        return False
    return character in _JOINERS or unicodedata.category(character) in {"Mn", "Me"}
