"""Characters that take no room of their own: they stay with the character before them."""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufeff")


def is_mark(character: str) -> bool:
    """True for variation selectors, joiners and combining marks: width 0, never alone in a run."""
    if character < "\u0300":
        return False
    return character in _JOINERS or unicodedata.category(character) in {"Mn", "Me"}


def is_unseen(character: str) -> bool:
    """True for the marks that print nothing: joiners and variation selectors."""
    return (
        character in _JOINERS
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


BOXES = frozenset("□☑☒■")
"""The marks of choices: in one text they stand beside each other and must look alike."""


def is_foreign_letter(character: str) -> bool:
    """True for accented Latin, Greek and Cyrillic letters: each has its own width, never a full cell."""
    if not "\u00c0" <= character <= "\u052f":
        return False
    return unicodedata.category(character) in {"Lu", "Ll"}
