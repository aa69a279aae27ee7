"""Where sentences end: for headings that run into their text, and for paragraphs that were cut in two."""

from __future__ import annotations

import re

_STOPS = "。！？"
_TAIL = "”’」』）》〉】〕"
_FIRST = re.compile(rf"[{_STOPS}]+[{_TAIL}]*")
_DONE = re.compile(rf"(?:[{_STOPS}；：!?;:]|……)[{_TAIL}\"']*$")
_OPENERS = dict(zip("（“‘《〈【〔「『(", "）”’》〉】〕」』)", strict=True))


def split_first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of `text` with its closing mark, and what follows; ("…", "") when there is but one.

    A stop inside brackets, quotes or book marks does not end the sentence.
    """
    for match in _FIRST.finditer(text):
        in_brackets = set(_open_at(text[: match.start()])) - set("”’」』")
        if not in_brackets and not _open_at(text[: match.end()]):
            return text[: match.end()], text[match.end() :]
    return text, ""


def _open_at(text: str) -> list[str]:
    waiting: list[str] = []
    for character in text:
        if character in _OPENERS:
            waiting.append(_OPENERS[character])
        elif waiting and character == waiting[-1]:
            waiting.pop()
    return waiting


def ends_sentence(text: str) -> bool:
    """True when `text` ends as a sentence, a list entry or an introduction to a list does."""
    return bool(_DONE.search(text.rstrip()))
